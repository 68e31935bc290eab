package touchstone.canvas.tool;

import java.util.Optional;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Point;

/** A tool that makes masks of what the picture's pixels look like. */
interface PixelMaskTool extends Tool {

    /** What a press begins, with the pixels as they are seen then. */
    interface Begun {
        Tool with(Pixels pixels, MaskTarget target, Point at);
    }

    @Override
    default boolean needsPixels() {
        return true;
    }

    @Override
    default Optional<GeometryKind> draws() {
        return Optional.of(GeometryKind.MASK);
    }

    /** The step to what a press of the primary button begins; none where it is another input or there are no pixels yet. */
    default Step begin(Input input, ToolContext context, Begun begun) {
        Pixels pixels = context.pixels();
        if (!(input instanceof Input.Press p) || p.button() != Input.Button.PRIMARY || pixels == null) {
            return Step.to(this);
        }
        return MaskTarget.of(p, context).map(target -> Step.to(begun.with(pixels, target, context.inside(p.at()))))
                .orElse(Step.to(this));
    }
}
