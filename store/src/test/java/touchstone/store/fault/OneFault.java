package touchstone.store.fault;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.Provenance;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.store.EditConflict;
import touchstone.store.Project;
import touchstone.store.Verification;
import touchstone.store.image.ImageFile;

/**
 * Damages or takes away every tenth object, or every tenth image's file, of a project. The rest must open as it was, to look
 * at and to work on, and everything that is damaged must be named, and nothing else.
 */
final class OneFault implements Fault {

    private static final Annotator ANN = Annotator.named("Ann", Annotator.Role.ANNOTATOR);
    private static final Label CELL = Label.named("cell", 0);
    private static final int IMAGES = 40;
    private static final int OBJECTS = 1000;
    private static final int SIDE = 200;

    /** What is done to every tenth. */
    private enum Harm {
        SHAPE_CHANGED("UPDATE annotation SET geometry = ? WHERE id = ?"), //
        SHAPE_EMPTIED("UPDATE annotation SET geometry = zeroblob(0), min_x = NULL WHERE ?1 IS NOT NULL AND id = ?2"), //
        ATTRIBUTES_BROKEN("UPDATE annotation SET attributes = '{\"a' WHERE ?1 IS NOT NULL AND id = ?2"), //
        KIND_UNKNOWN("UPDATE annotation SET kind = 'spline' WHERE ?1 IS NOT NULL AND id = ?2"), //
        TAKEN_AWAY("DELETE FROM annotation WHERE ?1 IS NOT NULL AND id = ?2"), //
        IMAGE_GONE(""), IMAGE_CHANGED("");

        private final String sql;

        Harm(String sql) {
            this.sql = sql;
        }
    }

    @Override
    public String name() {
        return "one";
    }

    @Override
    public int trials() {
        return 70;
    }

    @Override
    public void run(Trial trial) throws IOException, InterruptedException {
        Map<String, Integer> harmed = new LinkedHashMap<>();
        int kept = 0;
        int named = 0;
        for (int i = 0; i < trial.trials; i++) {
            Harm harm = Harm.values()[i % Harm.values().length];
            Path file = trial.place("one").resolve("p.touchstone");
            Map<AnnotationId, Annotation> objects = project(trial, file);
            Set<String> victims = harm.sql.isEmpty() ? images(trial, harm, file) : objects(trial, harm, file, objects);
            harmed.merge(harm.name().toLowerCase(Locale.ROOT), victims.size(), Integer::sum);
            try (Project opened = i % 2 == 0 ? Project.open(file) : Project.openReadOnly(file)) {
                kept += compare(trial, harm, opened, objects, victims);
                named += told(trial, harm, opened, victims);
                if (!opened.readOnly()) {
                    opened.commit(
                            Edit.of("draw", Change.add(Annotation.drawn(opened.images().getFirst().id(), CELL.id(),
                                    ANN.id(), new Box(1, 1, 3, 3)))),
                            ANN.id());
                }
            } catch (IOException | RuntimeException closed) {
                trial.fail(harm + ": " + closed);
            }
        }
        trial.figure("harmed", harmed);
        trial.figure("othersOpened", kept);
        trial.figure("harmedAndNamed", named);
    }

    private static Map<AnnotationId, Annotation> project(Trial trial, Path file) throws IOException {
        List<Change> changes = new ArrayList<>(List.of(Change.add(ANN), Change.add(CELL)));
        Map<AnnotationId, Annotation> objects = new LinkedHashMap<>();
        List<Image> images = new ArrayList<>();
        for (int i = 0; i < IMAGES; i++) {
            Path picture = file.resolveSibling("image " + i + ".png");
            BufferedImage pixels = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
            pixels.getRaster().setSample(i, i, 0, 200);
            ImageIO.write(pixels, "png", picture.toFile());
            images.addAll(ImageFile.inspect(picture).images(picture.getFileName().toString()));
        }
        images.forEach(image -> changes.add(Change.add(image)));
        for (int i = 0; i < OBJECTS; i++) {
            Annotation object = new Annotation(AnnotationId.create(), images.get(i % IMAGES).id(), CELL.id(), ANN.id(),
                    shape(trial, i), Map.of("number", String.valueOf(i)), Provenance.HUMAN);
            objects.put(object.id(), object);
            changes.add(Change.add(object));
        }
        try (Project made = Project.create(file)) {
            made.commitWhole(new Edit("begin", changes), ANN.id());
        } catch (EditConflict never) {
            throw new IllegalStateException(never);
        }
        return objects;
    }

