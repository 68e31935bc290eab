package touchstone.app.guideline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import touchstone.model.guideline.Picture;

/**
 * The part of Markdown that guidelines need, as blocks of words: headings, paragraphs, lists, tables, code, quotes. Nothing of
 * it is ever run or fetched: HTML is text, and of a link its words and its address are text.
 */
final class Markdown {

    private static final Pattern HEADING = Pattern.compile("^(#{1,6})[ \\t]+(.*?)[ \\t]*#*$");
    private static final Pattern ITEM = Pattern.compile("^([ \\t]*)([-*+]|\\d{1,3}[.)])[ \\t]+(.*)$");
    private static final Pattern RULER = Pattern.compile("^ {0,3}([-*_])[ \\t]*(?:\\1[ \\t]*){2,}$");
    private static final Pattern DIVIDER = Pattern.compile("^\\|?[ \\t]*:?-+:?[ \\t]*(\\|[ \\t]*:?-+:?[ \\t]*)*\\|?$");
    private static final Pattern CELLS = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern INLINE = Pattern.compile("`([^`\\n]+)`|!\\[([^\\]\\n]*)\\]\\(([^)\\n]*)\\)"
            + "|\\[([^\\]\\n]+)\\]\\(([^)\\n]*)\\)|\\*\\*(.+?)\\*\\*|__(.+?)__"
            + "|(?<![\\p{L}\\p{N}*])\\*([^*\\s][^*]*?)\\*|(?<![\\p{L}\\p{N}_])_([^_\\s][^_]*?)_(?![\\p{L}\\p{N}])");

    /** How words look. */
    enum Face {
        PLAIN, STRONG, EMPHASIS, CODE, LINK
    }

    /** Something within a line. */
    sealed interface Inline {
    }

    record Words(String text, Face face) implements Inline {
    }

    record Shown(Picture picture) implements Inline {
    }

    /** Something with lines of its own. */
    sealed interface Block {
    }

    record Heading(int level, List<Inline> said) implements Block {
    }

    record Paragraph(List<Inline> said) implements Block {
    }

    /** @param mark a bullet, or the number with its sign */
    record Item(int level, String mark, List<Inline> said) implements Block {
    }

    record Quote(List<Inline> said) implements Block {
    }

    record Code(String text) implements Block {
    }

    record Table(List<List<List<Inline>>> rows) implements Block {
    }

    record Ruler() implements Block {
    }

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private @Nullable Item item;

    private Markdown() {
    }

    static List<Block> blocks(String text) {
        Markdown reader = new Markdown();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            i = reader.line(lines, i);
        }
        reader.end();
        return reader.blocks;
    }

    /** Takes the line, and those that go with it; the last that was taken. */
    private int line(List<String> lines, int at) {
        String line = lines.get(at);
        Matcher heading = HEADING.matcher(line);
        Matcher list = ITEM.matcher(line);
        if (line.stripLeading().startsWith("```") || line.stripLeading().startsWith("~~~")) {
            end();
            String fence = line.stripLeading().substring(0, 3);
            StringBuilder code = new StringBuilder();
            int i = at + 1;
            while (i < lines.size() && !lines.get(i).stripLeading().startsWith(fence)) {
                code.append(lines.get(i++)).append('\n');
            }
            blocks.add(new Code(code.toString().stripTrailing()));
            return i;
        } else if (heading.matches()) {
            end();
            blocks.add(new Heading(heading.group(1).length(), inline(heading.group(2))));
        } else if (RULER.matcher(line).matches()) {
            end();
            blocks.add(new Ruler());
        } else if (list.matches()) {
            end();
            int indent = list.group(1).replace("\t", "    ").length();
            String mark = list.group(2);
            item = new Item(indent / 2, mark.length() == 1 ? "\u2022" : mark, List.of());
            paragraph.append(list.group(3));
        } else if (line.isBlank()) {
            end();
        } else if (line.stripLeading().startsWith(">")) {
            end();
            blocks.add(new Quote(inline(line.stripLeading().substring(1).strip())));
        } else if (line.contains("|") && at + 1 < lines.size()
                && DIVIDER.matcher(lines.get(at + 1).strip()).matches()) {
            end();
            List<List<List<Inline>>> rows = new ArrayList<>(List.of(cells(line)));
            int i = at + 2;
            while (i < lines.size() && lines.get(i).contains("|")) {
                rows.add(cells(lines.get(i++)));
            }
            blocks.add(new Table(rows));
            return i - 1;
        } else {
            paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
        }
        return at;
    }

    private void end() {
        String said = paragraph.toString();
        paragraph.setLength(0);
        Item of = item;
        item = null;
        if (of != null) {
            blocks.add(new Item(of.level(), of.mark(), inline(said)));
        } else if (!said.isEmpty()) {
            blocks.add(new Paragraph(inline(said)));
        }
    }

    private static List<List<Inline>> cells(String row) {
        String bare = row.strip().replaceAll("^\\||(?<!\\\\)\\|$", "");
        return List.of(CELLS.split(bare, -1)).stream().map(c -> inline(c.strip().replace("\\|", "|"))).toList();
    }

    static List<Inline> inline(String text) {
        List<Inline> said = new ArrayList<>();
        Matcher mark = INLINE.matcher(text);
        int from = 0;
        while (mark.find()) {
            words(said, text.substring(from, mark.start()), Face.PLAIN);
            from = mark.end();
            if (mark.group(1) != null) {
                words(said, mark.group(1), Face.CODE);
            } else if (mark.group(3) != null) {
                said.add(new Shown(Picture.of(mark.group(2), mark.group(3))));
            } else if (mark.group(4) != null) {
                words(said, mark.group(4).equals(mark.group(5))
                        ? mark.group(4)
                        : mark.group(4) + " (" + mark.group(5) + ")", Face.LINK);
            } else if (mark.group(6) != null || mark.group(7) != null) {
                words(said, mark.group(6) == null ? mark.group(7) : mark.group(6), Face.STRONG);
            } else {
                words(said, mark.group(8) == null ? mark.group(9) : mark.group(8), Face.EMPHASIS);
            }
        }
        words(said, text.substring(from), Face.PLAIN);
        return said;
    }

    private static void words(List<Inline> said, String text, Face face) {
        if (!text.isEmpty()) {
            said.add(new Words(text, face));
        }
    }
}
