package touchstone.qa.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.model.InputRefused;

class CurveTableTest {

    private static Measured read(String text) throws InputRefused {
        return CurveTable.pasted("table", text);
    }

    @ParameterizedTest
    @ValueSource(strings = { "labels; score\n100; 0,7\n200; 0,785\n1600; 1,000\n",
            "labels\tscore\n100\t0,7\n200\t0,785\n1600\t1,000\n", "labels score\n100 0,7\n200 0,785\n1600 1,000\n" })
    void a_comma_within_a_number_is_its_decimal_point_where_none_stands_between_cells(String text)
            throws InputRefused {
        assertEquals(read("labels, score\n100, 0.7\n200, 0.785\n1600, 1\n"), read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "labels; score\n100; 0,7\n200; 0,75\n1.600; 0,8\n",
            "labels; score\n100; 0.7\n200; 0.75\n1,600; 0.8\n" })
    void a_size_that_may_be_meant_in_thousands_is_refused(String text) {
        InputRefused refused = assertThrows(InputRefused.class, () -> read(text));
        assertTrue(refused.getMessage().contains("line 4"), refused.getMessage());
    }

    @Test
    void decimal_commas_between_commas_are_refused_with_what_to_do() {
        InputRefused refused = assertThrows(InputRefused.class,
                () -> read("labels,score\n100,0,7\n200,0,75\n400,0,8\n"));
        assertTrue(refused.getMessage().contains("semicolons"), refused.getMessage());
    }
}