    private static Geometry shape(Trial trial, int i) {
        double x = trial.random.nextInt(SIDE - 40);
        double y = trial.random.nextInt(SIDE - 40);
        return switch (i % 3) {
            case 0 -> new Box(x, y, 5, 7 + i);
            case 1 -> Polygon.of(Points.of(x, y, x + 20, y, x + 10, y + 10 + i / 100.0));
            default -> Mask.empty(SIDE, SIDE).paint(Points.of(x, y, x + 20, y + 20), 4);
        };
    }

    /** Every tenth object. */
    private static Set<String> objects(Trial trial, Harm harm, Path file, Map<AnnotationId, Annotation> objects)
            throws IOException {
        Set<String> victims = new TreeSet<>();
        int from = trial.random.nextInt(10);
        try (Connection connection = Sample.connect(file);
                PreparedStatement harming = connection.prepareStatement(harm.sql)) {
            int i = 0;
            for (AnnotationId id : objects.keySet()) {
                if (i++ % 10 == from) {
                    byte[] noise = new byte[1 + trial.random.nextInt(100)];
                    trial.random.nextBytes(noise);
                    harming.setBytes(1, noise);
                    harming.setBytes(2, bytes(id));
                    if (harming.executeUpdate() != 1) {
                        throw new IOException(id + " was not harmed.");
                    }
                    victims.add(id.toString());
                }
            }
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
        return victims;
    }

    private static byte[] bytes(AnnotationId id) {
        return ByteBuffer.allocate(16).putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits()).array();
    }

    /** Every tenth image's file. */
    private static Set<String> images(Trial trial, Harm harm, Path file) throws IOException {
        Set<String> victims = new TreeSet<>();
        for (int i = trial.random.nextInt(10); i < IMAGES; i += 10) {
            Path picture = file.resolveSibling("image " + i + ".png");
            victims.add(picture.getFileName().toString());
            if (harm == Harm.IMAGE_GONE) {
                Files.delete(picture);
            } else {
                byte[] bytes = Files.readAllBytes(picture);
                bytes[trial.random.nextInt(bytes.length)] ^= 1;
                Files.write(picture, bytes);
            }
        }
        return victims;
    }

    /** How many objects are there as they were; all of them that were not harmed must be. */
    private static int compare(Trial trial, Harm harm, Project opened, Map<AnnotationId, Annotation> objects,
            Set<String> victims) {
        Map<AnnotationId, Annotation> there = new LinkedHashMap<>();
        opened.images().forEach(image -> opened.annotations(image.id()).forEach(a -> there.put(a.id(), a)));
        trial.require(opened.images().size() == IMAGES, harm + ": " + opened.images().size() + " images are left.");
        int kept = 0;
        for (Annotation object : objects.values()) {
            if (!victims.contains(object.id().toString())) {
                trial.require(object.equals(there.get(object.id())),
                        harm + ": " + object.id() + " was not harmed and is "
                                + there.get(object.id()));
                kept++;
            }
        }
        return kept;
    }

    /** How many of those harmed are named on opening or by verifying; nothing else may be. */
    private static int told(Trial trial, Harm harm, Project opened, Set<String> victims) {
        List<Verification.Problem> problems = new ArrayList<>(opened.problems());
        problems.addAll(opened.verify().problems());
        Set<String> named = new HashSet<>();
        for (Verification.Problem problem : problems) {
            List<String> meant = victims.stream().filter(problem.where()::contains).toList();
            named.addAll(meant);
            trial.require(!meant.isEmpty(), harm + ": what was not harmed is called so: " + problem);
        }
        Set<String> missed = new TreeSet<>(victims);
        missed.removeAll(named);
        trial.require(missed.isEmpty(), harm + ": not named: " + missed);
        return named.size();
    }
}
