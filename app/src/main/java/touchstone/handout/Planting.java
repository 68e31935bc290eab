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
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;
import touchstone.model.note.Planted;
import touchstone.model.note.Planted.How;
import touchstone.model.note.Verdict;

/**
 * Puts wrong predictions in the places of right ones: another label, moved by half its size, or half as large again. They
 * stand in the model's layer, marked by an attribute that no package for an annotator holds.
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
        List<How> ways = new ArrayList<>(List.of(How.MOVED, How.ENLARGED));
        if (!others.isEmpty()) {
            ways.add(How.RENAMED);
        }
        How how = ways.get(random.nextInt(ways.size()));
        Annotation copy = new Annotation(AnnotationId.create(), object.image(), object.label(), object.annotator(),
                object.geometry(), object.attributes(), object.provenance());
        Annotation wrong = switch (how) {
            case RENAMED -> copy.withLabel(others.get(random.nextInt(others.size())).id());
            case MOVED -> copy.withGeometry(moved(object.geometry(), right.image, random));
            case ENLARGED -> copy.withGeometry(enlarged(object.geometry(), right.image));
        };
        return wrong.label().equals(object.label()) && wrong.geometry().equals(object.geometry())
                ? Optional.empty()
                : Optional.of(Planted.mark(wrong, how, object.id()));
    }

    private static Geometry moved(Geometry shape, Image image, Random random) {
        Bounds b = shape.bounds();
        double dx = Math.max(4, b.width() * 0.6) * (random.nextBoolean() ? 1 : -1);
        double dy = Math.max(4, b.height() * 0.6) * (random.nextBoolean() ? 1 : -1);
        dx = b.minX() + dx < 0 || b.maxX() + dx > image.width() ? -dx : dx;
        dy = b.minY() + dy < 0 || b.maxY() + dy > image.height() ? -dy : dy;
        double x = Math.clamp(Math.rint(dx), Math.min(0, -b.minX()), Math.max(0, image.width() - b.maxX()));
        double y = Math.clamp(Math.rint(dy), Math.min(0, -b.minY()), Math.max(0, image.height() - b.maxY()));
        return mapped(shape, 1, x, y);
    }

    /** About its middle, as far as the image reaches. */
    private static Geometry enlarged(Geometry shape, Image image) {
        Bounds b = shape.bounds();
        double room = Math.min(Math.min(b.minX(), image.width() - b.maxX()) / Math.max(1, b.width()),
                Math.min(b.minY(), image.height() - b.maxY()) / Math.max(1, b.height()));
        double by = 1 + Math.clamp(2 * room, 0, 0.5);
        return shape instanceof Mask
                ? mapped(shape, 1, Math.rint(Math.clamp(b.width() / 2, 0, image.width() - b.maxX())), 0)
                : mapped(shape, by, b.centerX() * (1 - by), b.centerY() * (1 - by));
    }

    /** Each place times a factor, then moved; masks, whose pixels are whole, are moved alone. */
    private static Geometry mapped(Geometry shape, double by, double dx, double dy) {
        return switch (shape) {
            case Tag tag -> tag;
            case Mask mask -> mask.translate((int) dx, (int) dy);
            case Box box -> new Box(box.x() * by + dx, box.y() * by + dy, box.width() * by, box.height() * by,
                    box.rotation());
            case Ellipse e -> new Ellipse(e.cx() * by + dx, e.cy() * by + dy, e.rx() * by, e.ry() * by, e.rotation());
            case Polyline line -> new Polyline(mapped(line.points(), by, dx, dy));
            case Polygon polygon -> new Polygon(polygon.parts().stream()
                    .map(p -> new Polygon.Part(mapped(p.outer(), by, dx, dy),
                            p.holes().stream().map(h -> mapped(h, by, dx, dy)).toList()))
                    .toList());
            case Keypoints points -> new Keypoints(points.joints().stream()
                    .map(j -> new Keypoints.Joint(j.x() * by + dx, j.y() * by + dy, j.visibility())).toList());
        };
    }

    private static Points mapped(Points points, double by, double dx, double dy) {
        double[] xy = points.toArray();
        for (int i = 0; i < xy.length; i += 2) {
            xy[i] = xy[i] * by + dx;
            xy[i + 1] = xy[i + 1] * by + dy;
        }
        return Points.of(xy);
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
