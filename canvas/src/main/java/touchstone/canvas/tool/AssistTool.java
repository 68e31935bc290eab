package touchstone.canvas.tool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.segment.Prompted;
import touchstone.canvas.segment.PromptedModel;
import touchstone.canvas.segment.PromptedModel.Prompt;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Provenance;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;

/**
 * Has a model of the user's own outline what is clicked, or what a box is dragged around. Further clicks correct it: on what
 * belongs to the object, with Alt on what does not. Enter, or a double click, takes it over as a new mask; with Shift or Alt at
 * the first press it is added to the selected mask or taken from it.
 */
public sealed interface AssistTool extends PixelMaskTool {

    @Override
    default String name() {
        return "assist";
    }

    record Idle() implements AssistTool {

        @Override
        public Step on(Input input, ToolContext context) {
            return begin(input, context, (pixels, target, at) -> new Pointing(pixels, target, at, at));
        }

        @Override
        public String hint() {
            return "assist.start";
        }
    }

    /** The button is down: a click, or the first corner of a box. */
    record Pointing(Pixels pixels, MaskTarget target, Point from, Point to) implements AssistTool {

        /** Screen pixels from which on it is a box. */
        private static final double LEAST_SIDE = 4;

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Release r -> finish(context.inside(r.at()), context);
                case Input.Pointer p -> Step.to(new Pointing(pixels, target, from, context.inside(p.at())));
                case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(new Idle());
                default -> Step.to(this);
            };
        }

        private boolean isBox(ToolContext context) {
            double least = LEAST_SIDE * context.pixel();
            return Math.abs(to.x() - from.x()) >= least && Math.abs(to.y() - from.y()) >= least;
        }

        private Step finish(Point end, ToolContext context) {
            Pointing last = new Pointing(pixels, target, from, end);
            Prompt prompt = last.isBox(context)
                    ? new Prompt.Within(Bounds.between(from, end))
                    : new Prompt.At(from, true);
            return new Outlining(pixels, target, context.model(), List.of(prompt), null, true, false).ask();
        }

        @Override
        public Preview preview(ToolContext context) {
            Bounds box = Bounds.between(from, to);
            return isBox(context)
                    ? Preview.shape(new Box(box.minX(), box.minY(), box.width(), box.height()))
                    : Preview.NONE;
        }

        @Override
        public String hint() {
            return "assist.frame";
        }
    }

    /**
     * What the model outlined.
     *
     * @param prompts how many prompts it takes account of
     * @param shown the target with it
     */
    record Outlined(Prompted prompted, int prompts, Mask shown) implements Input.Answer {
    }

    /**
     * The model was asked, and may be corrected.
     *
     * @param model null where there is none, which the asking says
     * @param outlined the last answer, or null
     * @param asking whether another one is awaited
     * @param accepted whether that one is to be taken over when it comes
     */
    record Outlining(Pixels pixels, MaskTarget target, @Nullable PromptedModel model, List<Prompt> prompts,
            @Nullable Outlined outlined, boolean asking, boolean accepted) implements AssistTool {

        public Outlining {
            prompts = List.copyOf(prompts);
        }

        Step ask() {
            List<Prompt> now = prompts;
            Prompted before = outlined == null ? null : outlined.prompted;
            return Step.to(new Outlining(pixels, target, model, now, outlined, true, accepted)).asking(dropped -> {
                if (model == null) {
                    throw new IOException(Texts.of("assist.none"));
                }
                Prompted next = Prompted.of(pixels, model, now, pixels.visible(), before, dropped);
                return new Outlined(next, now.size(), target.with(next.mask()));
            });
        }

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Outlined o -> answered(o, context);
                case Input.DoubleClick d -> accept(context);
                case Input.Press p when p.button() == Input.Button.SECONDARY -> accept(context);
                case Input.Press p when p.button() == Input.Button.PRIMARY ->
                    with(new Prompt.At(context.inside(p.at()), !p.modifiers().alt()));
                case Input.Key k -> switch (k.code()) {
                    case ENTER -> accept(context);
                    case BACKSPACE -> prompts.size() == 1
                            ? Step.to(new Idle())
                            : asked(prompts.subList(0, prompts.size() - 1));
                    case ESCAPE -> Step.to(new Idle());
                    default -> Step.to(this);
                };
                default -> Step.to(this);
            };
        }

        private Step with(Prompt prompt) {
            List<Prompt> more = new ArrayList<>(prompts);
            more.add(prompt);
            return asked(more);
        }

        private Step asked(List<Prompt> others) {
            return new Outlining(pixels, target, model, others, outlined, true, false).ask();
        }

        private Step answered(Outlined answer, ToolContext context) {
            Outlining now = new Outlining(pixels, target, model, prompts, answer, false, false);
            return accepted ? now.accept(context) : Step.to(now);
        }

        private Step accept(ToolContext context) {
            Outlined now = outlined;
            if (now == null || asking) {
                return Step.to(new Outlining(pixels, target, model, prompts, outlined, asking, true));
            }
            return now.prompted.mask().isEmpty()
                    ? Step.to(this)
                    : helped(target.finish(new Idle(), now.shown, context), context);
        }

        /** What a model outlined says so from then on, and which one it was; whoever drew an object it adds to drew it still. */
        private Step helped(Step step, ToolContext context) {
            if (model == null || target.annotation() != null || step.edit().isEmpty()) {
                return step;
            }
            Provenance by = new Provenance(Provenance.Origin.ACCEPTED, model.name(), null,
                    context.provenance().guidelineVersion());
            Edit edit = step.edit().get();
            List<Change> changes = edit.changes().stream()
                    .map(c -> c.after() instanceof Annotation a ? new Change(c.before(), a.withProvenance(by)) : c)
                    .toList();
            return new Step(step.next(), Optional.of(new Edit(edit.name(), changes)), step.selection(),
                    step.question(), step.options());
        }

        @Override
        public Preview preview(ToolContext context) {
            Preview preview = outlined == null ? Preview.NONE : target.preview(outlined.shown);
            Points line = prompts.getFirst() instanceof Prompt.Within(Bounds box)
                    ? CutTool.Cutting.outline(box)
                    : Points.of();
            return new Preview(preview.replaced(), preview.shape(), line, Points.of(), null);
        }

        @Override
        public String hint() {
            return asking || outlined == null
                    ? "assist.wait"
                    : outlined.prompted.mask().isEmpty() ? "assist.nothing" : "assist.correct";
        }
    }
}
