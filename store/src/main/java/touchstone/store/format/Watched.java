package touchstone.store.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;
import touchstone.model.ProjectLens;
import touchstone.model.ProjectView;

/** A project whose images are written one after the other, whatever the format, while somebody waits. */
final class Watched extends ProjectLens {

    private final Watch watch;
    private final Map<ImageId, Integer> places = new HashMap<>();

    Watched(ProjectView project, Watch watch) {
        super(project);
        this.watch = watch;
        project.images().forEach(image -> places.put(image.id(), places.size() + 1));
    }

    @Override
    public List<Annotation> annotations(ImageId image, AnnotatorId annotator) {
        watch.step(Watch.Step.WRITE, places.getOrDefault(image, 0), places.size());
        return project.annotations(image, annotator);
    }
}
