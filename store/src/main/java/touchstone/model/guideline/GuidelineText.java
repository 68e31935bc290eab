package touchstone.model.guideline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A guideline's Markdown as the parts between its headings. Whatever it does not know stays as it is: the text of what was
 * read is what was read, and a change touches its own lines alone.
 * <p>
 * Classes are the sections under the heading {@code Classes}; without such a heading those that have a rule or a picture
 * of their own, and stand below the first level.
 */
public final class GuidelineText {

    public static final String PURPOSE = "Purpose";
    public static final String HOW = "How to work";
    public static final String CLASSES = "Classes";
    public static final String TREE = "Decision tree";

    private static final Pattern HEADING = Pattern.compile("^(#{1,6})[ \\t]+(.*?)[ \\t]*#*[ \\t]*$");
    private static final Pattern FENCE = Pattern.compile("^ {0,3}(```|~~~).*");
    private static final Pattern ITEM = Pattern
            .compile("^ {0,3}[-*+][ \\t]+(?:\\*\\*|__)?([^:*_]+?)(?:\\*\\*|__)?:(?:\\*\\*|__)?[ \\t]*(.*)$");
    private static final Pattern LINES = Pattern.compile("(?<=\\n)");

    /**
     * What stands from a heading to the next.
     *
     * @param level of the heading, 1 to 6; 0 for what stands before the first
     * @param lines with their line ends, the heading first
     */
    record Part(int level, String title, List<String> lines) {

        Part {
            lines = List.copyOf(lines);
        }

        String text() {
            return String.join("", lines);
        }

        List<String> body() {
            return level == 0 ? lines : lines.subList(1, lines.size());
        }

        boolean is(String heading) {
            return title.equalsIgnoreCase(heading);
        }
    }

    private final List<Part> parts;

