package touchstone.qa;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Progress;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Rasterizer;

/** A project of any size in memory, the same at every run: annotators who draw the same objects a little apart. */
public final class SyntheticProject implements ProjectView {

    private static final int SIDE = 1000;

    private final List<Label> labels = List.of(Label.named("cell", 0), Label.named("nucleus", 1));
    private final List<Annotator> annotators;
    private final List<Image> images = new ArrayList<>();
    private final Map<Progress.Key, List<Annotation>> objects = new HashMap<>();

    /**
     * @param objectsPerImage of every annotator
     * @param masks whether objects are masks; else polygons of 40 points
     */
    public SyntheticProject(int images, int annotators, int objectsPerImage, boolean masks) {
        this.annotators = IntStream.range(0, annotators)
                .mapToObj(a -> Annotator.named("Annotator " + (a + 1), Annotator.Role.ANNOTATOR)).toList();
        for (int i = 0; i < images; i++) {
            Image image = Image.unseen(i + ".png", SIDE, SIDE);
            this.images.add(image);
            for (int a = 0; a < annotators; a++) {
                Random random = new Random(i);
                List<Annotation> drawn = new ArrayList<>();
                for (Geometry shape : polygons(random, objectsPerImage, SIDE, 3 * a)) {
                    drawn.add(Annotation.drawn(image.id(), labels.get(random.nextInt(10 + a) % 2).id(),
                            this.annotators.get(a).id(),
                            masks ? Rasterizer.mask(shape, SIDE, SIDE) : shape));
                }
                objects.put(new Progress.Key(image.id(), this.annotators.get(a).id()), List.copyOf(drawn));
            }
        }
    }

    static List<Geometry> polygons(Random random, int n, double side, double shift) {
        List<Geometry> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            all.add(Polygon.of(new Ellipse(random.nextDouble() * side + shift, random.nextDouble() * side + shift,
                    10 + random.nextInt(20), 10 + random.nextInt(20)).outline(40)));
        }
        return all;
    }

    @Override
    public LabelSchema schema() {
        return new LabelSchema(labels);
    }

    @Override
    public List<Annotator> annotators() {
        return annotators;
    }

    @Override
    public List<Image> images() {
        return images;
    }

    @Override
    public List<Annotation> annotations(ImageId image, AnnotatorId annotator) {
        return objects.getOrDefault(new Progress.Key(image, annotator), List.of());
    }

    @Override
    public Optional<Guideline> guideline() {
        return Optional.empty();
    }

    @Override
    public Path file(Image image) {
        return Path.of(image.path());
    }
}
