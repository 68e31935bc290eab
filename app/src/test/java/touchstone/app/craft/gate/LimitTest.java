package touchstone.app.craft.gate;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.app.craft.gate.LimitsForm.Limit;

class LimitTest {

    private static final Limit PRICE = new Limit("plan.labelCost", 0, 0, 1e9);

    @ParameterizedTest
    @ValueSource(strings = { "0.08", "0,08", "12", "12.5", "0,125", "1000", "1250,5" })
    void a_price_may_have_places(String text) {
        assertTrue(PRICE.takes(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "1,000", "1.000", "12.500", "-1", "1 000", "1,000.50", "free", "2e9" })
    void what_may_be_thousands_or_is_no_price_is_refused(String text) {
        assertFalse(PRICE.takes(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "2.5", "2,5", "4", "-20" })
    void a_count_is_a_whole_number_from_its_least_on(String text) {
        assertFalse(Limit.count("drift.baseline", 20, 5).takes(text));
        assertTrue(Limit.count("drift.baseline", 20, 5).takes("30"));
    }
}
