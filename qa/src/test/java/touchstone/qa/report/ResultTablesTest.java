package touchstone.qa.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.model.Image;
import touchstone.qa.json.ResultJson;

class ResultTablesTest {

    private static final String FORMULA = "=HYPERLINK(\"http://x\")";

    private final Drawn project = new Drawn(Path.of("."));
    private final Image image = project.image("a.png", 100, 80);
    private final Map<String, String> tables = new ResultTables(project).of(List.of(Results.of(FORMULA, image)));

    @Test
    void every_part_is_a_table_and_no_text_in_it_a_formula() {
        assertEquals(List.of("sample.bars.csv", "sample.cases.csv", "sample.curves.csv", "sample.figures.csv",
                "sample.grid.csv", "sample.matrix.csv"), List.copyOf(tables.keySet()));
        tables.values().forEach(table -> Rfc4180.read(table).forEach(row -> row.forEach(cell -> assertTrue(
                !cell.startsWith("=") && !cell.startsWith("+") && !cell.startsWith("@"), cell))));
    }

    @Test
    void numbers_stay_numbers_and_rows_are_equally_long() {
        List<List<String>> figures = Rfc4180.read(tables.getOrDefault("sample.figures.csv", ""));
        assertEquals("-0.5", figures.get(1).get(3));
        assertEquals("EMPTY", figures.get(2).get(7));
        List<List<String>> grid = Rfc4180.read(tables.getOrDefault("sample.grid.csv", ""));
        assertEquals(List.of("name", "count", "value_value", "value_low", "value_high", "value_n", "value_undefined",
                "place"), grid.getFirst());
        tables.values().forEach(table -> assertEquals(1,
                Rfc4180.read(table).stream().map(List::size).distinct().count(), table));
    }

    @Test
    void the_document_has_every_part_by_its_key() {
        var json = new ResultJson(project).of(Results.of(FORMULA, image));
        assertEquals(-0.5, json.at("/parts/figures/figures/half/value").doubleValue());
        assertEquals("EMPTY", json.at("/parts/figures/figures/none/undefined").asString());
        assertEquals("a.png", json.at("/parts/cases/cases/0/image").asString());
        assertEquals("time", json.at("/parts/curves/x/scale").asString());
        assertEquals(12345, json.at("/parts/matrix/counts/1/0").intValue());
        assertEquals("critical", json.at("/alarms/0/severity").asString());
        assertEquals(7, json.at("/basis/seed").intValue());
    }
}
