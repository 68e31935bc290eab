package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Morphology;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;

/**
 * Grows the selected masks by some pixels all around, or shrinks them where the number is negative, and shows what comes of
 * it until Enter makes it so. A click selects another mask.
 */
public sealed interface GrowTool extends Tool {

    /** In pixels; below 0 to shrink. */
    Option.Amount BY = new Option.Amount("grow-by", 3, -250, 250, 1);

    @Override
    default String name() {
        return "grow";
    }

    @Override
    default List<Option> options() {
        return List.of(BY);
    }

    @Override
    default boolean rests() {
        return true;
    }

    /** The selected masks in the order of their ids, and by how much they grow. */
    record Task(List<Annotation> masks, double by) {

        public Task {
            masks = List.copyOf(masks);
        }

        static Task of(ToolContext context) {
            return new Task(context.editable()
                    ? context.selected().stream().filter(a -> a.geometry() instanceof Mask).toList()
                    : List.of(), context.options().amount(BY));
        }

        Grown work(BooleanSupplier dropped) {
            Map<AnnotationId, Mask> grown = new HashMap<>();
            for (Annotation annotation : masks) {
                if (annotation.geometry() instanceof Mask mask && !dropped.getAsBoolean()) {
                    grown.put(annotation.id(), by < 0 ? Morphology.shrink(mask, -by) : Morphology.grow(mask, by));
                }
            }
            return new Grown(this, grown);
        }
    }

    /** What came of a task. */
    record Grown(Task task, Map<AnnotationId, Mask> masks) implements Input.Answer {

        public Grown {
            masks = Map.copyOf(masks);
        }
    }

    @Override
    default Step on(Input input, ToolContext context) {
        return switch (input) {
            case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(new Idle());
            case Input.Key k when k.code() == Input.Code.UP || k.code() == Input.Code.RIGHT -> by(1, k, context);
            case Input.Key k when k.code() == Input.Code.DOWN || k.code() == Input.Code.LEFT -> by(-1, k, context);
            case Input.Press p when p.button() == Input.Button.PRIMARY -> select(p.at(), p.modifiers(), context);
            default -> next(input, context);
        };
    }

    private Step by(int sign, Input.Key key, ToolContext context) {
        int step = key.modifiers().shift() ? 10 : 1;
        return Step.to(this).setting(context.options().with(BY, context.options().amount(BY) + sign * step));
    }

    private Step select(Point at, Input.Modifiers held, ToolContext context) {
        Optional<Annotation> under = context.objects().at(at, 0).filter(a -> a.geometry() instanceof Mask);
        if (under.isEmpty()) {
            return Step.to(this);
        }
        Set<AnnotationId> chosen = new HashSet<>(held.shift() ? context.selection() : Set.of());
        chosen.add(under.get().id());
        return Step.to(this).selecting(chosen);
    }

    /** What the state makes of other inputs. */
    Step next(Input input, ToolContext context);

    private static Step show(Task task, boolean atOnce) {
        return task.masks.isEmpty() || task.by == 0
                ? Step.to(new Idle())
                : Step.to(new Growing(task, atOnce)).asking(task::work);
    }

    private static boolean isEnter(Input input) {
        return input instanceof Input.Key k && k.code() == Input.Code.ENTER;
    }

    /** Nothing is shown yet. */
    record Idle() implements GrowTool {

        @Override
        public Step next(Input input, ToolContext context) {
            return input instanceof Grown ? Step.to(this) : show(Task.of(context), isEnter(input));
        }

        @Override
        public String hint() {
            return "grow.start";
        }
    }

    /**
     * What comes of it is being computed.
     *
     * @param atOnce whether it is wanted as soon as it is there
     */
    record Growing(Task task, boolean atOnce) implements GrowTool {

        @Override
        public Step next(Input input, ToolContext context) {
            if (input instanceof Grown grown) {
                return grown.task.equals(task) ? shown(new Shown(grown), context) : Step.to(this);
            }
            Task now = Task.of(context);
            return now.equals(task)
                    ? Step.to(new Growing(task, atOnce || isEnter(input)))
                    : show(now, isEnter(input));
        }

        private Step shown(Shown shown, ToolContext context) {
            return atOnce ? shown.done(context) : Step.to(shown);
        }

        @Override
        public String hint() {
            return "grow.shown";
        }
    }

    /** The selected masks are shown as they would be. */
    record Shown(Grown grown) implements GrowTool {

        @Override
        public Step next(Input input, ToolContext context) {
            Task now = Task.of(context);
            if (input instanceof Grown) {
                return Step.to(this);
            }
            if (!now.equals(grown.task)) {
                return show(now, isEnter(input));
            }
            return isEnter(input) ? done(context) : Step.to(this);
        }

        private Step done(ToolContext context) {
            List<Change> changes = new ArrayList<>();
            List<Annotation> changed = new ArrayList<>();
            Set<AnnotationId> selected = new HashSet<>(context.selection());
            for (Annotation before : grown.task.masks) {
                Mask after = grown.masks.get(before.id());
                if (after != null && context.objects().get(before.id()).filter(before::equals).isPresent()) {
                    Masks.change(before, after).ifPresent(change -> {
                        changes.add(change);
                        changed.add(before);
                    });
                    if (after.isEmpty()) {
                        selected.remove(before.id());
                    }
                }
            }
            String what = grown.task.by < 0 ? "edit.shrink" : "edit.grow";
            Edit edit = new Edit(Edits.named(what, changed, context), changes);
            return Step.done(new Done(Set.copyOf(selected), grown.task.by), edit).selecting(selected);
        }

        @Override
        public Preview preview(ToolContext context) {
            Map<AnnotationId, Geometry> replaced = new HashMap<>(grown.masks);
            List<Preview.Note> notes = new ArrayList<>();
            for (Annotation before : grown.task.masks) {
                Mask after = grown.masks.get(before.id());
                if (after != null && after.isEmpty()) {
                    notes.add(new Preview.Note(new Point(before.geometry().bounds().centerX(),
                            before.geometry().bounds().centerY()), Texts.of("grow.nothing")));
                }
            }
            return new Preview(replaced, null, Points.of(),
                    Points.of(), null).withNotes(notes);
        }

        @Override
        public String hint() {
            return "grow.shown";
        }
    }

    /**
     * It was done, and nothing more is shown until something else is asked for.
     *
     * @param selected what was selected then
     * @param by by how much it grew
     */
    record Done(Set<AnnotationId> selected, double by) implements GrowTool {

        @Override
        public Step next(Input input, ToolContext context) {
            Task now = Task.of(context);
            boolean same = now.by == by && context.selection().equals(selected);
            return isEnter(input) || !same ? show(now, isEnter(input)) : Step.to(this);
        }

        @Override
        public String hint() {
            return "grow.start";
        }
    }
}
