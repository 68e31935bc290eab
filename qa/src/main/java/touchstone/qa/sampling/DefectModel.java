package touchstone.qa.sampling;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/** How many defects a sample shows when a given share of all that there is has one. */
public sealed interface DefectModel {

    /** Without end, or so large that a sample does not change it; an item is defective or not. */
    DefectModel BINOMIAL = new Binomial();

    /** Errors counted by the piece: an item may have several, the share is the mean number an item. */
    DefectModel POISSON = new Poisson();

    /** The probability that a sample of n shows at most c. */
    double accept(int n, int c, double share);

    /** The probability that a sample of n shows more than c; exact also where it is tiny. */
    double reject(int n, int c, double share);

    /** The largest sample there is. */
    int most();

    /** The largest share that can occur and is not above the given one. */
    double atMost(double share);

    /** The smallest share that can occur and is not below the given one. */
    double atLeast(double share);

    /** A lot of finite size. */
    static DefectModel of(Lot lot) {
        return new Hypergeometric(lot);
    }

    record Binomial() implements DefectModel {

        @Override
        public double accept(int n, int c, double share) {
            return BinomialDistribution.of(n, share).cumulativeProbability(c);
        }

        @Override
        public double reject(int n, int c, double share) {
            return BinomialDistribution.of(n, share).survivalProbability(c);
        }

        @Override
        public int most() {
            return Integer.MAX_VALUE;
        }

        @Override
        public double atMost(double share) {
            return share;
        }

        @Override
        public double atLeast(double share) {
            return share;
        }
    }

    record Poisson() implements DefectModel {

        @Override
        public double accept(int n, int c, double share) {
            return n * share == 0 ? 1 : PoissonDistribution.of(n * share).cumulativeProbability(c);
        }

        @Override
        public double reject(int n, int c, double share) {
            return n * share == 0 ? 0 : PoissonDistribution.of(n * share).survivalProbability(c);
        }

        @Override
        public int most() {
            return Integer.MAX_VALUE;
        }

        @Override
        public double atMost(double share) {
            return share;
        }

        @Override
        public double atLeast(double share) {
            return share;
        }
    }

    /** Shares are whole numbers of the lot: a plan for "at least 1 %" of 150 must find 2, and one for "at most 1 %" 1. */
    record Hypergeometric(Lot lot) implements DefectModel {

        @Override
        public double accept(int n, int c, double share) {
            return lot.atMost(c, n, defective(share, RoundingMode.HALF_UP));
        }

        @Override
        public double reject(int n, int c, double share) {
            return lot.moreThan(c, n, defective(share, RoundingMode.HALF_UP));
        }

        @Override
        public int most() {
            return lot.size();
        }

        @Override
        public double atMost(double share) {
            return (double) defective(share, RoundingMode.FLOOR) / lot.size();
        }

        @Override
        public double atLeast(double share) {
            return (double) defective(share, RoundingMode.CEILING) / lot.size();
        }

        /** Of the decimal number that was written, not of the nearest double: 7 % of 100 are 7. */
        public int defective(double share, RoundingMode rounding) {
            return BigDecimal.valueOf(share).multiply(BigDecimal.valueOf(lot.size())).setScale(0, rounding).intValue();
        }
    }
}
