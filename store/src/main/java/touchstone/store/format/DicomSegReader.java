package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Provenance;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.MaskBuilder;
import touchstone.store.image.DicomFile;
import touchstone.store.image.DicomImage;
import touchstone.store.image.DicomSet;
import touchstone.store.image.DicomTag;
import touchstone.store.image.Lab;
import touchstone.store.image.Samples;

/** Reads a DICOM segmentation frame by frame. */
final class DicomSegReader {

    private static final Messages TEXT = Messages.beside(DicomSegReader.class);

    /**
     * @param name of the label
     * @param algorithm how it was made, as DICOM says it: "MANUAL", "AUTOMATIC" ..
     */
    private record Segment(String name, String algorithm) {
    }

    /**
     * What several files of one import have in common.
     *
     * @param base the folder that paths of images are meant against
     * @param images by what segmentations name them
     */
    record Shared(Draft draft, Path base, DicomInstances instances, Map<String, Image> images) {

        static Shared of(Path from, Path folder, ReadOptions options) throws IOException {
            Path base = options.images() == null ? folder : options.images().toAbsolutePath().normalize();
            return new Shared(new Draft(from, base, options), base, new DicomInstances(base), new HashMap<>());
        }
    }

    private final DicomFile file;
    private final DicomSet data;
    private final String name;
    private final Path base;
    private final Draft draft;
    private final DicomInstances instances;
    private final Map<Integer, Segment> segments = new LinkedHashMap<>();
    private final Map<String, Image> images;
    private final double half;
    private final boolean labelMap;

    DicomSegReader(DicomFile file, Path from, Shared shared) throws IOException {
        this.file = file;
        data = file.data();
        name = Draft.nameOf(from);
        base = shared.base();
        draft = shared.draft();
        instances = shared.instances();
        images = shared.images();
        String type = data.text(DicomTag.SEGMENTATION_TYPE);
        labelMap = type.equals("LABELMAP");
        half = type.equals("FRACTIONAL") ? data.number(DicomTag.MAXIMUM_FRACTION).orElse(255) / 2.0 : 1;
        if (type.equals("FRACTIONAL")) {
            draft.change(name, "fractional");
        }
    }

    void read() throws IOException {
        for (DicomSet segment : data.items(DicomTag.SEGMENTS)) {
            segment(segment);
        }
        for (int frame = 0; frame < whole(data, DicomTag.FRAMES); frame++) {
            String where = TEXT.text("whereFrame", name, Integer.toString(frame + 1));
            try {
                frame(where, frame);
            } catch (InputRefused refused) {
                draft.refuse(where, refused);
            } catch (CancellationException stopped) {
                throw stopped;
            } catch (IOException | RuntimeException damaged) {
                draft.refuse(where, "frameBroken");
            }
        }
    }

    private void segment(DicomSet segment) throws IOException {
        int number = segment.number(DicomTag.SEGMENT_NUMBER).orElse(-1);
        if (labelMap && number == 0) {
            return; // what is no segment
        }
        String label = segment.text(DicomTag.SEGMENT_LABEL);
        Segment described = new Segment(label.isEmpty() ? Integer.toString(number) : draft.clean(name, label),
                segment.text(DicomTag.SEGMENT_ALGORITHM));
        segments.put(number, described);
        int[] lab = segment.numbers(DicomTag.RECOMMENDED_CIELAB);
        Draft.LabelDraft drafted = draft.label(described.name());
        if (lab.length == 3) {
            drafted.colour(colour(lab));
        }
    }

    /** Of L*, a* and b*, each in 16 bits (PS3.3, C.10.7.1.1). */
    static int colour(int[] lab) {
        return Lab.rgb(lab[0] * 100 / 65535.0, lab[1] * 255 / 65535.0 - 128, lab[2] * 255 / 65535.0 - 128);
    }

    /** A whole number written as text; 1 where there is none. */
    private static int whole(DicomSet from, int tag) throws IOException {
        List<Double> numbers = from.decimals(tag);
        return numbers.isEmpty() ? 1 : (int) Math.clamp(numbers.getFirst(), 0, Integer.MAX_VALUE);
    }

