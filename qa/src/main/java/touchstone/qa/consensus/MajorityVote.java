package touchstone.qa.consensus;

import java.util.ArrayList;
import java.util.List;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.agreement.RatingTable;

/**
 * The label that most ratings of a unit say; its quality is their share. Where two labels have equally many, nothing is
 * chosen: somebody has to decide. A rater's quality is the share of his ratings, on units with a choice, that say what was
 * chosen. Each rating counts once, also repeated ones of one rater.
 */
public record MajorityVote(Votes votes) implements LabelConsensus {

    @Override
    public List<String> labels() {
        return votes.labels();
    }

    @Override
    public Choice choice(int unit) {
        return of(votes.counts(unit));
    }

    /** The only place with the largest of the counts. */
    public static Choice of(int[] counts) {
        int top = 0;
        int place = -1;
        boolean tied = false;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > top) {
                top = counts[i];
                place = i;
                tied = false;
            } else if (counts[i] == top) {
                tied = true;
            }
        }
        if (place < 0) {
            return new Choice.None(Reason.EMPTY);
        }
        return tied ? new Choice.None(Reason.TIE) : new Choice.Label(place);
    }

    @Override
    public Estimate quality(int unit) {
        int[] counts = votes.counts(unit);
        int n = 0;
        int top = 0;
        for (int count : counts) {
            n += count;
            top = Math.max(top, count);
        }
        return Estimate.share(top, n, Reason.EMPTY);
    }

    @Override
    public double[] shares(int unit) {
        return votes.count(unit) == 0 ? new double[0] : votes.shares(unit);
    }

    @Override
    public List<Estimate> raters() {
        long[] given = new long[votes.raters().size()];
        long[] right = new long[given.length];
        for (int u = 0; u < votes.units(); u++) {
            if (choice(u) instanceof Choice.Label(int place)) {
                for (int c = 0; c < votes.columns(); c++) {
                    int label = votes.label(u, c);
                    if (label != RatingTable.MISSING) {
                        given[votes.rater(c)]++;
                        right[votes.rater(c)] += label == place ? 1 : 0;
                    }
                }
            }
        }
        List<Estimate> qualities = new ArrayList<>();
        for (int r = 0; r < given.length; r++) {
            qualities.add(Estimate.share(right[r], given[r], Reason.EMPTY));
        }
        return qualities;
    }
}
