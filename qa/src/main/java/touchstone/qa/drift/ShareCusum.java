package touchstone.qa.drift;

import java.util.ArrayList;
import java.util.List;

/**
 * Cumulative sum of what samples of different sizes say for a fall of their share of hits: the logarithm of how much
 * likelier each is where the odds of a hit are divided by R (Steiner, Cook, Farewell and Treasure 2000, the odds ratio
 * CUSUM of clinical monitoring, of which Page 1954 is the idea). S<sub>t</sub> = max(0, S<sub>t-1</sub> + k<sub>t</sub>
 * ln(p<sub>1</sub>/p<sub>0</sub>) + (n<sub>t</sub> - k<sub>t</sub>) ln((1 - p<sub>1</sub>)/(1 - p<sub>0</sub>))), a
 * signal where S &gt; h. It finds a small fall that lasts, where {@link ShareEwma} finds a large one at once. p<sub>0</sub>
 * is the share of the first samples with half a hit and half a miss added, less one standard error, since those samples
 * are uncertain themselves; samples that vary more than independent trials count as much less as for {@link ShareEwma}.
 *
 * @param oddsRatio R, above 1
 * @param limit h, above 0
 */
public record ShareCusum(double oddsRatio, double limit) {

    public ShareCusum {
        if (!(oddsRatio > 1)) {
            throw new IllegalArgumentException("The odds ratio is " + oddsRatio + "; it must be above 1.");
        }
        if (!(limit > 0)) {
            throw new IllegalArgumentException("The limit is " + limit + "; it must be above 0.");
        }
    }

    /** @return a mark for every sample that is not empty after those that say what is usual, its statistic S */
    public ControlChart of(double[] hits, double[] sizes, ShareEwma.Usual usual) {
        double trials = usual.trials() / usual.dispersion();
        double share = (usual.hits() / usual.dispersion() + 0.5) / (trials + 1);
        double good = Math.max(Math.ulp(1.0), share - Math.sqrt(share * (1 - share) / trials));
        double odds = good / (1 - good) / oddsRatio;
        double bad = odds / (1 + odds);
        double ofHit = Math.log(bad / good);
        double ofMiss = Math.log((1 - bad) / (1 - good));
        List<ControlChart.Mark> marks = new ArrayList<>();
        double sum = 0;
        for (int i = usual.last(); i < sizes.length; i++) {
            if (sizes[i] > 0) {
                sum = Math.max(0, sum + (hits[i] * ofHit + (sizes[i] - hits[i]) * ofMiss) / usual.dispersion());
                marks.add(new ControlChart.Mark(i + 1, hits[i] / sizes[i], sum, 0, limit));
            }
        }
        return ControlChart.of(0, marks);
    }
}
