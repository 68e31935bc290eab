package touchstone.qa.consensus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Progress;
import touchstone.model.Provenance;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Geometry;
import touchstone.qa.Watch;
import touchstone.qa.consensus.ObjectConsensus.Taken;

/**
 * The edit that makes an annotator's layer the consensus: what is new is added, what is no longer agreed upon removed, and
 * what is the same stays the same object, so that a second run on unchanged work changes nothing. Images without ties are
 * marked as done, so that nothing drawn there means that nothing is there.
 */
public final class ConsensusLayer {

    private static final Messages TEXT = Messages.beside(ConsensusLayer.class);

    private ConsensusLayer() {
    }

    private record Drawn(Taken taken, Geometry geometry) {
    }

    /**
     * @param annotator whose role is consensus; added to the project if need be
     * @throws java.util.concurrent.CancellationException when the watch says so
     */
    public static Edit edit(ProjectView project, Annotator annotator, ObjectConsensus consensus, Watch watch) {
        List<Change> changes = new ArrayList<>();
        if (!project.annotators().contains(annotator)) {
            changes.add(Change.add(annotator));
        }
        String source = TEXT.text("source", consensus.candidates().annotators().stream().map(Annotator::name)
                .collect(Collectors.joining(", ")));
        Map<ImageId, List<Drawn>> byImage = consensus.taken().parallelStream().map(t -> {
            watch.check();
            return new Drawn(t, t.geometry());
        }).toList().stream().collect(Collectors.groupingBy(d -> d.taken.candidate().image().id()));
        Set<ImageId> open = consensus.openImages();
        for (Image image : consensus.candidates().images()) {
            layer(project, annotator, image, byImage.getOrDefault(image.id(), List.of()), source, changes);
            Progress.Status now = project.status(image.id(), annotator.id());
            Progress.Status wanted = open.contains(image.id()) ? Progress.Status.TODO : Progress.Status.DONE;
            if (now != wanted) {
                changes.add(new Change(
                        now == Progress.Status.TODO ? null : new Progress(image.id(), annotator.id(), now),
                        wanted == Progress.Status.TODO ? null : new Progress(image.id(), annotator.id(), wanted)));
            }
        }
        return new Edit(TEXT.text("edit", annotator.name()), changes);
    }

    /**
     * Whose layer it becomes: somebody whom the project knows by that name, or who is yet to be added.
     *
     * @param of who are united
     * @param role consensus or gold
     * @throws InputRefused where somebody else has the name, or people's work would be removed
     */
    public static Annotator layer(ProjectView project, List<Annotator> of, String name, Annotator.Role role)
            throws InputRefused {
        if (of.stream().anyMatch(a -> a.name().equals(name))) {
            throw new InputRefused(TEXT.text("itself", name));
        }
        Optional<Annotator> known = project.annotatorNamed(name);
        if (known.isPresent() && known.get().role() != role) {
            throw new InputRefused(TEXT.text("taken", name, known.get().role().key()));
        }
        if (known.isPresent() && role == Annotator.Role.GOLD && !isAlone(project, known.get())) {
            throw new InputRefused(TEXT.text("drawn", name));
        }
        return known.orElseGet(() -> Annotator.named(name, role));
    }

    /** Whether a layer holds nothing that a person drew: bringing it up to date removes nobody's work. */
    private static boolean isAlone(ProjectView project, Annotator layer) {
        return project.images().stream().flatMap(i -> project.annotations(i.id(), layer.id()).stream())
                .allMatch(a -> a.provenance().origin() == Provenance.Origin.MODEL);
    }

    private static void layer(ProjectView project, Annotator annotator, Image image, List<Drawn> drawn, String source,
            List<Change> changes) {
        List<Annotation> old = new ArrayList<>(project.annotations(image.id(), annotator.id()));
        List<Change> added = new ArrayList<>();
        Set<AnnotationId> kept = new HashSet<>();
        for (Drawn d : drawn) {
            Taken t = d.taken;
            double share = (double) t.candidate().members().size() / t.candidate().worked();
            Annotation object = new Annotation(AnnotationId.create(), image.id(), t.label(), annotator.id(),
                    d.geometry, t.attributes(),
                    new Provenance(Provenance.Origin.MODEL, source, share, version(t)));
            old.stream().filter(o -> !kept.contains(o.id()) && isSame(o, object)).findFirst()
                    .ifPresentOrElse(o -> kept.add(o.id()), () -> added.add(Change.add(object)));
        }
        old.stream().filter(o -> !kept.contains(o.id())).forEach(o -> changes.add(Change.remove(o)));
        changes.addAll(added);
    }

    /** What is agreed upon is as current as the oldest of what was agreed upon. */
    private static int version(Taken taken) {
        return taken.candidate().members().stream().mapToInt(m -> m.provenance().guidelineVersion()).min().orElse(0);
    }

    private static boolean isSame(Annotation a, Annotation b) {
        return a.label().equals(b.label()) && a.geometry().equals(b.geometry())
                && a.attributes().equals(b.attributes()) && a.provenance().equals(b.provenance());
    }
}
