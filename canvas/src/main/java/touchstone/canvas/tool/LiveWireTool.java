package touchstone.canvas.tool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.segment.LiveWire;
import touchstone.model.Label;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Rasterizer;
import touchstone.model.geometry.Simplifier;

/**
 * Draws along edges: a click sets an anchor, and from it a line follows the strongest edges to the pointer. Anchors are
 * moved onto the edge near them; with Shift a leg is straight and its end stays where it is. Enter, a double click or the
 * first anchor closes the ring, which is then worked out at full resolution and becomes a polygon, or a mask.
 */
public sealed interface LiveWireTool extends Tool {

    /** By how much, in image pixels, the outline may leave the edges of the pixels that it runs over. */
    Option.Amount SIMPLIFY = new Option.Amount("wire-simplify", 0.75, 0, 20, 0.25);
    Option.Choice OUTCOME = new Option.Choice("wire-outcome", List.of("polygon", "mask"));

    @Override
    default String name() {
        return "livewire";
    }

    @Override
    default boolean needsPixels() {
        return true;
    }

    @Override
    default List<Option> options() {
        return List.of(OUTCOME, SIMPLIFY);
    }

    /** What the ring becomes: as chosen, or else as the label may be drawn. */
    private static Optional<GeometryKind> outcome(ToolContext context) {
        boolean mask = context.options().choice(OUTCOME).equals("mask");
        GeometryKind first = mask ? GeometryKind.MASK : GeometryKind.POLYGON;
        GeometryKind second = mask ? GeometryKind.POLYGON : GeometryKind.MASK;
        return context.labelFor(first).map(l -> first).or(() -> context.labelFor(second).map(l -> second));
    }

    record Idle() implements LiveWireTool {

        @Override
        public Step on(Input input, ToolContext context) {
            Pixels pixels = context.pixels();
            if (!(input instanceof Input.Press p) || p.button() != Input.Button.PRIMARY || pixels == null
                    || outcome(context).isEmpty()) {
                return Step.to(this);
            }
            Point at = context.inside(p.at());
            Around around = new Around(pixels, pixels.level(), !p.modifiers().shift());
            return new Wiring(around, List.of(), at, null, at, false, false).ask(at);
        }

        @Override
        public String hint() {
            return "livewire.start";
        }
    }

    /**
     * Where and how ways are sought.
     *
     * @param level of all ways of the ring
     * @param snaps whether the anchor is to be moved onto an edge
     */
    record Around(Pixels pixels, int level, boolean snaps) {

        /** Screen pixels around an anchor, and around the pointer where that is further away. */
        private static final double FIELD = 320;
        private static final double MARGIN = 100;

        LiveWire from(Point anchor, Point pointer, boolean snap, BooleanSupplier dropped) throws IOException {
            double unit = 1L << level;
            Bounds part = new Bounds(anchor.x(), anchor.y(), anchor.x(), anchor.y()).grow(FIELD * unit)
                    .union(new Bounds(pointer.x(), pointer.y(), pointer.x(), pointer.y()).grow(MARGIN * unit));
            return LiveWire.from(pixels, level, anchor, part, snap, dropped);
        }
    }

    /**
     * A leg of the ring.
     *
     * @param way what was shown; null when it was not known yet
     */
    record Leg(Point from, Point to, @Nullable Points way, boolean straight) {

        Points shown() {
            return way == null ? Points.of(List.of(from, to)) : way;
        }

        /** At full resolution. */
        Points refined(Around around, BooleanSupplier dropped) throws IOException {
            if (straight) {
                return shown();
            }
            Points along = way;
            if (along == null) {
                LiveWire field = around.from(from, to, false, dropped);
                if (!field.reaches(to)) {
                    return shown();
                }
                along = field.to(to);
            }
            return LiveWire.refined(around.pixels(), around.level(), along, dropped);
        }
    }

    /** The ways from an anchor. */
    record Ways(Point anchor, LiveWire field) implements Input.Answer {
    }

    /** The ring at full resolution. */
    record Ring(Points ring) implements Input.Answer {
    }

