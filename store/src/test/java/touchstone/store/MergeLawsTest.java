package touchstone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.Item;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.note.Conflict;
import touchstone.model.note.PackedFrom;

/** What holds for merges of any projects that came from one and were worked on apart. */
class MergeLawsTest {

    private static final int RETURNS = 3;

    /** Random projects in a folder of their own. */
    private static final class Bench implements AutoCloseable {

        private final Path folder;
        private final Random random;
        private final Path sender;
        private final List<Path> returned = new ArrayList<>();
        private int copies;
        private long millis = 1_700_000_000_000L;

        Bench(long seed) throws IOException {
            folder = Files.createTempDirectory("touchstone-test");
            random = new Random(seed);
            sender = folder.resolve("sender.touchstone");
            try (Project project = Project.create(sender, this::tick)) {
                project.commit(RandomEdits.start(), null);
                work(project, 12);
                for (int i = 0; i < RETURNS; i++) {
                    returned.add(pack(project, i));
                }
                work(project, 6);
            }
            for (Path file : returned) {
                try (Project project = Project.open(file, this::tick)) {
                    work(project, 8);
                }
            }
        }

        /** Sometimes two things happen at once. */
        private Instant tick() {
            millis += random.nextInt(3);
            return Instant.ofEpochMilli(millis);
        }

        private Path pack(Project project, int number) throws IOException {
            Path file = folder.resolve("package-" + number + ".touchstone");
            List<Change> all = new ArrayList<>(content(project).values().stream().map(Change::add).toList());
            all.add(Change.add(new PackedFrom(NoteId.create(), tick(), "package " + number, project.lineage(),
                    project.auditHead(), "Ann", null).note()));
            try (Project packed = Project.create(file, this::tick)) {
                packed.commitWhole(new Edit("Packed", all), null);
            } catch (EditConflict impossible) {
                throw new AssertionError(impossible);
            }
            return file;
        }

        /** Edits and steps back; versions of a guideline are left alone, their numbers go by the order of arrival. */
        private void work(Project project, int steps) throws IOException {
            RandomEdits edits = new RandomEdits(project, random);
            for (int i = 0; i < steps; i++) {
                try {
                    if (random.nextInt(6) == 0 && !project.images().isEmpty()) {
                        project.undo(project.images().getFirst().id(), null);
                    } else {
                        Edit edit = edits.next();
                        project.commit(new Edit(edit.name(),
                                edit.changes().stream().filter(c -> !(c.any() instanceof Guideline)).toList()), null);
                    }
                } catch (EditConflict refused) {
                    assertTrue(String.valueOf(refused.getMessage()).endsWith("."));
                }
            }
        }

        Path copy() throws IOException {
            Path copy = folder.resolve("copy-" + copies++ + ".touchstone");
            Files.copy(sender, copy);
            return copy;
        }

        /** The sender's content after these were taken in, in this order. */
        Map<Object, Item> merged(List<Path> files) throws IOException {
            try (Project project = Project.open(copy())) {
                for (Path file : files) {
                    take(project, file);
                }
                assertEquals(List.of(), project.verify().problems());
                return content(project);
            }
        }

