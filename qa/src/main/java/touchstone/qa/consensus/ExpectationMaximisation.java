package touchstone.qa.consensus;

import touchstone.qa.Watch;

/**
 * One climb of Dawid and Skene's likelihood to where no parameter changes by 1e-12 any more; products of many rates are
 * sums of logarithms. Labels that have become impossible stay so.
 */
final class ExpectationMaximisation {

    private static final double STILL = 1e-12;
    private static final int MOST_ROUNDS = 100_000;
    /** Additions that one climb may cost, so that a large table ends in seconds. */
    private static final double MOST_WORK = 1e10;
    private static final int CHECK_EVERY = 16;

    private final Patterns patterns;
    private final int labels;
    private final double[][] posterior;
    private double[] marginals;
    /** [(rater * labels + said) * labels + truth] */
    private double[] rates;
    /** [rater * labels + truth]: ratings of units with that true label, as far as they are believed to have it. */
    private final double[] seen;
    private double logLikelihood;
    private int iterations;
    private boolean converged;

    ExpectationMaximisation(Votes votes, Patterns patterns, double[][] start, int mostRounds, Watch watch) {
        this.patterns = patterns;
        labels = votes.labels().size();
        posterior = new double[start.length][];
        long work = 1;
        for (int p = 0; p < start.length; p++) {
            posterior[p] = start[p].clone();
            work += (long) labels * (patterns.cells()[p].length + 10);
        }
        marginals = new double[labels];
        rates = new double[votes.raters().size() * labels * labels];
        seen = new double[votes.raters().size() * labels];
        int rounds = (int) Math.min(mostRounds, Math.max(100, Math.min(MOST_ROUNDS, MOST_WORK / work)));
        double[] rounded = new double[labels];
        for (int round = 0; round < rounds && !converged; round++) {
            if (round % CHECK_EVERY == 0) {
                watch.check();
            }
            // The first maximisation only replaces the zeros that the fields begin with.
            converged = maximise() < STILL && round > 0;
            expect(rounded);
            iterations = round + 1;
        }
    }

    /** New parameters from how likely the labels are; the largest change of one of them. */
    private double maximise() {
        double[] newMarginals = new double[labels];
        double[] newRates = new double[rates.length];
        double total = 0;
        for (int p = 0; p < posterior.length; p++) {
            int frequency = patterns.frequency()[p];
            double[] likely = posterior[p];
            total += frequency;
            for (int j = 0; j < labels; j++) {
                newMarginals[j] += frequency * likely[j];
            }
            for (int cell : patterns.cells()[p]) {
                for (int j = 0; j < labels; j++) {
                    newRates[cell * labels + j] += frequency * likely[j];
                }
            }
        }
        double change = 0;
        for (int j = 0; j < labels; j++) {
            newMarginals[j] = total == 0 ? 0 : newMarginals[j] / total;
            change = Math.max(change, Math.abs(newMarginals[j] - marginals[j]));
        }
        for (int row = 0; row < seen.length; row++) {
            int rater = row / labels;
            int truth = row % labels;
            double sum = 0;
            for (int said = 0; said < labels; said++) {
                sum += newRates[(rater * labels + said) * labels + truth];
            }
            seen[row] = sum;
            for (int said = 0; said < labels; said++) {
                int at = (rater * labels + said) * labels + truth;
                newRates[at] = sum > 0 ? newRates[at] / sum : 0;
                change = Math.max(change, Math.abs(newRates[at] - rates[at]));
            }
        }
        marginals = newMarginals;
        rates = newRates;
        return change;
    }

    /** How likely the labels are under the parameters, and all ratings together. */
    private void expect(double[] log) {
        double[] logMarginals = logarithms(marginals);
        double[] logRates = logarithms(rates);
        logLikelihood = 0;
        for (int p = 0; p < posterior.length; p++) {
            double top = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < labels; j++) {
                double sum = logMarginals[j];
                for (int cell : patterns.cells()[p]) {
                    sum += logRates[cell * labels + j];
                }
                log[j] = sum;
                top = Math.max(top, sum);
            }
            double sum = 0;
            for (int j = 0; j < labels; j++) {
                log[j] = Math.exp(log[j] - top);
                sum += log[j];
            }
            for (int j = 0; j < labels; j++) {
                posterior[p][j] = log[j] / sum;
            }
            logLikelihood += patterns.frequency()[p] * (top + Math.log(sum));
        }
    }

    private static double[] logarithms(double[] numbers) {
        double[] logarithms = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            logarithms[i] = Math.log(numbers[i]);
        }
        return logarithms;
    }

    double logLikelihood() {
        return logLikelihood;
    }

    int iterations() {
        return iterations;
    }

    boolean hasConverged() {
        return converged;
    }

    double marginal(int label) {
        return marginals[label];
    }

    double rate(int rater, int truth, int said) {
        return rates[(rater * labels + said) * labels + truth];
    }

    double seen(int rater, int truth) {
        return seen[rater * labels + truth];
    }

    double[] posterior(int pattern) {
        return posterior[pattern];
    }
}
