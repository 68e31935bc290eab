package touchstone.canvas.segment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Finds a way along edges again in a finer level, near where it ran in the next coarser one. */
final class Corridor {

    /** Coarse pixels that are gone along at once, so that a long way needs no large part. */
    private static final int STRETCH = 200;
    private static final int REACH = 3;
    private static final int MARGIN = REACH + 3;

    private final Source source;
    private final int level;

    Corridor(Source source, int level) {
        this.source = source;
        this.level = level;
    }

    /** @param coarse neighbouring pixels of the next coarser level */
    List<int[]> along(List<int[]> coarse, BooleanSupplier dropped) throws IOException {
        List<int[]> fine = new ArrayList<>();
        int from = 0;
        do {
            int to = Math.min(coarse.size() - 1, from + STRETCH);
            stretch(coarse.subList(from, to + 1), fine, dropped);
            from = to;
        } while (from < coarse.size() - 1);
        return fine;
    }

    private void stretch(List<int[]> coarse, List<int[]> fine, BooleanSupplier dropped) throws IOException {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = 0;
        int bottom = 0;
        for (int[] p : coarse) {
            left = Math.min(left, 2 * p[0] - MARGIN);
            top = Math.min(top, 2 * p[1] - MARGIN);
            right = Math.max(right, 2 * p[0] + 2 + MARGIN);
            bottom = Math.max(bottom, 2 * p[1] + 2 + MARGIN);
        }
        Shades shades = Shades.read(source, level, left, top, right - left, bottom - top);
        EdgeMap edges = new EdgeMap(shades);
        boolean[] corridor = new boolean[edges.width * edges.height];
        for (int[] p : coarse) {
            open(shades, corridor, 2 * p[0], 2 * p[1]);
        }
        int[] first = coarse.getFirst();
        int[] last = coarse.getLast();
        int root = end(edges, first);
        int target = end(edges, last);
        PathTree tree = new PathTree(edges.width, edges.height, edges::step, EdgeMap.dearestStep(), root, corridor,
                target, dropped);
        int[] path = tree.reaches(target) ? tree.path(target) : new int[]{ root, target };
        for (int i = fine.isEmpty() ? 0 : 1; i < path.length; i++) {
            fine.add(new int[]{ shades.x + path[i] % edges.width, shades.y + path[i] / edges.width });
        }
    }

    private static void open(Shades shades, boolean[] corridor, int x, int y) {
        for (int row = y - REACH; row < y + 2 + REACH; row++) {
            for (int column = x - REACH; column < x + 2 + REACH; column++) {
                if (shades.has(column, row)) {
                    corridor[shades.index(column, row)] = true;
                }
            }
        }
    }

    /** Of the pixels that make up a coarse one, that with the strongest gradient: the same in whatever part it is seen. */
    private static int end(EdgeMap edges, int[] coarse) {
        int best = -1;
        for (int i = 0; i < 4; i++) {
            int x = 2 * coarse[0] + i % 2;
            int y = 2 * coarse[1] + i / 2;
            if (edges.shades.has(x, y)) {
                int at = edges.shades.index(x, y);
                best = best < 0 || edges.strength(at) > edges.strength(best) ? at : best;
            }
        }
        return best;
    }
}
