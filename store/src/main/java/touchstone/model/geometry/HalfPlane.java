package touchstone.model.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * One side of an upright or level line, to which shapes are cut. Cut rings follow the line between the places where they
 * cross it; a ring that the line cuts in two becomes two.
 *
 * @param upright whether the line is x = at, else y = at
 * @param above whether the side of the greater coordinates stays; the line itself always does
 */
record HalfPlane(boolean upright, double at, boolean above) {

    /** Less than this is what rounding leaves of a shape that only touches the line. */
    private static final double NOTHING = 1e-9;

    /** A stretch of a ring on this side, from where it comes across the line to where it leaves. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Chain(double[] xy) {

        double entry(HalfPlane side) {
            return side.along(xy[0], xy[1]);
        }

        double exit(HalfPlane side) {
            return side.along(xy[xy.length - 2], xy[xy.length - 1]);
        }
    }

    private record Crossing(double along, int chain, boolean entry) {
    }

    boolean holds(double x, double y) {
        double value = upright ? x : y;
        return above ? value >= at : value <= at;
    }

    private double along(double x, double y) {
        return upright ? y : x;
    }

    /** What of a part whose rings do not cross lies on this side, in none, one or several pieces that do not overlap. */
    List<Polygon.Part> cut(Polygon.Part part) {
        List<Points> holes = new ArrayList<>();
        List<Chain> chains = new ArrayList<>();
        Points outer = oriented(part.outer(), true);
        boolean outerWhole = isWhole(outer);
        if (!outerWhole) {
            chains.addAll(chains(outer));
            if (chains.isEmpty()) {
                return List.of();
            }
        }
        for (Points hole : part.holes()) {
            Points ring = oriented(hole, false);
            if (isWhole(ring)) {
                holes.add(ring);
            } else {
                chains.addAll(chains(ring));
            }
        }
        if (chains.isEmpty()) {
            return List.of(part);
        }
        List<Points> rings = outerWhole ? List.of() : linked(chains);
        return rings.isEmpty() ? ringByRing(part) : withHoles(rings, holes);
    }

    private boolean isWhole(Points ring) {
        for (int i = 0; i < ring.size(); i++) {
            if (!holds(ring.x(i), ring.y(i))) {
                return false;
            }
        }
        return true;
    }

    private static Points oriented(Points ring, boolean clockwise) {
        return ring.signedArea() > 0 == clockwise ? ring : reversed(ring);
    }

    private static Points reversed(Points ring) {
        return Points.of(ring.toList().reversed());
    }

