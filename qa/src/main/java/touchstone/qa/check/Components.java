package touchstone.qa.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.MaskBuilder;

/**
 * The connected pieces of a mask, or its holes. Pixels of a piece touch at a side or a corner; so, as one of the two must
 * be told apart at corners, pixels of a hole touch at a side. A hole is background that does not reach the mask's bounds.
 */
final class Components {

    /** Pixels of one row. */
    private record Run(int y, int from, int to) {
    }

    private final List<Run> runs;
    private final int[] parent;
    private final long[] size;
    private final boolean[] open;

    private Components(List<Run> runs, int reach) {
        this.runs = runs;
        parent = new int[runs.size()];
        Arrays.setAll(parent, i -> i);
        size = new long[runs.size()];
        open = new boolean[runs.size()];
        int above = 0;
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            while (runs.get(above).y < run.y - 1 || (runs.get(above).y == run.y - 1
                    && runs.get(above).to + reach <= run.from)) {
                above++;
            }
            for (int j = above; j < i && runs.get(j).y == run.y - 1 && runs.get(j).from < run.to + reach; j++) {
                int a = root(i);
                int b = root(j);
                parent[Math.max(a, b)] = Math.min(a, b);
            }
        }
        for (int i = 0; i < runs.size(); i++) {
            size[root(i)] += runs.get(i).to - runs.get(i).from;
        }
    }

    private int root(int i) {
        int r = i;
        while (parent[r] != r) {
            parent[r] = parent[parent[r]];
            r = parent[r];
        }
        return r;
    }

    static Components pieces(Mask mask) {
        List<Run> runs = new ArrayList<>();
        mask.forEachRun((y, from, to) -> runs.add(new Run(y, from, to)));
        return new Components(runs, 1);
    }

    static Components holes(Mask mask) {
        Bounds bounds = mask.bounds();
        int left = (int) bounds.minX();
        int right = (int) bounds.maxX();
        List<Run> gaps = new ArrayList<>();
        int[] at = { (int) bounds.minY(), left };
        mask.forEachRun((y, from, to) -> {
            while (at[0] < y) {
                addGap(gaps, at[0], at[1], right);
                at[0]++;
                at[1] = left;
            }
            addGap(gaps, y, at[1], from);
            at[1] = to;
        });
        addGap(gaps, at[0], at[1], right);
        Components holes = new Components(gaps, 0);
        for (int i = 0; i < gaps.size(); i++) {
            Run gap = gaps.get(i);
            holes.open[holes.root(i)] |= gap.from == left || gap.to == right || gap.y == bounds.minY()
                    || gap.y + 1 == bounds.maxY();
        }
        return holes;
    }

    private static void addGap(List<Run> gaps, int y, int from, int to) {
        if (to > from) {
            gaps.add(new Run(y, from, to));
        }
    }

    private boolean isClosedRoot(int i) {
        return parent[i] == i && !open[i];
    }

    /** How many there are of fewer pixels than that. */
    int countBelow(double pixels) {
        int count = 0;
        for (int i = 0; i < size.length; i++) {
            if (isClosedRoot(i) && size[i] < pixels) {
                count++;
            }
        }
        return count;
    }

    long largest() {
        long largest = 0;
        for (int i = 0; i < size.length; i++) {
            largest = Math.max(largest, isClosedRoot(i) ? size[i] : 0);
        }
        return largest;
    }

    /** Those of fewer pixels than that, as a mask of the given frame. */
    Mask below(double pixels, int width, int height) {
        MaskBuilder below = new MaskBuilder(width, height);
        for (int i = 0; i < size.length; i++) {
            int root = root(i);
            if (isClosedRoot(root) && size[root] < pixels) {
                below.span(runs.get(i).y, runs.get(i).from, runs.get(i).to);
            }
        }
        return below.build();
    }
}
