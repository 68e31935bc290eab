package touchstone.qa.sampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** What a sample says that was drawn from several parts of a finite whole, each in its own share. */
public record Strata(List<Stratum> all) {

    /**
     * @param size how many there are
     * @param drawn how many of them are looked at
     * @param random whether chance alone decided which; otherwise the sample says nothing of those not drawn
     */
    public record Stratum(int size, int drawn, boolean random) {

        public Stratum {
            if (drawn < 0 || drawn > size) {
                throw new IllegalArgumentException(drawn + " of " + size);
            }
        }
    }

    public Strata {
        all = List.copyOf(all);
    }

    public int size() {
        return all.stream().mapToInt(Stratum::size).sum();
    }

    public int drawn() {
        return all.stream().mapToInt(Stratum::drawn).sum();
    }

    /**
     * How many of the whole can be defective at most, with that confidence, if none of those drawn is: the largest sum of
     * defective ones over the strata with which drawing none has more than the remaining probability. With one stratum it
     * is the hypergeometric bound. Exact: each further one in a stratum of N with D of them already lowers the probability
     * by (N - D - n) / (N - D), which falls with D, so that taking the largest factor first is best.
     */
    public int mostIfNone(double confidence) {
        PriorityQueue<Further> next = new PriorityQueue<>(Comparator.comparingDouble(Further::factor).reversed());
        for (Stratum stratum : all) {
            if (stratum.size > stratum.drawn) {
                next.add(new Further(stratum, 0));
            }
        }
        double probability = 1;
        int defective = 0;
        for (Further best = next.poll(); best != null; best = next.poll()) {
            probability *= best.factor();
            if (Lot.isWithin(probability, 1 - confidence)) {
                break;
            }
            defective++;
            if (best.defective + 1 < best.stratum.size - best.stratum.drawn) {
                next.add(new Further(best.stratum, best.defective + 1));
            }
        }
        return defective;
    }

    private record Further(Stratum stratum, int defective) {

        double factor() {
            return stratum.random
                    ? (double) (stratum.size - defective - stratum.drawn) / (stratum.size - defective)
                    : 1;
        }
    }

    /**
     * Shares out n over parts of the given sizes: proportionally by largest remainders, but at least {@code minimum} from
     * each part that has so many.
     *
     * @return one number a part, none above its size; their sum is n unless the minimum asks for more
     */
    public static List<Integer> allocate(int n, int minimum, List<Integer> sizes) {
        long total = sizes.stream().mapToLong(Integer::longValue).sum();
        int[] shares = new int[sizes.size()];
        List<Integer> order = new ArrayList<>();
        double[] remainders = new double[shares.length];
        int given = 0;
        for (int i = 0; i < shares.length; i++) {
            double exact = total == 0 ? 0 : (double) n * sizes.get(i) / total;
            shares[i] = Math.min(sizes.get(i), (int) exact);
            remainders[i] = exact - shares[i];
            given += shares[i];
            order.add(i);
        }
        order.sort(Comparator.comparingDouble((Integer i) -> remainders[i]).reversed()
                .thenComparing(Comparator.naturalOrder()));
        for (int i : order) {
            if (given < n && shares[i] < sizes.get(i)) {
                shares[i]++;
                given++;
            }
        }
        List<Integer> result = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            result.add(Math.max(shares[i], Math.min(minimum, sizes.get(i))));
        }
        return result;
    }
}
