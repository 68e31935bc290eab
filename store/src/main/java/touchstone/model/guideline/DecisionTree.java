package touchstone.model.guideline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Questions whose answers lead to a label and values of attributes. In the text it is a nested list: a question, below it
 * its answers, below an answer the next question; an answer that decides ends with an arrow.
 *
 * <pre>
 * - Is the wall closed?
 *   - yes
 *     - Is it stained?
 *       - strongly -&gt; cell (stain = strong)
 *       - weakly -&gt; cell (stain = weak)
 *   - no -&gt; debris
 * </pre>
 */
public record DecisionTree(Question root) {

    /** What an answer leads to that says that nothing is to be drawn. */
    public static final String NOTHING = "nothing";

    private static final Pattern ITEM = Pattern.compile("^([ \\t]*)[-*+][ \\t]+(.*)$");
    private static final Pattern OUTCOME = Pattern
            .compile("^(.*?)\\s*(?:->|\u2192)\\s*([^()]+?)\\s*(?:\\((.*)\\))?\\s*$");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    /** @param answers in the order of their digits */
    public record Question(String text, List<Answer> answers) {

        public Question {
            answers = List.copyOf(answers);
        }
    }

    /** Leads to an outcome or to the next question, never to both. */
    public record Answer(String text, @Nullable Outcome outcome, @Nullable Question next) {
    }

    /** @param attributes values by name, sorted */
    public record Outcome(String label, Map<String, String> attributes) {

        public Outcome {
            attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        }

        String text() {
            return label + (attributes.isEmpty()
                    ? ""
                    : attributes.entrySet().stream().map(a -> a.getKey() + " = " + a.getValue())
                            .collect(Collectors.joining(", ", " (", ")")));
        }
    }

    /** A list item with what hangs below it. */
    private record Node(int indent, String text, List<Node> below) {
    }

    /** Nothing where the text holds no list whose every end decides. */
    static Optional<DecisionTree> of(String text) {
        Node top = new Node(-1, "", new ArrayList<>());
        List<Node> path = new ArrayList<>(List.of(top));
        for (String line : text.lines().toList()) {
            Matcher item = ITEM.matcher(line);
            if (item.matches()) {
                int indent = item.group(1).replace("\t", "    ").length();
                while (path.getLast().indent() >= indent) {
                    path.removeLast();
                }
                Node node = new Node(indent, item.group(2).strip(), new ArrayList<>());
                path.getLast().below().add(node);
                path.add(node);
            }
        }
        try {
            return top.below().size() == 1
                    ? Optional.of(new DecisionTree(question(top.below().getFirst())))
                    : Optional.empty();
        } catch (IllegalArgumentException unfinished) {
            return Optional.empty();
        }
    }

    private static Question question(Node node) {
        if (node.below().isEmpty()) {
            throw new IllegalArgumentException(node.text());
        }
        return new Question(node.text(), node.below().stream().map(DecisionTree::answer).toList());
    }

    private static Answer answer(Node node) {
        Matcher outcome = OUTCOME.matcher(node.text());
        if (node.below().isEmpty() && outcome.matches()) {
            return new Answer(outcome.group(1),
                    new Outcome(outcome.group(2), attributes(outcome.group(3))), null);
        }
        if (node.below().size() != 1) {
            throw new IllegalArgumentException(node.text());
        }
        return new Answer(node.text(), null, question(node.below().getFirst()));
    }

    private static Map<String, String> attributes(@Nullable String text) {
        Map<String, String> attributes = new TreeMap<>();
        for (String pair : text == null || text.isBlank() ? new String[0] : COMMA.split(text.strip())) {
            int equal = pair.indexOf('=');
            if (equal < 1) {
                throw new IllegalArgumentException(pair);
            }
            attributes.put(pair.substring(0, equal).strip(), pair.substring(equal + 1).strip());
        }
        return attributes;
    }

    /** As the list that stands in the text. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        write(root, "", text);
        return text.toString();
    }

    private static void write(Question question, String indent, StringBuilder text) {
        text.append(indent).append("- ").append(question.text()).append('\n');
        for (Answer answer : question.answers()) {
            text.append(indent).append("  - ").append(answer.text());
            Outcome outcome = answer.outcome();
            Question next = answer.next();
            text.append(outcome == null ? "" : " -> " + outcome.text()).append('\n');
            if (next != null) {
                write(next, indent + "    ", text);
            }
        }
    }

    /** The labels that it can lead to, each with the ways that lead there. */
    public Map<String, List<String>> ways() {
        Map<String, List<String>> ways = new TreeMap<>();
        walk(root, "", ways);
        return ways;
    }

    private static void walk(Question question, String way, Map<String, List<String>> ways) {
        for (Answer answer : question.answers()) {
            String on = step(way, question, answer);
            Outcome outcome = answer.outcome();
            Question next = answer.next();
            if (outcome != null) {
                ways.computeIfAbsent(outcome.label(), label -> new ArrayList<>()).add(on + " -> " + outcome.text());
            } else if (next != null) {
                walk(next, on, ways);
            }
        }
    }

    /** A way with one more answer, as it is kept with an object: "Is the wall closed? yes > Is it stained? weakly". */
    public static String step(String way, Question question, Answer answer) {
        return (way.isEmpty() ? "" : way + " > ") + question.text() + " " + answer.text();
    }
}
