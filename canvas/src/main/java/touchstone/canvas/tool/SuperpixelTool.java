package touchstone.canvas.tool;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.segment.Superpixels;
import touchstone.canvas.tile.Display;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Point;

/**
 * Divides what is seen into small regions that keep to the edges, and adds those that are clicked or dragged over to a
 * mask, as the brush does; with Alt they are taken away. The regions are those of the resolution that is seen; on release
 * the border of what was chosen is worked out at full resolution.
 */
public sealed interface SuperpixelTool extends PixelMaskTool {

    /** Between the middles of two regions, in screen pixels. */
    Option.Amount SPACING = new Option.Amount("superpixel-spacing", 24, 8, 128, 4);

    @Override
    default String name() {
        return "superpixels";
    }

    @Override
    default List<Option> options() {
        return List.of(SPACING);
    }

    /** What regions are made of: others are needed when it is another one. */
    record View(Bounds visible, int level, Display display, double spacing) {

        private static final int MOST_PIXELS = 1 << 20;

        static Optional<View> of(ToolContext context) {
            Pixels pixels = context.pixels();
            if (pixels == null || context.labelFor(GeometryKind.MASK).isEmpty() || pixels.visible().isEmpty()) {
                return Optional.empty();
            }
            Bounds visible = pixels.visible();
            int level = pixels.level();
            while (visible.width() * visible.height() / Math.pow(4, level) > MOST_PIXELS
                    && Math.max(pixels.width(level), pixels.height(level)) > Mask.TILE) {
                level++;
            }
            return Optional.of(new View(visible, level, pixels.display(),
                    context.options().amount(SPACING) * context.pixel()));
        }

        /** Pixels of the level between two middles. */
        int step() {
            return Math.max(3, (int) Math.round(spacing / (1L << level)));
        }

        Step ask(SuperpixelTool next, Pixels pixels) {
            return Step.to(next).asking(
                    dropped -> new Divided(this, Superpixels.of(pixels, level, visible, step(), dropped)));
        }
    }

    /** What is seen, divided. */
    record Divided(View view, Superpixels regions) implements Input.Answer {
    }

    /** Begins when the hand comes onto the picture. */
    record Idle() implements SuperpixelTool {

        @Override
        public Step on(Input input, ToolContext context) {
            Pixels pixels = context.pixels();
            return input instanceof Input.Pointer && pixels != null
                    ? View.of(context).map(view -> view.ask(new Ready(view, null), pixels)).orElse(Step.to(this))
                    : Step.to(this);
        }

        @Override
        public String hint() {
            return "superpixels.start";
        }
    }

    /**
     * The borders are shown, or will be.
     *
     * @param view what was last asked for
     * @param divided what there is, or null
     */
    record Ready(View view, @Nullable Divided divided) implements SuperpixelTool {

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Divided d -> Step.to(new Ready(view, d));
                case Input.Press p when p.button() == Input.Button.PRIMARY -> press(p, context);
                case Input.DoubleClick d -> press(d, context);
                case Input.Pointer p -> look(context);
                case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(new Idle());
                default -> Step.to(this);
            };
        }

        /** Divides again what is seen now, if that has changed. */
        private Step look(ToolContext context) {
            Pixels pixels = context.pixels();
            Optional<View> now = View.of(context);
            return now.isEmpty() || pixels == null
                    ? Step.to(new Idle())
                    : now.get().equals(view) ? Step.to(this) : now.get().ask(new Ready(now.get(), divided), pixels);
        }

        private Step press(Input.Pointer press, ToolContext context) {
            Step looked = look(context);
            if (looked.question().isPresent() || divided == null) {
                return looked;
            }
            Superpixels regions = divided.regions();
            int region = regions.at(press.at());
            return region < 0
                    ? looked
                    : MaskTarget.brushed(press, context).map(target -> Step.to(
                            new Choosing(this, regions, target, Mask.empty(0, 0), target.mask(), press.at(), null)
                                    .over(press.at())))
                            .orElse(looked);
        }

        @Override
        public boolean rests() {
            return true;
        }

        @Override
        public Preview preview(ToolContext context) {
            return divided == null ? Preview.NONE : Preview.NONE.withPartition(divided.regions());
        }

        @Override
        public String hint() {
            return divided == null ? "superpixels.wait" : "superpixels.start";
        }
    }

    /**
     * The button is held.
     *
     * @param chosen whole regions, in the level's frame
     * @param shown the target with them
     * @param changed where the last step changed it, or null after the first
     */
    record Choosing(Ready ready, Superpixels regions, MaskTarget target, Mask chosen, Mask shown, Point last,
            @Nullable Bounds changed) implements SuperpixelTool {

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Drag d -> Step.to(over(d.at()));
                case Input.Release r -> release(context);
                case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(new Idle());
                default -> Step.to(this);
            };
        }

        /** With the regions on the straight way to a place. */
        Choosing over(Point to) {
            Mask all = chosen;
            Mask now = shown;
            Bounds part = Bounds.EMPTY;
            double step = 1L << regions.level();
            int steps = (int) Math.ceil(last.distance(to) / step);
            int before = -1;
            for (int i = 0; i <= steps; i++) {
                double t = steps == 0 ? 1 : (double) i / steps;
                int region = regions.at(last.x() + t * (to.x() - last.x()), last.y() + t * (to.y() - last.y()));
                if (region >= 0 && region != before) {
                    before = region;
                    Mask mask = regions.mask(region);
                    if (all.width() == 0 || all.intersectionArea(mask) == 0) {
                        all = all.width() == 0 ? mask : all.union(mask);
                        Mask large = regions.enlarged(mask);
                        now = target.with(now, large);
                        part = part.union(large.bounds());
                    }
                }
            }
            return new Choosing(ready, regions, target, all, now, to, chosen.width() == 0 ? null : part);
        }

        private Step release(ToolContext context) {
            if (regions.level() == 0) {
                return target.finish(ready, shown, context);
            }
            Mask whole = chosen;
            return Refining.ask(ready, target, target.preview(shown).withPartition(regions),
                    dropped -> regions.refined(whole, dropped));
        }

        @Override
        public Preview preview(ToolContext context) {
            Preview preview = target.preview(shown).withPartition(regions);
            return changed == null ? preview : preview.within(changed);
        }

        @Override
        public String hint() {
            return "superpixels.hold";
        }
    }
}
