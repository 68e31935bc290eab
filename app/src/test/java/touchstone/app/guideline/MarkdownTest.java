package touchstone.app.guideline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import touchstone.model.guideline.Picture;

class MarkdownTest {

    private static Markdown.Words plain(String text) {
        return new Markdown.Words(text, Markdown.Face.PLAIN);
    }

    @Test
    void headings_lists_tables_and_code_are_blocks() {
        List<Markdown.Block> blocks = Markdown.blocks("""
                # One
                two
                lines

                - first
                  goes on
                  1. inner
                > said

                | a | b |
                |---|:-:|
                | 1 | 2\\|3 |
                ```
                # no heading
                ```
                ---
                """);
        assertEquals(List.of(new Markdown.Heading(1, List.of(plain("One"))),
                new Markdown.Paragraph(List.of(plain("two lines"))),
                new Markdown.Item(0, "\u2022", List.of(plain("first goes on"))),
                new Markdown.Item(1, "1.", List.of(plain("inner"))), new Markdown.Quote(List.of(plain("said"))),
                new Markdown.Table(List.of(List.of(List.of(plain("a")), List.of(plain("b"))),
                        List.of(List.of(plain("1")), List.of(plain("2|3"))))),
                new Markdown.Code("# no heading"), new Markdown.Ruler()), blocks);
    }

    @Test
    void words_have_faces_and_a_link_is_text() {
        assertEquals(List.of(plain("a "), new Markdown.Words("b", Markdown.Face.STRONG), plain(" "),
                new Markdown.Words("c", Markdown.Face.EMPHASIS), plain(" "),
                new Markdown.Words("d*", Markdown.Face.CODE), plain(" "),
                new Markdown.Words("site (https://x.org)", Markdown.Face.LINK)),
                Markdown.inline("a **b** *c* `d*` [site](https://x.org)"));
        assertEquals(List.of(plain("2 * 3 * 4 and snake_case_name")),
                Markdown.inline("2 * 3 * 4 and snake_case_name"));
    }

    @Test
    void a_picture_is_named_and_html_is_text() {
        assertEquals(List.of(new Markdown.Shown(Picture.of("negative: dust", "example:1"))),
                Markdown.inline("![negative: dust](example:1)"));
        assertEquals(List.of(plain("<script>x</script>")), Markdown.inline("<script>x</script>"));
    }

    @Provide
    Arbitrary<String> odd() {
        return Arbitraries.strings().withChars("#-*_`|![]()<>~:.1 \n\tab").ofMaxLength(120);
    }

    @Property(seed = "1")
    void every_text_has_blocks_and_none_is_lost_to_a_mistake(@ForAll("odd") String text) {
        List<Markdown.Block> blocks = Markdown.blocks(text);
        assertTrue(text.isBlank() || text.strip().matches("(?s)[`~\\s]+.*") || !blocks.isEmpty(), text);
    }
}
