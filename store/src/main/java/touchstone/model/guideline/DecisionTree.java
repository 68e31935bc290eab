package touchstone.model.guideline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /** Nothing where the text holds no list whose every end decides. */
    static Optional<DecisionTree> of(String text) {
        try {
            return Optional.of(TreeList.read(text.lines().toList()));
        } catch (TreeList.Unfinished unfinished) {
            return Optional.empty();
        }
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
