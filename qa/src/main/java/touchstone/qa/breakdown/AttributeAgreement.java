package touchstone.qa.breakdown;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Attribute;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.qa.Estimate;
import touchstone.qa.Moments;
import touchstone.qa.Reason;
import touchstone.qa.agreement.Agreement;
import touchstone.qa.agreement.Coefficient;
import touchstone.qa.agreement.Coefficients;
import touchstone.qa.agreement.ObjectGroup;
import touchstone.qa.agreement.RatingTable;

/**
 * Agreement on one attribute of the objects of a label. Units = objects that two or more annotators have; ratings = their
 * values, missing where an object has another label or no value. Choices, checkboxes and texts are categories; numbers are
 * compared by how far they are apart, and what is no number counts as missing.
 *
 * @param numbers coefficients by name; for numbers the interval alpha, ICC and the mean absolute difference of two values
 */
public record AttributeAgreement(Label label, Attribute attribute, RatingTable table, Map<String, Estimate> numbers) {

    private static final List<String> OF_NUMBERS = List.of("krippendorffAlphaInterval", "icc1", "icc2", "icc3");

    public AttributeAgreement {
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    }

    /** Of all attributes that two annotators have given a value, in the schema's order. */
    public static List<AttributeAgreement> of(LabelSchema schema, List<Annotator> annotators,
            List<ObjectGroup> groups) {
        List<AttributeAgreement> all = new ArrayList<>();
        for (Label label : schema.labels()) {
            List<ObjectGroup> own = label.attributes().isEmpty()
                    ? List.of()
                    : groups.stream().filter(g -> shared(g, label) >= 2).toList();
            for (Attribute attribute : label.attributes()) {
                AttributeAgreement agreement = of(label, attribute, annotators, own);
                if (agreement.table.units() > 0) {
                    all.add(agreement);
                }
            }
        }
        return all;
    }

    private static long shared(ObjectGroup group, Label label) {
        return group.objects().stream().filter(o -> o != null && o.label().equals(label.id())).count();
    }

    private static AttributeAgreement of(Label label, Attribute attribute, List<Annotator> annotators,
            List<ObjectGroup> groups) {
        boolean numeric = attribute.type() == Attribute.Type.NUMBER;
        RatingTable.Builder units = new RatingTable.Builder(annotators.stream().map(Annotator::name).toList());
        Moments apart = Moments.NONE;
        for (ObjectGroup group : groups) {
            List<@Nullable String> unit = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            int given = 0;
            for (Annotation object : group.objects()) {
                String value = object == null || !object.label().equals(label.id())
                        ? ""
                        : object.attributes().getOrDefault(attribute.name(), "");
                boolean counts = !value.isEmpty() && (!numeric || attribute.accepts(value));
                // A category is a word, also where it looks like a number; a number may be written in many ways.
                unit.add(!counts ? null : numeric ? Double.toString(Double.parseDouble(value)) : "value " + value);
                given += counts ? 1 : 0;
                if (counts && numeric) {
                    values.add(Double.parseDouble(value));
                }
            }
            if (given >= 2) {
                units.add(unit);
            }
            for (int i = 0; i < values.size(); i++) {
                for (int j = i + 1; j < values.size(); j++) {
                    apart = apart.plus(Math.abs(values.get(i) - values.get(j)));
                }
            }
        }
        RatingTable table = units.build();
        return new AttributeAgreement(label, attribute, table,
                numeric ? ofNumbers(table, apart) : Agreement.coefficients(table));
    }

    private static Map<String, Estimate> ofNumbers(RatingTable table, Moments apart) {
        Map<String, Estimate> numbers = new LinkedHashMap<>();
        for (Coefficient coefficient : Coefficients.ALL) {
            if (OF_NUMBERS.contains(coefficient.name())) {
                numbers.put(coefficient.name(), coefficient.of(table));
            }
        }
        numbers.put("meanAbsoluteDifference", apart.amount(Reason.NO_PAIRS));
        return numbers;
    }
}
