package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.Provenance;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.InvalidGeometry;

/**
 * Reads a CVAT file into a draft. A track's shapes become objects of the frames that they are written for, those that
 * say "outside" apart; each carries the number of its track.
 */
final class CvatReader {

    static final String OCCLUDED = "occluded";
    static final String GROUP = "group_id";
    static final String LAYER = "z_order";
    static final String TRACK = "track_id";
    static final String KEYFRAME = "keyframe";

    private static final String UNNAMED = "unnamed";

    private static final Messages TEXT = Messages.beside(CvatReader.class);

    private final Path file;
    private final String name;
    private final Draft draft;
    private final CvatLabels labels;
    private final Map<String, Image> frames = new LinkedHashMap<>();
    private double frameWidth;
    private double frameHeight;
    private int tracks;

    CvatReader(Path file, Draft draft) {
        this.file = file;
        this.draft = draft;
        name = Draft.nameOf(file);
        labels = new CvatLabels(draft, name);
    }

    void read() throws IOException {
        Xml.read(file, Cvat.ROOT, new Xml.Visitor() {
            @Override
            public void root(Map<String, String> attributes) {
                // Says nothing.
            }

            @Override
            public void child(Xml.Node child) throws IOException {
                switch (child.name()) {
                    case "meta" -> meta(child);
                    case "image" -> image(child);
                    case "track" -> track(child);
                    default -> {
                    }
                }
            }
        });
    }

    private void meta(Xml.Node meta) {
        for (Xml.Node about : meta.children()) {
            about.child("labels").ifPresent(labels::take);
            about.child("original_size").ifPresent(size -> {
                frameWidth = number(size.textOf("width"));
                frameHeight = number(size.textOf("height"));
            });
        }
        meta.child("original_size").ifPresent(size -> {
            frameWidth = number(size.textOf("width"));
            frameHeight = number(size.textOf("height"));
        });
    }

    private static double number(String text) {
        Double value = Xml.number(text);
        return value == null ? 0 : value;
    }

    private void image(Xml.Node element) throws IOException {
        String where = TEXT.text("whereLine", name, Integer.toString(element.line()));
        Optional<Image> image = draft.image(where, draft.clean(where, element.attribute("name")),
                number(element.attribute("width")), number(element.attribute("height")));
        if (image.isPresent()) {
            for (Xml.Node shape : element.children()) {
                shape(image.get(), shape, shape.attribute("label"), Map.of());
            }
        }
    }

    private void track(Xml.Node track) throws IOException {
        String number = track.attribute("id").isEmpty() ? Integer.toString(tracks) : track.attribute("id");
        tracks++;
        for (Xml.Node shape : track.children()) {
            if (shape.attribute("outside").equals("1") || shape.attribute("frame").isEmpty()) {
                continue;
            }
            Image image = frame(shape);
            if (image != null) {
                Map<String, String> further = new TreeMap<>(Map.of(TRACK, number));
                if (shape.attribute(KEYFRAME).equals("0")) {
                    further.put(KEYFRAME, "false");
                }
                shape(image, shape, track.attribute("label"), further);
            }
        }
    }

    /** The frame as CVAT names it when it writes a video's frames out. */
    private @Nullable Image frame(Xml.Node shape) throws IOException {
        String frame = shape.attribute("frame");
        Image known = frames.get(frame);
        if (known != null) {
            return known;
        }
        Double number = Xml.number(frame);
        String where = TEXT.text("whereLine", name, Integer.toString(shape.line()));
        if (number == null || number < 0 || number != Math.rint(number) || number > 1e9) {
            draft.refuse(where, "badNumber", "frame");
            return null;
        }
        String file = "frame_" + "0".repeat(Math.max(0, 6 - frame.length())) + frame + ".PNG";
        Optional<Image> image = draft.image(where, file, frameWidth, frameHeight);
        image.ifPresent(i -> frames.put(frame, i));
        return image.orElse(null);
    }

    private void shape(Image image, Xml.Node shape, String labelled, Map<String, String> further) {
        String where = TEXT.text("whereLine", name, Integer.toString(shape.line()));
        String label = labelled.isBlank() ? UNNAMED : labelled;
        if (labelled.isBlank()) {
            draft.change(where, "labelMissing", UNNAMED);
        }
        try {
            Geometry geometry = new CvatShape(shape, image, labels.joints(label), key -> draft.change(where, key))
                    .geometry();
            Map<String, String> attributes = new TreeMap<>(further);
            for (Xml.Node attribute : shape.all("attribute")) {
                attributes.put(attribute.attribute("name"), attribute.text().strip());
            }
            if (shape.attribute(OCCLUDED).equals("1")) {
                attributes.put(OCCLUDED, "true");
            }
            keep(shape, GROUP, attributes);
            keep(shape, LAYER, attributes);
            attributes.remove("");
            draft.add(() -> where, image, labels.label(draft.clean(where, label)), geometry, attributes,
                    Provenance.imported(draft.source()));
        } catch (InvalidGeometry reason) {
            draft.refuse(where, reason);
        }
    }

    private static void keep(Xml.Node shape, String field, Map<String, String> attributes) {
        String value = shape.attribute(field);
        if (!value.isEmpty() && !value.equals("0")) {
            attributes.put(field, value);
        }
    }
}
