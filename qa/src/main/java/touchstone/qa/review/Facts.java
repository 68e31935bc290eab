package touchstone.qa.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.LabelId;
import touchstone.model.Progress.Status;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Tag;
import touchstone.qa.Rules;
import touchstone.qa.Watch;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.Counts;
import touchstone.qa.scoring.ImageComparison;
import touchstone.qa.trait.Limits;
import touchstone.qa.trait.ObjectTraits;
import touchstone.qa.trait.Traits;

/** What a policy's conditions ask about a project. What takes long is measured when it is first asked for, once. */
final class Facts {

    private final ProjectView project;
    private final List<Annotator> of;
    private final Policy policy;
    private final Limits limits;
    private final Predictions predictions;
    private final Rules rules;
    private final Watch watch;
    private final Map<LabelId, String> labels = new HashMap<>();
    private @Nullable Map<AnnotatorId, Integer> worked;
    private @Nullable Map<LabelId, Double> shares;
    private @Nullable Traits shapes;
    private @Nullable Traits lights;
    private @Nullable Map<ImageId, Integer> places;
    private @Nullable Map<ImageId, Map<AnnotatorId, Double>> disagreements;

    Facts(ProjectView project, List<Annotator> of, Policy policy, Limits limits, Predictions predictions, Rules rules,
            Watch watch) {
        this.project = project;
        this.of = of;
        this.policy = policy;
        this.limits = limits;
        this.predictions = predictions;
        this.rules = rules;
        this.watch = watch;
        project.schema().labels().forEach(l -> labels.put(l.id(), l.name()));
    }

    String label(LabelId id) {
        return labels.getOrDefault(id, "");
    }

    /** On how many images he has worked. */
    int worked(Annotator annotator) {
        if (worked == null) {
            worked = new HashMap<>();
            for (Annotator each : of) {
                worked.put(each.id(), (int) project.images().stream()
                        .filter(i -> Comparison.hasWorked(project, i, each)).count());
            }
        }
        return worked.getOrDefault(annotator.id(), 0);
    }

    /** Share of a label among the objects and tags of those whose work is looked at; while there are none, of predictions. */
    double share(LabelId label) {
        if (shares == null) {
            Map<LabelId, Double> counts = counts(of);
            shares = counts.isEmpty() && policy.from() == Policy.From.OPEN ? counts(models()) : counts;
        }
        return shares.getOrDefault(label, 0.0);
    }

    private Map<LabelId, Double> counts(List<Annotator> whose) {
        Map<LabelId, Double> counts = new HashMap<>();
        double all = 0;
        for (Image image : project.images()) {
            watch.check();
            for (Annotator annotator : whose) {
                for (Annotation object : project.annotations(image.id(), annotator.id())) {
                    counts.merge(object.label(), 1.0, Double::sum);
                    all++;
                }
            }
        }
        double total = Math.max(1, all);
        counts.replaceAll((l, n) -> n / total);
        return counts;
    }

    private List<Annotator> models() {
        return project.annotators().stream().filter(a -> a.role() == Annotator.Role.MODEL).toList();
    }

    /** Those whose objects are items' objects. */
    private List<Annotator> measured(List<Annotator> people) {
        List<Annotator> all = new ArrayList<>(people);
        if (policy.from() == Policy.From.OPEN) {
            all.addAll(models());
        }
        return all;
    }

    /** Where the project lists the image. */
    int place(Item item) {
        if (places == null) {
            places = new HashMap<>();
            List<Image> images = project.images();
            for (int i = 0; i < images.size(); i++) {
                places.put(images.get(i).id(), i);
            }
        }
        return places.getOrDefault(item.image().id(), Integer.MAX_VALUE);
    }

    /** 1 before 5, and before what has none. */
    int priority(Item item) {
        String given = item.image().fields().getOrDefault("priority", "").strip();
        return given.matches("-?[0-9]{1,6}") ? Integer.parseInt(given) : Integer.MAX_VALUE;
    }

    /** @param pixels whether the image's pixels are needed */
    Optional<ObjectTraits> traits(Annotation object, boolean pixels) {
        if (pixels && lights == null) {
            lights = Traits.of(project, measured(of), limits, true, watch);
        } else if (!pixels && lights == null && shapes == null) {
            shapes = Traits.of(project, measured(of), limits, false, watch);
        }
        Traits known = lights != null ? lights : shapes;
        return known == null ? Optional.empty() : Optional.ofNullable(known.objects().get(object.id()));
    }

