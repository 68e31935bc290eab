package touchstone.model.guideline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import touchstone.model.guideline.DecisionTree.Answer;
import touchstone.model.guideline.DecisionTree.Outcome;
import touchstone.model.guideline.DecisionTree.Question;

/** Reads a decision tree from the nested list that it is written as, with bullets or with numbers. */
final class TreeList {

    /** Digits answer. */
    private static final int MOST_ANSWERS = 9;
    private static final int MOST_LEVELS = 30;

    private static final Pattern ITEM = Pattern.compile("^([ \\t]*)(?:[-*+]|\\d{1,9}[.)])(?:[ \\t]+(.*))?$");
    private static final Pattern OUTCOME = Pattern
            .compile("^(.*?)\\s*(?:->|\u2192)\\s*([^()]+?)\\s*(?:\\((.*)\\))?\\s*$");
    private static final Pattern ARROW = Pattern.compile("->|\u2192");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    /** Why a list is no tree: the key of the sentence, and the line from 0 that it is about. */
    static final class Unfinished extends Exception {

        private static final long serialVersionUID = 1L;

        private final int line;
        private final String key;
        private final String said;

        Unfinished(int line, String key, String said) {
            super(key + ": " + said);
            this.line = line;
            this.key = key;
            this.said = said;
        }

        int line() {
            return line;
        }

        String key() {
            return key;
        }

        /** What stands there. */
        String said() {
            return said;
        }
    }

    /** An end of the tree, and the line from 0 that it stands in. */
    record End(int line, Outcome outcome) {
    }

    /** A list item with what hangs below it. */
    private record Node(int line, int indent, String text, List<Node> below) {

        Unfinished is(String key) {
            return new Unfinished(line, key, text);
        }
    }

    private final List<End> ends = new ArrayList<>();

    private TreeList() {
    }

    static DecisionTree read(List<String> lines) throws Unfinished {
        return new DecisionTree(new TreeList().tree(lines));
    }

    /** Where the tree ends, in the order of the lines. */
    static List<End> ends(List<String> lines) throws Unfinished {
        TreeList list = new TreeList();
        list.tree(lines);
        return List.copyOf(list.ends);
    }

    private Question tree(List<String> lines) throws Unfinished {
        Node top = new Node(0, -1, "", new ArrayList<>());
        List<Node> path = new ArrayList<>(List.of(top));
        for (int i = 0; i < lines.size(); i++) {
            Matcher item = ITEM.matcher(lines.get(i).stripTrailing());
            if (item.matches()) {
                int indent = item.group(1).replace("\t", "    ").length();
                while (path.getLast().indent() >= indent) {
                    path.removeLast();
                }
                String text = item.group(2);
                Node node = new Node(i, indent, text == null ? "" : text.strip(), new ArrayList<>());
                path.getLast().below().add(node);
                path.add(node);
                if (path.size() > MOST_LEVELS) {
                    throw node.is("tree.deep");
                }
            }
        }
        if (top.below().isEmpty()) {
            throw top.is("tree.noList");
        } else if (top.below().size() > 1) {
            throw top.below().get(1).is("tree.second");
        }
        return question(top.below().getFirst());
    }

    private Question question(Node node) throws Unfinished {
        if (node.below().isEmpty()) {
            throw node.is("tree.noAnswers");
        } else if (!WORD.matcher(node.text()).find()) {
            throw node.is("tree.noWords");
        } else if (node.below().size() > MOST_ANSWERS) {
            throw node.below().get(MOST_ANSWERS).is("tree.answers");
        }
        List<Answer> answers = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (Node below : node.below()) {
            Answer answer = answer(below);
            if (!said.add(answer.text().toLowerCase(Locale.ROOT))) {
                throw below.is("tree.twice");
            }
            answers.add(answer);
        }
        return new Question(node.text(), answers);
    }

    private Answer answer(Node node) throws Unfinished {
        if (!WORD.matcher(ARROW.split(node.text(), 2)[0]).find()) {
            throw node.is("tree.noWords");
        }
        Matcher outcome = OUTCOME.matcher(node.text());
        if (node.below().isEmpty()) {
            if (!outcome.matches()) {
                throw node.is("tree.nowhere");
            }
            Outcome end = new Outcome(outcome.group(2), attributes(node, outcome.group(3)));
            ends.add(new End(node.line(), end));
            return new Answer(outcome.group(1), end, null);
        } else if (node.below().size() > 1) {
            throw node.below().get(1).is("tree.second");
        } else if (outcome.matches()) {
            throw node.is("tree.both");
        }
        return new Answer(node.text(), null, question(node.below().getFirst()));
    }

    private static Map<String, String> attributes(Node node, @Nullable String text) throws Unfinished {
        Map<String, String> attributes = new TreeMap<>();
        for (String pair : text == null || text.isBlank() ? new String[0] : COMMA.split(text.strip())) {
            int equal = pair.indexOf('=');
            if (equal < 1) {
                throw node.is("tree.values");
            }
            attributes.put(pair.substring(0, equal).strip(), pair.substring(equal + 1).strip());
        }
        return attributes;
    }
}
