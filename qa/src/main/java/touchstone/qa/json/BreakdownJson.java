package touchstone.qa.json;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import touchstone.model.ProjectView;
import touchstone.qa.breakdown.AttributeAgreement;
import touchstone.qa.breakdown.Breakdown;
import touchstone.qa.breakdown.GroupAgreement;
import touchstone.qa.breakdown.Groupings;
import touchstone.qa.breakdown.JointAgreement;
import touchstone.qa.breakdown.LevelAgreement;
import touchstone.qa.breakdown.PixelAgreement;
import touchstone.qa.breakdown.SideBias;

/**
 * What an agreement is taken apart into, as further members of its document.
 *
 * <pre>
 * "byPair", "byLabel", "bySize", "bySizeQuarter", "byAspect": groups, "byField": {field: groups}, "byAttribute": {attribute:
 * groups} with groups = [{"group", "objects", "matched", "found", "f1", "sameLabel", "krippendorffAlpha", "meanIou",
 *     "differs": {"found", "sameLabel", "meanIou"}}]
 * "levels": [{"level", "labels", "units", "estimates"}]
 * "attributes": [{"label", "attribute", "type", "units", "estimates"}]
 * "pixels": {"images", "krippendorffAlpha", "pairs": [..], "labels": [{"label", "images", "dice", "pooledDice",
 *     "krippendorffAlpha", "pairs": [{"a", "b", "images", "percentAgreement", "cohenKappa"}]}]} | null
 * "regions": {"regions", "units", "alphaOfIouDistance"}
 * "keypoints": [{"label", "pairs", "oks", "joints": [{"joint", "distance", "millimetres", "sameVisibility",
 *     "visibilityAlpha"}]}]
 * "boundaryBias": [{"annotator", "label" | null, "side", "pixels", "millimetres", "test", "signTest"}]
 * </pre>
 */
public final class BreakdownJson {

    private BreakdownJson() {
    }

    /** Adds the members to the document of the agreement. */
    public static void put(ObjectNode node, ProjectView project, Breakdown breakdown) {
        Set<String> fields = Groupings.fields(project);
        ObjectNode byField = EstimateJson.object();
        ObjectNode byAttribute = EstimateJson.object();
        breakdown.groups().forEach((grouping, groups) -> {
            String key = switch (grouping.name()) {
                case "pair" -> "byPair";
                case "label" -> "byLabel";
                case "size" -> "bySize";
                case "sizeQuarter" -> "bySizeQuarter";
                case "aspect" -> "byAspect";
                default -> "";
            };
            if (!key.isEmpty() && !node.has(key)) {
                node.set(key, groups(groups));
            } else {
                (fields.contains(grouping.name()) && !byField.has(grouping.name()) ? byField : byAttribute)
                        .set(grouping.name(), groups(groups));
            }
        });
        node.set("byField", byField);
        node.set("byAttribute", byAttribute);
        node.set("levels", levels(breakdown.levels()));
        node.set("attributes", attributes(breakdown.attributes()));
        breakdown.pixels().ifPresentOrElse(pixels -> node.set("pixels", pixels(pixels)), () -> node.putNull("pixels"));
        node.putObject("regions").put("regions", breakdown.regions().regions())
                .put("units", breakdown.regions().units())
                .set("alphaOfIouDistance", EstimateJson.of(breakdown.regions().alpha()));
        node.set("keypoints", joints(breakdown.joints()));
        node.set("boundaryBias", bias(breakdown.bias()));
    }

    public static ArrayNode groups(List<GroupAgreement> groups) {
        ArrayNode all = array();
        for (GroupAgreement group : groups) {
            ObjectNode node = all.addObject().put("group", group.group()).put("objects", group.objects())
                    .put("matched", group.matched());
            node.set("found", EstimateJson.of(group.found()));
            node.set("f1", EstimateJson.of(group.f1()));
            node.set("sameLabel", EstimateJson.of(group.sameLabel()));
            node.set("krippendorffAlpha", EstimateJson.of(group.alpha()));
            node.set("meanIou", EstimateJson.of(group.meanIou()));
            ObjectNode differs = node.putObject("differs");
            differs.set("found", VerdictJson.of(group.foundTest()));
            differs.set("sameLabel", VerdictJson.of(group.labelTest()));
            differs.set("meanIou", VerdictJson.of(group.iouTest()));
        }
        return all;
    }

