package touchstone.qa.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.model.Progress;
import touchstone.model.ProjectView;
import touchstone.qa.Watch;

/** All checks, made on one object, on one annotator's layer of an image, or on a project. */
public final class Checks {

    /** One line each. */
    public static final List<Check> ALL = List.of(
            new EmptyCheck(),
            new ZeroAreaCheck(),
            new OutsideCheck(),
            new OutOfBoundsCheck(),
            new SelfCrossingCheck(),
            new MaskSizeCheck(),
            new DuplicateCheck(),
            new NestedCheck(),
            new OverlapCheck(),
            new KindCheck(),
            new RequiredAttributeCheck(),
            new AttributeValueCheck(),
            new JointsCheck(),
            new LeftRightCheck(),
            new AspectCheck(),
            new TinyCheck(),
            new SpecksCheck(),
            new HolesCheck(),
            new MissingFileCheck(),
            new SpacingCheck(),
            new ImbalanceCheck(),
            new FewSamplesCheck(),
            new UnusedLabelCheck(),
            new UntouchedCheck());

    private static final Messages TEXT = Messages.beside(Checks.class);

    private Checks() {
    }

    public static Optional<Check> named(String name) {
        return ALL.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** What a check of this name finds, for the user. */
    public static String title(String name) {
        return TEXT.text("check." + name);
    }

    /** What is wrong with one annotator's objects on one image; nothing for an unknown image. */
    public static List<Problem> of(ProjectView project, ImageId image, AnnotatorId annotator, CheckRules rules) {
        return project.images().stream().filter(i -> i.id().equals(image)).findFirst()
                .map(i -> of(new Layer(i, annotator, project.schema(), project.annotations(image, annotator), rules)))
                .orElse(List.of());
    }

    /** What is wrong with a layer: its objects each alone, then together. */
    public static List<Problem> of(Layer layer) {
        return of(layer, Watch.NONE);
    }

    /**
     * As {@link #of(Layer)}.
     *
     * @throws CancellationException when the watch says so
     */
    public static List<Problem> of(Layer layer, Watch watch) {
        List<Problem> problems = new ArrayList<>();
        for (Annotation object : layer.objects()) {
            watch.check();
            ofAlone(object, layer, problems::add);
        }
        ofTogether(layer, watch, problems::add);
        return problems;
    }

    /**
     * What is wrong with one object of a layer, alone and with those that its bounds touch: the cost of an edit does not
     * grow with what lies elsewhere on the image.
     */
    public static List<Problem> of(Annotation object, Layer layer) {
        List<Problem> problems = new ArrayList<>();
        ofAlone(object, layer, problems::add);
        ofTogether(layer.around(object), Watch.NONE, problem -> {
            if (problem.objects().contains(object.id())) {
                problems.add(problem);
            }
        });
        return problems;
    }

    private static void ofAlone(Annotation object, Layer layer, Consumer<Problem> found) {
        Label label = layer.label(object);
        if (label == null) {
            return;
        }
        for (Check check : ALL) {
            if (check instanceof Check.OfObject ofObject && !layer.rules().off().contains(check.name())) {
                ofObject.look(object, label, layer, found);
            }
        }
    }

    private static void ofTogether(Layer layer, Watch watch, Consumer<Problem> found) {
        for (Check check : ALL) {
            watch.check();
            if (check instanceof Check.OfLayer ofLayer && !layer.rules().off().contains(check.name())) {
                ofLayer.look(layer, found);
            }
        }
    }

    /** What one image has: its problems, and how many objects of each label. */
    private record Looked(List<Problem> problems, Map<LabelId, Long> samples, boolean worked) {
    }

    /**
     * Everything that is wrong with a project and the given annotators' layers, the worst first, else in the order of the
     * images.
     *
     * @throws CancellationException when the watch says so
     */
    public static List<Problem> of(ProjectView project, List<Annotator> annotators, CheckRules rules, Watch watch) {
        List<Image> images = project.images();
        LabelSchema schema = project.schema();
        AtomicInteger done = new AtomicInteger();
        List<Looked> looked = IntStream.range(0, images.size()).parallel().mapToObj(i -> {
            watch.check();
            Looked one = look(project, schema, images.get(i), annotators, rules);
            watch.done(done.incrementAndGet(), images.size());
            return one;
        }).toList();
        List<Problem> problems = new ArrayList<>();
        Map<LabelId, Long> samples = new HashMap<>();
        Set<ImageId> worked = new HashSet<>();
        for (int i = 0; i < looked.size(); i++) {
            problems.addAll(looked.get(i).problems);
            looked.get(i).samples.forEach((label, count) -> samples.merge(label, count, Long::sum));
            if (looked.get(i).worked) {
                worked.add(images.get(i).id());
            }
        }
        Census census = new Census(samples, worked);
        for (Check check : ALL) {
            watch.check();
            if (check instanceof Check.OfProject ofProject && !rules.off().contains(check.name())) {
                ofProject.look(project, census, rules, problems::add);
            }
        }
        problems.sort(Comparator.comparing(Problem::severity));
        return problems;
    }

    private static Looked look(ProjectView project, LabelSchema schema, Image image, List<Annotator> annotators,
            CheckRules rules) {
        List<Problem> problems = new ArrayList<>();
        Map<LabelId, Long> samples = new HashMap<>();
        boolean worked = false;
        for (Annotator annotator : annotators) {
            List<Annotation> objects = project.annotations(image.id(), annotator.id());
            worked |= !objects.isEmpty()
                    || project.status(image.id(), annotator.id()) != Progress.Status.TODO;
            problems.addAll(of(new Layer(image, annotator.id(), schema, objects, rules)));
            Map<LabelId, Long> own = new HashMap<>();
            objects.forEach(o -> own.merge(o.label(), 1L, Long::sum));
            own.forEach((label, count) -> samples.merge(label, count, Math::max));
        }
        return new Looked(problems, samples, worked);
    }
}
