package touchstone.canvas.tool;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Label;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Point;

/**
 * Fills the area around a click that the layer's shapes enclose. The selected mask of the chosen label gets it, or else the
 * one mask that encloses it alone, or else it becomes a new one.
 */
public sealed interface FillTool extends Tool {

    /** Whether the edge of the image encloses too. */
    Option.Switch EDGE = new Option.Switch("edge", false);

    @Override
    default String name() {
        return "fill";
    }

    @Override
    default Optional<GeometryKind> draws() {
        return Optional.of(GeometryKind.MASK);
    }

    @Override
    default List<Option> options() {
        return List.of(EDGE);
    }

    @Override
    default boolean rests() {
        return true;
    }

    /** @param refused where nothing could be filled, or null */
    record Idle(@Nullable Refusal refused) implements FillTool {

        public Idle() {
            this(null);
        }

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Press p when p.button() == Input.Button.PRIMARY -> ask(p.at(), context);
                case Input.DoubleClick d -> ask(d.at(), context);
                case Input.Release r -> Step.to(this);
                case Input.Move m -> Step.to(this);
                default -> Step.to(new Idle());
            };
        }

        private static Step ask(Point at, ToolContext context) {
            int x = (int) Math.floor(at.x());
            int y = (int) Math.floor(at.y());
            if (x < 0 || y < 0 || x >= context.width() || y >= context.height()
                    || context.labelFor(GeometryKind.MASK).isEmpty()) {
                return Step.to(new Idle());
            }
            Enclosure walls = new Enclosure(context.objects(), context.width(), context.height());
            return Step.to(new Filling(at)).asking(dropped -> answer(at, walls, dropped));
        }

        private static Found answer(Point at, Enclosure walls, BooleanSupplier dropped) {
            Mask area = walls.around(at, dropped);
            return new Found(area, area.isEmpty() ? List.of() : walls.masksBeside(area));
        }

        @Override
        public Preview preview(ToolContext context) {
            return refused == null
                    ? Preview.NONE
                    : Preview.NONE.withNotes(List.of(new Preview.Note(refused.at, Texts.of(refused.why))));
        }

        @Override
        public String hint() {
            return "fill.start";
        }
    }

    /** @param why key of a sentence */
    record Refusal(Point at, String why) {
    }

    /**
     * The area around the click.
     *
     * @param beside the masks that it touches
     */
    record Found(Mask area, List<Annotation> beside) implements Input.Answer {

        public Found {
            beside = List.copyOf(beside);
        }
    }

    /** The area is being looked for. */
    record Filling(Point at) implements FillTool {

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Found found -> fill(found, context);
                case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(new Idle());
                case Input.Press p when p.button() == Input.Button.PRIMARY -> new Idle().on(input, context);
                default -> Step.to(this);
            };
        }

        private Step fill(Found found, ToolContext context) {
            Mask area = found.area;
            if (area.isEmpty()) {
                return Step.to(new Idle(new Refusal(at, "fill.covered")));
            }
            if (!context.options().on(EDGE) && (area.bounds().minX() == 0 || area.bounds().minY() == 0
                    || area.bounds().maxX() == context.width() || area.bounds().maxY() == context.height())) {
                return Step.to(new Idle(new Refusal(at, "fill.open")));
            }
            Optional<Label> label = context.labelFor(GeometryKind.MASK);
            Optional<Annotation> target = BrushTool.toPaint(context)
                    .or(() -> found.beside.size() == 1 ? Optional.of(found.beside.getFirst()) : Optional.empty())
                    .flatMap(a -> context.objects().get(a.id())).filter(a -> Masks.of(a, context).isPresent());
            if (target.isPresent()) {
                Mask filled = Masks.of(target.get(), context).orElseThrow().union(area);
                return Edits.reshaped(new Idle(), "edit.fill", target.get(), filled, context)
                        .selecting(target.get().id());
            }
            return label.map(l -> Edits.drawn(new Idle(), l, area, context)).orElse(Step.to(new Idle()));
        }

        @Override
        public String hint() {
            return "fill.searching";
        }
    }
}
