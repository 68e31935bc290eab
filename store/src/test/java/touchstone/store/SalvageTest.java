package touchstone.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.geometry.Box;

class SalvageTest {

    private static final int PAGE = 4096;
    private static final int OBJECTS = 2000;
    private static final Annotator ANN = Annotator.named("Ann", Annotator.Role.ANNOTATOR);
    private static final Label CELL = Label.named("cell", 0);

    @TempDir
    private Path folder;
    private Path file = Path.of("");
    private Path made = Path.of("");
    private final Set<AnnotationId> objects = new TreeSet<>();

    @BeforeEach
    void aProjectOfManyObjects() throws IOException {
        file = folder.resolve("p.touchstone");
        made = folder.resolve("salvaged.touchstone");
        List<Image> images = Stream.of("a.png", "b.png", "c.png").map(n -> Image.unseen(n, 500, 500)).toList();
        try (Project project = Project.create(file)) {
            List<Change> start = new ArrayList<>(List.of(Change.add(ANN), Change.add(CELL)));
            images.forEach(i -> start.add(Change.add(i)));
            project.commit(new Edit("Start", start), ANN.id());
            for (int i = 0; i < OBJECTS; i += 20) {
                List<Change> drawn = new ArrayList<>();
                for (int j = 0; j < 20; j++) {
                    Annotation box = Annotation.drawn(images.get(j % 3).id(), CELL.id(), ANN.id(),
                            new Box(i % 400, j, 20, 30 + i));
                    objects.add(box.id());
                    drawn.add(Change.add(box));
                }
                project.commit(new Edit("Draw", drawn), ANN.id());
            }
            Annotation gone = project.annotations(images.getFirst().id()).getFirst();
            project.commit(Edit.of("Remove", Change.remove(gone)), ANN.id());
            objects.remove(gone.id());
        }
    }

    private void damage(int page, byte[] with) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        System.arraycopy(with, 0, bytes, page * PAGE, with.length);
        Files.write(file, bytes);
    }

    private static Set<ImageId> images(Project project) {
        return project.images().stream().map(Image::id).collect(Collectors.toSet());
    }

    private Salvaged salvage() throws IOException {
        byte[] before = Files.readAllBytes(file);
        Salvaged salvaged = Salvage.into(file, made);
        assertArrayEquals(before, Files.readAllBytes(file));
        return salvaged;
    }

    private Set<AnnotationId> salvagedObjects() throws IOException {
        Set<AnnotationId> found = new TreeSet<>();
        try (Project project = Project.openReadOnly(made)) {
            assertEquals(List.of(), project.verify().problems());
            for (Image image : project.images()) {
                project.annotations(image.id()).forEach(a -> found.add(a.id()));
            }
        }
        return found;
    }

    @Test
    void ofAWholeProjectEverythingIsThereAndItsHistoryGoesOn() throws IOException {
        Snapshot before;
        try (Project project = Project.openReadOnly(file)) {
            before = Snapshot.of(project, images(project));
        }
        Salvaged salvaged = salvage();
        assertEquals(List.of(), salvaged.losses());
        assertEquals(salvaged.entries(), salvaged.entriesKept());
        try (Project project = Project.openReadOnly(made)) {
            assertEquals(before, Snapshot.of(project, images(project)));
            assertEquals(salvaged.entries(), project.verify().edits());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 6 })
    void withoutItsFirstPagesNothingThatWasDrawnIsMissing(int pages) throws IOException {
        damage(0, new byte[pages * PAGE]);
        Salvaged salvaged = salvage();
        assertEquals(objects, salvagedObjects());
        assertEquals(salvaged.items().get("annotation"), objects.size());
    }

    @Test
    void whatIsLostIsNamedAndTheRestIsThereWhereTheFileEndsInTheMiddle() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        Salvaged salvaged = salvage();
        Set<AnnotationId> found = salvagedObjects();
        assertTrue(found.size() >= objects.size() / 2.0 * 0.95, found.size() + " of " + objects.size());
        assertFalse(salvaged.losses().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 4, 5 })
    void ofObjectsOnWholePagesAlmostAllAreReadWhereATenthOfThePagesIsGarbage(int seed) throws IOException {
        RandomGenerator random = new Random(seed);
        int pages = (int) (Files.size(file) / PAGE);
        for (int i = 0; i < pages / 10; i++) {
            byte[] garbage = new byte[PAGE];
            if (i % 2 == 0) {
                random.nextBytes(garbage);
            }
            damage(random.nextInt(pages), garbage);
        }
        salvage();
        Set<AnnotationId> found = salvagedObjects();
        found.retainAll(objects);
        assertTrue(found.size() >= 0.9 * 0.95 * objects.size(), found.size() + " of " + objects.size());
    }

    @Test
    void whatAKilledSessionHadCommittedIsReadFromTheLogBeside() throws IOException {
        try (Project project = Project.open(file)) {
            Image image = project.images().getFirst();
            Annotation late = Annotation.drawn(image.id(), CELL.id(), ANN.id(), new Box(1, 1, 2, 2));
            project.commit(Edit.of("Draw late", Change.add(late)), ANN.id());
            objects.add(late.id());
            // As a killed program leaves it.
            Path killed = Files.createDirectory(folder.resolve("killed"));
            Files.copy(file, killed.resolve("p.touchstone"));
            Files.copy(folder.resolve("p.touchstone-wal"), killed.resolve("p.touchstone-wal"));
            file = killed.resolve("p.touchstone");
        }
        damage(0, new byte[PAGE]);
        salvage();
        assertEquals(objects, salvagedObjects());
    }

    @Test
    void aFileWithNothingOfAProjectIsRefused() throws IOException {
        Files.write(file, new byte[20 * PAGE]);
        ProjectRefused refused = assertThrows(ProjectRefused.class, () -> Salvage.into(file, made));
        assertEquals(ProjectRefused.Reason.FOREIGN, refused.reason());
        assertFalse(Files.exists(made));
    }

    @Test
    void anExistingFileIsNotWrittenOver() throws IOException {
        Files.writeString(made, "mine");
        ProjectRefused refused = assertThrows(ProjectRefused.class, () -> Salvage.into(file, made));
        assertEquals(ProjectRefused.Reason.EXISTS, refused.reason());
        assertEquals("mine", Files.readString(made));
    }

    @Test
    void isGivenUpWithoutATrace() {
        for (int after : new int[]{ 0, 20, 60 }) {
            int[] asked = { 0 };
            Bulk.Watch impatient = new Bulk.Watch() {
                @Override
                public boolean cancelled() {
                    return asked[0]++ >= after;
                }
            };
            assertThrows(CancellationException.class, () -> Salvage.into(file, made, impatient));
            assertEquals(List.of(), besides());
        }
    }

    private List<String> besides() {
        String[] names = Objects.requireNonNull(made.resolveSibling("").toFile().list());
        return Arrays.stream(names).filter(name -> name.startsWith(made.getFileName().toString())).toList();
    }
}
