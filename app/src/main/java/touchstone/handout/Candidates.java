package touchstone.handout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.ProjectView;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.note.Assignment.Task;
import touchstone.qa.Watch;
import touchstone.qa.review.Policy;
import touchstone.qa.review.PolicyReader;
import touchstone.qa.review.Queue;
import touchstone.store.exchange.Selection;

/** Which images can be given out, the first first. */
public record Candidates(ProjectView project, Task task, long seed) {

    /**
     * @param policy in whose order, as the text of one; null for the project's own or, without one, its list
     * @param share how much of it is given out, by the order; 1 for all
     * @param depth of an upgrade: images on which something is coarser
     */
    public List<Image> of(@Nullable String policy, Selection only, double share, @Nullable GeometryKind depth,
            Watch watch) throws IOException {
        Set<ImageId> chosen = only.images(project, only.annotators(project)).stream().map(Image::id)
                .collect(Collectors.toSet());
        List<Image> ordered = ordered(policy, watch).stream().filter(i -> chosen.contains(i.id()))
                .filter(i -> task != Task.UPGRADE || depth == null || isCoarse(i, depth)).toList();
        return ordered.subList(0, (int) Math.ceil(share * ordered.size() - 1e-9));
    }

    /** What a policy for open images takes comes first; of work that comes back the project's list decides. */
    private List<Image> ordered(@Nullable String policy, Watch watch) throws IOException {
        if (task == Task.UPGRADE || task == Task.QUALIFICATION) {
            return project.images();
        }
        Optional<PolicyReader.Read> read = policy == null
                ? KeptPolicy.of(project, null).map(KeptPolicy::read)
                : Optional.of(KeptPolicy.read(project, policy));
        if (read.isEmpty() || read.get().policy().from() != Policy.From.OPEN) {
            return project.images();
        }
        Queue queue = KeptPolicy.queue(project, read.get(), seed, watch);
        Set<ImageId> seen = new HashSet<>();
        List<Image> images = new ArrayList<>();
        queue.entries().stream().map(Queue.Entry::image).filter(i -> seen.add(i.id())).forEach(images::add);
        return images;
    }

    private boolean isCoarse(Image image, GeometryKind depth) {
        for (Annotator who : project.annotators()) {
            for (Annotation object : project.annotations(image.id(), who.id())) {
                if (Depths.isCoarse(object, depth)) {
                    return true;
                }
            }
        }
        return false;
    }
}
