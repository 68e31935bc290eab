package touchstone.qa.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Tag;
import touchstone.qa.Watch;
import touchstone.qa.matching.Candidates;
import touchstone.qa.matching.Matcher;
import touchstone.qa.matching.Matching;
import touchstone.qa.matching.Matching.Pair;
import touchstone.qa.similarity.Iou;
import touchstone.qa.Rules;
import touchstone.qa.ErrorKind;

/**
 * Two annotators' work on one image; the first is the reference. Objects are matched by shape alone, then the labels of
 * matched ones are compared. An object of each side that found no partner, of one label and at least
 * {@link Rules#NEAR} alike, is one object in the wrong place: it counts as not found and as wrong, but is one
 * disagreement; of two labels, it is wrong in both. An object left over that is as much like a matched one of its label as
 * a match has to be is a duplicate. Image tags are paired by label; what is left over on both sides is a wrong label each.
 *
 * @param first the reference's objects, tags apart
 * @param second the annotator's objects, tags apart
 * @param matching places in these two lists
 * @param disagreements in no particular order
 */
public record ImageComparison(Image image, List<Annotation> first, List<Annotation> second, Matching matching,
        Tally objects, Tally tags, List<Disagreement> disagreements) {

    public ImageComparison {
        first = List.copyOf(first);
        second = List.copyOf(second);
        disagreements = List.copyOf(disagreements);
    }

    /** Neither drew or tagged anything: they agree that nothing is here. */
    public boolean isBothEmpty() {
        return first.isEmpty() && second.isEmpty() && tags.isEmpty();
    }

    /** @param first objects and tags of the reference on the image */
    public static ImageComparison of(Image image, List<Annotation> first, List<Annotation> second, Rules rules,
            Watch watch) {
        List<Disagreement> disagreements = new ArrayList<>();
        Tally tags = tags(image, ofTags(first, true), ofTags(second, true), rules, disagreements);
        List<Annotation> a = ofTags(first, false);
        List<Annotation> b = ofTags(second, false);
        Iou iou = Iou.on(image);
        Candidates near = new Matcher(iou, rules.iou(), iou.tolerance()).candidates(geometries(a), geometries(b),
                Math.min(Rules.NEAR, rules.iou()), watch);
        Matching matching = only(near, p -> p.similarity() >= rules.iou()).best();
        Tally.Adder objects = new Tally.Adder();
        for (Pair pair : matching.pairs()) {
            Annotation x = a.get(pair.first());
            Annotation y = b.get(pair.second());
            objects.both(x.label(), y.label(), Iou.isOfAreas(x.geometry(), y.geometry())
                    ? Counts.truePositive(pair.similarity())
                    : Counts.TRUE_POSITIVE);
            if (!x.label().equals(y.label())) {
                disagreements.add(new Disagreement(image, x, y, ErrorKind.CLASS, pair.similarity(),
                        rules.severity(ErrorKind.CLASS)));
            }
        }
        matching.onlyFirst().forEach(i -> objects.onlyFirst(a.get(i).label()));
        matching.onlySecond().forEach(j -> objects.onlySecond(b.get(j).label()));
        unmatched(image, a, b, near, matching, rules, disagreements);
        return new ImageComparison(image, a, b, matching, objects.total(), tags, disagreements);
    }

    private static void unmatched(Image image, List<Annotation> a, List<Annotation> b, Candidates near,
            Matching matching, Rules rules, List<Disagreement> into) {
        boolean[] freeFirst = new boolean[a.size()];
        boolean[] freeSecond = new boolean[b.size()];
        matching.onlyFirst().forEach(i -> freeFirst[i] = true);
        matching.onlySecond().forEach(j -> freeSecond[j] = true);
        double[] nearestOfFirst = new double[a.size()];
        double[] nearestOfSecond = new double[b.size()];
        for (Pair p : near.pairs()) {
            nearestOfFirst[p.first()] = Math.max(nearestOfFirst[p.first()], p.similarity());
            nearestOfSecond[p.second()] = Math.max(nearestOfSecond[p.second()], p.similarity());
        }
        Matching displaced = only(near, p -> freeFirst[p.first()] && freeSecond[p.second()]
                && a.get(p.first()).label().equals(b.get(p.second()).label())).best();
        for (Pair p : displaced.pairs()) {
            into.add(new Disagreement(image, a.get(p.first()), b.get(p.second()), ErrorKind.LOCATION, p.similarity(),
                    rules.severity(ErrorKind.LOCATION)));
        }
        displaced.pairs().forEach(p -> {
            freeFirst[p.first()] = false;
            freeSecond[p.second()] = false;
        });
        Matching renamed = only(near, p -> freeFirst[p.first()] && freeSecond[p.second()]
                && p.similarity() < rules.iou()).best();
        for (Pair p : renamed.pairs()) {
            freeFirst[p.first()] = false;
            freeSecond[p.second()] = false;
            into.add(new Disagreement(image, a.get(p.first()), b.get(p.second()), ErrorKind.BOTH, p.similarity(),
                    rules.severity(ErrorKind.BOTH)));
        }
        Map<Integer, Pair> again = new HashMap<>();
        for (Pair p : near.pairs()) {
            if (freeSecond[p.second()] && p.similarity() >= rules.iou()
                    && a.get(p.first()).label().equals(b.get(p.second()).label())) {
                again.merge(p.second(), p, (x, y) -> y.similarity() > x.similarity() ? y : x);
            }
        }
        for (int i = 0; i < freeFirst.length; i++) {
            if (freeFirst[i]) {
                into.add(new Disagreement(image, a.get(i), null, ErrorKind.MISSING, nearestOfFirst[i],
                        rules.severity(ErrorKind.MISSING)));
            }
        }
        for (int j = 0; j < freeSecond.length; j++) {
            Pair taken = again.get(j);
            if (taken != null) {
                into.add(new Disagreement(image, a.get(taken.first()), b.get(j), ErrorKind.DUPLICATE,
                        taken.similarity(), rules.severity(ErrorKind.DUPLICATE)));
            } else if (freeSecond[j]) {
                into.add(new Disagreement(image, null, b.get(j), ErrorKind.SPURIOUS, nearestOfSecond[j],
                        rules.severity(ErrorKind.SPURIOUS)));
            }
        }
    }

    private static Tally tags(Image image, List<Annotation> first, List<Annotation> second, Rules rules,
            List<Disagreement> into) {
        Tally.Adder adder = new Tally.Adder();
        List<Annotation> a = new ArrayList<>(first);
        List<Annotation> b = new ArrayList<>(second);
        for (Annotation x : first) {
            b.stream().filter(y -> y.label().equals(x.label())).findFirst().ifPresent(y -> {
                adder.both(x.label(), y.label(), Counts.TRUE_POSITIVE);
                a.remove(x);
                b.remove(y);
            });
        }
        int wrong = Math.min(a.size(), b.size());
        for (int i = 0; i < wrong; i++) {
            adder.both(a.get(i).label(), b.get(i).label(), Counts.TRUE_POSITIVE);
            into.add(new Disagreement(image, a.get(i), b.get(i), ErrorKind.CLASS, 1, rules.severity(ErrorKind.CLASS)));
        }
        for (Annotation x : a.subList(wrong, a.size())) {
            adder.onlyFirst(x.label());
            into.add(new Disagreement(image, x, null, ErrorKind.MISSING, 0, rules.severity(ErrorKind.MISSING)));
        }
        for (Annotation y : b.subList(wrong, b.size())) {
            adder.onlySecond(y.label());
            into.add(new Disagreement(image, null, y, ErrorKind.SPURIOUS, 0, rules.severity(ErrorKind.SPURIOUS)));
        }
        return adder.total();
    }

    private static Candidates only(Candidates all, Predicate<Pair> kept) {
        List<Pair> pairs = new ArrayList<>();
        for (Pair pair : all.pairs()) {
            if (kept.test(pair)) {
                pairs.add(pair);
            }
        }
        return pairs.size() == all.pairs().size() ? all : new Candidates(all.first(), all.second(), pairs);
    }

    private static List<Annotation> ofTags(List<Annotation> all, boolean tags) {
        List<Annotation> some = new ArrayList<>();
        for (Annotation each : all) {
            if (each.geometry() instanceof Tag == tags) {
                some.add(each);
            }
        }
        // Lists of one kind alone, which most are, are handed on as they are: everybody is compared with everybody.
        return some.size() == all.size() ? List.copyOf(all) : List.copyOf(some);
    }

    private static List<Geometry> geometries(List<Annotation> all) {
        List<Geometry> shapes = new ArrayList<>(all.size());
        for (Annotation each : all) {
            shapes.add(each.geometry());
        }
        return shapes;
    }
}
