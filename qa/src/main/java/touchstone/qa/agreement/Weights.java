package touchstone.qa.agreement;

import java.util.stream.IntStream;

/** How much two categories agree: 1 for the same, 0 for the two that lie furthest apart. */
public enum Weights {
    /** 1 for the same category, 0 for two different ones. */
    IDENTITY,
    /** 1 - distance / largest distance. */
    LINEAR,
    /** 1 - (distance / largest distance)<sup>2</sup>. */
    QUADRATIC;

    /** @param position where each category lies; ascending, two or more */
    double[][] between(double[] position) {
        int q = position.length;
        double widest = position[q - 1] - position[0];
        double[][] w = new double[q][q];
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                double share = Math.abs(position[i] - position[j]) / widest;
                w[i][j] = switch (this) {
                    case IDENTITY -> i == j ? 1 : 0;
                    case LINEAR -> 1 - share;
                    case QUADRATIC -> 1 - share * share;
                };
            }
        }
        return w;
    }

    /** By the categories' places in their order, as the weighted kappa of Cohen (1968) is computed. */
    double[][] betweenRanks(int categories) {
        return between(IntStream.range(0, categories).asDoubleStream().toArray());
    }
}
