package touchstone.qa.labelerror;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.LabelId;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;
import touchstone.qa.ErrorKind;
import touchstone.qa.Rules;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.labelerror.ObjectErrors.Boxes;
import touchstone.qa.labelerror.ObjectErrors.Given;
import touchstone.qa.labelerror.ObjectErrors.ImageScores;
import touchstone.qa.labelerror.ObjectErrors.Predicted;
import touchstone.qa.labelerror.ObjectErrors.Score;
import touchstone.qa.scoring.Comparison;

/**
 * {@link ObjectErrors} of one annotator, from another's objects: a model's with its scores; a person's, which have none,
 * count as sure. On the images on which the annotator has worked; objects count by their bounds.
 */
public final class PredictionErrors {

    private final ProjectView project;
    private final Annotator annotator;
    private final Annotator predictor;
    private final Rules rules;
    private final Map<LabelId, Integer> labels = new HashMap<>();
    private final LabelNames names;

    private PredictionErrors(ProjectView project, Annotator annotator, Annotator predictor, Rules rules) {
        this.project = project;
        this.annotator = annotator;
        this.predictor = predictor;
        this.rules = rules;
        names = new LabelNames(project.schema());
    }

    /** Those that are called mistakes, the worst first. */
    public static List<Suspicion> of(ProjectView project, Annotator annotator, Annotator predictor, Rules rules,
            Watch watch) {
        return new PredictionErrors(project, annotator, predictor, rules).find(watch);
    }

    private record Seen(Image image, List<Annotation> given, List<Annotation> predicted) {
    }

    private List<Suspicion> find(Watch watch) {
        List<Seen> seen = new ArrayList<>();
        List<Boxes> boxes = new ArrayList<>();
        for (Image image : project.images()) {
            watch.check();
            if (Comparison.hasWorked(project, image, annotator)) {
                Seen s = new Seen(image, drawn(image, annotator), drawn(image, predictor));
                seen.add(s);
                boxes.add(new Boxes(s.given.stream().map(o -> new Given(bounds(o), place(o))).toList(),
                        s.predicted.stream().map(o -> new Predicted(bounds(o), place(o), sureness(o))).toList()));
            }
        }
        List<ImageScores> scores = ObjectErrors.of(boxes, labels.size(), watch);
        List<Suspicion> found = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            add(found, seen.get(i), scores.get(i));
        }
        found.sort(Suspicion.WORST_FIRST);
        return found;
    }

    private List<Annotation> drawn(Image image, Annotator who) {
        return project.annotations(image.id(), who.id()).stream().filter(o -> !bounds(o).isEmpty()).toList();
    }

    private static Bounds bounds(Annotation object) {
        return object.geometry().bounds();
    }

    private int place(Annotation object) {
        return labels.computeIfAbsent(object.label(), l -> labels.size());
    }

    private static double sureness(Annotation object) {
        Double score = object.provenance().score();
        return score == null ? 1 : Math.clamp(score, 0.0, 1.0);
    }

    /**
     * As the rules have it where the golden set speaks. A model's word is at most a high error; another annotator's, who may
     * as well be the one who is wrong, a moderate one.
     */
    private Severity severity(ErrorKind kind) {
        Severity most = switch (predictor.role()) {
            case GOLD -> Severity.CRITICAL;
            case MODEL, CONSENSUS -> Severity.HIGH;
            case ANNOTATOR -> Severity.MODERATE;
        };
        return rules.severity(kind).atMost(most);
    }

    private void add(List<Suspicion> found, Seen seen, ImageScores scores) {
        for (Score s : scores.overlooked()) {
            if (s.called()) {
                Annotation object = seen.predicted.get(s.place());
                found.add(new Suspicion(Suspicion.Kind.OVERLOOKED, severity(ErrorKind.MISSING), seen.image,
                        List.of(object), bounds(object), 1 - s.score(), LabelErrors.TEXT.text("found.overlooked",
                                predictor.name(), names.of(object), annotator.name(), sureness(object))));
            }
        }
        for (Score s : scores.badlyLocated()) {
            if (s.called()) {
                Annotation object = seen.given.get(s.place());
                Annotation other = nearest(object, seen.predicted, true);
                found.add(new Suspicion(Suspicion.Kind.BADLY_LOCATED, severity(ErrorKind.LOCATION), seen.image,
                        both(object, other), around(object, other), 1 - s.score(),
                        LabelErrors.TEXT.text("found.badlyLocated", annotator.name(), names.of(object),
                                predictor.name())));
            }
        }
        for (Score s : scores.swapped()) {
            if (s.called()) {
                Annotation object = seen.given.get(s.place());
                Annotation other = nearest(object, seen.predicted, false);
                found.add(new Suspicion(Suspicion.Kind.SWAPPED, severity(ErrorKind.CLASS), seen.image,
                        both(object, other), around(object, other), 1 - s.score(), other == null
                                ? LabelErrors.TEXT.text("found.twoLabels", names.of(object), names.of(object))
                                : LabelErrors.TEXT.text("found.swapped", annotator.name(), names.of(object),
                                        predictor.name(), names.of(other))));
            }
        }
    }

    private static List<Annotation> both(Annotation object, @Nullable Annotation other) {
        return other == null ? List.of(object) : List.of(object, other);
    }

    private static Bounds around(Annotation object, @Nullable Annotation other) {
        return other == null ? bounds(object) : bounds(object).union(bounds(other));
    }

    private static @Nullable Annotation nearest(Annotation object, List<Annotation> predicted, boolean sameLabel) {
        Annotation nearest = null;
        double most = 0;
        for (Annotation other : predicted) {
            double similarity = ObjectErrors.similarity(bounds(object), bounds(other));
            if (other.label().equals(object.label()) == sameLabel && similarity > most) {
                nearest = other;
                most = similarity;
            }
        }
        return nearest;
    }
}
