package touchstone.canvas.tool;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.geometry.GeometryKind;

/** Every operation there is, in the order of the menu. */
public final class Operations {

    public static final List<Operation> ALL = Stream.of(List.of(new Duplicate(), new Mirror()),
            List.of(new Combine(Combine.Kind.UNION), new Combine(Combine.Kind.SUBTRACT),
                    new Combine(Combine.Kind.INTERSECT), new Convert(GeometryKind.MASK),
                    new Convert(GeometryKind.POLYGON)),
            MaskWork.ALL).<Operation>flatMap(List::stream).toList();

    private Operations() {
    }

    /** Why an outcome may not be handed out: an object that it changes is not what it was. Empty when it may. */
    public static Optional<String> obstacle(Operation.Outcome outcome, ToolContext now) {
        return obstacle(outcome.edit(), now);
    }

    /** The same of an edit that was worked out meanwhile. */
    static Optional<String> obstacle(Edit edit, ToolContext now) {
        for (Change change : edit.changes()) {
            if (change.before() instanceof Annotation before
                    && !now.objects().get(before.id()).filter(before::equals).isPresent()) {
                return Optional.of(changedMeanwhile());
            }
        }
        return Optional.empty();
    }

    /** Says that objects were changed while an operation ran. */
    public static String changedMeanwhile() {
        return Texts.of("obstacle.changed");
    }

    /** Says that there is nothing to work on. */
    public static String nothingOpen() {
        return Texts.of("obstacle.image");
    }
}
