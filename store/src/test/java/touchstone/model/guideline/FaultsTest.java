package touchstone.model.guideline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.model.Attribute;
import touchstone.model.Label;
import touchstone.model.LabelSchema;

class FaultsTest {

    private static final LabelSchema SCHEMA = new LabelSchema(List.of(
            Label.named("cell", 0).withAttributes(List.of(
                    new Attribute("stain", Attribute.Type.SELECT, List.of("weak", "strong"), "", false))),
            Label.named("debris", 1)));

    private static List<String> faults(String text) {
        return Faults.of(text, SCHEMA);
    }

    private static List<String> rule(String line) {
        return faults("# Classes\n\n## cell\n" + line + "\n");
    }

    private static void isIn(int line, List<String> faults) {
        assertEquals(1, faults.size(), faults.toString());
        assertTrue(faults.getFirst().matches("(?s).*[Ll]ine " + line + "\\b.*[.]"), faults.getFirst());
        assertFalse(faults.getFirst().contains("{"), faults.getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = { "- Minimum size: minus five px", "- Minimum size: -5 px", "- Minimum size: 20",
            "- Minimum size: 2,000 px", "- Minimum size: 2 000 px", "- Minimum size: 1e3 px", "- Minimum size: NaN px",
            "- Minimum size: 5-10 px", "- Minimum size: no smaller than a nucleus", "- Smallest: tiny",
            "- Tightness: wide", "- Tightness: px", "- Overlap: 0.3", "- Overlap: up to 120 %", "- Overlap: -5 %",
            "- Overlap: minus 5 %", "- Overlap: 1-5 %", "- Overlap: no more than a third", "- Overlap: somewhat",
            "- Subjective: perhaps" })
    void a_rule_that_is_no_number_is_told_with_its_line(String line) {
        isIn(4, rule(line));
    }

    @ParameterizedTest
    @ValueSource(strings = { "- Minimum size: 20 px", "- Minimum size: 20px.", "* Smallest: 2000 square pixels.",
            "- Smallest: 3 µm", "- Minimum size: 0,5 mm² on the slide", "- Minimum size: none", "- Minimum size:",
            "- Tightness: 1,5 pixels", "- Overlap: none. They never touch.", "- Overlap: up to 100 %",
            "- Overlap: keine", "- Overlap: no more than 5 %", "- Subjective: ja", "- Subjective: no",
            "- Counts: minus five px", "- Size: wide" })
    void a_rule_that_can_be_read_or_is_for_people_alone_is_left(String line) {
        assertEquals(List.of(), rule(line));
    }

    @Test
    void what_is_said_twice_is_told_because_only_the_first_is_read() {
        isIn(5, rule("- Overlap: none\n- Overlap: up to 5 %"));
        isIn(5, faults("# Classes\n## cell\n- Counts: a\n\n## Cell\n- Counts: b\n"));
        isIn(3, faults("# Classes\n## cell\n# Classes\n"));
    }

    @Test
    void headings_that_are_none_and_code_without_an_end_are_told() {
        isIn(1, faults("#Classes\n## cell\n"));
        isIn(2, faults("# Classes\n##cell\n- Overlap: none\n"));
        isIn(3, faults("# Purpose\n\n```\n# Classes\n## cell\n"));
        assertEquals(List.of(), faults("# Purpose\n#42 is the number of the study\n```\n#Classes\n```\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "1. ?", "- Is it?", "- Is it?\n  - yes", "- Is it?\n  - -> cell", "- ?\n  - yes -> cell",
            "- Is it?\n  - yes -> whale", "- Is it?\n  - yes -> cell (colour = red)",
            "- Is it?\n  - yes -> cell (stain = pale)", "- Is it?\n  - yes -> cell (strong)",
            "- Is it?\n  - yes -> cell\n- Is it stained?\n  - no -> nothing",
            "- Is it?\n  - yes -> cell\n    - And?\n      - no -> nothing",
            "- Is it?\n  - yes -> cell\n  - Yes -> debris", "as you like" })
    void a_tree_that_cannot_be_asked_is_told(String list) {
        List<String> faults = faults("# Decision tree\n" + list + "\n");
        assertEquals(1, faults.size(), faults.toString());
        assertTrue(faults.getFirst().contains("ine "), faults.getFirst());
    }

    @Test
    void a_tree_tells_the_line_and_may_be_numbered() {
        isIn(6, faults("# Purpose\n\n# Decision tree\n\n1. Is it?\n   1. yes\n   2. no -> nothing\n"));
        assertEquals(List.of(),
                faults("# Decision tree\n1. Is it?\n   1. yes -> Cell (stain = weak)\n   2. no -> nothing\n"));
        assertEquals(List.of(), faults("# Decision tree\n\n# Contact\n"));
    }

    @Test
    void a_list_of_any_depth_is_refused_instead_of_followed() {
        StringBuilder deep = new StringBuilder("# Decision tree\n");
        for (int i = 0; i < 3000; i++) {
            deep.append(" ".repeat(i)).append("- a\n");
        }
        isIn(31, faults(deep.toString()));
        assertTrue(GuidelineText.of(deep.toString()).tree().isEmpty());
    }

    @Test
    void classes_that_are_no_labels_are_named() {
        assertEquals(List.of("whale"),
                Faults.strangers("# Classes\n## Cell\n- Overlap: none\n## whale\n- Counts: all\n## Remarks\nNone.\n",
                        SCHEMA));
    }
}