    private GuidelineText(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    public static GuidelineText of(String text) {
        List<Part> parts = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        int level = 0;
        String title = "";
        boolean fenced = false;
        for (String line : text.isEmpty() ? List.<String>of() : List.of(LINES.split(text, -1))) {
            String bare = bare(line);
            fenced ^= isFence(bare);
            Matcher heading = HEADING.matcher(bare);
            if (!fenced && heading.matches()) {
                parts.add(new Part(level, title, lines));
                lines = new ArrayList<>();
                level = heading.group(1).length();
                title = heading.group(2);
            }
            lines.add(line);
        }
        parts.add(new Part(level, title, lines));
        return new GuidelineText(parts);
    }

    private static String bare(String line) {
        return line.replaceAll("[\\r\\n]+$", "");
    }

    /** All of it, as it stands. */
    public String text() {
        StringBuilder text = new StringBuilder();
        parts.forEach(p -> text.append(p.text()));
        return text.toString();
    }

    List<Part> parts() {
        return parts;
    }

    /** What stands under a heading up to the next of the same or a higher level; empty where there is no such heading. */
    public String body(String heading) {
        int at = find(heading);
        if (at < 0) {
            return "";
        }
        StringBuilder body = new StringBuilder(String.join("", parts.get(at).body()));
        for (int i = at + 1; i < end(at); i++) {
            body.append(parts.get(i).text());
        }
        return body.toString().strip();
    }

    /** Puts a text under a heading, in the place of what stands there up to the next heading of the level. */
    public GuidelineText withBody(String heading, String body) {
        int at = find(heading);
        if (at < 0 && body.isBlank()) {
            return this;
        }
        List<Part> changed = new ArrayList<>(parts);
        if (at >= 0) {
            String first = parts.get(at).lines().getFirst();
            String own = (first.endsWith("\n") ? first : first + "\n")
                    + (body.isBlank() ? "" : body.strip() + "\n") + (end(at) < parts.size() ? "\n" : "");
            changed.subList(at, end(at)).clear();
            changed.addAll(at, of(own).parts.stream().filter(p -> p.level() > 0).toList());
            return new GuidelineText(changed);
        }
        int before = heading.equals(PURPOSE)
                ? Math.min(1, parts.size())
                : heading.equals(HOW) ? after(PURPOSE) : parts.size();
        return inserted(before, "# " + heading + "\n\n" + body.strip() + "\n");
    }

    private int after(String heading) {
        int at = find(heading);
        return at < 0 ? Math.min(1, parts.size()) : end(at);
    }

    /** As paragraphs of their own before a part. */
    private GuidelineText inserted(int at, String section) {
        List<Part> changed = new ArrayList<>(parts.subList(0, at));
        StringBuilder before = new StringBuilder();
        changed.forEach(p -> before.append(p.text()));
        StringBuilder rest = new StringBuilder();
        parts.subList(at, parts.size()).forEach(p -> rest.append(p.text()));
        String gap = before.isEmpty() || before.toString().endsWith("\n\n")
                ? ""
                : before.toString().endsWith("\n") ? "\n" : "\n\n";
        if (at == parts.size() && isFenced(before.toString())) {
            // A heading within code that nobody ended would be none.
            gap = (before.toString().endsWith("\n") ? "" : "\n") + "```\n\n";
        }
        return of(before + gap + section + (rest.isEmpty() ? "" : "\n") + rest);
    }

    private static boolean isFenced(String text) {
        return text.lines().filter(GuidelineText::isFence).count() % 2 == 1;
    }

    /** Whether a line without its end begins or ends code. */
    static boolean isFence(String line) {
        return FENCE.matcher(line).matches();
    }

    /** The lines of a part and of all below its heading, without their ends. */
    List<String> under(int at) {
        return parts.subList(at, end(at)).stream().flatMap(p -> p.lines().stream()).map(GuidelineText::bare).toList();
    }

    private int find(String heading) {
        for (int i = 0; i < parts.size(); i++) {
            int level = parts.get(i).level();
            // Nothing can stand below a heading of the last level, so no classes.
            if (level > 0 && parts.get(i).is(heading) && !(level == 6 && heading.equals(CLASSES))) {
                return i;
            }
        }
        return -1;
    }

    /** The part after the last that belongs to a heading. */
    private int end(int at) {
        int end = at + 1;
        while (end < parts.size() && parts.get(end).level() > parts.get(at).level()) {
            end++;
        }
        return end;
    }

    boolean isClass(int at) {
        Part part = parts.get(at);
        int classes = find(CLASSES);
        if (classes >= 0) {
            return at > classes && at < end(classes) && part.level() == parts.get(classes).level() + 1;
        }
        return part.level() > 1 && (!values(part).isEmpty() || !Picture.in(part.text()).isEmpty());
    }

    private int classAt(String label) {
        for (int i = 0; i < parts.size(); i++) {
            if (isClass(i) && parts.get(i).is(label)) {
                return i;
            }
        }
        return -1;
    }

    /** What it says of each class, in its order. */
    public List<ClassRules> classes() {
        List<ClassRules> classes = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (isClass(i)) {
                classes.add(rules(i));
            }
        }
        return classes;
    }

    /** What it says of a class; nothing where it has no section of its own. */
    public Optional<ClassRules> rules(String label) {
        int at = classAt(label);
        return at < 0 ? Optional.empty() : Optional.of(rules(at));
    }

    private ClassRules rules(int at) {
        StringBuilder text = new StringBuilder();
        for (int i = at; i < end(at); i++) {
            text.append(parts.get(i).text());
        }
        return new ClassRules(parts.get(at).title(), values(parts.get(at)), Picture.in(text.toString()),
                text.toString());
    }

    /**
     * Where a rule stands.
     *
     * @param to the line after its last
     */
    record Place(Rule rule, int from, int to, String value) {
    }

    static List<Place> places(Part part) {
        List<Place> places = new ArrayList<>();
        List<String> lines = part.lines();
        for (int i = 0; i < lines.size(); i++) {
            Matcher item = ITEM.matcher(bare(lines.get(i)));
            Optional<Rule> rule = item.matches() ? Rule.called(item.group(1)) : Optional.empty();
            if (rule.isPresent()) {
                StringBuilder value = new StringBuilder(item.group(2).strip());
                int to = i + 1;
                while (to < lines.size() && lines.get(to).matches("(?s)[ \\t]+\\S.*")
                        && !lines.get(to).strip().matches("(?s)[-*+] .*")) {
                    value.append(' ').append(lines.get(to).strip());
                    to++;
                }
                places.add(new Place(rule.get(), i, to, value.toString().strip()));
            }
        }
        return places;
    }

    private static Map<Rule, String> values(Part part) {
        EnumMap<Rule, String> values = new EnumMap<>(Rule.class);
        places(part).forEach(p -> values.putIfAbsent(p.rule(), p.value()));
        return values;
    }

