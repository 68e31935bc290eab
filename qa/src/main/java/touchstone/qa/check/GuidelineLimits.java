package touchstone.qa.check;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import touchstone.model.LabelSchema;
import touchstone.model.ProjectView;
import touchstone.model.guideline.ClassRules;
import touchstone.model.guideline.GuidelineText;

/**
 * What a project's guideline says of its classes as limits of the checks: the minimum size in square pixels and the share
 * that objects may overlap. A rule in words or in another unit is for people alone, and so is the tightness of an outline,
 * which no check can tell without a second opinion.
 */
public final class GuidelineLimits {

    private GuidelineLimits() {
    }

    /** The usual rules with the guideline's limits. */
    public static CheckRules of(ProjectView project) {
        return project.guideline().map(g -> of(GuidelineText.of(g.text()), project.schema()))
                .orElse(CheckRules.USUAL);
    }

    private static CheckRules of(GuidelineText text, LabelSchema schema) {
        Map<String, Map<Limit, Double>> labels = new HashMap<>();
        for (ClassRules rules : text.classes()) {
            Map<Limit, Double> own = new EnumMap<>(Limit.class);
            rules.minimumArea().ifPresent(area -> own.put(Limit.MINIMUM_AREA, area));
            rules.overlap().ifPresent(share -> own.put(Limit.MAXIMUM_OVERLAP, share));
            own.entrySet().removeIf(limit -> !limit.getKey().accepts(limit.getValue()));
            schema.labels().stream().filter(l -> l.name().equalsIgnoreCase(rules.label()) && !own.isEmpty())
                    .forEach(l -> labels.put(l.name(), own));
        }
        return new CheckRules(Map.of(), labels, Map.of(), Set.of());
    }
}
