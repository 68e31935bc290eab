package touchstone.qa.budget;

/**
 * The error of a model after training on n labels: a n<sup>-b</sup> + c, with a &ge; 0, 0 &le; b &le; 5 and 0 &le; c &le;
 * 1 (Cortes et al. 1994; Hestness et al. 2017).
 *
 * @param a error that labels can take away, scaled to one label
 * @param b how fast
 * @param c error that no number of labels takes away
 * @param squares what the fit leaves: sum of the weighted squares of the residuals
 */
public record PowerLaw(double a, double b, double c, double squares) {

    private static final double STEEPEST = 5;
    /** Steps of the search over b; finer than two valleys of three sizes can lie beside each other. */
    private static final int STEPS = 500;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /**
     * Least squares. For a given b the law is linear, and its best a and c above 0 have a closed form; so only b is
     * searched: on a grid, then by golden section around every valley of it. Deterministic, and the best there is.
     *
     * @param labels above 0, at least two different
     * @param errors as many
     * @param weights as many, above 0
     */
    static PowerLaw fit(double[] labels, double[] errors, double[] weights) {
        Problem problem = new Problem(labels, errors, weights);
        double[] squares = new double[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            squares[i] = problem.at(exponent(i)).squares;
        }
        PowerLaw best = problem.at(0);
        for (int i = 0; i <= STEPS; i++) {
            boolean valley = (i == 0 || squares[i] <= squares[i - 1]) && (i == STEPS || squares[i] <= squares[i + 1]);
            if (valley) {
                PowerLaw found = problem.around(exponent(Math.max(0, i - 1)), exponent(Math.min(STEPS, i + 1)));
                best = found.squares < best.squares ? found : best;
            }
        }
        return best;
    }

    /** Finer towards 0, where most curves are. */
    private static double exponent(int step) {
        double share = (double) step / STEPS;
        return STEEPEST * share * share;
    }

    public double error(double labels) {
        return c + reducible(labels);
    }

    /** What further labels can still take away. */
    public double reducible(double labels) {
        return a == 0 ? 0 : a * Math.pow(labels, -b);
    }

    /** By how much one more label lowers the error, at so many of them. */
    public double slope(double labels) {
        return b * reducible(labels) / labels;
    }

    /** The number of labels from which one more lowers the error by no more than {@code slope}; 0 where none does. */
    public double labelsAtSlope(double slope) {
        return a == 0 || b == 0 ? 0 : Math.pow(a * b / slope, 1 / (b + 1));
    }

    /** The number of labels at which the error is {@code error}; infinite where it never gets so low. */
    public double labelsAtError(double error) {
        return error <= c || a == 0 || b == 0 ? Double.POSITIVE_INFINITY : Math.pow((error - c) / a, -1 / b);
    }

    /** The sums of one set of points. */
    private static final class Problem {

        private final double[] labels;
        private final double[] errors;
        private final double[] weights;
        private final double unit;
        private final double mean;
        private final double total;
        private final double[] x;

        Problem(double[] labels, double[] errors, double[] weights) {
            this.labels = labels;
            this.errors = errors;
            this.weights = weights;
            double least = Double.POSITIVE_INFINITY;
            double sum = 0;
            double weight = 0;
            for (int i = 0; i < labels.length; i++) {
                least = Math.min(least, labels[i]);
                sum += weights[i] * errors[i];
                weight += weights[i];
            }
            unit = least;
            total = weight;
            mean = sum / weight;
            x = new double[labels.length];
        }

        /** The best law with this exponent. Sizes are scaled by the smallest, so that no power vanishes. */
        PowerLaw at(double b) {
            double meanX = 0;
            for (int i = 0; i < x.length; i++) {
                x[i] = Math.pow(labels[i] / unit, -b);
                meanX += weights[i] * x[i];
            }
            meanX /= total;
            double xx = 0;
            double xy = 0;
            double rawXx = 0;
            double rawXy = 0;
            for (int i = 0; i < x.length; i++) {
                xx += weights[i] * (x[i] - meanX) * (x[i] - meanX);
                xy += weights[i] * (x[i] - meanX) * (errors[i] - mean);
                rawXx += weights[i] * x[i] * x[i];
                rawXy += weights[i] * x[i] * errors[i];
            }
            double slope = xx == 0 ? 0 : Math.max(0, xy / xx);
            double rest = mean - slope * meanX;
            if (rest < 0) {
                slope = rawXy / rawXx;
                rest = 0;
            }
            double squares = 0;
            for (int i = 0; i < x.length; i++) {
                double off = errors[i] - slope * x[i] - rest;
                squares += weights[i] * off * off;
            }
            return new PowerLaw(slope * Math.pow(unit, b), b, rest, squares);
        }

        PowerLaw around(double from, double to) {
            double low = from;
            double high = to;
            PowerLaw left = at(high - GOLDEN * (high - low));
            PowerLaw right = at(low + GOLDEN * (high - low));
            while (high - low > 1e-12 * (1 + high)) {
                if (left.squares <= right.squares) {
                    high = right.b;
                    right = left;
                    left = at(high - GOLDEN * (high - low));
                } else {
                    low = left.b;
                    left = right;
                    right = at(low + GOLDEN * (high - low));
                }
            }
            PowerLaw inside = left.squares <= right.squares ? left : right;
            // The valley may lie at the end of the range.
            PowerLaw end = at(from).squares <= at(to).squares ? at(from) : at(to);
            return end.squares <= inside.squares ? end : inside;
        }
    }
}
