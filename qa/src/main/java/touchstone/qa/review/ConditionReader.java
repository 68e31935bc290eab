package touchstone.qa.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.Progress.Status;
import touchstone.model.ProjectView;
import touchstone.qa.trait.ObjectTraits;
import touchstone.qa.trait.Trait;

/** Reads a rule's "when". */
final class ConditionReader {

    private static final Map<String, Adding> KEYS = Map.ofEntries(
            Map.entry("annotator", ConditionReader::annotator),
            Map.entry("workedOnFewerThan", ConditionReader::newcomer),
            Map.entry("status", ConditionReader::status),
            Map.entry("field", ConditionReader::field),
            Map.entry("entropyAbove", (r, n, p) -> r.unsure(n, "entropyAbove", p, Uncertainty::entropy)),
            Map.entry("marginBelow", ConditionReader::margin),
            Map.entry("leastConfidenceAbove",
                    (r, n, p) -> r.unsure(n, "leastConfidenceAbove", p, Uncertainty::leastConfidence)),
            Map.entry("disagreementAbove", ConditionReader::disagreement),
            Map.entry("riskFrom", ConditionReader::risk),
            Map.entry("label", ConditionReader::label),
            Map.entry("rarerThan", ConditionReader::rare),
            Map.entry("smallerThan", ConditionReader::smaller),
            Map.entry("largerThan", ConditionReader::larger),
            Map.entry("scoreBelow", ConditionReader::score),
            Map.entry("attribute", ConditionReader::attribute),
            Map.entry("trait", ConditionReader::trait));

    private final Reading in;
    private final ProjectView project;
    private final List<Condition.ItemTest> ofItem = new ArrayList<>();
    private final List<Condition.ObjectTest> ofObject = new ArrayList<>();

    /** Adds the test that a key asks for. */
    private interface Adding {
        void test(ConditionReader reader, JsonNode when, String place) throws InputRefused;
    }

    ConditionReader(Reading in, ProjectView project) {
        this.in = in;
        this.project = project;
    }

    Condition read(JsonNode when, String place) throws InputRefused {
        in.object(when, place, KEYS.keySet());
        for (String key : new TreeSet<>(when.propertyNames())) {
            Adding adding = KEYS.get(key);
            if (adding != null) {
                adding.test(this, when, place);
            }
        }
        return new Condition(ofItem, ofObject);
    }

    private void annotator(JsonNode when, String place) throws InputRefused {
        List<String> names = in.texts(when, "annotator", place);
        for (String name : names) {
            in.requireKnown(name, project.annotators().stream().map(Annotator::name).toList(), place + ".annotator",
                    "annotator");
        }
        ofItem.add((item, facts) -> item.annotator() != null && names.contains(item.annotator().name())
                ? Reading.text("why.annotator", item.annotator().name())
                : null);
    }

    private void newcomer(JsonNode when, String place) throws InputRefused {
        int least = in.whole(when, "workedOnFewerThan", place, 0);
        ofItem.add((item, facts) -> item.annotator() != null && facts.worked(item.annotator()) < least
                ? Reading.text("why.new", item.annotator().name(), facts.worked(item.annotator()), least)
                : null);
    }

    private void status(JsonNode when, String place) throws InputRefused {
        List<String> wanted = in.texts(when, "status", place);
        for (String each : wanted) {
            in.requireKnown(each, Arrays.stream(Status.values()).map(Status::key).toList(), place + ".status",
                    "status");
        }
        ofItem.add((item, facts) -> wanted.contains(facts.status(item).key())
                ? Reading.text("why.status", facts.status(item).key())
                : null);
    }

    private void field(JsonNode when, String place) throws InputRefused {
        JsonNode fields = when.path("field");
        in.object(fields, place + ".field", null);
        for (String name : fields.propertyNames()) {
            List<String> values = in.texts(fields, name, place + ".field");
            ofItem.add((item, facts) -> {
                String value = item.image().fields().get(name);
                return value != null && values.contains(value) ? Reading.text("why.field", name, value) : null;
            });
        }
    }

    private void unsure(JsonNode when, String key, String place, ToDoubleFunction<Uncertainty> measure)
            throws InputRefused {
        double limit = in.number(when, key, place, 0, 0, 1);
        ofItem.add((item, facts) -> {
            Optional<Uncertainty> unsure = facts.uncertainty(item);
            return unsure.isPresent() && measure.applyAsDouble(unsure.get()) > limit
                    ? Reading.text("why." + key, measure.applyAsDouble(unsure.get()), limit)
                    : null;
        });
    }

