package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final Option.Switch SWITCH = new Option.Switch("switch", true);
    private static final Option.Amount AMOUNT = new Option.Amount("amount", 4, 1, 10, 1);
    private static final Option.Choice CHOICE = new Option.Choice("choice", List.of("first", "second"));

    @Test
    void anOptionWithoutAValueHasItsUsualOne() {
        assertTrue(Options.USUAL.on(SWITCH));
        assertEquals(4, Options.USUAL.amount(AMOUNT));
        assertEquals("first", Options.USUAL.choice(CHOICE));
    }

    @Test
    void aValueIsKeptAndTheOthersStay() {
        Options changed = Options.USUAL.with(AMOUNT, 7).with(SWITCH, false).with(CHOICE, "second");
        assertEquals(7, changed.amount(AMOUNT));
        assertFalse(changed.on(SWITCH));
        assertEquals("second", changed.choice(CHOICE));
    }

    @Test
    void anAmountIsTheNearestThatTheOptionAllows() {
        assertEquals(10, Options.USUAL.with(AMOUNT, 99).amount(AMOUNT));
        assertEquals(1, Options.USUAL.with(AMOUNT, -99).amount(AMOUNT));
        assertEquals(4, Options.USUAL.with(AMOUNT, Double.NaN).amount(AMOUNT));
    }

    @Test
    void aValueThatSomebodyWroteByHandAndThatMeansNothingIsTheUsualOne() {
        Options odd = new Options(Map.of("amount", "many", "choice", "third"));
        assertEquals(4, odd.amount(AMOUNT));
        assertEquals("first", odd.choice(CHOICE));
    }

    @Test
    void everyOptionHasAName() {
        Stream.concat(Tools.ALL.stream().flatMap(t -> t.options().stream()),
                Operations.ALL.stream().flatMap(o -> o.options().stream())).forEach(option -> {
                    assertFalse(option.title().isBlank());
                    if (option instanceof Option.Choice choice) {
                        choice.values().forEach(value -> assertFalse(Option.title(choice, value).isBlank()));
                    }
                });
    }
}