    private void frame(String where, int frame) throws IOException {
        Samples samples = DicomImage.frame(file, frame);
        Optional<Image> image = image(where, frame, samples);
        if (image.isEmpty()) {
            return;
        }
        masks(samples, frame).forEach((number, mask) -> {
            Segment segment = segments.get(number);
            if (segment == null) {
                draft.refuse(where, "segmentUnknown", Integer.toString(number));
                return;
            }
            Map<String, String> attributes = new TreeMap<>(Map.of("segment", Integer.toString(number)));
            if (!segment.algorithm().isEmpty()) {
                attributes.put(DicomSegment.ALGORITHM, segment.algorithm());
            }
            draft.add(() -> where, image.get(), draft.label(segment.name()), mask, attributes,
                    Provenance.imported(draft.source()));
        });
    }

    /** By the number of the segment; what has no pixel is left out. */
    private Map<Integer, Mask> masks(Samples samples, int frame) throws IOException {
        int ofFrame = labelMap
                ? 0
                : DicomImage.group(data, frame, DicomTag.SEGMENT_IDENTIFICATION).orElse(data)
                        .number(DicomTag.REFERENCED_SEGMENT)
                        .orElse(segments.size() == 1 ? segments.keySet().iterator().next() : -1);
        Map<Integer, MaskBuilder> builders = new TreeMap<>();
        for (int y = 0; y < samples.height(); y++) {
            for (int x = 0; x < samples.width();) {
                int from = x;
                int value = value(samples, x, y);
                while (x < samples.width() && value(samples, x, y) == value) {
                    x++;
                }
                if (value != 0) {
                    builders.computeIfAbsent(labelMap ? value : ofFrame,
                            n -> new MaskBuilder(samples.width(), samples.height())).span(y, from, x);
                }
            }
        }
        Map<Integer, Mask> masks = new TreeMap<>();
        builders.forEach((number, builder) -> masks.put(number, builder.build()));
        return masks;
    }

    private int value(Samples samples, int x, int y) {
        double value = samples.value(x, y, 0);
        return labelMap ? (int) value : value >= half ? 1 : 0;
    }

    /** The slice that a frame lies on: by the instance that it names, else by its place in the series. */
    private Optional<Image> image(String where, int frame, Samples samples) throws IOException {
        Optional<DicomSet> source = DicomImage.group(data, frame, DicomTag.DERIVATION_IMAGES)
                .flatMap(d -> d.item(DicomTag.SOURCE_IMAGES));
        String instance = "";
        int plane = 0;
        if (source.isPresent()) {
            instance = DicomImage.hash(source.get().text(DicomTag.REFERENCED_SOP_INSTANCE));
            plane = Math.max(0, whole(source.get(), DicomTag.REFERENCED_FRAME) - 1);
        }
        Optional<DicomSet> referenced = data.item(DicomTag.REFERENCED_SERIES);
        String series = referenced.isEmpty()
                ? ""
                : DicomImage.hash(referenced.get().text(DicomTag.SERIES_INSTANCE));
        String slice = DicomImage.slice(data, frame);
        List<String> keys = DicomInstances.keys(instance, plane, series, slice);
        String key = keys.isEmpty() ? where : keys.getFirst();
        Image known = images.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        DicomInstances.Found found = instances.find(keys).orElse(null);
        String path = found != null
                ? Relative.path(base, found.file())
                : (instance.isEmpty() ? "series-" + series + "-" + slice : instance) + ".dcm";
        int number = found == null ? plane : found.plane();
        Optional<Image> image = draft.image(where, number == 0 ? path : path + "#" + (number + 1),
                found == null ? samples.width() : found.width(), found == null ? samples.height() : found.height());
        if (image.isPresent()) {
            images.put(key, image.get());
            field(image.get(), DicomImage.INSTANCE, instance);
            field(image.get(), DicomImage.SERIES, series);
            field(image.get(), DicomImage.SLICE, slice);
        }
        return image;
    }

    private void field(Image image, String field, String value) {
        if (!value.isEmpty()) {
            draft.field(image, field, value);
        }
    }
}
