package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;

/**
 * Measures lengths, angles and areas and shows them beside the line; never changes anything. Each click sets a point,
 * one on the first point closes the ring; Enter or a double click lets the measure stand until the next click.
 */
public sealed interface MeasureTool extends Tool {

    @Override
    default String name() {
        return "measure";
    }

    @Override
    default boolean onlyLooks() {
        return true;
    }

    @Override
    default List<Option> options() {
        return Snap.OPTIONS;
    }

    private static Point at(Point pointer, ToolContext context) {
        return Snap.at(pointer, context, Set.of()).map(Snap::at).orElse(pointer);
    }

    record Idle() implements MeasureTool {

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Press p when p.button() == Input.Button.PRIMARY -> begin(p, context);
                case Input.DoubleClick d -> begin(d, context);
                case Input.Key k when k.code() == Input.Code.SNAP ->
                    Step.to(this).setting(Snap.toggled(context.options()));
                default -> Step.to(this);
            };
        }

        private static Step begin(Input.Pointer pointer, ToolContext context) {
            Point at = at(pointer.at(), context);
            return Step.to(new Measuring(Points.of(at.x(), at.y()), pointer.at(), true));
        }

        @Override
        public String hint() {
            return "measure.start";
        }
    }

    /**
     * Some points are set.
     *
     * @param hover where the pointer is
     * @param open whether more points follow
     */
    record Measuring(Points points, Point hover, boolean open) implements MeasureTool {

        private static final double CLOSE_REACH = 8;
        private static final double SLACK = 3;

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Press p when p.button() == Input.Button.SECONDARY -> Step.to(this);
                case Input.Press p -> open ? press(p.at(), context) : new Idle().on(p, context);
                case Input.DoubleClick d -> open ? stand() : new Idle().on(d, context);
                case Input.Release r -> open && r.at().distance(points.get(points.size() - 1)) > SLACK * context.pixel()
                        ? press(r.at(), context)
                        : Step.to(this);
                case Input.Pointer p -> Step.to(open ? new Measuring(points, p.at(), true) : this);
                case Input.Key k -> switch (k.code()) {
                    case ENTER -> stand();
                    case BACKSPACE -> Step.to(points.size() == 1
                            ? new Idle()
                            : new Measuring(points.remove(points.size() - 1), hover, true));
                    case ESCAPE -> Step.to(new Idle());
                    case SNAP -> Step.to(this).setting(Snap.toggled(context.options()));
                    default -> Step.to(this);
                };
                case Input.Answer a -> Step.to(this);
            };
        }

        private Step stand() {
            return Step.to(points.size() < 2 ? new Idle() : new Measuring(points, hover, false));
        }

        private Step press(Point pointer, ToolContext context) {
            if (closes(pointer, context)) {
                return Step.to(new Measuring(points.insert(points.size(), points.x(0), points.y(0)), pointer, false));
            }
            Point at = at(pointer, context);
            return Step.to(at.equals(points.get(points.size() - 1))
                    ? this
                    : new Measuring(points.insert(points.size(), at.x(), at.y()), pointer, true));
        }

        private boolean closes(Point pointer, ToolContext context) {
            return points.size() >= 3 && points.get(0).distance(pointer) <= CLOSE_REACH * context.pixel();
        }

        @Override
        public Preview preview(ToolContext context) {
            Point next = closes(hover, context) ? points.get(0) : at(hover, context);
            Points line = !open || next.equals(points.get(points.size() - 1))
                    ? points
                    : points.insert(points.size(), next.x(), next.y());
            Optional<Snap> snap = open ? Snap.at(hover, context, Set.of()) : Optional.empty();
            Points shown = line.size() == 1 ? line.insert(1, line.x(0), line.y(0)) : line;
            return Preview.line(shown).withHandles(points).withNotes(notes(line, new Measures(context.spacing())))
                    .withMarks(snap.map(Snap::mark).stream().toList());
        }

        private static List<Preview.Note> notes(Points line, Measures measures) {
            List<Preview.Note> notes = new ArrayList<>();
            int n = line.size();
            if (n < 2) {
                return notes;
            }
            List<String> last = new ArrayList<>();
            last.add(measures.length(line));
            if (n == 2) {
                last.add(Texts.of("measure.slope", measures.slope(line.get(0), line.get(1))));
            } else {
                Points stretch = Points.of(line.x(n - 2), line.y(n - 2), line.x(n - 1), line.y(n - 1));
                last.add(Texts.of("measure.last", measures.length(stretch)));
            }
            boolean ring = n >= 4 && line.get(0).equals(line.get(n - 1));
            if (n > 3 || ring) {
                last.add(Texts.of("measure.area", measures.area(line)));
            }
            for (int i = 1; i + 1 < n; i++) {
                notes.add(new Preview.Note(line.get(i),
                        measures.angle(line.get(i - 1), line.get(i), line.get(i + 1))));
            }
            notes.add(new Preview.Note(line.get(n - 1), String.join("\n", last)));
            return notes;
        }

        @Override
        public String hint() {
            return open ? "measure.next" : "measure.done";
        }
    }
}
