package touchstone.app.craft;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.NoteId;
import touchstone.model.Progress;
import touchstone.model.Progress.Status;
import touchstone.model.Provenance;
import touchstone.model.geometry.Box;
import touchstone.model.note.Fault;
import touchstone.model.note.Review;
import touchstone.store.Project;
import touchstone.store.image.ImageFile;

/**
 * A project of several people who worked over weeks: the second gets worse in the second half of his work, the third
 * escalates often, a golden set covers every fifth image, and the first has reviewed some of the second's.
 */
public final class TeamProject {

    private static final int SIDE = 400;

    private final Random random = new Random(5);
    private final List<Label> labels = List.of(Label.named("cell", 0), Label.named("nucleus", 1));
    private final List<Annotator> people = new ArrayList<>();
    private final Annotator gold = Annotator.named("gold", Role.GOLD);
    private final int objects;
    private Instant now = Instant.parse("2026-09-01T08:00:00Z");

    private TeamProject(int objects) {
        this.objects = objects;
    }

    /**
     * @param people how many annotators, at least 3
     * @param images each of which everybody works on
     * @param objects on each image
     */
    public static Path in(Path folder, int people, int images, int objects) throws IOException {
        return new TeamProject(objects).make(folder, people, images);
    }

    private Path make(Path folder, int count, int images) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("team.touchstone");
        for (int p = 0; p < count; p++) {
            people.add(Annotator.named(p < NAMES.size() ? NAMES.get(p) : "Person " + (p + 1), Role.ANNOTATOR));
        }
        try (Project project = Project.create(file, () -> now)) {
            List<Change> changes = new ArrayList<>();
            labels.forEach(l -> changes.add(Change.add(l)));
            people.forEach(a -> changes.add(Change.add(a)));
            changes.add(Change.add(gold));
            List<Image> all = new ArrayList<>();
            for (int i = 0; i < images; i++) {
                String name = String.format(Locale.ROOT, "field-%04d.png", i + 1);
                BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
                picture.getRaster().setSample(i % SIDE, i / SIDE, 0, 200);
                ImageIO.write(picture, "png", folder.resolve(name).toFile());
                ImageFile seen = ImageFile.inspect(folder.resolve(name));
                all.add(new Image(ImageId.create(), name, SIDE, SIDE, seen.sha256(), seen.bytes()));
            }
            all.forEach(i -> changes.add(Change.add(i)));
            for (int i = 0; i < images; i += 5) {
                for (int o = 0; o < objects; o++) {
                    changes.add(Change.add(object(all.get(i), gold, o, 0)));
                }
            }
            project.commit(new Edit("Set up", changes), null);
            for (int i = 0; i < images; i++) {
                now = now.plus(Duration.ofHours(i % 12 == 11 ? 18 : 0)).plusSeconds(40);
                for (int p = 0; p < people.size(); p++) {
                    work(project, all.get(i), p, i, images);
                }
                if (i > images / 2 && i % 6 == 0) {
                    review(project, all.get(i), i);
                }
            }
        }
        return file;
    }

    private static final List<String> NAMES = List.of("Ada", "Ben", "Cleo", "Dan", "Eva");

    private Annotation object(Image image, Annotator who, int number, double shift) {
        double x = 10 + 60 * (number % 6) + shift;
        double y = 10 + 60 * (number / 6 % 6) + shift;
        return new Annotation(AnnotationId.create(), image.id(), labels.get(number % 4 == 0 ? 1 : 0).id(), who.id(),
                new Box(x, y, 40, 40), Map.of(), Provenance.HUMAN);
    }

    private void work(Project project, Image image, int person, int number, int images) throws IOException {
        Annotator who = people.get(person);
        double found = person == 1 ? number < images / 2 ? 0.95 : 0.65 : 0.96 - 0.01 * (person % 4);
        List<Change> changes = new ArrayList<>();
        for (int o = 0; o < objects; o++) {
            if (random.nextDouble() < found) {
                changes.add(Change.add(object(image, who, o, 3 * random.nextDouble())));
            }
        }
        Status status = person == 2 && number % 3 == 0
                ? Status.ESCALATED
                : number > images * 0.9 ? Status.IN_PROGRESS : Status.DONE;
        changes.add(Change.add(new Progress(image.id(), who.id(), status)));
        now = now.plusMillis(40_000L / people.size() + random.nextInt(2000));
        project.commit(new Edit("Draw", changes), who.id());
    }

    private void review(Project project, Image image, int number) throws IOException {
        boolean back = number % 4 == 0;
        Annotator of = people.get(1);
        List<Fault> faults = back
                ? List.of(new Fault(Fault.Kind.MISSING, Fault.Weight.CRITICAL, null, "two cells at the edge"),
                        new Fault(Fault.Kind.LOCATION, Fault.Weight.COSMETIC, null, ""))
                : List.of();
        List<Change> changes = new ArrayList<>(List.of(Change.add(new Review(NoteId.create(), image.id(),
                people.getFirst().id(), now, of.id(),
                back ? Review.Outcome.RETURNED : Review.Outcome.ACCEPTED, back ? "look again" : "",
                Review.Stage.PEER, faults).note())));
        if (back) {
            Status was = project.status(image.id(), of.id());
            changes.add(new Change(new Progress(image.id(), of.id(), was),
                    new Progress(image.id(), of.id(), Status.RETURNED)));
        }
        project.commit(new Edit("Review", changes), people.getFirst().id());
    }

    /** Makes one to try by hand: folder, people, images, objects on each. */
    public static void main(String[] args) throws IOException {
        in(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    }
}