    /** With a rule of a class said so; an empty value takes the rule away. A class without a section gets one. */
    public GuidelineText withRule(String label, Rule rule, String value) {
        String said = value.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
        int at = classAt(label);
        if (at < 0) {
            return said.isEmpty() ? this : withClass(label).withRule(label, rule, said);
        }
        Part part = parts.get(at);
        List<String> lines = new ArrayList<>(part.lines());
        List<Place> places = places(part);
        Optional<Place> there = places.stream().filter(p -> p.rule() == rule).findFirst();
        if (there.filter(p -> p.value().equals(said)).isPresent() || there.isEmpty() && said.isEmpty()) {
            return this;
        }
        // In a list with other bullets the rule keeps its own, or Markdown would begin a new list.
        String bullet = places.isEmpty() ? "-" : lines.get(places.getFirst().from()).strip().substring(0, 1);
        String item = bullet + " " + rule.text() + ": " + said + "\n";
        if (there.isPresent()) {
            lines.subList(there.get().from(), there.get().to()).clear();
            if (!said.isEmpty()) {
                lines.add(there.get().from(), item);
            }
        } else {
            int last = places.isEmpty()
                    ? behindText(lines)
                    : places.stream()
                            .filter(p -> p.rule().compareTo(rule) < 0).map(Place::to).reduce((a, b) -> b)
                            .orElse(places.getFirst().from());
            insert(lines, last, item);
        }
        return with(at, lines);
    }

    /** Behind the last line that says something. */
    private static int behindText(List<String> lines) {
        int at = lines.size();
        while (at > 1 && lines.get(at - 1).isBlank()) {
            at--;
        }
        return at;
    }

    private static void insert(List<String> lines, int at, String line) {
        if (at > 0 && !lines.get(at - 1).endsWith("\n")) {
            lines.set(at - 1, lines.get(at - 1) + "\n");
        }
        boolean list = at > 1 && lines.get(at - 1).matches("(?s)\\s*[-*+] .*|[ \\t]+\\S.*");
        lines.add(at,
                at > 0 && !lines.get(at - 1).isBlank() && !list && !line.startsWith("!") && !line.startsWith("\n")
                        ? "\n" + line
                        : line);
    }

    private GuidelineText with(int at, List<String> lines) {
        List<Part> changed = new ArrayList<>(parts);
        changed.set(at, new Part(parts.get(at).level(), parts.get(at).title(), lines));
        StringBuilder text = new StringBuilder();
        changed.forEach(p -> text.append(p.text()));
        return of(text.toString());
    }

    /** With a section for a class, behind the others; the same where it has one. */
    public GuidelineText withClass(String label) {
        if (classAt(label) >= 0) {
            return this;
        }
        int classes = find(CLASSES);
        int last = -1;
        for (int i = 0; i < parts.size(); i++) {
            if (isClass(i)) {
                last = i;
            }
        }
        if (classes < 0 && last < 0) {
            int tree = find(TREE);
            return inserted(tree < 0 ? parts.size() : tree, "# " + CLASSES + "\n\n## " + label + "\n");
        }
        int level = classes >= 0 ? parts.get(classes).level() + 1 : parts.get(last).level();
        return inserted(classes >= 0 ? end(classes) : end(last), "#".repeat(level) + " " + label + "\n"
        // Without the heading of all classes a section is one by what it says.
                + (classes >= 0 ? "" : "\n- " + Rule.COUNTS.text() + ":\n"));
    }

    /** With a picture at the end of a class's section. */
    public GuidelineText withPicture(String label, Picture picture) {
        GuidelineText there = withClass(label);
        int at = there.classAt(label);
        List<String> lines = new ArrayList<>(there.parts.get(at).lines());
        int behind = behindText(lines);
        insert(lines, behind, (lines.get(behind - 1).startsWith("![") ? "" : "\n") + picture.markdown() + "\n");
        return there.with(at, lines);
    }

    /** Without the pictures of one target, wherever they stand. */
    public GuidelineText withoutPicture(String target) {
        return of(text().replaceAll("!\\[[^\\]\\n]*\\]\\(\\s*" + Pattern.quote(target) + "\\s*\\)[ \\t]*(\\r?\\n)?",
                ""));
    }

    /** The decision tree; nothing where it has none or one that cannot be read. */
    public Optional<DecisionTree> tree() {
        return DecisionTree.of(body(TREE));
    }
}
