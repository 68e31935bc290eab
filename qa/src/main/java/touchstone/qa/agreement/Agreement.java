package touchstone.qa.agreement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import touchstone.model.Annotator;
import touchstone.model.ProjectView;
import touchstone.qa.Estimate;
import touchstone.qa.Watch;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Shared;
import touchstone.qa.result.Subject;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.Counts;
import touchstone.qa.scoring.Disagreement;
import touchstone.qa.Rules;
import touchstone.qa.scoring.Tally;

/**
 * How well two or more annotators of a project agree, over the images on which each two of them have both worked.
 * Whether they see the same objects is told by F1, mean IoU and mean Dice between each two; whether they call them alike
 * by the coefficients on tables of ratings.
 *
 * @param pairs every two annotators, in their order
 * @param objects units = objects that two or more annotators have (see {@link ObjectClusters}), ratings = their labels,
 *            missing where an annotator lacks the object
 * @param objectsOrNone the same with the objects of a single annotator as further units, and "(none)" as the rating of
 *            those who worked on the image and lack the object
 * @param tags units = images, ratings = the names of an annotator's tags on it; no units when nobody tags
 * @param byTag for every label used as a tag: units = images, ratings = "yes" or "no"
 * @param byLabel for every label: the table of objects with all other labels taken together as "(other)"
 * @param numbers the headline numbers by name, in the order they are shown: about objects, or about image tags where
 *            nobody drew an object
 */
public record Agreement(List<Annotator> annotators, Rules rules, List<Comparison> pairs, RatingTable objects,
        RatingTable objectsOrNone, RatingTable tags, Map<String, RatingTable> byTag,
        Map<String, RatingTable> byLabel, Map<String, Estimate> numbers) {

    public Agreement {
        annotators = List.copyOf(annotators);
        pairs = List.copyOf(pairs);
        byTag = Collections.unmodifiableMap(new LinkedHashMap<>(byTag));
        byLabel = Collections.unmodifiableMap(new LinkedHashMap<>(byLabel));
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    }

    /**
     * @param annotators two or more different ones
     * @throws java.util.concurrent.CancellationException when the watch says so
     */
    public static Agreement of(ProjectView project, List<Annotator> annotators, Rules rules, Watch watch) {
        return of(new Subject(project, rules, Basis.NONE, Map.of()), annotators, watch);
    }

    /** The same for a subject that several analyses look at: computed once for all of them. */
    public static Agreement of(Subject subject, List<Annotator> annotators, Watch watch) {
        return subject.shared(new Wanted(annotators), watch);
    }

    private record Wanted(List<Annotator> annotators) implements Shared<Agreement> {

        Wanted {
            annotators = List.copyOf(annotators);
        }

        @Override
        public Agreement compute(Subject subject, Watch watch) {
            return among(subject, annotators, watch);
        }
    }

    private static Agreement among(Subject subject, List<Annotator> annotators, Watch watch) {
        if (annotators.size() < 2) {
            throw new IllegalArgumentException("Agreement needs two annotators.");
        }
        int n = annotators.size();
        int rounds = n * (n - 1) / 2;
        List<Comparison> pairs = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                pairs.add(Comparison.of(subject, annotators.get(a), annotators.get(b), Comparison.Scope.BOTH,
                        watch.part(pairs.size(), rounds)));
                places.add(new int[]{ a, b });
            }
        }
        watch.check();
        ProjectRatings ratings = new ProjectRatings(subject.project(), annotators, ObjectClusters.of(pairs, places));
        RatingTable objects = ratings.objects();
        RatingTable tags = ratings.tags();
        boolean ofTags = isOfTags(pairs, tags);
        return new Agreement(annotators, subject.rules(), pairs, objects, ratings.objectsOrNone(), tags,
                ratings.byTag(),
                ratings.byLabel(), numbers(ofTags ? tags : objects, tally(pairs, ofTags)));
    }

    /** Whether the headline numbers are about image tags: nobody drew an object. */
    public boolean isOfTags() {
        return isOfTags(pairs, tags);
    }

    private static boolean isOfTags(List<Comparison> pairs, RatingTable tags) {
        return pairs.stream().allMatch(p -> p.objects().isEmpty()) && tags.units() > 0;
    }

    /** The table behind the headline coefficients. */
    public RatingTable ratings() {
        return isOfTags() ? tags : objects;
    }

    /** All pairs of annotators together: of objects, or of image tags where nobody drew an object. */
    public Tally tally() {
        return tally(pairs, isOfTags());
    }

    private static Tally tally(List<Comparison> pairs, boolean ofTags) {
        return pairs.stream().map(ofTags ? Comparison::tags : Comparison::objects).reduce(Tally.NONE, Tally::plus);
    }

    private static Map<String, Estimate> numbers(RatingTable ratings, Tally tally) {
        Map<String, Estimate> numbers = coefficients(ratings);
        Counts found = tally.detection();
        numbers.put("f1", tally.micro().f1());
        numbers.put("detectionF1", found.f1());
        numbers.put("meanIou", found.meanIou());
        numbers.put("meanDice", found.meanDice());
        return numbers;
    }

    /** Percent agreement, Cohen's and Fleiss' kappa and Krippendorff's nominal alpha of a table. */
    public static Map<String, Estimate> coefficients(RatingTable table) {
        Map<String, Estimate> numbers = new LinkedHashMap<>();
        for (Coefficient c : List.of(Coefficients.PERCENT_AGREEMENT, CohenKappa.UNWEIGHTED,
                Coefficients.FLEISS_KAPPA)) {
            numbers.put(c.name(), c.of(table));
        }
        numbers.put("krippendorffAlpha", KrippendorffAlpha.NOMINAL.of(table));
        return numbers;
    }

    /** A headline number, if it exists. */
    public OptionalDouble number(String key) {
        Estimate estimate = numbers.get(key);
        return estimate == null ? OptionalDouble.empty() : estimate.number();
    }

    /** Cohen's kappa of one of the pairs, on the table behind the headline numbers. */
    public Estimate cohenKappa(Comparison pair) {
        return CohenKappa.UNWEIGHTED.of(ratings(), annotators.indexOf(pair.first()), annotators.indexOf(pair.second()));
    }

    /** Of all pairs, the worst first. */
    public List<Disagreement> disagreements() {
        return pairs.stream().flatMap(p -> p.images().stream()).flatMap(i -> i.disagreements().stream())
                .sorted(Disagreement.WORST_FIRST).toList();
    }
}
