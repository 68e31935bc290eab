package touchstone.canvas.tool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.segment.Wand;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Morphology;
import touchstone.model.geometry.Point;

/**
 * Takes the region that looks like the pressed pixel. Dragging changes how much may differ: the further from the press,
 * the more. The region is looked for in what is seen, at the resolution at which it is seen, and half a view beyond; on
 * release its border is worked out at full resolution.
 */
public sealed interface WandTool extends PixelMaskTool {

    /** By how many of the 255 steps from black to white, as the picture is shown, a pixel may differ. */
    Option.Amount TOLERANCE = new Option.Amount("wand-tolerance", 16, 0, 255, 1);
    Option.Switch CONNECTED = new Option.Switch("wand-connected", true);
    Option.Switch DIAGONAL = new Option.Switch("wand-diagonal", false);

    Option.Switch HOLES = new Option.Switch("wand-holes", false);
    /** In image pixels; 0 leaves the border as it is. */
    Option.Amount SMOOTHING = new Option.Amount("wand-smoothing", 0, 0, 50, 1);

    /** With holes filled and the border smoothed as the options say. */
    private static Mask tidy(Mask region, Options options, boolean smooth) {
        Mask filled = options.on(HOLES) ? Morphology.fillHoles(region) : region;
        double radius = options.amount(SMOOTHING);
        return smooth && radius > 0 ? Morphology.smooth(filled, radius) : filled;
    }

    @Override
    default String name() {
        return "wand";
    }

    @Override
    default List<Option> options() {
        return List.of(TOLERANCE, CONNECTED, DIAGONAL, HOLES, SMOOTHING);
    }

    record Idle() implements WandTool {

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Press p when p.button() == Input.Button.PRIMARY -> begin(p, context);
                case Input.DoubleClick d -> begin(d, context);
                default -> Step.to(this);
            };
        }

        private Step begin(Input.Pointer press, ToolContext context) {
            Point at = press.at();
            Pixels pixels = context.pixels();
            boolean onImage = at.x() >= 0 && at.y() >= 0 && at.x() < context.width() && at.y() < context.height();
            if (!onImage || pixels == null) {
                return Step.to(this);
            }
            return MaskTarget.of(press, context).map(target -> {
                Options options = context.options();
                Wand wand = new Wand(pixels, options.on(CONNECTED), options.on(DIAGONAL));
                return new Holding(wand, options, pixels.level(), around(pixels.visible()), target, at,
                        options.amount(TOLERANCE), -1, false, null).ask();
            }).orElse(Step.to(this));
        }

        private static Bounds around(Bounds visible) {
            return new Bounds(visible.minX() - visible.width() / 2, visible.minY() - visible.height() / 2,
                    visible.maxX() + visible.width() / 2, visible.maxY() + visible.height() / 2);
        }

        @Override
        public String hint() {
            return "wand.start";
        }
    }

    /**
     * What was found.
     *
     * @param tolerance what it was looked for with
     * @param shown the target with the region
     */
    record Found(Wand.Region region, double tolerance, Mask shown) implements Input.Answer {
    }

    /**
     * The button is held, or was released before the answer came.
     *
     * @param chosen the options at the press
     * @param part where to look, in image coordinates
     * @param tolerance what the hand asks for now
     * @param asked what is being looked for; negative when nothing is
     * @param found the last answer, or null
     */
    record Holding(Wand wand, Options chosen, int level, Bounds part, MaskTarget target, Point press, double tolerance,
            double asked,
            boolean released, @Nullable Found found) implements WandTool {

        private static final double CLICK_SLACK = 4;
        /** Screen pixels that the hand moves for a step of brightness. */
        private static final double PIXELS_PER_STEP = 2;

        /** Looks for the region with the tolerance that is asked for now; an answer that is awaited is still taken. */
        Step ask() {
            double wanted = tolerance;
            return Step.to(new Holding(wand, chosen, level, part, target, press, wanted, wanted, released, found))
                    .asking(dropped -> {
                        Wand.Region region = wand.find(level, part, (int) press.x(), (int) press.y(), wanted, dropped);
                        Mask shape = tidy(wand.enlarged(region), chosen, level == 0);
                        return new Found(region, wanted, target.with(shape));
                    });
        }

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Found f -> answered(f, context);
                case Input.Drag d when !released -> drag(d.at(), context);
                case Input.Release r when !released ->
                    new Holding(wand, chosen, level, part, target, press, tolerance, asked,
                            true, found).settle(context);
                case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(new Idle());
                default -> Step.to(this);
            };
        }

        private Step drag(Point at, ToolContext context) {
            double distance = press.distance(at) / context.pixel();
            double steps = Math.min(TOLERANCE.most(), Math.rint(distance / PIXELS_PER_STEP));
            if (distance < CLICK_SLACK || steps == tolerance) {
                return Step.to(this);
            }
            Holding now = new Holding(wand, chosen, level, part, target, press, steps, asked, false, found);
            return (asked < 0 ? now.ask() : Step.to(now)).setting(context.options().with(TOLERANCE, steps));
        }

        private Step answered(Found answer, ToolContext context) {
            return new Holding(wand, chosen, level, part, target, press, tolerance, -1, released, answer)
                    .settle(context);
        }

        /** Goes on with what is known: asks again if the hand has moved on, finishes when it has let go. */
        private Step settle(ToolContext context) {
            if (asked >= 0 || found == null) {
                return Step.to(this);
            }
            if (found.tolerance != tolerance) {
                return ask();
            }
            if (!released) {
                return Step.to(this);
            }
            if (level == 0) {
                return target.finish(new Idle(), found.shown, context);
            }
            Wand.Region region = found.region;
            return Refining.ask(new Idle(), target, target.preview(found.shown),
                    dropped -> tidy(wand.refined(region, dropped), chosen, true));
        }

        @Override
        public Preview preview(ToolContext context) {
            return found == null ? Preview.NONE : target.preview(found.shown);
        }

        @Override
        public String hint() {
            return found != null && found.region.cut() ? "wand.cut" : "wand.hold";
        }
    }
}
