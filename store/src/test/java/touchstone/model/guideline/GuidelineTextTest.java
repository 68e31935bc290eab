package touchstone.model.guideline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import touchstone.model.NoteId;
import touchstone.model.note.ExampleVerdict;

class GuidelineTextTest {

    private static final String CELLS = """
            # Purpose
            Count cells. Errors harm the count.

            # How to work
            At 400 %.

            # Classes

            ## cell

            - Counts: a closed wall,
              also where it is pale
            - Does not count: debris
            - **When in doubt:** leave it out
            - Minimum size: 20 px
            - Overlap: up to 5 %, with a common border
            - Tightness: 1,5 pixels

            ## nucleus
            ![positive: the stained body](example:018f2f5e-0000-7000-8000-000000000001)

            * Counts: the stained body. See
            * Smallest: 3 µm
            * Overlap: none
            * Subjective: yes

            # Decision tree
            - Is the wall closed?
              - yes -> cell (stain = strong, touching = true)
              - no
                - Is it stained?
                  - yes -> nucleus
                  - no -> nothing

            # Contact
            Ask **Ben**.
            """;

    @Provide
    Arbitrary<String> markdown() {
        Arbitrary<String> lines = Arbitraries.of("# Purpose", "# Classes", "## cell", "## Cell", "### deeper",
                "- Counts: x",
                "- Minimum size: 20 px", "  more of it", "", "text", "```", "# Decision tree", "- Is it?",
                "  - yes -> cell",
                "![positive: because](example:1)", "#no heading", "\ttab", "- Overlap:", "* **In doubt:** y",
                "| a | b |");
        return Arbitraries.oneOf(lines.list().ofMaxSize(14).map(l -> String.join("\n", l)),
                lines.list().ofMaxSize(14).map(l -> String.join("\r\n", l) + "\r\n"),
                Arbitraries.strings().ofMaxLength(80));
    }

    @Property(seed = "1")
    void a_text_comes_back_as_it_was(@ForAll("markdown") String text) {
        assertEquals(text, GuidelineText.of(text).text());
    }

    @Property(seed = "1")
    void a_rule_that_is_said_is_read_again_and_nothing_else_changes(@ForAll("markdown") String text,
            @ForAll Rule rule) {
        GuidelineText before = GuidelineText.of(text);
        GuidelineText after = before.withRule("cell", rule, "said: so");
        assertEquals("said: so", after.rules("cell").orElseThrow().of(rule));
        for (Rule other : Rule.values()) {
            if (other != rule) {
                assertEquals(before.rules("cell").map(r -> r.of(other)).orElse(""),
                        after.rules("cell").orElseThrow().of(other), after.text());
            }
        }
        assertSame(after, after.withRule("cell", rule, "said: so"));
    }

    @Property(seed = "1")
    void a_rule_that_is_taken_away_is_gone_once(@ForAll Rule rule) {
        GuidelineText without = GuidelineText.of(CELLS).withRule("cell", rule, "");
        assertEquals("", without.rules("cell").orElseThrow().of(rule));
        assertEquals(GuidelineText.of(CELLS).rules("nucleus"), without.rules("nucleus"));
    }

    @Test
    void rules_are_read_with_their_other_names_and_the_lines_that_go_on() {
        ClassRules cell = GuidelineText.of(CELLS).rules("Cell").orElseThrow();
        assertEquals("a closed wall, also where it is pale", cell.of(Rule.COUNTS));
        assertEquals("debris", cell.of(Rule.DOES_NOT_COUNT));
        assertEquals("leave it out", cell.of(Rule.IN_DOUBT));
        assertEquals(20, cell.minimumArea().orElseThrow());
        assertEquals(0.05, cell.overlap().orElseThrow());
        assertEquals(1.5, cell.tightness().orElseThrow());
        assertFalse(cell.subjective());
        ClassRules nucleus = GuidelineText.of(CELLS).rules("nucleus").orElseThrow();
        assertTrue(nucleus.minimumArea().isEmpty(), "micrometres are no pixels");
        assertEquals(0, nucleus.overlap().orElseThrow());
        assertTrue(nucleus.subjective());
        assertEquals(List.of(new Picture(ExampleVerdict.POSITIVE, "the stained body",
                "example:018f2f5e-0000-7000-8000-000000000001")), nucleus.pictures());
        assertEquals(NoteId.of("018f2f5e-0000-7000-8000-000000000001"),
                nucleus.pictures().getFirst().example().orElseThrow());
    }