    Status status(Item item) {
        return item.annotator() == null ? Status.TODO : project.status(item.image().id(), item.annotator().id());
    }

    /**
     * The least sure of an image's predictions: those of a table where it has the image; the tags that models put on it,
     * as one distribution a model; the score of every object that a model drew, here or taken over.
     */
    Optional<Uncertainty> uncertainty(Item item) {
        double[] told = predictions.of(item.image());
        if (told != null) {
            return Optional.of(Uncertainty.of(told));
        }
        List<Annotation> predicted = new ArrayList<>(item.annotator() == null ? List.of() : item.objects());
        Optional<Uncertainty> least = Optional.empty();
        for (Annotator model : project.annotators()) {
            if (model.role() == Annotator.Role.MODEL && !model.equals(item.annotator())) {
                List<Annotation> all = project.annotations(item.image().id(), model.id());
                double[] tags = all.stream().filter(o -> o.geometry() instanceof Tag)
                        .flatMap(o -> Optional.ofNullable(o.provenance().score()).stream())
                        .mapToDouble(s -> Math.max(0, s)).toArray();
                if (tags.length >= 2 && Arrays.stream(tags).sum() > 0) {
                    least = Optional.of(least.map(u -> u.or(Uncertainty.of(tags))).orElse(Uncertainty.of(tags)));
                    predicted.addAll(all.stream().filter(o -> !(o.geometry() instanceof Tag)).toList());
                } else {
                    predicted.addAll(all);
                }
            }
        }
        for (Annotation object : predicted) {
            Optional<Uncertainty> own = uncertainty(object);
            if (own.isPresent()) {
                least = Optional.of(least.map(u -> u.or(own.get())).orElse(own.get()));
            }
        }
        return least;
    }

    static Optional<Uncertainty> uncertainty(Annotation object) {
        return Optional.ofNullable(object.provenance().score()).map(Uncertainty::ofScore);
    }

    /**
     * How much the one who worked on it and any other annotator differ here: 1 - F1 of the worst pair; 0 where nobody else
     * has worked.
     */
    double disagreement(Item item) {
        if (disagreements == null) {
            disagreements = measured();
        }
        Map<AnnotatorId, Double> here = disagreements.getOrDefault(item.image().id(), Map.of());
        return item.annotator() == null
                ? here.values().stream().mapToDouble(Double::doubleValue).max().orElse(0)
                : here.getOrDefault(item.annotator().id(), 0.0);
    }

    private Map<ImageId, Map<AnnotatorId, Double>> measured() {
        Map<ImageId, Map<AnnotatorId, Double>> all = new HashMap<>();
        List<Annotator> people = project.annotators().stream().filter(a -> a.role() == Annotator.Role.ANNOTATOR)
                .toList();
        for (int i = 0; i < people.size(); i++) {
            for (int j = i + 1; j < people.size(); j++) {
                Annotator a = people.get(i);
                Annotator b = people.get(j);
                for (ImageComparison image : Comparison.of(project, a, b, rules, Comparison.Scope.BOTH, watch)
                        .images()) {
                    Counts counts = image.objects().micro().plus(image.tags().micro());
                    double differs = 1 - counts.f1().number().orElse(1);
                    Map<AnnotatorId, Double> here = all.computeIfAbsent(image.image().id(), k -> new LinkedHashMap<>());
                    here.merge(a.id(), differs, Math::max);
                    here.merge(b.id(), differs, Math::max);
                }
            }
        }
        return all;
    }

    /** The largest of its labels' risks times the largest of its fields'. */
    double risk(Item item) {
        double ofLabels = item.objects().stream()
                .mapToDouble(o -> policy.labelRisks().getOrDefault(label(o.label()), 1.0)).max().orElse(1);
        double ofFields = item.image().fields().entrySet().stream()
                .mapToDouble(f -> policy.fieldRisks().getOrDefault(f.getKey(), Map.of())
                        .getOrDefault(f.getValue(), 1.0))
                .max().orElse(1);
        return ofLabels * ofFields;
    }

    /** What the image looks like: its embedding, else its pixels; nothing where it has neither. */
    Optional<double[]> features(Image image) {
        return predictions.hasEmbeddings()
                ? Optional.ofNullable(predictions.embedding(image))
                : Look.of(project.file(image), image.plane());
    }

    Watch watch() {
        return watch;
    }
}
