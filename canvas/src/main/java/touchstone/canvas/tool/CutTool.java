package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.segment.GraphCut;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;

/**
 * Cuts an object out of a box drawn around it. Strokes correct the cut: over what belongs to the object, with Alt over
 * what does not. Enter, or a double click, takes it over with its border at full resolution, as a new mask; with Shift or
 * Alt at the box's first corner it is added to the selected mask or taken from it.
 */
public sealed interface CutTool extends PixelMaskTool {

    @Override
    default String name() {
        return "cut";
    }

    record Idle() implements CutTool {

        @Override
        public Step on(Input input, ToolContext context) {
            return begin(input, context, (pixels, target, at) -> new Framing(pixels, target, at, at));
        }

        @Override
        public String hint() {
            return "cut.start";
        }
    }

    /** The box is being drawn. */
    record Framing(Pixels pixels, MaskTarget target, Point from, Point to) implements CutTool {

        private static final double LEAST_SIDE = 3;

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Release r -> finish(context.inside(r.at()), context);
                case Input.Pointer p -> Step.to(new Framing(pixels, target, from, context.inside(p.at())));
                case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(new Idle());
                default -> Step.to(this);
            };
        }

        private Step finish(Point end, ToolContext context) {
            Bounds box = Bounds.between(from, end);
            double least = LEAST_SIDE * Math.max(1, context.pixel());
            return box.width() < least || box.height() < least
                    ? Step.to(new Idle())
                    : new Cutting(pixels, target, box, List.of(), null, true, false).ask();
        }

        @Override
        public Preview preview(ToolContext context) {
            Bounds box = Bounds.between(from, to);
            return Preview.shape(new Box(box.minX(), box.minY(), box.width(), box.height()));
        }

        @Override
        public String hint() {
            return "cut.frame";
        }
    }

    /**
     * What was cut out.
     *
     * @param strokes how many strokes it takes account of
     * @param shown the target with it
     */
    record Cut(GraphCut cut, int strokes, Mask shown) implements Input.Answer {
    }

    /**
     * The box is drawn; the object is being cut out, or is, and may be corrected.
     *
     * @param cut the last answer, or null
     * @param asking whether another one is awaited
     * @param accepted whether that one is to be taken over when it comes
     */
    record Cutting(Pixels pixels, MaskTarget target, Bounds box, List<GraphCut.Hint> strokes, @Nullable Cut cut,
            boolean asking, boolean accepted) implements CutTool {

        /** Screen pixels. */
        private static final double STROKE = 4;

        public Cutting {
            strokes = List.copyOf(strokes);
        }

        Step ask() {
            List<GraphCut.Hint> now = strokes;
            // Strokes taken back leave nothing of what they did behind.
            GraphCut before = cut != null && cut.strokes < now.size() ? cut.cut : null;
            return Step.to(new Cutting(pixels, target, box, now, cut, true, false)).asking(dropped -> {
                GraphCut next = GraphCut.of(pixels, box, now, before, dropped);
                return new Cut(next, now.size(), target.with(next.enlarged()));
            });
        }

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Cut c -> answered(c);
                case Input.DoubleClick d -> accept();
                case Input.Press p when p.button() == Input.Button.SECONDARY -> accept();
                case Input.Press p ->
                    Step.to(new Stroking(this, !p.modifiers().alt(), Points.of(p.at().x(), p.at().y()),
                            STROKE * context.pixel()));
                case Input.Key k -> switch (k.code()) {
                    case ENTER -> accept();
                    case BACKSPACE -> strokes.isEmpty()
                            ? Step.to(new Idle())
                            : new Cutting(pixels, target, box, strokes.subList(0, strokes.size() - 1), cut, true, false)
                                    .ask();
                    case ESCAPE -> Step.to(new Idle());
                    default -> Step.to(this);
                };
                default -> Step.to(this);
            };
        }

        Step with(GraphCut.Hint stroke) {
            List<GraphCut.Hint> more = new ArrayList<>(strokes);
            more.add(stroke);
            return new Cutting(pixels, target, box, more, cut, true, false).ask();
        }

        private Step answered(Cut answer) {
            Cutting now = new Cutting(pixels, target, box, strokes, answer, false, false);
            return accepted ? now.accept() : Step.to(now);
        }

        private Step accept() {
            Cut now = cut;
            if (now == null || asking) {
                return Step.to(new Cutting(pixels, target, box, strokes, cut, asking, true));
            }
            return now.cut.isEmpty()
                    ? Step.to(this)
                    : Refining.ask(new Idle(), target, target.preview(now.shown), now.cut::refined);
        }

        @Override
        public Preview preview(ToolContext context) {
            Preview preview = cut == null ? Preview.NONE : target.preview(cut.shown);
            return new Preview(preview.replaced(), preview.shape(), outline(box), Points.of(), null);
        }

        static Points outline(Bounds box) {
            return Points.of(box.minX(), box.minY(), box.maxX(), box.minY(), box.maxX(), box.maxY(), box.minX(),
                    box.maxY(), box.minX(), box.minY());
        }

        @Override
        public String hint() {
            return asking || cut == null ? "cut.wait" : cut.cut.isEmpty() ? "cut.nothing" : "cut.correct";
        }
    }

    /** A correcting stroke is being drawn. */
    record Stroking(Cutting cutting, boolean object, Points line, double radius) implements CutTool {

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Cut c -> Step.to(new Stroking(new Cutting(cutting.pixels, cutting.target, cutting.box,
                        cutting.strokes, c, false, false), object, line, radius));
                case Input.Drag d -> Step.to(new Stroking(cutting, object,
                        line.insert(line.size(), d.at().x(), d.at().y()), radius));
                case Input.Release r -> cutting.with(new GraphCut.Hint(line, radius, object));
                case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(new Idle());
                default -> Step.to(this);
            };
        }

        @Override
        public Preview preview(ToolContext context) {
            Preview preview = cutting.preview(context);
            Points shown = line.size() < 2 ? preview.line() : line;
            return new Preview(preview.replaced(), preview.shape(), shown, Points.of(), null);
        }

        @Override
        public String hint() {
            return object ? "cut.object" : "cut.around";
        }
    }
}
