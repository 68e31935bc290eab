package touchstone.qa.labelerror;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Tag;
import touchstone.qa.ErrorKind;
import touchstone.qa.Estimate;
import touchstone.qa.Rules;

/**
 * Image tags that a model's class probabilities speak against, by {@link ConfidentLearning}: those that
 * {@link IssueFilter#PRUNE_BY_NOISE_RATE} takes. Images count that have exactly one tag of the model's classes.
 *
 * @param found the worst first
 * @param noise the estimated share of wrong tags
 */
public record TagErrors(List<Suspicion> found, Estimate noise) {

    public TagErrors {
        found = List.copyOf(found);
    }

    /**
     * @param probabilities of the images that the model saw, one number a class
     * @param classes by the names of labels
     */
    public static TagErrors of(ProjectView project, Annotator annotator, Map<Image, double[]> probabilities,
            List<String> classes, Rules rules) {
        LabelNames names = new LabelNames(project.schema());
        Map<Annotation, Image> tags = new LinkedHashMap<>();
        probabilities.forEach((image, row) -> {
            List<Annotation> own = project.annotations(image.id(), annotator.id()).stream()
                    .filter(o -> o.geometry() instanceof Tag && classes.contains(names.of(o))).toList();
            if (own.size() == 1) {
                tags.put(own.getFirst(), image);
            }
        });
        List<Annotation> order = List.copyOf(tags.keySet());
        LabelledProbabilities data = new LabelledProbabilities(classes,
                order.stream().mapToInt(o -> classes.indexOf(names.of(o))).toArray(),
                order.stream().map(o -> row(probabilities, tags.get(o))).toArray(double[][]::new));
        ConfidentLearning learned = ConfidentLearning.of(data);
        List<Suspicion> found = new ArrayList<>();
        for (int i : IssueFilter.PRUNE_BY_NOISE_RATE.ranked(data, learned, LabelQuality.SELF_CONFIDENCE)) {
            Annotation tag = order.get(i);
            Image image = tags.get(tag);
            int predicted = data.predicted(i);
            if (image != null) {
                found.add(new Suspicion(Suspicion.Kind.TAG, rules.severity(ErrorKind.CLASS), image, List.of(tag), null,
                        Math.clamp(1 - data.own(i), 0.0, 1.0), LabelErrors.TEXT.text("found.tag", names.of(tag),
                                data.own(i), classes.get(predicted), data.probabilities()[i][predicted])));
            }
        }
        found.sort(Suspicion.WORST_FIRST);
        return new TagErrors(found, learned.noise());
    }

    private static double[] row(Map<Image, double[]> probabilities, @Nullable Image image) {
        double[] row = probabilities.get(image);
        if (row == null) {
            throw new IllegalStateException();
        }
        return row;
    }
}
