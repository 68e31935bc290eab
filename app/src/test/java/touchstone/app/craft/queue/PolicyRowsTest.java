package touchstone.app.craft.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PolicyRowsTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final PolicyRows rows = new PolicyRows(MAPPER.readTree("""
            {"phase": "work", "from": "open", "rules": [{"name": "all", "order": "listed"}]}"""));

    private JsonNode rule() {
        return MAPPER.readTree(rows.text()).path("rules").path(0);
    }

    @Test
    void what_is_typed_stands_there_as_it_was_for_the_reader_to_refuse() {
        rows.share(0, "5");
        rows.most(0, "-3");
        assertEquals(5, rule().path("share").intValue(0));
        assertEquals(-3, rule().path("most").intValue(0));
        rows.share(0, "half");
        rows.most(0, "NaN");
        assertEquals("half", rule().path("share").stringValue(""));
        assertEquals("NaN", rule().path("most").stringValue(""));
        assertEquals(1, rows.share(0));
        assertEquals(-1, rows.most(0));
    }

    @Test
    void a_comma_is_a_decimal_point_and_nothing_takes_a_limit_away() {
        rows.share(0, "0,25");
        rows.most(0, " 12 ");
        assertEquals(0.25, rows.share(0));
        assertEquals(12, rows.most(0));
        rows.share(0, " ");
        rows.most(0, "");
        assertTrue(rule().path("share").isMissingNode() && rule().path("most").isMissingNode());
    }
}
