package touchstone.store.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.InputRefused;

class CsvTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = { "=1+1", "+1", "-1", "@x", "\tx", "\rx", "'x", "a,b", "a;b", "\"", "two\nlines", "", "x" })
    void a_cell_comes_back_and_is_never_a_formula(String value) throws IOException {
        String written = CsvCells.written(value);
        String shown = written.startsWith("\"") ? written.substring(1) : written;
        assertFalse(!shown.isEmpty() && "=+-@\t\r".indexOf(shown.charAt(0)) >= 0, written);
        assertEquals(List.of("a", value, "b"),
                new CsvCells("x", new StringReader("a," + written + ",b\r\n"), ',').read().orElseThrow());
    }

    @Test
    void layers_attributes_and_exact_shapes_come_back() throws IOException {
        for (long seed = 0; seed < 30; seed++) {
            Imported project = RandomProjects.of(seed, folder);
            Path file = folder.resolve("out.csv");
            Formats.named("csv").write(project,
                    new WriteOptions(project.annotators().stream().map(Annotator::id).toList()), file);
            Imported again = Formats.named("csv").read(file, ReadOptions.NONE);
            assertEquals(project.images().stream().map(i -> i.address() + i.fields()).toList(),
                    again.images().stream().map(i -> i.address() + i.fields()).toList());
            assertEquals(project.all().stream().map(a -> told(project, a)).toList(),
                    again.all().stream().map(a -> told(again, a)).toList());
        }
    }

    private static List<Object> told(Imported of, Annotation a) {
        Annotator by = of.annotators().stream().filter(x -> x.id().equals(a.annotator())).findFirst().orElseThrow();
        return List.of(by.name(), by.role(), of.schema().byId(a.label()).orElseThrow().name(), a.geometry(),
                a.attributes(), a.provenance(), of.status(a.image(), by.id()));
    }

    @Test
    void the_file_tells_spreadsheets_that_it_is_unicode() throws IOException {
        Imported project = RandomProjects.of(3, folder);
        Path file = folder.resolve("out.csv");
        Formats.named("csv").write(project, new WriteOptions(List.of()), file);
        assertArrayEquals(new byte[]{ (byte) 0xef, (byte) 0xbb, (byte) 0xbf },
                Arrays.copyOf(Files.readAllBytes(file), 3));
    }

    @Test
    void semicolons_of_a_spreadsheet_are_understood() throws IOException {
        Path file = Files.writeString(folder.resolve("in.csv"), """
                image;image width;image height;annotator;label;kind;attribute: k;geometry
                a.png;10;5;Ada;cell;box;'=v;"{""box"":[1,1,2,2]}"
                a.png;10;5;Ada;cell;box;;"{""box"":[1,1,2]}"
                """);
        Imported read = Formats.named("csv").read(file, ReadOptions.NONE);
        assertEquals(1, read.all().size());
        assertEquals(Map.of("k", "=v"), read.all().getFirst().attributes());
        assertEquals("in.csv, row 3", read.refused().getFirst().where());
    }

    @Test
    void another_table_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("in.csv"), "image,label\n\"a.png,cell\n");
        InputRefused refused = assertThrows(InputRefused.class,
                () -> Formats.named("csv").read(file, ReadOptions.NONE));
        assertTrue(refused.getMessage().contains("no columns"), refused.getMessage());
    }
}