    @Test
    void sections_of_a_text_without_the_heading_of_all_classes_are_found_by_what_they_say() {
        GuidelineText text = GuidelineText.of("# Cells\n## cell\n* Counts: all\n## Remarks\nNone.\n");
        assertEquals(List.of("cell"), text.classes().stream().map(ClassRules::label).toList());
    }

    @Test
    void a_heading_in_code_is_none() {
        GuidelineText text = GuidelineText.of("# Purpose\n```\n# Classes\n## x\n```\n");
        assertEquals("```\n# Classes\n## x\n```", text.body("Purpose"));
        assertTrue(text.classes().isEmpty());
    }

    @Test
    void parts_are_written_in_their_place() {
        GuidelineText text = GuidelineText.of("").withBody(GuidelineText.HOW, "Slowly.")
                .withBody(GuidelineText.PURPOSE, "To count.").withRule("cell", Rule.COUNTS, "a wall")
                .withRule("cell", Rule.IN_DOUBT, "leave it").withRule("cell", Rule.DOES_NOT_COUNT, "dust")
                .withBody(GuidelineText.PURPOSE, "To measure.")
                .withPicture("cell", Picture.of(ExampleVerdict.NEGATIVE, "a [bubble]",
                        NoteId.of("018f2f5e-0000-7000-8000-000000000001")));
        assertEquals("""
                # Purpose
                To measure.

                # How to work

                Slowly.

                # Classes

                ## cell

                - Counts: a wall
                - Does not count: dust
                - When in doubt: leave it

                ![negative: a  bubble](example:018f2f5e-0000-7000-8000-000000000001)
                """, text.text());
        assertTrue(text.withoutPicture("example:018f2f5e-0000-7000-8000-000000000001").rules("cell").orElseThrow()
                .pictures().isEmpty());
    }

    @Test
    void a_tree_leads_to_labels_and_values_and_is_written_as_it_was_read() {
        DecisionTree tree = GuidelineText.of(CELLS).tree().orElseThrow();
        assertEquals("Is the wall closed?", tree.root().text());
        DecisionTree.Answer yes = tree.root().answers().getFirst();
        assertEquals(new DecisionTree.Outcome("cell", Map.of("stain", "strong", "touching", "true")), yes.outcome());
        assertEquals(tree, GuidelineText.of(CELLS).withBody(GuidelineText.TREE, tree.markdown()).tree().orElseThrow());
        assertEquals(List.of("Is the wall closed? no > Is it stained? yes -> nucleus"), tree.ways().get("nucleus"));
    }

    @Test
    void a_tree_with_an_end_that_decides_nothing_is_none() {
        assertTrue(GuidelineText.of("# Decision tree\n- Is it?\n  - yes\n  - no -> cell\n").tree().isEmpty());
        assertTrue(GuidelineText.of("# Decision tree\nas you like\n").tree().isEmpty());
    }

    @Property(seed = "1")
    void the_difference_of_two_texts_makes_the_one_into_the_other(@ForAll("markdown") String one,
            @ForAll("markdown") String two) {
        List<GuidelineDiff.Line> lines = GuidelineDiff.lines(one.lines().toList(), two.lines().toList());
        assertEquals(one.lines().toList(), lines.stream().filter(l -> l.kind() != GuidelineDiff.Kind.ADDED)
                .map(GuidelineDiff.Line::text).toList());
        assertEquals(two.lines().toList(), lines.stream().filter(l -> l.kind() != GuidelineDiff.Kind.REMOVED)
                .map(GuidelineDiff.Line::text).toList());
    }

    @Property(seed = "1")
    void a_text_does_not_differ_from_itself(@ForAll("markdown") String text) {
        assertTrue(GuidelineDiff.between(text, text).isEmpty());
        assertTrue(GuidelineDiff.between(text, text).labels().isEmpty());
    }

    @Test
    void a_difference_names_the_classes_it_touches() {
        String changed = CELLS.replace("debris", "debris and dust").replace("- no -> nothing", "- no -> cell");
        assertEquals(java.util.Set.of("cell"), GuidelineDiff.between(CELLS, changed).labels());
        assertEquals(java.util.Set.of(), GuidelineDiff.between(CELLS, CELLS.replace("Ask", "Call")).labels());
        assertEquals(List.of("cell", "Decision tree"),
                GuidelineDiff.between(CELLS, changed).sections().stream().map(GuidelineDiff.Section::title).toList());
    }
}
