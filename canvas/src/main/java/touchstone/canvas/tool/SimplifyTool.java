package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;

/**
 * Takes vertices out of polygons and lines that they can do without. A click on one, or Enter for the selected ones, shows
 * what the tolerance would leave, live while it is changed; another click or Enter takes it over. Rings keep apart and
 * cross neither themselves nor each other; parts and holes stay.
 */
public sealed interface SimplifyTool extends Tool {

    /** In image pixels; no vertex that goes lies further than this from the new line. */
    Option.Amount TOLERANCE = new Option.Amount("simplify-tolerance", 1, 0.05, 1000, 0);

    @Override
    default String name() {
        return "simplify";
    }

    @Override
    default List<Option> options() {
        return List.of(TOLERANCE);
    }

    private static Step ask(List<Annotation> objects, Map<AnnotationId, Geometry> shown, boolean accepted,
            ToolContext context) {
        double tolerance = context.options().amount(TOLERANCE);
        return Step.to(new Trying(objects, shown, 0, accepted)).asking(dropped -> {
            Map<AnnotationId, Geometry> shapes = new HashMap<>();
            for (Annotation object : objects) {
                if (!dropped.getAsBoolean()) {
                    shapes.put(object.id(), simplified(object.geometry(), tolerance));
                }
            }
            return new Simplified(shapes, tolerance);
        });
    }

    private static Geometry simplified(Geometry shape, double tolerance) {
        return switch (shape) {
            case Polygon polygon -> Areas.simplified(polygon, tolerance);
            case Polyline line -> new Polyline(Areas.simplified(line.points(), tolerance));
            default -> shape;
        };
    }

    /** What the tolerance leaves of the shapes. */
    record Simplified(Map<AnnotationId, Geometry> shapes, double tolerance) implements Input.Answer {

        public Simplified {
            shapes = Map.copyOf(shapes);
        }
    }

    record Idle() implements SimplifyTool {

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Press p when p.button() == Input.Button.PRIMARY -> context.objects()
                        .at(p.at(), SelectTool.REACH * context.pixel()).map(hit -> begin(hit, context))
                        .orElse(Step.to(this));
                case Input.Key k when k.code() == Input.Code.ENTER -> begin(context.selected(), context);
                default -> Step.to(this);
            };
        }

        private Step begin(Annotation hit, ToolContext context) {
            Set<AnnotationId> chosen = context.selection().contains(hit.id())
                    ? context.selection()
                    : Set.of(hit.id());
            Step step = begin(chosen.stream().sorted().flatMap(id -> context.objects().get(id).stream()).toList(),
                    context);
            return context.editable() ? step.selecting(chosen) : step;
        }

        private Step begin(List<Annotation> objects, ToolContext context) {
            List<Annotation> paths = objects.stream().filter(a -> a.geometry() instanceof Polygon
                    || a.geometry() instanceof Polyline).toList();
            return paths.isEmpty() || !context.editable() ? Step.to(this) : ask(paths, Map.of(), false, context);
        }

        @Override
        public String hint() {
            return "simplify.start";
        }
    }

    /**
     * What the tolerance leaves is shown.
     *
     * @param shapes what is shown; empty until the first answer
     * @param tolerance that the shapes come from; 0 while the answer is awaited
     * @param accepted whether the awaited answer is to be taken over when it comes
     */
    record Trying(List<Annotation> objects, Map<AnnotationId, Geometry> shapes, double tolerance,
            boolean accepted) implements SimplifyTool {

        private static final double STEP = 1.25;

        public Trying {
            objects = List.copyOf(objects);
            shapes = Map.copyOf(shapes);
        }

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Press p when p.button() == Input.Button.PRIMARY -> apply(context);
                case Input.DoubleClick d -> Step.to(this);
                case Simplified s -> answered(new Trying(objects, s.shapes(), s.tolerance(), false), context);
                case Input.OptionsChanged o -> context.options().amount(TOLERANCE) == tolerance
                        ? Step.to(this)
                        : ask(objects, shapes, accepted, context);
                case Input.Key k -> switch (k.code()) {
                    case ENTER -> apply(context);
                    case UP, RIGHT -> tuned(STEP, context);
                    case DOWN, LEFT -> tuned(1 / STEP, context);
                    case ESCAPE, BACKSPACE -> Step.to(new Idle());
                    default -> Step.to(this);
                };
                default -> Step.to(this);
            };
        }

        private Step tuned(double factor, ToolContext context) {
            Options now = context.options();
            return Step.to(this).setting(now.with(TOLERANCE, now.amount(TOLERANCE) * factor));
        }

        private Step answered(Trying known, ToolContext context) {
            return accepted ? known.apply(context) : Step.to(known);
        }

        /** When the answer comes, where it is not there yet. */
        private Step apply(ToolContext context) {
            if (tolerance == 0) {
                return Step.to(new Trying(objects, shapes, 0, true));
            }
            List<Change> changes = new ArrayList<>();
            List<Annotation> changed = new ArrayList<>();
            Set<AnnotationId> selected = new HashSet<>();
            for (Annotation before : objects) {
                Geometry shape = shapes.getOrDefault(before.id(), before.geometry());
                boolean same = context.objects().get(before.id()).filter(before::equals).isPresent();
                if (same && !shape.equals(before.geometry())) {
                    changed.add(before);
                    changes.add(Change.replace(before, before.withGeometry(shape)));
                }
                selected.add(before.id());
            }
            return changes.isEmpty() || !context.editable()
                    ? Step.to(new Idle())
                    : Step.done(new Idle(), new Edit(Edits.named("edit.simplify", changed, context), changes))
                            .selecting(selected);
        }

        @Override
        public Preview preview(ToolContext context) {
            Bounds around = objects.stream().map(a -> a.geometry().bounds()).reduce(Bounds.EMPTY, Bounds::union);
            List<Geometry> before = objects.stream().map(Annotation::geometry).toList();
            String text = shapes.isEmpty()
                    ? Texts.of("simplify.waiting")
                    : Texts.of("simplify.vertices", vertices(before), vertices(shapes.values()));
            return new Preview(shapes, null, Points.of(), Points.of(), null)
                    .withNotes(List.of(new Preview.Note(new Point(around.maxX(), around.minY()), text)));
        }

        private static int vertices(Iterable<Geometry> shapes) {
            int sum = 0;
            for (Geometry shape : shapes) {
                sum += Nearness.lines(shape).stream().mapToInt(Points::size).sum();
            }
            return sum;
        }

        @Override
        public String hint() {
            return "simplify.next";
        }
    }
}
