package touchstone.model.geometry;

import java.util.Arrays;

/** Disjoint sets of numbers from 0; the lowest of a set stands for it. */
final class Forest {

    private final int[] parent;

    Forest(int size) {
        parent = new int[size];
        Arrays.setAll(parent, i -> i);
    }

    int root(int of) {
        int r = of;
        while (parent[r] != r) {
            parent[r] = parent[parent[r]];
            r = parent[r];
        }
        return r;
    }

    void join(int a, int b) {
        int rootA = root(a);
        int rootB = root(b);
        if (rootA < rootB) {
            parent[rootB] = rootA;
        } else {
            parent[rootA] = rootB;
        }
    }
}