    private static ArrayNode levels(List<LevelAgreement> levels) {
        ArrayNode all = array();
        for (LevelAgreement level : levels) {
            all.addObject().put("level", level.level()).put("labels", level.categories()).put("units", level.units())
                    .set("estimates", EstimateJson.of(level.numbers()));
        }
        return all;
    }

    private static ArrayNode attributes(List<AttributeAgreement> attributes) {
        ArrayNode all = array();
        for (AttributeAgreement attribute : attributes) {
            all.addObject().put("label", attribute.label().name()).put("attribute", attribute.attribute().name())
                    .put("type", attribute.attribute().type().key()).put("units", attribute.table().units())
                    .set("estimates", EstimateJson.of(attribute.numbers()));
        }
        return all;
    }

    private static ObjectNode pixels(PixelAgreement pixels) {
        ObjectNode node = EstimateJson.object().put("images", pixels.images());
        node.set("krippendorffAlpha", EstimateJson.of(pixels.alpha()));
        node.set("pairs", pairs(pixels.pairs()));
        ArrayNode labels = node.putArray("labels");
        for (PixelAgreement.OfLabel label : pixels.labels()) {
            ObjectNode one = labels.addObject().put("label", label.label().name()).put("images", label.images());
            one.set("dice", EstimateJson.of(label.dice()));
            one.set("pooledDice", EstimateJson.of(label.pooledDice()));
            one.set("krippendorffAlpha", EstimateJson.of(label.alpha()));
            one.set("pairs", pairs(label.pairs()));
        }
        return node;
    }

    private static ArrayNode pairs(List<PixelAgreement.OfPair> pairs) {
        ArrayNode all = array();
        for (PixelAgreement.OfPair pair : pairs) {
            ObjectNode node = all.addObject().put("a", pair.first().name()).put("b", pair.second().name())
                    .put("images", pair.images());
            node.set("percentAgreement", EstimateJson.of(pair.percentAgreement()));
            node.set("cohenKappa", EstimateJson.of(pair.kappa()));
        }
        return all;
    }

    private static ArrayNode joints(List<JointAgreement> labels) {
        ArrayNode all = array();
        for (JointAgreement label : labels) {
            ObjectNode node = all.addObject().put("label", label.label().name()).put("pairs", label.pairs());
            node.set("oks", EstimateJson.of(label.oks()));
            node.set("pck", EstimateJson.of(label.pck()));
            ArrayNode joints = node.putArray("joints");
            for (JointAgreement.OfJoint joint : label.joints()) {
                ObjectNode one = joints.addObject().put("joint", joint.name());
                one.set("distance", EstimateJson.of(joint.distance()));
                one.set("millimetres", EstimateJson.of(joint.millimetres()));
                one.set("sameVisibility", EstimateJson.of(joint.sameVisibility()));
                one.set("visibilityAlpha", EstimateJson.of(joint.visibilityAlpha()));
            }
        }
        return all;
    }

    private static ArrayNode bias(List<SideBias> rows) {
        ArrayNode all = array();
        for (SideBias row : rows) {
            ObjectNode node = all.addObject().put("annotator", row.annotator().name());
            node.put("label", row.label() == null ? null : row.label().name()).put("side", row.side().key());
            node.set("pixels", EstimateJson.of(row.pixels()));
            node.set("millimetres", EstimateJson.of(row.millimetres()));
            node.set("test", VerdictJson.of(row.test()));
            node.set("signTest", VerdictJson.of(row.signTest()));
        }
        return all;
    }

    private static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }
}
