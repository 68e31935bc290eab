package touchstone.qa.result;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.LabelSchema;
import touchstone.model.Progress;
import touchstone.model.ProjectLens;
import touchstone.model.ProjectView;

/**
 * A project as it is when it is first asked: what was read once is kept, because comparing everybody with everybody asks
 * for the same objects again and again.
 */
final class Held extends ProjectLens {

    private record Place(ImageId image, AnnotatorId annotator) {
    }

    private final LabelSchema schema;
    private final List<Annotator> annotators;
    private final List<Image> images;
    private final Map<Place, List<Annotation>> objects = new ConcurrentHashMap<>();
    private final Map<Place, Progress.Status> statuses = new ConcurrentHashMap<>();

    Held(ProjectView project) {
        super(project);
        this.schema = project.schema();
        this.annotators = project.annotators();
        this.images = project.images();
    }

    @Override
    public LabelSchema schema() {
        return schema;
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
        return objects.computeIfAbsent(new Place(image, annotator),
                p -> List.copyOf(project.annotations(image, annotator)));
    }

    @Override
    public Progress.Status status(ImageId image, AnnotatorId annotator) {
        return statuses.computeIfAbsent(new Place(image, annotator), p -> project.status(image, annotator));
    }
}