    /**
     * Some anchors are set.
     *
     * @param anchor the last one
     * @param field the ways from it, or null while they are being sought
     * @param asking whether ways are being sought
     * @param straight whether the next leg is straight
     */
    record Wiring(Around around, List<Leg> legs, Point anchor, @Nullable LiveWire field, Point pointer, boolean asking,
            boolean straight) implements LiveWireTool {

        private static final double CLOSE_REACH = 8;

        public Wiring {
            legs = List.copyOf(legs);
        }

        Step ask(Point reach) {
            boolean snap = around.snaps();
            Point from = anchor;
            return Step.to(new Wiring(around, legs, anchor, field, pointer, true, straight))
                    .asking(dropped -> new Ways(from, around.from(from, reach, snap, dropped)));
        }

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Ways w -> w.anchor.equals(anchor) ? answered(w.field) : Step.to(this);
                case Input.Press p when p.button() == Input.Button.SECONDARY -> finish();
                case Input.DoubleClick d -> finish();
                case Input.Press p -> press(context.inside(p.at()), p.modifiers().shift(), context);
                case Input.Release r -> Step.to(this);
                case Input.Pointer p -> follow(context.inside(p.at()), p.modifiers().shift());
                case Input.Key k -> switch (k.code()) {
                    case ENTER -> finish();
                    case BACKSPACE -> back();
                    case ESCAPE -> Step.to(new Idle());
                    default -> Step.to(this);
                };
                case Input.Answer other -> Step.to(this);
            };
        }

        private Step answered(LiveWire ways) {
            Around placed = new Around(around.pixels(), around.level(), false);
            Wiring now = new Wiring(placed, legs, ways.root(), ways, pointer, false, straight);
            return now.follow(pointer, straight);
        }

        private Step follow(Point at, boolean asStraight) {
            Wiring now = new Wiring(around, legs, anchor, field, at, asking, asStraight);
            boolean asks = field != null && !asking && !asStraight && !field.reaches(at)
                    && LiveWire.spans(around.level(), anchor, at);
            return asks ? now.ask(at) : Step.to(now);
        }

        private Step press(Point at, boolean asStraight, ToolContext context) {
            Point first = legs.isEmpty() ? anchor : legs.getFirst().from;
            if (legs.size() >= 2 && first.distance(at) <= CLOSE_REACH * context.pixel()) {
                return finish();
            }
            LiveWire ways = field;
            Point end = at;
            Points way = null;
            if (!asStraight && ways != null && ways.reaches(at)) {
                end = ways.reaches(ways.snapped(at)) ? ways.snapped(at) : at;
                way = ways.to(end);
            }
            if (end.equals(anchor)) {
                return Step.to(this);
            }
            List<Leg> more = new ArrayList<>(legs);
            more.add(new Leg(anchor, end, way, asStraight));
            return new Wiring(around, more, end, null, end, false, asStraight).ask(end);
        }

        private Step back() {
            if (legs.isEmpty()) {
                return Step.to(new Idle());
            }
            Leg last = legs.getLast();
            return new Wiring(around, legs.subList(0, legs.size() - 1), last.from, null, pointer, false, straight)
                    .ask(pointer);
        }

        private Step finish() {
            if (legs.size() < 2) {
                return Step.to(this);
            }
            Point first = legs.getFirst().from;
            LiveWire ways = field;
            List<Leg> all = new ArrayList<>(legs);
            if (!first.equals(anchor)) {
                Points way = !straight && ways != null && ways.reaches(first) ? ways.to(first) : null;
                all.add(new Leg(anchor, first, way, straight));
            }
            return Step.to(new Closing(shown(all))).asking(dropped -> {
                List<Points> refined = new ArrayList<>();
                for (Leg leg : all) {
                    refined.add(leg.refined(around, dropped));
                }
                return new Ring(joined(refined));
            });
        }

        private static Points shown(List<Leg> legs) {
            return joined(legs.stream().map(Leg::shown).toList());
        }

        /** One line, without the points that are where the one before them is. */
        private static Points joined(List<Points> ways) {
            double[] xy = new double[2 * ways.stream().mapToInt(Points::size).sum()];
            int n = 0;
            for (Points way : ways) {
                for (int i = 0; i < way.size(); i++) {
                    if (n == 0 || way.x(i) != xy[n - 2] || way.y(i) != xy[n - 1]) {
                        xy[n++] = way.x(i);
                        xy[n++] = way.y(i);
                    }
                }
            }
            if (n >= 4 && xy[0] == xy[n - 2] && xy[1] == xy[n - 1]) {
                n -= 2;
            }
            return Points.of(Arrays.copyOf(xy, n));
        }

        @Override
        public Preview preview(ToolContext context) {
            List<Points> line = new ArrayList<>();
            legs.forEach(leg -> line.add(leg.shown()));
            LiveWire ways = field;
            line.add(!straight && ways != null && ways.reaches(pointer)
                    ? ways.to(pointer)
                    : Points.of(List.of(anchor, pointer)));
            List<Point> anchors = new ArrayList<>();
            legs.forEach(leg -> anchors.add(leg.from));
            anchors.add(anchor);
            Points shown = joined(line);
            return (shown.size() < 2 ? Preview.NONE : Preview.line(shown)).withHandles(Points.of(anchors));
        }

        @Override
        public String hint() {
            return legs.size() < 2 ? "livewire.next" : "livewire.close";
        }
    }

    /** The ring is worked out at full resolution. */
    record Closing(Points shown) implements LiveWireTool {

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Ring r -> done(r.ring, context);
                case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(new Idle());
                default -> Step.to(this);
            };
        }

        private static Step done(Points ring, ToolContext context) {
            Tool idle = new Idle();
            double tolerance = context.options().amount(SIMPLIFY);
            Points outline = ring.size() < 3 || tolerance == 0 ? ring : Simplifier.ring(ring, tolerance);
            Optional<GeometryKind> kind = outcome(context);
            if (outline.size() < 3 || outline.signedArea() == 0 || kind.isEmpty()) {
                return Step.to(idle);
            }
            Polygon polygon = Polygon.of(outline);
            Geometry shape = kind.get() == GeometryKind.MASK
                    ? Rasterizer.mask(polygon, context.width(), context.height())
                    : polygon;
            Label label = context.labelFor(kind.get()).orElseThrow();
            return shape instanceof Mask m && m.isEmpty()
                    ? Step.to(idle)
                    : Edits.drawn(idle, label, shape, context);
        }

        @Override
        public Preview preview(ToolContext context) {
            return Preview.line(shown.insert(shown.size(), shown.x(0), shown.y(0)));
        }

        @Override
        public String hint() {
            return "livewire.refine";
        }
    }
}
