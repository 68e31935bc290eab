package touchstone.store.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;

/** Writes a COCO panoptic file and its pictures. Ids of images and categories count from 1 in the project's order. */
final class CocoPanopticWriter {

    /** As many colours as a label picture may have, without that of the background. */
    private static final int MOST = 4095;

    private final Content content;
    private final Losses.Counter losses;
    private final Map<LabelId, Integer> categories = new HashMap<>();
    private final Set<LabelId> stuff = new HashSet<>();

    CocoPanopticWriter(ProjectView project, WriteOptions options) {
        content = Content.ofOneLayer(project, options);
        losses = content.losses;
        project.schema().labels().forEach(l -> categories.put(l.id(), categories.size() + 1));
    }

    Losses write(Path json, Path folder) throws IOException {
        List<Image> images = new ArrayList<>();
        for (Image image : content.project.images()) {
            List<Annotation> objects = content.objects(image);
            objects.stream().filter(a -> "false".equals(a.attributes().get(CocoPanoptic.THING)))
                    .forEach(a -> stuff.add(a.label()));
            if (!Overlaid.isImpossible(image, objects, losses)) {
                images.add(image);
            }
        }
        FileNames names = new FileNames(".png");
        try (Writer text = Files.newBufferedWriter(json); JsonGenerator out = Json.generator(text)) {
            out.writeStartObject();
            Json.head(out, "info", content.project);
            images(out, images);
            categories(out);
            out.writeArrayPropertyStart("annotations");
            for (int i = 0; i < images.size(); i++) {
                String name = names.of(images.get(i));
                Overlaid overlaid = new Overlaid(images.get(i), content.objects(images.get(i)), MOST, losses);
                picture(folder.resolve(name), images.get(i), overlaid);
                segments(out, i + 1, name, images.get(i), overlaid);
            }
            out.writeRaw('\n');
            out.writeEndArray();
            out.writeEndObject();
            out.writeRaw('\n');
        }
        return losses.total();
    }

    private static void images(JsonGenerator out, List<Image> images) {
        out.writeArrayPropertyStart("images");
        for (int i = 0; i < images.size(); i++) {
            out.writeRaw('\n');
            out.writeStartObject();
            out.writeNumberProperty("id", i + 1);
            out.writeStringProperty("file_name", images.get(i).address());
            out.writeNumberProperty("width", images.get(i).width());
            out.writeNumberProperty("height", images.get(i).height());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void categories(JsonGenerator out) {
        out.writeArrayPropertyStart("categories");
        for (Label label : content.project.schema().labels()) {
            out.writeRaw('\n');
            out.writeStartObject();
            out.writeNumberProperty("id", categories.getOrDefault(label.id(), 0));
            out.writeStringProperty("name", label.name());
            out.writeStringProperty("supercategory", "");
            out.writeNumberProperty("isthing", stuff.contains(label.id()) ? 0 : 1);
            out.writeArrayPropertyStart("color");
            for (int shift = 16; shift >= 0; shift -= 8) {
                out.writeNumber(label.colour() >> shift & 0xff);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void picture(Path to, Image image, Overlaid overlaid) throws IOException {
        int[] colours = new int[overlaid.visible().size() + 1];
        for (int id = 1; id < colours.length; id++) {
            colours[id] = (id & 0xff) << 16 | id & 0xff00 | id >> 16 & 0xff;
        }
        try (OutputStream png = new BufferedOutputStream(Files.newOutputStream(to))) {
            PngLabels.encode(png, new PngLabels(image.width(), image.height(), overlaid.values(),
                    PngLabels.Coding.COLOURS, colours));
        }
    }

    private void segments(JsonGenerator out, int imageId, String name, Image image, Overlaid overlaid) {
        List<Annotation> visible = overlaid.visible();
        int[] area = new int[visible.size() + 1];
        Bounds[] bounds = new Bounds[visible.size() + 1];
        char[] values = overlaid.values();
        for (int i = 0; i < values.length; i++) {
            int id = values[i];
            if (id > 0) {
                area[id]++;
                int y = i / image.width();
                Bounds pixel = Bounds.ofSize(i % image.width(), y, 1, 1);
                bounds[id] = bounds[id] == null ? pixel : grown(bounds[id], pixel);
            }
        }
        out.writeRaw('\n');
        out.writeStartObject();
        out.writeNumberProperty("image_id", imageId);
        out.writeStringProperty("file_name", name);
        out.writeArrayPropertyStart("segments_info");
        for (int id = 1; id <= visible.size(); id++) {
            Annotation a = visible.get(id - 1);
            out.writeRaw('\n');
            out.writeStartObject();
            out.writeNumberProperty("id", id);
            out.writeNumberProperty("category_id", categories.getOrDefault(a.label(), 0));
            out.writeNumberProperty("area", area[id]);
            out.writeArrayPropertyStart("bbox");
            out.writeNumber((int) bounds[id].minX());
            out.writeNumber((int) bounds[id].minY());
            out.writeNumber((int) bounds[id].width());
            out.writeNumber((int) bounds[id].height());
            out.writeEndArray();
            further(out, a);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    /** A new value only where the box grows, for that is seldom. */
    private static Bounds grown(Bounds bounds, Bounds pixel) {
        return pixel.minX() >= bounds.minX() && pixel.maxX() <= bounds.maxX() && pixel.maxY() <= bounds.maxY()
                ? bounds
                : bounds.union(pixel);
    }

    private void further(JsonGenerator out, Annotation a) {
        String crowd = a.attributes().getOrDefault(Coco.CROWD, "false");
        out.writeNumberProperty("iscrowd", crowd.equals("true") || crowd.equals("1") ? 1 : 0);
        Double score = a.provenance().score();
        if (score != null) {
            out.writeNumberProperty("score", score);
        }
        Set<String> elsewhere = Set.of(Coco.CROWD, CocoPanoptic.THING);
        if (!elsewhere.containsAll(a.attributes().keySet())) {
            out.writeObjectPropertyStart("attributes");
            a.attributes().forEach((name, value) -> {
                if (!elsewhere.contains(name)) {
                    Json.attribute(out, name, value);
                }
            });
            out.writeEndObject();
        }
        losses.origin(a.provenance());
    }
}
