package touchstone.qa.scoring;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import touchstone.model.Annotator;
import touchstone.model.ProjectView;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.Watch;
import touchstone.qa.Rules;
import touchstone.qa.result.Subject;
import touchstone.qa.ErrorKind;

/**
 * How close an annotator is to a reference, over the images on which the reference has worked and, where it is known what
 * the annotator has been through, he has too ({@link Comparison.Scope#REFERENCE}). Otherwise images that he has not begun
 * count as missed throughout; how many those are is {@link Comparison#unbegun}.
 *
 * @param comparison first = the reference
 */
public record GoldenScore(Comparison comparison, Rules rules) {

    public static GoldenScore of(ProjectView project, Annotator gold, Annotator annotator, Rules rules, Watch watch) {
        return new GoldenScore(
                Comparison.of(project, gold, annotator, rules, Comparison.Scope.REFERENCE, watch), rules);
    }

    /** The same for a subject that several analyses look at: its comparison is computed once for all of them. */
    public static GoldenScore of(Subject subject, Annotator gold, Annotator annotator, Watch watch) {
        return new GoldenScore(Comparison.of(subject, gold, annotator, Comparison.Scope.REFERENCE, watch),
                subject.rules());
    }

    /** The drawn objects; the image tags where nothing was drawn by either. */
    public Tally tally() {
        Tally objects = comparison.objects();
        return objects.isEmpty() ? comparison.tags() : objects;
    }

    /** Whether {@link #tally} is about image tags. */
    public boolean isOfTags() {
        return comparison.objects().isEmpty() && !comparison.tags().isEmpty();
    }

    public Map<ErrorKind, Integer> errors() {
        Map<ErrorKind, Integer> errors = new EnumMap<>(ErrorKind.class);
        for (ErrorKind kind : ErrorKind.values()) {
            errors.put(kind, 0);
        }
        disagreements().forEach(d -> errors.merge(d.kind(), 1, Integer::sum));
        return Collections.unmodifiableMap(errors);
    }

    /** All of them, the worst first. */
    public List<Disagreement> disagreements() {
        return comparison.disagreements();
    }

    /** The share of everything compared (right objects and errors of every kind) that is a severe error. */
    public Estimate severeErrorRate() {
        List<Disagreement> errors = disagreements();
        long severe = errors.stream().filter(d -> d.severity().isSevere()).count();
        long right = comparison.objects().micro().truePositive() + comparison.tags().micro().truePositive();
        return Estimate.share(severe, right + errors.size(), Reason.EMPTY);
    }

    /** On how many images the reference has worked. */
    public int golden() {
        return comparison.images().size() - comparison.unbegun() + comparison.onlyFirst();
    }

    /** Whether the annotator has begun none of the reference's images: then nothing says how well he works. */
    public boolean isOfNothingInCommon() {
        return comparison.onlyFirst() > 0 && comparison.images().size() == comparison.unbegun();
    }

    /** The headline numbers by name, in the order they are shown. */
    public Map<String, Estimate> numbers() {
        Tally tally = tally();
        Counts micro = tally.micro();
        Map<String, Estimate> numbers = new LinkedHashMap<>();
        numbers.put("f1", micro.f1());
        numbers.put("precision", micro.precision());
        numbers.put("recall", micro.recall());
        numbers.put("macroF1", tally.macroF1());
        numbers.put("detectionF1", tally.detection().f1());
        numbers.put("meanIou", micro.meanIou());
        numbers.put("meanDice", micro.meanDice());
        numbers.put("severeErrorRate", severeErrorRate());
        if (isOfNothingInCommon()) {
            numbers.replaceAll((key, number) -> Estimate.undefined(Reason.NO_COMMON_IMAGES));
        }
        return Collections.unmodifiableMap(numbers);
    }

    /** A headline number, if it exists. */
    public OptionalDouble number(String key) {
        Estimate estimate = numbers().get(key);
        return estimate == null ? OptionalDouble.empty() : estimate.number();
    }
}