        @Override
        public void close() throws IOException {
            List<Path> files;
            try (Stream<Path> all = Files.walk(folder)) {
                files = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private static Merged take(Project project, Path file) throws IOException {
        try (Project other = Project.openReadOnly(file)) {
            Merged merged = Merge.of(project, other);
            if (!merged.edit().isEmpty()) {
                project.commitWhole(merged.edit(), null);
            }
            return merged;
        } catch (EditConflict unfit) {
            throw new AssertionError(unfit);
        }
    }

    private static Map<Object, Item> content(Project project) {
        Map<Object, Item> content = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        Catalog catalog = project.catalog();
        List.of(catalog.images(), catalog.annotators(), catalog.labels(), catalog.guidelines(), catalog.progress())
                .forEach(content::putAll);
        for (Image image : project.images()) {
            project.annotations(image.id()).forEach(a -> content.put(a.id(), a));
        }
        project.notes().forEach(n -> content.put(n.id(), n));
        return content;
    }

    /** Told by what differs: whole projects are long. */
    private static void assertSame(Map<Object, Item> expected, Map<Object, Item> actual) {
        Set<Item> missing = new HashSet<>(expected.values());
        missing.removeAll(actual.values());
        Set<Item> extra = new HashSet<>(actual.values());
        extra.removeAll(expected.values());
        assertEquals(Set.of(), missing, () -> "instead " + extra);
        assertEquals(Set.of(), extra);
    }

    @Property(tries = 8, seed = "71")
    void theOrderDoesNotMatter(@ForAll long seed) throws IOException {
        try (Bench bench = new Bench(seed)) {
            List<Path> order = new ArrayList<>(bench.returned);
            Map<Object, Item> expected = bench.merged(order);
            Collections.reverse(order);
            assertSame(expected, bench.merged(order));
            Collections.swap(order, 0, 1);
            assertSame(expected, bench.merged(order));
        }
    }

    @Property(tries = 4, seed = "72")
    void theSameAgainChangesNothing(@ForAll long seed) throws IOException {
        try (Bench bench = new Bench(seed); Project project = Project.open(bench.copy())) {
            take(project, bench.returned.getFirst());
            take(project, bench.returned.getLast());
            String head = project.auditHead();
            assertTrue(take(project, bench.returned.getFirst()).edit().isEmpty());
            assertTrue(take(project, bench.returned.getLast()).edit().isEmpty());
            assertEquals(head, project.auditHead());
        }
    }

    @Property(tries = 4, seed = "73")
    void oneUndoGivesTheProjectBeforeAndItCanBeTakenInAgain(@ForAll long seed) throws IOException {
        try (Bench bench = new Bench(seed); Project project = Project.open(bench.copy())) {
            take(project, bench.returned.getFirst());
            Map<Object, Item> before = content(project);
            take(project, bench.returned.getLast());
            Map<Object, Item> after = content(project);
            project.undoProject(null);
            assertSame(before, content(project));
            take(project, bench.returned.getLast());
            assertEquals(after.keySet(), content(project).keySet());
            assertEquals(List.of(), project.verify().problems());
        } catch (EditConflict unfit) {
            throw new AssertionError(unfit);
        }
    }

    /** Every state that anybody left is there under its id, or beside it, or was removed by somebody else's will. */
    @Property(tries = 8, seed = "74")
    void nothingIsLost(@ForAll long seed) throws IOException {
        try (Bench bench = new Bench(seed)) {
            Set<Object> states = new HashSet<>();
            Map<Object, Item> merged = bench.merged(bench.returned);
            merged.values().forEach(item -> states.add(stateOf(item)));
            Set<Object> listed = new HashSet<>();
            merged.values().stream().filter(Note.class::isInstance).flatMap(n -> Conflict.of((Note) n).stream())
                    .forEach(c -> listed.add(String.valueOf(c.object())));
            for (Path file : bench.returned) {
                try (Project project = Project.openReadOnly(file)) {
                    Map<Object, Optional<Item>> then = project
                            .inside((database, log) -> Past.since(database, log, 1, Bulk.Watch.PATIENT,
                                    (entry, changes) -> {
                                    }));
                    Map<Object, Item> now = content(project);
                    then.forEach((id, before) -> {
                        Item left = now.get(id);
                        if (left instanceof Annotation a && !left.equals(before.orElse(null))) {
                            assertTrue(states.contains(stateOf(a)), () -> "lost " + a);
                        }
                    });
                }
            }
            assertEquals(Set.of(), difference(listed, merged));
        }
    }

    private static Set<Object> difference(Set<Object> listed, Map<Object, Item> merged) {
        Set<Object> known = new HashSet<>(Set.of("null"));
        merged.keySet().forEach(id -> known.add(id.toString()));
        Set<Object> rest = new HashSet<>(listed);
        rest.removeAll(known);
        return rest;
    }

    private static Object stateOf(Item item) {
        if (!(item instanceof Annotation a)) {
            return item;
        }
        Map<String, Object> state = new HashMap<>();
        state.put("image", a.image());
        state.put("label", a.label());
        state.put("annotator", a.annotator());
        state.put("geometry", a.geometry());
        state.put("attributes", a.attributes());
        state.put("provenance", a.provenance());
        return state;
    }
}
