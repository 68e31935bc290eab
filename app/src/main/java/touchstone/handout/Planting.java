package touchstone.handout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Tag;
import touchstone.model.note.Planted;
import touchstone.model.note.Planted.How;
import touchstone.model.note.Verdict;

/**
 * Puts wrong predictions in the places of right ones: another label, moved by half its size, half as large again, or with a
 * part missing. They stand in the model's layer, marked by an attribute that no package for an annotator holds.
 */
public record Planting(ProjectView project, long seed) {

    private static final Messages TEXT = Messages.beside(Planting.class);

    /**
     * @param images where; each prediction there that nobody has judged may be taken
     * @param count how many; as many as there are where there are fewer
     */
    public Edit plant(Set<ImageId> images, int count) throws InputRefused {
        Set<AnnotationId> taken = new HashSet<>();
        Planted.among(project).forEach(p -> {
            taken.add(p.object().id());
            if (p.instead() != null) {
                taken.add(p.instead());
            }
        });
        for (Note note : project.notes()) {
            Verdict.of(note).ifPresent(v -> taken.add(v.prediction()));
        }
        Random random = new Random(seed);
        List<Change> changes = new ArrayList<>();
        List<Candidate> all = new ArrayList<>(candidates(images, taken));
        Collections.shuffle(all, random);
        for (Candidate each : all) {
            if (changes.size() == count) {
                break;
            }
            wrong(each, random).ifPresent(w -> changes.add(Change.add(w)));
        }
        if (changes.isEmpty()) {
            throw new InputRefused(TEXT.text("plant.none"));
        }
        return new Edit(TEXT.text("edit.plant", changes.size()), changes);
    }

    private record Candidate(Annotation object, Image image) {
    }

    private List<Candidate> candidates(Set<ImageId> images, Set<AnnotationId> taken) {
        List<Candidate> all = new ArrayList<>();
        for (Annotator model : project.annotators()) {
            if (model.role() == Annotator.Role.MODEL) {
                for (Image image : project.images()) {
                    if (images.contains(image.id())) {
                        project.annotations(image.id(), model.id()).stream().filter(a -> !taken.contains(a.id()))
                                .filter(a -> !(a.geometry() instanceof Tag))
                                .forEach(a -> all.add(new Candidate(a, image)));
                    }
                }
            }
        }
        return all;
    }

    private Optional<Annotation> wrong(Candidate right, Random random) {
        Annotation object = right.object;
        List<Label> others = project.schema().labels().stream()
                .filter(l -> !l.id().equals(object.label()) && l.kinds().contains(object.geometry().kind())).toList();
        List<How> ways = new ArrayList<>(List.of(How.MOVED, How.ENLARGED, How.CUT));
        if (!others.isEmpty()) {
            ways.add(How.RENAMED);
        }
        How how = ways.get(random.nextInt(ways.size()));
        Annotation copy = new Annotation(AnnotationId.create(), object.image(), object.label(), object.annotator(),
                object.geometry(), object.attributes(), object.provenance());
        Annotation wrong = switch (how) {
            case RENAMED -> copy.withLabel(others.get(random.nextInt(others.size())).id());
            case MOVED -> copy.withGeometry(Spoiling.moved(object.geometry(), right.image, random));
            case ENLARGED -> copy.withGeometry(Spoiling.enlarged(object.geometry(), right.image));
            case CUT -> copy.withGeometry(Spoiling.cut(object.geometry(), right.image));
        };
        return wrong.label().equals(object.label()) && wrong.geometry().equals(object.geometry())
                ? Optional.empty()
                : Optional.of(Planted.mark(wrong, how, object.id()));
    }

    /** Takes what was planted out again, and the copies of it that were let through as they are. */
    public Edit remove() {
        List<Change> changes = new ArrayList<>();
        Map<AnnotationId, Planted> planted = new HashMap<>();
        Planted.among(project).forEach(p -> planted.put(p.object().id(), p));
        for (Note note : project.notes()) {
            Verdict verdict = Verdict.of(note).orElse(null);
            Planted of = verdict == null ? null : planted.get(verdict.prediction());
            if (verdict != null && of != null && verdict.own() != null) {
                project.annotations(verdict.image(), verdict.author()).stream()
                        .filter(a -> a.id().equals(verdict.own()) && a.geometry().equals(of.object().geometry())
                                && a.label().equals(of.object().label()))
                        .forEach(a -> changes.add(Change.remove(a)));
            }
        }
        planted.values().forEach(p -> changes.add(Change.remove(p.object())));
        return new Edit(TEXT.text("edit.unplant", planted.size()), changes);
    }
}
