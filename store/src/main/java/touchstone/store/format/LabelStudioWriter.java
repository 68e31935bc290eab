package touchstone.store.format;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.Progress;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Keypoints;

/**
 * Writes the tasks of a Label Studio file: one an image, with one annotation an annotator or, for a model, one prediction.
 * Label Studio refuses users whom it does not know, so only those are named to it that came from it; for the others the
 * name stands in our own field.
 */
final class LabelStudioWriter {

    private static final Messages TEXT = Messages.beside(LabelStudioWriter.class);
    private static final Pattern USER = Pattern.compile(LabelStudioReader.USER + "(?<id>\\d{1,9})");

    private final Content content;
    private final List<Annotator> annotators = new ArrayList<>();
    private final LabelStudioConfiguration configuration;
    private final LabelStudioObject object;
    private int nextSet = 1;

    LabelStudioWriter(ProjectView project, WriteOptions options) {
        content = new Content(project, options);
        content.losses.schema(project);
        for (AnnotatorId id : options.annotators()) {
            project.annotators().stream().filter(a -> a.id().equals(id)).forEach(annotators::add);
        }
        configuration = new LabelStudioConfiguration(project.schema());
        object = new LabelStudioObject(content, configuration, joints());
    }

    Losses losses() {
        return content.losses.total();
    }

    /** What the written tasks need; complete after {@link #write}. */
    LabelStudioConfiguration configuration() {
        return configuration;
    }

    /** How many joints the objects of each label have at most. */
    private Map<LabelId, Integer> joints() {
        Map<LabelId, Integer> joints = new HashMap<>();
        for (Image image : content.project.images()) {
            for (Annotation a : content.objects(image)) {
                if (a.geometry() instanceof Keypoints k) {
                    joints.merge(a.label(), k.joints().size(), Math::max);
                }
            }
        }
        return joints;
    }

    void write(Path to) throws IOException {
        try (Writer text = Files.newBufferedWriter(to); JsonGenerator out = Json.generator(text)) {
            out.writeStartArray();
            int id = 1;
            for (Image image : content.project.images()) {
                out.writeRaw('\n');
                task(out, image, id++);
            }
            out.writeRaw('\n');
            out.writeEndArray();
            out.writeRaw('\n');
        }
    }

    private void task(JsonGenerator out, Image image, int id) {
        out.writeStartObject();
        out.writeNumberProperty("id", id);
        data(out, image);
        out.writeArrayPropertyStart("annotations");
        for (Annotator annotator : annotators) {
            if (annotator.role() != Annotator.Role.MODEL) {
                annotation(out, image, annotator);
            }
        }
        out.writeEndArray();
        out.writeArrayPropertyStart("predictions");
        for (Annotator annotator : annotators) {
            List<Annotation> objects = content.project.annotations(image.id(), annotator.id());
            if (annotator.role() == Annotator.Role.MODEL && !objects.isEmpty()) {
                prediction(out, image, annotator, objects);
            }
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void data(JsonGenerator out, Image image) {
        out.writeObjectPropertyStart("data");
        String path = image.address().replaceFirst("^(?:\\.\\./)+", "");
        out.writeStringProperty("image",
                image.fields().getOrDefault(LabelStudioReader.ADDRESS, LabelStudioAddresses.of(path)));
        image.fields().forEach((name, value) -> {
            boolean ours = name.equals(LabelStudioReader.ADDRESS) || name.startsWith(LabelStudioReader.SECONDS);
            if (!ours && name.equals("image")) {
                content.losses.detail(TEXT.text("lossFields"));
            } else if (!ours) {
                out.writeStringProperty(name, value);
            }
        });
        out.writeEndObject();
    }

    /** Nothing where the annotator has neither drawn nor been through. */
    private void annotation(JsonGenerator out, Image image, Annotator annotator) {
        List<Annotation> objects = content.project.annotations(image.id(), annotator.id());
        Progress.Status status = content.project.status(image.id(), annotator.id());
        if (objects.isEmpty() && status == Progress.Status.TODO) {
            return;
        }
        boolean skipped = status == Progress.Status.SKIPPED;
        out.writeRaw('\n');
        out.writeStartObject();
        out.writeNumberProperty("id", nextSet++);
        completedBy(out, annotator);
        out.writeBooleanProperty("was_cancelled", skipped);
        out.writeBooleanProperty("ground_truth", annotator.role() == Annotator.Role.GOLD);
        String seconds = image.fields().get(LabelStudioReader.SECONDS + annotator.name());
        if (seconds != null) {
            Json.attribute(out, "lead_time", seconds);
        }
        out.writeObjectPropertyStart(LabelStudio.OWN);
        out.writeStringProperty("annotator", annotator.name());
        if (annotator.role() == Annotator.Role.CONSENSUS) {
            out.writeStringProperty("role", annotator.role().key());
        }
        if (!skipped && status != Progress.Status.DONE) {
            out.writeStringProperty("status", status.key());
        }
        out.writeEndObject();
        object.results(out, image, objects, false);
        out.writeEndObject();
    }

    private static void completedBy(JsonGenerator out, Annotator annotator) {
        Matcher user = USER.matcher(annotator.name());
        if (user.matches()) {
            out.writeNumberProperty("completed_by", Integer.parseInt(user.group("id")));
        } else if (annotator.name().matches("[^@\\s]+@[^@\\s]+")) {
            out.writeObjectPropertyStart("completed_by");
            out.writeStringProperty("email", annotator.name());
            out.writeEndObject();
        }
    }

    private void prediction(JsonGenerator out, Image image, Annotator annotator, List<Annotation> objects) {
        out.writeRaw('\n');
        out.writeStartObject();
        out.writeStringProperty("model_version", annotator.name());
        objects.stream().map(a -> a.provenance().score()).filter(s -> s != null).mapToDouble(s -> s).min()
                .ifPresent(least -> out.writeNumberProperty("score", least));
        object.results(out, image, objects, true);
        out.writeEndObject();
    }
}
