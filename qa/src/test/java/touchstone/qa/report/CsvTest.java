package touchstone.qa.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CsvTest {

    private static final List<String> HOSTILE = List.of("=cmd|' /C calc'!A0", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1",
            "\uFF1D1+1", "'already", "''twice", "a\"b", "a,b;c", "line1\r\nline2", "", " led by a space", "\u202eevil");

    @Test
    void hostile_cells_come_back_exactly() {
        List<String> read = Rfc4180.read(new Csv().row(HOSTILE).toString()).getFirst();
        assertEquals(HOSTILE, read.stream().map(Rfc4180::unguard).toList());
    }

    @Test
    void no_cell_begins_like_a_formula() {
        for (String cell : Rfc4180.read(new Csv().row(HOSTILE).toString()).getFirst()) {
            assertFalse(!cell.isEmpty() && "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".indexOf(cell.charAt(0)) >= 0, cell);
        }
    }

    @Test
    void plain_cells_stay_as_they_are() {
        assertEquals("a/b.png,cell,0.5,\r\n", new Csv().row(List.of("a/b.png", "cell", "0.5", "")).toString());
    }

    @Property(seed = "1")
    void any_cells_come_back_exactly(@ForAll @StringLength(max = 6) @Chars({ '=', '-', '\'', '"', ',', '\r', '\n',
            '\t', ' ', 'a' }) String first, @ForAll String second) {
        List<String> read = Rfc4180.read(new Csv().row(List.of(first, second)).toString()).getFirst();
        assertEquals(List.of(first, second), read.stream().map(Rfc4180::unguard).toList());
    }
}
