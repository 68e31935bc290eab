package touchstone.store.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.InputRefused;

class TouchstoneTest {

    @TempDir
    private Path folder;

    private static WriteOptions all(Imported project) {
        return new WriteOptions(project.annotators().stream().map(Annotator::id).toList());
    }

    static void assertSame(Imported expected, Imported actual) {
        assertEquals(expected.schema(), actual.schema());
        assertEquals(expected.annotators(), actual.annotators());
        assertEquals(expected.guidelines(), actual.guidelines());
        assertEquals(expected.images(), actual.images());
        assertEquals(expected.all(), actual.all());
        assertEquals(expected.notes(), actual.notes());
        for (Image image : expected.images()) {
            for (Annotator a : expected.annotators()) {
                assertEquals(expected.status(image.id(), a.id()), actual.status(image.id(), a.id()));
            }
            assertEquals(expected.file(image), actual.file(image));
        }
        assertEquals(List.of(), actual.refused());
    }

    @Property(tries = 150, seed = "1")
    void everything_comes_back_as_it_was(@ForAll long seed) throws IOException {
        Path place = Files.createTempDirectory("touchstone");
        try {
            Imported project = RandomProjects.of(seed, place.resolve("project"));
            Path file = place.resolve("out.jsonl");
            assertEquals(Losses.NONE, Formats.named("touchstone").write(project, all(project), file));
            assertSame(project, Formats.named("touchstone").read(file, ReadOptions.NONE));
            Files.delete(file);
        } finally {
            Files.delete(place);
        }
    }

    private List<String> lines() throws IOException {
        Imported project = RandomProjects.of(1, folder);
        Path file = folder.resolve("out.jsonl");
        Formats.named("touchstone").write(project, all(project), file);
        return Files.readAllLines(file);
    }

    private Imported read(List<String> lines) throws IOException {
        return Formats.named("touchstone").read(Files.write(folder.resolve("in.jsonl"), lines), ReadOptions.NONE);
    }

    @Test
    void a_damaged_line_costs_no_other() throws IOException {
        List<String> lines = lines();
        int last = lines.lastIndexOf(
                lines.stream().filter(l -> l.startsWith("{\"type\":\"annotation\"")).toList().getLast());
        Imported whole = read(lines);
        lines.set(last, lines.get(last).substring(0, 80));
        Imported cut = read(lines);
        List<Annotation> left = whole.all().subList(0, whole.all().size() - 1);
        assertEquals(left, cut.all());
        assertEquals("in.jsonl, line " + (last + 1), cut.refused().getFirst().where());
    }

    @Test
    void what_names_something_unknown_is_refused() throws IOException {
        List<String> lines = lines().stream().filter(l -> !l.startsWith("{\"type\":\"annotator\"")).toList();
        Imported read = read(lines);
        assertEquals(List.of(), read.all());
        assertTrue(read.refused().getFirst().reason().contains("\"annotator\""), read.refused().toString());
    }

    @Test
    void a_newer_layout_is_refused_by_its_number() {
        InputRefused refused = assertThrows(InputRefused.class,
                () -> read(List.of("{\"type\":\"touchstone\",\"version\":2}")));
        assertTrue(refused.getMessage().contains("newer Touchstone (layout 2)"), refused.getMessage());
    }
}