    private List<Chain> chains(Points ring) {
        int n = ring.size();
        List<Chain> chains = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int before = (i + n - 1) % n;
            if (!holds(ring.x(i), ring.y(i)) || holds(ring.x(before), ring.y(before))) {
                continue;
            }
            Ring chain = new Ring();
            cross(ring, before, i, chain);
            int j = i;
            for (; holds(ring.x(j), ring.y(j)); j = (j + 1) % n) {
                chain.add(ring.x(j), ring.y(j));
            }
            cross(ring, (j + n - 1) % n, j, chain);
            chains.add(new Chain(chain.array()));
        }
        return chains;
    }

    /** Where an edge crosses the line: the same place from whichever end and on whichever side. */
    private void cross(Points ring, int i, int j, Ring to) {
        double depthI = upright ? ring.x(i) : ring.y(i);
        double depthJ = upright ? ring.x(j) : ring.y(j);
        int low = depthI < depthJ ? i : j;
        int high = depthI < depthJ ? j : i;
        double from = Math.min(depthI, depthJ);
        double share = (at - from) / (Math.max(depthI, depthJ) - from);
        double alongLow = along(ring.x(low), ring.y(low));
        double crossing = alongLow + share * (along(ring.x(high), ring.y(high)) - alongLow);
        to.add(upright ? at : crossing, upright ? crossing : at);
    }

    /**
     * Joins chains along the line into rings that run clockwise. Nothing where the places on the line do not alternate
     * between leaving and coming, which happens where rings lie on each other.
     */
    private List<Points> linked(List<Chain> chains) {
        List<Crossing> crossings = new ArrayList<>();
        for (int i = 0; i < chains.size(); i++) {
            crossings.add(new Crossing(chains.get(i).entry(this), i, true));
            crossings.add(new Crossing(chains.get(i).exit(this), i, false));
        }
        crossings.sort(Comparator.comparingDouble(Crossing::along));
        boolean entryFirst = upright == above;
        int[] next = new int[chains.size()];
        for (int i = 0; i < crossings.size(); i += 2) {
            bring(crossings, i, entryFirst);
            bring(crossings, i + 1, !entryFirst);
            Crossing a = crossings.get(i);
            Crossing b = crossings.get(i + 1);
            if (a.entry == b.entry) {
                return List.of();
            }
            next[a.entry ? b.chain : a.chain] = a.entry ? a.chain : b.chain;
        }
        List<Points> rings = new ArrayList<>();
        boolean[] used = new boolean[next.length];
        for (int first = 0; first < next.length; first++) {
            Ring ring = new Ring();
            for (int i = first; !used[i]; i = next[i]) {
                used[i] = true;
                ring.addAll(chains.get(i).xy);
            }
            Points points = ring.points();
            double area = points.size() < 3 ? 0 : points.signedArea();
            if (area < -NOTHING) {
                return List.of();
            }
            if (area > NOTHING) {
                rings.add(points);
            }
        }
        return rings;
    }

    /** Of crossings at one place that of the kind whose turn it is comes first. */
    private static void bring(List<Crossing> crossings, int i, boolean entry) {
        for (int j = i; j < crossings.size() && crossings.get(j).along == crossings.get(i).along; j++) {
            if (crossings.get(j).entry == entry) {
                crossings.add(i, crossings.remove(j));
                return;
            }
        }
    }

    /** Holes go with the ring around them. */
    private static List<Polygon.Part> withHoles(List<Points> rings, List<Points> holes) {
        List<List<Points>> held = new ArrayList<>();
        rings.forEach(ring -> held.add(new ArrayList<>()));
        for (Points hole : holes) {
            int best = 0;
            long most = -1;
            for (int i = 0; i < rings.size(); i++) {
                Points ring = rings.get(i);
                long inside = rings.size() == 1
                        ? 0
                        : hole.toList().stream().filter(p -> ring.ringContains(p.x(), p.y())).count();
                if (inside > most) {
                    best = i;
                    most = inside;
                }
            }
            held.get(best).add(hole);
        }
        List<Polygon.Part> parts = new ArrayList<>();
        for (int i = 0; i < rings.size(); i++) {
            parts.add(new Polygon.Part(rings.get(i), held.get(i)));
        }
        return parts;
    }

    /** Each ring for itself (Sutherland and Hodgman): right for any rings, though pieces may hang together by a line. */
    List<Polygon.Part> ringByRing(Polygon.Part part) {
        Points outer = cutRing(part.outer());
        List<Points> holes = part.holes().stream().map(this::cutRing).filter(h -> h.size() >= 3).toList();
        boolean flat = outer.size() < 3 || outer.bounds().width() == 0 || outer.bounds().height() == 0;
        return flat ? List.of() : List.of(new Polygon.Part(outer, holes));
    }

    private Points cutRing(Points ring) {
        Ring cut = new Ring();
        for (int i = 0; i < ring.size(); i++) {
            int next = (i + 1) % ring.size();
            boolean here = holds(ring.x(i), ring.y(i));
            if (here) {
                cut.add(ring.x(i), ring.y(i));
            }
            if (here != holds(ring.x(next), ring.y(next))) {
                cross(ring, i, next, cut);
            }
        }
        return cut.points();
    }

    /** The stretches of an open line on this side. */
    List<Points> cut(Points line) {
        List<Points> pieces = new ArrayList<>();
        Ring piece = new Ring();
        for (int i = 0; i < line.size(); i++) {
            boolean here = holds(line.x(i), line.y(i));
            if (i > 0 && here != holds(line.x(i - 1), line.y(i - 1))) {
                cross(line, i - 1, i, piece);
            }
            if (here) {
                piece.add(line.x(i), line.y(i));
            } else if (piece.size > 0) {
                piece.lineTo(pieces);
                piece = new Ring();
            }
        }
        piece.lineTo(pieces);
        return pieces;
    }

    /** Points that grow, no two alike in a row. */
    private static final class Ring {

        private double[] xy = new double[32];
        private int size;

        void add(double x, double y) {
            if (size > 0 && xy[size - 2] == x && xy[size - 1] == y) {
                return;
            }
            if (size == xy.length) {
                xy = Arrays.copyOf(xy, 2 * size);
            }
            xy[size++] = x;
            xy[size++] = y;
        }

        void addAll(double[] points) {
            for (int i = 0; i < points.length; i += 2) {
                add(points[i], points[i + 1]);
            }
        }

        double[] array() {
            return Arrays.copyOf(xy, size);
        }

        /** The ring without a last point that repeats the first. */
        Points points() {
            boolean closed = size > 2 && xy[0] == xy[size - 2] && xy[1] == xy[size - 1];
            return Points.of(Arrays.copyOf(xy, closed ? size - 2 : size));
        }

        void lineTo(List<Points> pieces) {
            if (size >= 4) {
                pieces.add(Points.of(array()));
            }
        }
    }
}
