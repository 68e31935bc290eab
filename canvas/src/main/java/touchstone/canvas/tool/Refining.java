package touchstone.canvas.tool;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Mask;

/**
 * The gesture is over; what it found at the resolution that is shown is worked out along its border at full resolution.
 *
 * @param then the state that follows
 * @param shown meanwhile
 */
record Refining(Tool then, MaskTarget target, Preview shown) implements Tool {

    /** Finds the region at full resolution, or anything once it is dropped. */
    @FunctionalInterface
    interface Work {
        Mask find(BooleanSupplier dropped) throws IOException;
    }

    /** The target with the region. */
    record Refined(Mask result) implements Input.Answer {
    }

    static Step ask(Tool then, MaskTarget target, Preview shown, Work work) {
        return Step.to(new Refining(then, target, shown)).asking(dropped -> new Refined(
                target.with(work.find(dropped))));
    }

    @Override
    public Step on(Input input, ToolContext context) {
        return switch (input) {
            case Refined r -> target.finish(then, r.result, context);
            case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(Tools.named(name()).orElseThrow());
            default -> Step.to(this);
        };
    }

    @Override
    public Preview preview(ToolContext context) {
        return shown;
    }

    @Override
    public String name() {
        return then.name();
    }

    @Override
    public String hint() {
        return name() + ".refine";
    }

    @Override
    public Optional<GeometryKind> draws() {
        return then.draws();
    }

    @Override
    public List<Option> options() {
        return then.options();
    }
}
