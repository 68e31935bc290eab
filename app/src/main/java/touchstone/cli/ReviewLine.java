package touchstone.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.NoteId;
import touchstone.model.Progress;
import touchstone.model.note.Fault;
import touchstone.model.note.Review;
import touchstone.store.Project;

/** What a line of {@link EditCommand} says of somebody else's work on an image: accepted or returned, and what is wrong. */
final class ReviewLine {

    private static final Messages TEXT = Messages.beside(ReviewLine.class);

    private ReviewLine() {
    }

    static List<Change> changes(Project project, Image image, AnnotatorId by, JsonNode line) throws InputRefused {
        Annotator of = Annotators.named(project, line.path("of").asString("").strip());
        Review.Outcome outcome = one(line, "outcome", "", Review.Outcome.values());
        Review.Stage stage = one(line, "stage", Review.Stage.PEER.key(), Review.Stage.values());
        List<Fault> faults = new ArrayList<>();
        for (JsonNode fault : line.path("faults")) {
            faults.add(new Fault(one(fault, "kind", "", Fault.Kind.values()),
                    one(fault, "weight", "", Fault.Weight.values()), object(fault),
                    fault.path("text").asString("")));
        }
        String reason = line.path("reason").asString("").strip();
        if (outcome == Review.Outcome.RETURNED && reason.isEmpty() && faults.isEmpty()) {
            throw new InputRefused(TEXT.text("edit.review.why"));
        }
        Progress.Status said = project.status(image.id(), of.id());
        Progress.Status after = outcome == Review.Outcome.RETURNED ? Progress.Status.RETURNED : Progress.Status.DONE;
        List<Change> changes = new ArrayList<>(List.of(Change.add(new Review(NoteId.create(), image.id(), by,
                Instant.now(), of.id(), outcome, reason, stage, faults).note())));
        if (said != after) {
            changes.add(new Change(said == Progress.Status.TODO ? null : new Progress(image.id(), of.id(), said),
                    new Progress(image.id(), of.id(), after)));
        }
        return changes;
    }

    private static <E extends Enum<E>> E one(JsonNode line, String name, String usual, E[] values)
            throws InputRefused {
        String said = line.path(name).asString(usual);
        return Arrays.stream(values).filter(v -> key(v).equals(said)).findFirst()
                .orElseThrow(() -> new InputRefused(TEXT.text("edit.review.one", name,
                        Arrays.stream(values).map(ReviewLine::key).collect(Collectors.joining(", ")), said)));
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable AnnotationId object(JsonNode fault) throws InputRefused {
        String id = fault.path("object").asString("");
        try {
            return id.isEmpty() ? null : AnnotationId.of(id);
        } catch (IllegalArgumentException notAnId) {
            throw new InputRefused(TEXT.text("edit.noObject", id));
        }
    }
}
