package touchstone.qa.breakdown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import touchstone.model.Annotator;
import touchstone.model.LabelSchema;
import touchstone.qa.Watch;
import touchstone.qa.agreement.Agreement;
import touchstone.qa.agreement.ObjectGroup;
import touchstone.qa.result.Subject;
import touchstone.qa.scoring.Comparison;

/**
 * Everything into which the agreement of some annotators is taken apart.
 *
 * @param groups by grouping; only those that tell at least one object something
 * @param bias among themselves: each annotator against all others
 */
public record Breakdown(List<Annotator> annotators, Map<Grouping, List<GroupAgreement>> groups,
        List<LevelAgreement> levels, List<AttributeAgreement> attributes, Optional<PixelAgreement> pixels,
        RegionAgreement regions, List<JointAgreement> joints, List<SideBias> bias) {

    /** @param annotators two or more different ones */
    public static Breakdown of(Subject subject, List<Annotator> annotators, Watch watch) {
        LabelSchema schema = subject.project().schema();
        List<Comparison> pairs = Agreement.of(subject, annotators, watch.part(0, 4)).pairs();
        List<Observation> observations = Observation.of(pairs);
        List<ObjectGroup> objects = ObjectGroup.of(subject, annotators, watch);
        Map<Grouping, List<GroupAgreement>> groups = new LinkedHashMap<>();
        for (Grouping grouping : Groupings.of(subject.project(), observations)) {
            watch.check();
            List<GroupAgreement> own = GroupAgreement.of(grouping, observations, watch);
            if (!own.isEmpty()) {
                groups.put(grouping, own);
            }
        }
        return new Breakdown(annotators, groups, LevelAgreement.of(schema, annotators, objects),
                AttributeAgreement.of(schema, annotators, objects),
                PixelAgreement.of(subject, annotators, watch.part(1, 4)),
                RegionAgreement.of(objects, watch.part(2, 4)), JointAgreement.of(schema, observations),
                SideBias.mutual(schema, pairs, watch.part(3, 4)));
    }

    /** The names of everything that there are groups by. */
    public List<String> groupings() {
        List<String> names = new ArrayList<>();
        groups.keySet().forEach(g -> names.add(g.name()));
        return names;
    }
}
