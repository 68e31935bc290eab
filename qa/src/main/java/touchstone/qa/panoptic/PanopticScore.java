package touchstone.qa.panoptic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;

/**
 * Panoptic quality PQ = SQ x RQ (Kirillov et al. 2019): SQ the mean IoU of the segments found, RQ = found / (found + half
 * of the spurious and missed ones). Over several categories the mean of those that have any segment on either side.
 *
 * @param images how many were compared
 */
public record PanopticScore(int images, List<OfCategory> categories) {

    private static final Messages TEXT = Messages.beside(PanopticScore.class);

    /** A class of things that can be counted, a class of stuff that cannot, or nobody said. */
    public enum Nature {
        THING, STUFF, UNKNOWN
    }

    /** @param id a whole number or a text, as the file has it */
    public record Category(Object id, String name, Nature nature) {
    }

    /** @param n how many categories it is the mean of */
    public record Quality(Estimate pq, Estimate sq, Estimate rq, long n) {
    }

    /** @param iou sum over the segments found */
    public record OfCategory(Category category, double iou, long found, long spurious, long missed) {

        long segments() {
            return found + spurious + missed;
        }

        private double weight() {
            return found + 0.5 * spurious + 0.5 * missed;
        }

        /** 0 throughout where there are segments and none is found; undefined where there is none. */
        public Quality quality() {
            if (segments() == 0) {
                Estimate none = new Estimate.Undefined(Reason.EMPTY, TEXT.text("noSegment"));
                return new Quality(none, none, none, 0);
            }
            return new Quality(Estimate.of(iou / weight(), segments()),
                    Estimate.of(found == 0 ? 0 : iou / found, segments()),
                    Estimate.of(found / weight(), segments()), 1);
        }
    }

    public PanopticScore {
        categories = List.copyOf(categories);
    }

    static PanopticScore of(int images, List<Category> categories, PanopticTally tally) {
        List<OfCategory> all = new ArrayList<>();
        for (int c = 0; c < categories.size(); c++) {
            all.add(new OfCategory(categories.get(c), tally.iou()[c], tally.found()[c], tally.spurious()[c],
                    tally.missed()[c]));
        }
        return new PanopticScore(images, all);
    }

    public Quality all() {
        return mean(c -> true);
    }

    public Quality things() {
        return of(Nature.THING);
    }

    public Quality stuff() {
        return of(Nature.STUFF);
    }

    private Quality of(Nature nature) {
        for (OfCategory each : categories) {
            if (each.category.nature == Nature.UNKNOWN) {
                Estimate none = new Estimate.Undefined(Reason.NOT_DEFINED,
                        TEXT.text("noNature", each.category.name));
                return new Quality(none, none, none, 0);
            }
        }
        return mean(c -> c.category.nature == nature);
    }

    private Quality mean(Predicate<OfCategory> which) {
        double pq = 0;
        double sq = 0;
        double rq = 0;
        long n = 0;
        for (OfCategory each : categories) {
            if (which.test(each) && each.segments() > 0) {
                Quality q = each.quality();
                pq += q.pq.number().orElseThrow();
                sq += q.sq.number().orElseThrow();
                rq += q.rq.number().orElseThrow();
                n++;
            }
        }
        if (n == 0) {
            Estimate none = new Estimate.Undefined(Reason.EMPTY, TEXT.text("noSegments"));
            return new Quality(none, none, none, 0);
        }
        return new Quality(Estimate.of(pq / n, n), Estimate.of(sq / n, n), Estimate.of(rq / n, n), n);
    }
}
