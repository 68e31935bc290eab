package touchstone.qa.hypothesis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Correction for testing many hypotheses at once: the chance that any true one is rejected stays below the level,
 * whatever the tests have to do with each other (Holm, A simple sequentially rejective multiple test procedure, 1979).
 */
public final class Holm {

    private Holm() {
    }

    /** @return for each p its adjusted one, at most 1, in the same order */
    public static double[] adjust(double... p) {
        Integer[] order = new Integer[p.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
        double[] adjusted = new double[p.length];
        double largest = 0;
        for (int rank = 0; rank < p.length; rank++) {
            int i = order[rank];
            largest = Math.max(largest, Math.min(1, (p.length - rank) * p[i]));
            adjusted[i] = largest;
        }
        return adjusted;
    }

    /** The same verdicts with adjusted p; those that tested nothing stay as they are and do not count. */
    public static List<Verdict> adjust(List<Verdict> verdicts) {
        double[] adjusted = adjust(verdicts.stream().filter(v -> v instanceof Verdict.Tested)
                .mapToDouble(v -> ((Verdict.Tested) v).p()).toArray());
        List<Verdict> all = new ArrayList<>();
        int next = 0;
        for (Verdict verdict : verdicts) {
            all.add(verdict instanceof Verdict.Tested t
                    ? new Verdict.Tested(t.statistic(), t.degrees(), adjusted[next++], t.n())
                    : verdict);
        }
        return all;
    }
}
