package touchstone.store.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.NoteId;
import touchstone.model.Progress;
import touchstone.model.geometry.Box;
import touchstone.model.note.Assignment;
import touchstone.model.note.Assignment.Task;
import touchstone.model.note.Assignment.Why;
import touchstone.store.EditConflict;
import touchstone.store.Project;
import touchstone.store.Signer;
import touchstone.store.image.ImageFile;

/** Two projects that differ in nothing but which of their images are golden make packages that tell the same. */
class BlindnessTest {

    private static final int IMAGES = 8;
    private static final Instant GIVEN = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6 })
    void which_images_are_golden_makes_no_difference(long seed) throws IOException, EditConflict {
        Random random = new Random(seed);
        Set<Integer> some = golden(random);
        Set<Integer> others = golden(random);
        while (others.equals(some)) {
            others = golden(random);
        }
        Path one = project(folder.resolve("one"), some, seed);
        Path other = project(folder.resolve("other"), others, seed);

        assertNotEquals(inside(one), inside(other), "the projects themselves differ");
        assertEquals(inside(handedOut(one)), inside(handedOut(other)));
    }

    private static Set<Integer> golden(Random random) {
        Set<Integer> golden = new HashSet<>();
        int most = 1 + random.nextInt(3);
        while (golden.size() < most) {
            golden.add(random.nextInt(IMAGES));
        }
        return golden;
    }

    /** Ada is given all images in the same order; she has drawn on some, Ben on all, and gold lies on the golden ones. */
    private static Path project(Path folder, Set<Integer> golden, long seed) throws IOException, EditConflict {
        Path file = Files.createDirectories(folder).resolve("p.touchstone");
        Random random = new Random(seed);
        try (Project project = Project.create(file)) {
            Label cell = Label.named("cell", 0);
            Annotator ada = Annotator.named(Sender.ADA, Annotator.Role.ANNOTATOR);
            Annotator ben = Annotator.named(Sender.BEN, Annotator.Role.ANNOTATOR);
            Annotator gold = Annotator.named("gold", Annotator.Role.GOLD);
            List<Change> changes = new ArrayList<>();
            List.of(cell, ada, ben, gold).forEach(i -> changes.add(Change.add(i)));
            for (int i = 0; i < IMAGES; i++) {
                boolean isGolden = golden.contains(i);
                Image image = picture(folder, i, random).withFields(isGolden
                        ? Map.of("golden", "yes", "site", "Basel")
                        : Map.of("site", "Basel"));
                changes.add(Change.add(image));
                changes.add(Change.add(new Assignment(NoteId.create(), image.id(), null, GIVEN, ada.id(), "first",
                        Task.DRAW, isGolden ? Why.GOLDEN : Why.WORK, i, null, List.of()).note()));
                if (i % 3 == 0) {
                    changes.add(Change.add(drawn(image, cell, ada, i)));
                    changes.add(Change.add(new Progress(image.id(), ada.id(), Progress.Status.IN_PROGRESS)));
                }
                changes.add(Change.add(drawn(image, cell, ben, i + 1)));
                if (isGolden) {
                    changes.add(Change.add(drawn(image, cell, gold, i + 2)));
                    changes.add(Change.add(new Progress(image.id(), gold.id(), Progress.Status.DONE)));
                }
            }
            project.commit(new Edit("Begin", changes), null);
        }
        return file;
    }

    private static Annotation drawn(Image image, Label label, Annotator who, int at) {
        return Annotation.drawn(image.id(), label.id(), who.id(), new Box(10 + at, 12, 8, 9, 0));
    }

    private static Image picture(Path folder, int number, Random random) throws IOException {
        BufferedImage pixels = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 60 * 40; i++) {
            pixels.setRGB(i % 60, i / 60, random.nextInt(1 << 24));
        }
        String path = "images/picture-" + number + ".png";
        Path file = folder.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        ImageIO.write(pixels, "png", file.toFile());
        return new Image(ImageId.create(), path, 60, 40, ImageFile.hash(file), Files.size(file));
    }

    private Path handedOut(Path project) throws IOException, EditConflict {
        Path sender = Objects.requireNonNull(project.getParent());
        Path pack = sender.resolve("b.touchpack");
        new Sender(sender, project, Signer.in(folder.resolve("settings"), "Lea")).pack(PackOptions.WHOLE
                .withRecipient(Sender.ADA).withLayers(PackOptions.Layers.OWN).withBlind(true), pack, null);
        Path out = sender.resolve("out");
        try (PackageFile open = PackageFile.open(pack, null, Packing.Watch.PATIENT)) {
            open.unpack(out, Packing.Watch.PATIENT);
        }
        return out.resolve("project.touchstone");
    }

    /** All that a project tells but ids, times and the names of pictures, which are new for each package. */
    private static SortedMap<String, String> inside(Path file) throws IOException {
        SortedMap<String, String> told = new TreeMap<>();
        try (Project project = Project.openReadOnly(file)) {
            told.put("annotators", project.annotators().stream().map(a -> a.name() + a.role()).toList().toString());
            told.put("labels", project.schema().labels().stream().map(Label::name).toList().toString());
            told.put("notes", project.notes().stream().map(n -> n.kind() + n.fields().keySet())
                    .collect(Collectors.groupingBy(n -> n, TreeMap::new, Collectors.counting())).toString());
            List<String> edits = new ArrayList<>();
            project.entries(e -> edits.add(e.name()));
            told.put("edits", edits.toString());
            for (Image image : project.images()) {
                told.put("picture " + pixels(project.file(image)), about(project, image));
            }
        }
        return told;
    }

    private static int pixels(Path picture) throws IOException {
        BufferedImage read = ImageIO.read(picture.toFile());
        return Arrays.hashCode(read.getRGB(0, 0, read.getWidth(), read.getHeight(), null, 0, read.getWidth()));
    }

    private static String about(Project project, Image image) {
        List<String> about = new ArrayList<>(List.of(image.width() + " x " + image.height(),
                image.fields().toString(), project.counts(image.id()).values().toString()));
        for (Annotator who : project.annotators()) {
            about.add(who.name() + " " + project.status(image.id(), who.id()));
        }
        for (Annotation a : project.annotations(image.id())) {
            about.add(a.geometry() + " " + a.attributes() + " " + a.provenance().origin() + " "
                    + a.provenance().guidelineVersion());
        }
        project.notes(image.id()).forEach(n -> about.add(n.kind() + " " + Assignment.of(n)
                .map(a -> a.task() + " " + a.why() + " " + a.batch() + " " + a.depth() + " " + a.place())));
        return about.toString();
    }
}
