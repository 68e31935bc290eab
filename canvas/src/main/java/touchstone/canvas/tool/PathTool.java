package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;

/**
 * Draws vertex by vertex: a polygon, a line, a hole in a polygon or another part of it, or a line that reshapes or splits
 * what it crosses. Each click sets a vertex, Shift and drag sets many; Enter, a double click, or for rings a click on the
 * first vertex finishes; Backspace takes the last vertex back. Alt with the first click of a polygon cuts a hole into the
 * selected one. Vertices snap to other objects and follow their borders when that is switched on.
 */
public sealed interface PathTool extends Tool permits PathTool.Idle, PathTool.Drawing, PathEnding {

    /** Whether the way between two places on one neighbour's border runs along that border. */
    Option.Switch TRACE = new Option.Switch("trace", false);
    /** Whether what neighbours cover is left out of a new polygon. */
    Option.Switch AVOID_OVERLAP = new Option.Switch("avoid-overlap", false);
    Option.Switch RIGHT_FINISHES = new Option.Switch("right-finishes", false);

    /** What comes of the path. */
    enum Kind {
        POLYGON("polygon", 3), POLYLINE("polyline", 2), HOLE("hole", 3), PART("part", 3), RESHAPE("reshape",
                2), SPLIT("split", 2);

        private final String key;
        private final int least;

        Kind(String key, int least) {
            this.key = key;
            this.least = least;
        }

        boolean isRing() {
            return least == 3;
        }

        /** Whether nothing but the path itself decides what comes of it. */
        private boolean standsAlone(ToolContext context) {
            return this == POLYLINE || (this == POLYGON && !context.options().on(AVOID_OVERLAP));
        }

        /** Key of the hint that says that nothing can come of a path as it is. */
        String trouble() {
            return key + ".none";
        }

        /** What is drawn anew; empty where something else is changed. */
        Optional<GeometryKind> draws() {
            return switch (this) {
                case POLYGON -> Optional.of(GeometryKind.POLYGON);
                case POLYLINE -> Optional.of(GeometryKind.POLYLINE);
                case HOLE, PART, RESHAPE, SPLIT -> Optional.empty();
            };
        }
    }

    /** Which of the tools this is; it stays the same while the polygon tool cuts a hole. */
    Kind kind();

    @Override
    default String name() {
        return kind().key;
    }

    @Override
    default Optional<GeometryKind> draws() {
        return kind().draws();
    }

    @Override
    default List<Option> options() {
        List<Option> options = new ArrayList<>(Snap.OPTIONS);
        options.add(TRACE);
        if (kind() == Kind.POLYGON || kind() == Kind.PART || kind() == Kind.RESHAPE) {
            options.add(AVOID_OVERLAP);
        }
        options.add(RIGHT_FINISHES);
        return options;
    }

    /** Tracing needs something to snap to, so that it switches snapping on. */
    private static Step toggle(Tool next, Input.Code code, ToolContext context) {
        Options now = context.options();
        return Step.to(next).setting(code == Input.Code.SNAP
                ? Snap.toggled(now)
                : now.on(TRACE) ? now.with(TRACE, false) : now.with(TRACE, true).with(Snap.ON, true));
    }

    /** @param hover where the pointer is, kept only while it snaps to something */
    record Idle(Kind kind, @Nullable Point hover) implements PathTool {

        Idle(Kind kind) {
            this(kind, null);
        }

