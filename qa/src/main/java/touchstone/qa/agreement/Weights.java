package touchstone.qa.agreement;

import java.util.Arrays;

/** How much two categories agree: 1 for the same, 0 for the two that lie furthest apart. */
public enum Weights {
    /** 1 for the same category, 0 for two different ones. */
    IDENTITY,
    /** 1 - distance / largest distance. */
    LINEAR,
    /** 1 - (distance / largest distance)<sup>2</sup>. */
    QUADRATIC;

    /** Of two categories at the given places between 0 and 1. */
    double between(double a, double b) {
        return switch (this) {
            case IDENTITY -> a == b ? 1 : 0;
            case LINEAR -> 1 - Math.abs(a - b);
            case QUADRATIC -> 1 - (a - b) * (a - b);
        };
    }

    /**
     * For each category its weights with all categories, each times the category's share: in one pass, so that many
     * categories cost no square.
     *
     * @param position the categories' places, ascending from 0 to 1
     */
    double[] applied(double[] position, double[] share) {
        int q = position.length;
        if (this == IDENTITY) {
            return share.clone();
        }
        double all = 0;
        double first = 0;
        double second = 0;
        for (int k = 0; k < q; k++) {
            all += share[k];
            first += share[k] * position[k];
            second += share[k] * position[k] * position[k];
        }
        double[] applied = new double[q];
        double below = 0;
        double firstBelow = 0;
        for (int k = 0; k < q; k++) {
            double x = position[k];
            if (this == LINEAR) {
                double distance = x * below - firstBelow + (first - firstBelow) - x * (all - below);
                applied[k] = all - distance;
                below += share[k];
                firstBelow += share[k] * x;
            } else {
                applied[k] = all - (x * x * all - 2 * x * first + second);
            }
        }
        return applied;
    }

    /** The sum of the weights of all ordered pairs of categories. */
    double total(double[] position) {
        double[] ones = new double[position.length];
        Arrays.fill(ones, 1);
        return Arrays.stream(applied(position, ones)).sum();
    }

    /** The categories' places by their ranks, as the weighted kappa of Cohen (1968) is computed. */
    static double[] ranks(int categories) {
        double[] position = new double[categories];
        for (int k = 0; k < categories; k++) {
            position[k] = categories == 1 ? 0 : (double) k / (categories - 1);
        }
        return position;
    }

    /** The categories' places by their values, ascending. */
    static double[] places(double[] values) {
        double low = values[0];
        double widest = values[values.length - 1] - low;
        return Arrays.stream(values).map(x -> widest == 0 ? 0 : (x - low) / widest).toArray();
    }
}
