package touchstone.store.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.ProjectView;

/** Writes label pictures: the objects of an image are numbered from 1, later ones cover earlier ones. */
final class PngMasksWriter {

    private static final Messages TEXT = Messages.beside(PngMasksWriter.class);
    private static final int LARGEST_VALUE = 0xffff;

    private final ProjectView project;
    private final PngMasks.Kind kind;
    private final List<AnnotatorId> annotators;
    private final Map<LabelId, Integer> numbers = new HashMap<>();
    private final int[] colours;
    private final Losses.Counter losses = new Losses.Counter();

    PngMasksWriter(ProjectView project, WriteOptions options, PngMasks.Kind kind) {
        this.project = project;
        this.kind = kind;
        annotators = options.annotators();
        project.schema().labels().forEach(l -> numbers.put(l.id(), numbers.size() + 1));
        colours = Legend.colours(project.schema());
    }

    Losses write(Path folder) throws IOException {
        losses.schema(project);
        losses.layers(annotators);
        if (kind == PngMasks.Kind.COLOURS) {
            Legend.write(project.schema(), folder);
        }
        FileNames names = new FileNames(".png");
        try (Writer text = Files.newBufferedWriter(folder.resolve(PngMasks.SIDECAR));
                JsonGenerator out = Json.generator(text)) {
            out.writeStartObject();
            out.writeArrayPropertyStart("labels");
            project.schema().labels().stream().map(Label::name).forEach(out::writeString);
            out.writeEndArray();
            out.writeObjectPropertyStart("masks");
            for (Image image : project.images()) {
                List<Annotation> objects = new ArrayList<>();
                annotators.forEach(a -> objects.addAll(project.annotations(image.id(), a)));
                if (!Overlaid.isImpossible(image, objects, losses)) {
                    String name = names.of(image);
                    out.writeRaw('\n');
                    out.writeObjectPropertyStart(name);
                    out.writeStringProperty("image", image.address());
                    Overlaid overlaid = new Overlaid(image, objects, LARGEST_VALUE, losses);
                    try (OutputStream png = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)))) {
                        PngLabels.encode(png, picture(out, image, overlaid));
                    }
                    out.writeEndObject();
                }
            }
            out.writeEndObject();
            out.writeEndObject();
            out.writeRaw('\n');
        }
        return losses.total();
    }

    private PngLabels picture(JsonGenerator out, Image image, Overlaid overlaid) {
        if (kind == PngMasks.Kind.OBJECTS) {
            objects(out, overlaid.visible());
            return new PngLabels(image.width(), image.height(), overlaid.values(), PngLabels.Coding.GREY_16,
                    new int[0]);
        }
        char[] labels = labels(overlaid.visible());
        char[] values = overlaid.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = labels[values[i]];
        }
        if (kind == PngMasks.Kind.COLOURS) {
            return new PngLabels(image.width(), image.height(), values, PngLabels.Coding.COLOURS, colours);
        }
        Set<Character> used = new TreeSet<>();
        for (int i = 1; i < labels.length; i++) {
            used.add(labels[i]);
        }
        out.writeObjectPropertyStart("values");
        for (char number : used) {
            out.writeObjectPropertyStart(Integer.toString(number));
            out.writeStringProperty("label", project.schema().labels().get(number - 1).name());
            out.writeEndObject();
        }
        out.writeEndObject();
        return colours.length <= 256
                ? new PngLabels(image.width(), image.height(), values, PngLabels.Coding.PALETTE, colours)
                : new PngLabels(image.width(), image.height(), values, PngLabels.Coding.GREY_16, new int[0]);
    }

    /** What each object's number means. */
    private void objects(JsonGenerator out, List<Annotation> objects) {
        out.writeObjectPropertyStart("values");
        for (int i = 0; i < objects.size(); i++) {
            Annotation a = objects.get(i);
            out.writeObjectPropertyStart(Integer.toString(i + 1));
            out.writeStringProperty("label", project.schema().labels().get(number(a) - 1).name());
            if (!a.attributes().isEmpty()) {
                out.writeObjectPropertyStart("attributes");
                a.attributes().forEach(out::writeStringProperty);
                out.writeEndObject();
            }
            Double score = a.provenance().score();
            if (score != null) {
                out.writeNumberProperty("score", score);
            }
            out.writeEndObject();
            losses.origin(a.provenance());
        }
        out.writeEndObject();
    }

    /** The label's number for each object's, 0 for none; objects of one label become one. */
    private char[] labels(List<Annotation> objects) {
        char[] labels = new char[objects.size() + 1];
        Set<LabelId> seen = new TreeSet<>();
        for (int i = 0; i < objects.size(); i++) {
            Annotation a = objects.get(i);
            labels[i + 1] = (char) number(a);
            if (!seen.add(a.label())) {
                losses.object(TEXT.text("lossMerged"));
            }
            losses.properties(a);
        }
        return labels;
    }

    private int number(Annotation a) {
        Integer number = numbers.get(a.label());
        if (number == null) {
            throw new IllegalStateException("An object's label is not in the schema.");
        }
        return number;
    }
}