        @Override
        public boolean rests() {
            return true;
        }

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Press p when p.button() == Input.Button.PRIMARY -> begin(p, context);
                case Input.DoubleClick d -> begin(d, context);
                case Input.Move m -> Step.to(new Idle(kind, context.options().on(Snap.ON) ? m.at() : null));
                case Input.Key k when k.code() == Input.Code.SNAP || k.code() == Input.Code.TRACE ->
                    toggle(this, k.code(), context);
                case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(new Idle(kind));
                default -> Step.to(this);
            };
        }

        private Step begin(Input.Pointer p, ToolContext context) {
            Point at = Snap.at(p.at(), context, Set.of()).map(Snap::at).orElse(context.inside(p.at()));
            Drawing drawing = new Drawing(kind, null, Points.of(at.x(), at.y()), p.at(), false, "");
            return switch (kind) {
                case POLYGON, POLYLINE -> {
                    boolean hole = kind == Kind.POLYGON && p.modifiers().alt();
                    yield hole
                            ? cutting(at, drawing, context)
                            : kind.draws().flatMap(context::labelFor).isPresent() ? Step.to(drawing) : Step.to(this);
                }
                case HOLE -> cutting(at, drawing, context);
                case PART -> growing(at, drawing, context);
                case RESHAPE, SPLIT -> Step.to(context.editable() ? drawing : this);
            };
        }

        /** Into the selected polygon if the point lies in it, else into the one under the point. */
        private Step cutting(Point at, Drawing drawing, ToolContext context) {
            return context.selectedAlone().filter(a -> holds(a, at))
                    .or(() -> context.editable()
                            ? context.objects().at(at, 0).filter(a -> holds(a, at))
                            : Optional.empty())
                    .map(a -> Step.to(drawing.of(a.id())).selecting(a.id())).orElse(Step.to(this));
        }

        private static boolean holds(Annotation object, Point at) {
            return object.geometry() instanceof Polygon polygon && polygon.contains(at.x(), at.y());
        }

        /** The selected polygon grows; while none is selected a click selects one. */
        private Step growing(Point at, Drawing drawing, ToolContext context) {
            Optional<Annotation> selected = context.selectedAlone().filter(a -> a.geometry() instanceof Polygon);
            return selected.map(a -> Step.to(drawing.of(a.id())))
                    .or(() -> context.objects().at(at, 0)
                            .filter(a -> context.editable() && a.geometry() instanceof Polygon)
                            .map(a -> Step.to(this).selecting(a.id())))
                    .orElse(Step.to(this));
        }

        @Override
        public Preview preview(ToolContext context) {
            return hover == null
                    ? Preview.NONE
                    : Preview.NONE.withMarks(Snap.at(hover, context, Set.of()).map(Snap::mark).stream().toList());
        }

        @Override
        public String hint() {
            return kind.key + ".start";
        }
    }

    /**
     * Some vertices are set.
     *
     * @param target the polygon that gets a hole or a part, or null for a path of its own
     * @param hover where the pointer is
     * @param otherWay whether Shift asks for the longer way along a border
     * @param trouble key of the hint that says why the path could not be finished; empty while nobody tried
     */
    record Drawing(Kind kind, @Nullable AnnotationId target, Points points, Point hover, boolean otherWay,
            String trouble) implements PathTool {

        private static final double CLOSE_REACH = 8;
        private static final double FREEHAND_STEP = 4;

        private Drawing of(AnnotationId polygon) {
            return new Drawing(kind, polygon, points, hover, otherWay, "");
        }

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Press p when p.button() == Input.Button.SECONDARY ->
                    context.options().on(RIGHT_FINISHES) ? finish(context) : Step.to(this);
                case Input.Press p -> press(hovering(p), context);
                case Input.DoubleClick d -> finish(context);
                case Input.Drag d when d.modifiers().shift() -> freehand(context.inside(d.at()), context);
                case Input.Drag d -> Step.to(hovering(d));
                case Input.Move m -> Step.to(hovering(m));
                case Input.Release r -> Step.to(this);
                case Input.Key k -> switch (k.code()) {
                    case ENTER -> finish(context);
                    case BACKSPACE -> points.size() == 1
                            ? Step.to(new Idle(kind))
                            : Step.to(with(points.remove(points.size() - 1)));
                    case ESCAPE -> Step.to(new Idle(kind));
                    case SNAP, TRACE -> toggle(this, k.code(), context);
                    default -> Step.to(this);
                };
                case Input.Answer a -> Step.to(this);
            };
        }

        private Drawing hovering(Input.Pointer pointer) {
            return new Drawing(kind, target, points, pointer.at(), pointer.modifiers().shift(), trouble);
        }

        private Drawing with(Points more) {
            return new Drawing(kind, target, more, hover, otherWay, "");
        }

        private Step press(Drawing here, ToolContext context) {
            return here.closes(context)
                    ? here.with(here.closed(context)).finish(context)
                    : Step.to(here.add(here.ahead(context), context));
        }

        private boolean closes(ToolContext context) {
            return kind.isRing() && points.size() >= kind.least
                    && points.get(0).distance(context.inside(hover)) <= CLOSE_REACH * context.pixel();
        }

        /** With what lies along a border on the way to the first vertex. */
        private Points closed(ToolContext context) {
            List<Point> ring = new ArrayList<>(points.toList());
            if (context.options().on(TRACE)) {
                List<Point> way = Snap.at(points.get(0), context, Set.of())
                        .filter(s -> s.at().equals(points.get(0))).map(s -> way(s, context)).orElse(List.of());
                ring.addAll(way.subList(0, Math.max(0, way.size() - 1)));
            }
            return Points.of(ring);
        }

        private Step freehand(Point at, ToolContext context) {
            Point last = points.get(points.size() - 1);
            Drawing here = new Drawing(kind, target, points, at, true, "");
            return Step.to(last.distance(at) < FREEHAND_STEP * context.pixel()
                    ? here
                    : here.add(List.of(at), context));
        }

        /** The vertices that a click would set here. */
        private List<Point> ahead(ToolContext context) {
            Optional<Snap> snap = Snap.at(hover, context, Set.of());
            return snap.map(s -> context.options().on(TRACE) ? way(s, context) : List.of(s.at()))
                    .orElse(List.of(context.inside(hover)));
        }

        private List<Point> way(Snap to, ToolContext context) {
            List<Point> along = to.line() < 0
                    ? List.of()
                    : Trace.along(to.object().geometry(), to.line(), points.get(points.size() - 1), to.at(), otherWay);
            boolean onImage = along.stream().allMatch(p -> context.inside(p).equals(p));
            return along.isEmpty() || !onImage ? List.of(to.at()) : along;
        }

        /** With more vertices, but for those where the last one is or, for a hole, outside the polygon. */
        private Drawing add(List<Point> more, ToolContext context) {
            List<Point> grown = new ArrayList<>(points.toList());
            for (Point at : more) {
                boolean allowed = !at.equals(grown.getLast()) && (target == null || kind == Kind.PART
                        || target(context).filter(p -> p.contains(at.x(), at.y())).isPresent());
                if (allowed) {
                    grown.add(at);
                }
            }
            return with(Points.of(grown));
        }

        private Optional<Polygon> target(ToolContext context) {
            return Optional.ofNullable(target).flatMap(context.objects()::get)
                    .flatMap(a -> a.geometry() instanceof Polygon p ? Optional.of(p) : Optional.empty());
        }

        private Step finish(ToolContext context) {
            if (points.size() < kind.least || (kind.isRing() && points.signedArea() == 0)) {
                return Step.to(this);
            }
            Kind comes = target != null && kind == Kind.POLYGON ? Kind.HOLE : kind;
            return comes.standsAlone(context)
                    ? PathEnd.of(comes, new Idle(kind), target, points, context)
                            .orElseGet(() -> Step.to(troubled(kind.trouble())))
                    : PathEnding.of(this, comes, context);
        }

        /** @param why key of the hint */
        Drawing troubled(String why) {
            return new Drawing(kind, target, points, hover, otherWay, why);
        }

        @Override
        public Preview preview(ToolContext context) {
            List<Point> line = new ArrayList<>(points.toList());
            boolean closes = closes(context);
            line.addAll(closes
                    ? closed(context).toList().subList(points.size(), closed(context).size())
                    : ahead(context));
            if (kind.isRing() && line.size() >= 3) {
                line.add(points.get(0));
            } else if (line.size() == 1) {
                line.add(points.get(0));
            }
            return Preview.line(Points.of(line)).withHandles(points).withMarks(
                    closes ? List.of() : Snap.at(hover, context, Set.of()).map(Snap::mark).stream().toList());
        }

        @Override
        public String hint() {
            return !trouble.isEmpty()
                    ? trouble
                    : (target != null && kind == Kind.POLYGON ? Kind.HOLE.key : kind.key) + ".next";
        }
    }
}
