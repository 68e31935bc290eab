package touchstone.qa.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Progress.Status;
import touchstone.model.ProjectView;
import touchstone.model.guideline.Relabelling;
import touchstone.model.guideline.Wanted;
import touchstone.model.Provenance.Origin;
import touchstone.qa.Watch;

/**
 * Whether data may leave a project.
 *
 * @param unverified objects that a model made and nobody accepted, by image
 * @param returned images given back to their annotator and not done again
 * @param outdated objects that have to be looked at again because their class has changed in meaning since, by image
 * @param unseen images that somebody was done with, without an object of a class that has become wider since
 * @param version the newest guideline's; 0 where there is none
 */
public record ExportGate(Map<ImageId, Integer> unverified, List<ImageId> returned, Map<ImageId, Integer> outdated,
        List<ImageId> unseen, int version, Limits limits) {

    /**
     * How many of each may be left; 0 unless the project says otherwise.
     *
     * @param outdated objects and images together
     */
    public record Limits(int unverified, int returned, int outdated) {
    }

    /** @param of whose layers leave */
    static ExportGate of(ProjectView project, List<Annotator> of, Limits limits, Watch watch) {
        int version = project.guideline().map(Guideline::version).orElse(0);
        Wanted wanted = Wanted.of(project);
        Map<ImageId, Integer> unverified = new LinkedHashMap<>();
        Map<ImageId, Integer> outdated = new LinkedHashMap<>();
        List<ImageId> returned = new ArrayList<>();
        for (Image image : project.originals()) {
            watch.check();
            for (Annotator a : of) {
                for (Annotation object : project.annotations(image.id(), a.id())) {
                    if (isPrediction(object, a)) {
                        unverified.merge(image.id(), 1, Integer::sum);
                    } else if (wanted.isOlder(object)) {
                        outdated.merge(image.id(), 1, Integer::sum);
                    }
                }
                if (project.status(image.id(), a.id()) == Status.RETURNED) {
                    returned.add(image.id());
                }
            }
        }
        return new ExportGate(unverified, returned, outdated, unseen(project, of, wanted), version, limits);
    }

    /** The log is read only where a class has become wider: on nothing else does it tell of images. */
    private static List<ImageId> unseen(ProjectView project, List<Annotator> of, Wanted wanted) {
        if (wanted.wider().isEmpty()) {
            return List.of();
        }
        Set<ImageId> originals = project.originals().stream().map(Image::id).collect(Collectors.toSet());
        Set<AnnotatorId> who = of.stream().map(Annotator::id).collect(Collectors.toSet());
        return Relabelling.of(project).rows().stream()
                .filter(r -> r.isOfImage() && r.state() == Relabelling.State.OPEN && who.contains(r.annotator()))
                .map(Relabelling.Row::image).filter(originals::contains).distinct().toList();
    }

    /** What people agree upon was worked out, but people have drawn it. */
    private static boolean isPrediction(Annotation object, Annotator layer) {
        return object.provenance().origin() == Origin.MODEL && layer.role() != Annotator.Role.CONSENSUS
                && layer.role() != Annotator.Role.GOLD;
    }

    static int sum(Map<ImageId, Integer> counts) {
        return counts.values().stream().mapToInt(n -> n).sum();
    }

    /** What has to be looked at again, objects and images. */
    int open() {
        return sum(outdated) + unseen.size();
    }

    Decision ofUnverified() {
        return decision(sum(unverified), limits.unverified);
    }

    Decision ofReturned() {
        return decision(returned.size(), limits.returned);
    }

    Decision ofOutdated() {
        return decision(open(), limits.outdated);
    }

    private static Decision decision(int open, int allowed) {
        return open <= allowed ? Decision.PASSED : Decision.FAILED;
    }

    public Decision decision() {
        return Decision.all(List.of(ofUnverified(), ofReturned(), ofOutdated()));
    }
}
