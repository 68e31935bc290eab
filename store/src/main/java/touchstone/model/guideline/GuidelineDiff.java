package touchstone.model.guideline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What differs between two versions of a guideline, section by section and line by line.
 *
 * @param sections those that differ, in the order of the later version, what is gone last
 * @param labels the classes whose sections differ, and those that the decision tree reaches in another way
 */
public record GuidelineDiff(List<Section> sections, Set<String> labels) {

    /** Pairs of lines beyond which a section is told as replaced: a comparison would take too long. */
    private static final long MOST = 4_000_000;

    /** What became of a line. */
    public enum Kind {
        SAME, ADDED, REMOVED
    }

    /** @param text without its line end */
    public record Line(Kind kind, String text) {
    }

    /** @param title of the heading; empty for what stands before the first */
    public record Section(String title, List<Line> lines) {

        public Section {
            lines = List.copyOf(lines);
        }
    }

    public GuidelineDiff {
        sections = List.copyOf(sections);
        labels = Set.copyOf(labels);
    }

    public boolean isEmpty() {
        return sections.isEmpty();
    }

    public static GuidelineDiff between(String before, String after) {
        GuidelineText one = GuidelineText.of(before);
        GuidelineText two = GuidelineText.of(after);
        Map<String, List<String>> was = byTitle(one);
        Map<String, List<String>> is = byTitle(two);
        List<Section> sections = new ArrayList<>();
        is.forEach((title, lines) -> add(sections, title, was.getOrDefault(title, List.of()), lines));
        was.forEach((title, lines) -> {
            if (!is.containsKey(title)) {
                add(sections, title, lines, List.of());
            }
        });
        return new GuidelineDiff(sections, labels(one, two));
    }

    private static void add(List<Section> sections, String title, List<String> was, List<String> is) {
        if (!trimmed(was).equals(trimmed(is))) {
            sections.add(new Section(title.substring(title.indexOf('\n') + 1), lines(was, is)));
        }
    }

    /** Blank lines at the ends say nothing. */
    private static List<String> trimmed(List<String> lines) {
        return String.join("\n", lines).strip().lines().toList();
    }

    /** Sections of one heading are told apart by how often it was there before. */
    private static Map<String, List<String>> byTitle(GuidelineText text) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        for (GuidelineText.Part part : text.parts()) {
            List<String> lines = part.text().lines().toList();
            int again = 0;
            while (sections.containsKey(again + "\n" + part.title())) {
                again++;
            }
            if (part.level() > 0 || !part.text().isBlank()) {
                sections.put(again + "\n" + part.title(), lines);
            }
        }
        return sections;
    }

    private static Set<String> labels(GuidelineText one, GuidelineText two) {
        Set<String> labels = new TreeSet<>();
        Map<String, String> was = sections(one, labels);
        Map<String, String> is = sections(two, labels);
        labels.removeIf(label -> Objects.equals(was.get(key(label)), is.get(key(label))));
        Map<String, List<String>> before = one.tree().map(DecisionTree::ways).orElse(Map.of());
        Map<String, List<String>> after = two.tree().map(DecisionTree::ways).orElse(Map.of());
        if (!before.isEmpty() && !after.isEmpty()) {
            Set<String> reached = new TreeSet<>(before.keySet());
            reached.addAll(after.keySet());
            reached.remove(DecisionTree.NOTHING);
            reached.removeIf(label -> Objects.equals(before.get(label), after.get(label)));
            labels.addAll(reached);
        }
        return labels;
    }

    private static Map<String, String> sections(GuidelineText text, Set<String> labels) {
        Map<String, String> sections = new LinkedHashMap<>();
        for (ClassRules rules : text.classes()) {
            sections.put(key(rules.label()), meaning(rules));
            labels.add(rules.label());
        }
        return sections;
    }

    private static String key(String label) {
        return label.toLowerCase(Locale.ROOT);
    }

    /** The heading and blank lines mean nothing. */
    private static String meaning(ClassRules rules) {
        StringBuilder said = new StringBuilder();
        rules.text().lines().skip(1).map(String::strip).filter(l -> !l.isEmpty()).forEach(l -> said.append(l)
                .append('\n'));
        return said.toString();
    }

    /** The longest common sequence stays, what is gone stands before what came. */
    static List<Line> lines(List<String> was, List<String> is) {
        int head = 0;
        while (head < was.size() && head < is.size() && was.get(head).equals(is.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < was.size() - head && tail < is.size() - head
                && was.get(was.size() - 1 - tail).equals(is.get(is.size() - 1 - tail))) {
            tail++;
        }
        List<String> gone = was.subList(head, was.size() - tail);
        List<String> come = is.subList(head, is.size() - tail);
        List<Line> lines = new ArrayList<>();
        was.subList(0, head).forEach(l -> lines.add(new Line(Kind.SAME, l)));
        if ((long) gone.size() * come.size() > MOST) {
            gone.forEach(l -> lines.add(new Line(Kind.REMOVED, l)));
            come.forEach(l -> lines.add(new Line(Kind.ADDED, l)));
        } else {
            between(gone, come, lines);
        }
        was.subList(was.size() - tail, was.size()).forEach(l -> lines.add(new Line(Kind.SAME, l)));
        return lines;
    }

    private static void between(List<String> gone, List<String> come, List<Line> lines) {
        int[][] common = new int[gone.size() + 1][come.size() + 1];
        for (int i = gone.size() - 1; i >= 0; i--) {
            for (int j = come.size() - 1; j >= 0; j--) {
                common[i][j] = gone.get(i).equals(come.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < gone.size() || j < come.size()) {
            if (i < gone.size() && j < come.size() && gone.get(i).equals(come.get(j))) {
                lines.add(new Line(Kind.SAME, gone.get(i++)));
                j++;
            } else if (i < gone.size() && (j == come.size() || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line(Kind.REMOVED, gone.get(i++)));
            } else {
                lines.add(new Line(Kind.ADDED, come.get(j++)));
            }
        }
    }
}
