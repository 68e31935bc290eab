package touchstone.model.guideline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import touchstone.model.Attribute;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.model.guideline.GuidelineText.Part;
import touchstone.model.guideline.GuidelineText.Place;

/**
 * What a guideline's text says so that people take it for a rule and the program does not: a size without a number, a
 * question without an answer, a heading that is none. Each is a sentence that begins with its line.
 */
public final class Faults {

    private static final Messages MESSAGES = Messages.beside(Faults.class);
    private static final Set<String> FIXED = Set.of("purpose", "how to work", "classes", "decision tree");
    private static final int MOST_WORDS = 60;

    private final LabelSchema schema;
    private final GuidelineText text;
    private final List<String> found = new ArrayList<>();
    private final Map<String, Integer> headings = new HashMap<>();
    private final Map<String, Integer> classes = new HashMap<>();

    private Faults(GuidelineText text, LabelSchema schema) {
        this.text = text;
        this.schema = schema;
    }

    /** From the first line to the last; empty where all of it can be read. */
    public static List<String> of(String text, LabelSchema schema) {
        Faults faults = new Faults(GuidelineText.of(text), schema);
        faults.look();
        return List.copyOf(faults.found);
    }

    /** Classes with rules that no label of the schema has the name of: nothing is checked by what they say. */
    public static List<String> strangers(String text, LabelSchema schema) {
        return GuidelineText.of(text).classes().stream().filter(c -> !c.values().isEmpty()).map(ClassRules::label)
                .filter(name -> label(schema, name).isEmpty()).toList();
    }

    private void look() {
        int first = 1;
        List<Part> parts = text.parts();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            lines(part, first);
            String title = part.title().toLowerCase(Locale.ROOT);
            if (part.level() > 0 && FIXED.contains(title)) {
                twice("heading.twice", headings, title, part, first);
            }
            if (text.isClass(i)) {
                twice("class.twice", classes, title, part, first);
                rules(part, first);
            }
            if (part.is(GuidelineText.TREE) && Objects.equals(headings.get(title), first)) {
                tree(text.under(i), first);
            }
            first += part.lines().size();
        }
    }

    private void add(int line, String key, String said) {
        found.add(MESSAGES.text(key, line, said.length() > MOST_WORDS ? said.substring(0, MOST_WORDS) + "..." : said));
    }

    private void twice(String key, Map<String, Integer> before, String title, Part part, int line) {
        Integer first = before.putIfAbsent(title, line);
        if (first != null) {
            add(line, key, part.title());
        }
    }

    /** Headings without the space, and code that goes on to the end. */
    private void lines(Part part, int first) {
        int fence = -1;
        for (int i = 0; i < part.lines().size(); i++) {
            String line = part.lines().get(i).stripTrailing();
            if (GuidelineText.isFence(line)) {
                fence = fence < 0 ? i : -1;
            } else if (fence < 0 && line.startsWith("#")) {
                String title = line.replaceFirst("^#+", "").replaceFirst("#+$", "").strip();
                if (!line.matches("#{1,6}[ \\t].*")
                        && (FIXED.contains(title.toLowerCase(Locale.ROOT)) || label(schema, title).isPresent())) {
                    add(first + i, "heading.none", line);
                }
            }
        }
        if (fence >= 0) {
            add(first + fence, "code.open", "");
        }
    }

    private void rules(Part part, int first) {
        Map<Rule, Place> said = new EnumMap<>(Rule.class);
        for (Place place : GuidelineText.places(part)) {
            int line = first + place.from();
            if (said.putIfAbsent(place.rule(), place) != null) {
                add(line, "rule.twice", place.rule().text());
            } else if (!new ClassRules(part.title(), Map.of(place.rule(), place.value()), List.of(), "")
                    .isClear(place.rule())) {
                add(line, "rule." + place.rule().key(), place.value());
            }
        }
    }

    private void tree(List<String> lines, int first) {
        if (lines.stream().skip(1).allMatch(String::isBlank)) {
            return;
        }
        try {
            for (TreeList.End end : TreeList.ends(lines)) {
                end(first + end.line(), end.outcome());
            }
        } catch (TreeList.Unfinished unfinished) {
            add(first + unfinished.line(), unfinished.key(), unfinished.said());
        }
    }

    private void end(int line, DecisionTree.Outcome outcome) {
        Optional<Label> label = label(schema, outcome.label());
        if (label.isEmpty()) {
            if (!outcome.label().equalsIgnoreCase(DecisionTree.NOTHING)) {
                add(line, "tree.label", outcome.label());
            }
            return;
        }
        outcome.attributes().forEach((name, value) -> {
            Optional<Attribute> attribute = label.get().attributes().stream().filter(a -> a.name().equals(name))
                    .findFirst();
            if (attribute.isEmpty()) {
                add(line, "tree.attribute", name);
            } else if (!attribute.get().accepts(value)) {
                add(line, "tree.value", name + " = " + value);
            }
        });
    }

    private static Optional<Label> label(LabelSchema schema, String name) {
        return schema.labels().stream().filter(l -> l.name().equalsIgnoreCase(name)).findFirst();
    }
}