    private void margin(JsonNode when, String place) throws InputRefused {
        double limit = in.number(when, "marginBelow", place, 0, 0, 1);
        ofItem.add((item, facts) -> {
            Optional<Uncertainty> unsure = facts.uncertainty(item);
            return unsure.isPresent() && 1 - unsure.get().margin() < limit
                    ? Reading.text("why.marginBelow", 1 - unsure.get().margin(), limit)
                    : null;
        });
    }

    private void disagreement(JsonNode when, String place) throws InputRefused {
        double limit = in.number(when, "disagreementAbove", place, 0, 0, 1);
        ofItem.add((item, facts) -> facts.disagreement(item) > limit
                ? Reading.text("why.disagreement", facts.disagreement(item), limit)
                : null);
    }

    private void risk(JsonNode when, String place) throws InputRefused {
        double limit = in.number(when, "riskFrom", place, 0, 0, 1e12);
        ofItem.add((item, facts) -> facts.risk(item) >= limit
                ? Reading.text("why.risk", facts.risk(item), limit)
                : null);
    }

    private void label(JsonNode when, String place) throws InputRefused {
        List<String> names = in.texts(when, "label", place);
        for (String name : names) {
            in.requireKnown(name, project.schema().labels().stream().map(Label::name).toList(), place + ".label",
                    "label");
        }
        ofObject.add((object, facts) -> names.contains(facts.label(object.label()))
                ? Reading.text("why.label", facts.label(object.label()))
                : null);
    }

    private void rare(JsonNode when, String place) throws InputRefused {
        double limit = in.number(when, "rarerThan", place, 0, 0, 1);
        ofObject.add((object, facts) -> facts.share(object.label()) < limit
                ? Reading.text("why.rare", facts.label(object.label()), facts.share(object.label()), limit)
                : null);
    }

    private void smaller(JsonNode when, String place) throws InputRefused {
        double limit = in.number(when, "smallerThan", place, 0, 0, 1e12);
        ofObject.add((object, facts) -> area(object) > 0 && area(object) < limit
                ? Reading.text("why.smaller", area(object), limit)
                : null);
    }

    private void larger(JsonNode when, String place) throws InputRefused {
        double limit = in.number(when, "largerThan", place, 0, 0, 1e12);
        ofObject.add((object, facts) -> area(object) > limit
                ? Reading.text("why.larger", area(object), limit)
                : null);
    }

    private static double area(Annotation object) {
        return object.geometry().area();
    }

    private void score(JsonNode when, String place) throws InputRefused {
        double limit = in.number(when, "scoreBelow", place, 0, 0, 1);
        ofObject.add((object, facts) -> {
            Double score = object.provenance().score();
            return score != null && score < limit ? Reading.text("why.score", score, limit) : null;
        });
    }

    private void attribute(JsonNode when, String place) throws InputRefused {
        JsonNode attributes = when.path("attribute");
        in.object(attributes, place + ".attribute", null);
        for (String name : attributes.propertyNames()) {
            List<String> values = in.texts(attributes, name, place + ".attribute");
            ofObject.add((object, facts) -> {
                String value = object.attributes().get(name);
                return value != null && values.contains(value) ? Reading.text("why.attribute", name, value) : null;
            });
        }
    }

    private void trait(JsonNode when, String place) throws InputRefused {
        Set<Trait> wanted = EnumSet.noneOf(Trait.class);
        for (String key : in.texts(when, "trait", place)) {
            in.requireKnown(key, Arrays.stream(Trait.values()).map(Trait::key).toList(), place + ".trait", "trait");
            Trait.of(key).ifPresent(wanted::add);
        }
        boolean pixels = wanted.stream().anyMatch(Trait::isOfPixels);
        ofObject.add((object, facts) -> {
            Optional<ObjectTraits> traits = facts.traits(object, pixels);
            List<String> has = traits.isEmpty()
                    ? List.of()
                    : wanted.stream().filter(traits.get().traits()::contains).map(Trait::text).toList();
            return has.isEmpty() ? null : Reading.text("why.trait", String.join(", ", has));
        });
    }
}
