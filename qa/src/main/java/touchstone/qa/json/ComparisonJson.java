package touchstone.qa.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import touchstone.model.Annotation;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.geometry.Bounds;
import touchstone.qa.scoring.Counts;
import touchstone.qa.scoring.Disagreement;
import touchstone.qa.ErrorKind;
import touchstone.qa.scoring.ImageComparison;
import touchstone.qa.Rules;
import touchstone.qa.Severity;
import touchstone.qa.scoring.Tally;

/** The parts that agreement and score have in common. */
final class ComparisonJson {

    private final Map<LabelId, String> names;

    ComparisonJson(LabelSchema schema) {
        names = new LinkedHashMap<>();
        schema.labels().forEach(label -> names.put(label.id(), label.name()));
    }

    private String name(LabelId label) {
        return names.getOrDefault(label, "");
    }

    /** {"iou", "severities": {kind: severity}} */
    static ObjectNode of(Rules rules) {
        ObjectNode node = EstimateJson.object().put("iou", rules.iou());
        ObjectNode severities = node.putObject("severities");
        for (ErrorKind kind : ErrorKind.values()) {
            severities.put(kind.key(), rules.severity(kind).key());
        }
        return node;
    }

    /** [{"label", "tp", "fp", "fn", "precision", "recall", "f1", "meanIou", "meanDice"}], in the order of the schema */
    ArrayNode labels(Tally tally) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        names.forEach((id, name) -> {
            Counts counts = tally.byLabel().get(id);
            if (counts != null) {
                all.add(EstimateJson.object().put("label", name).setAll(EstimateJson.of(counts)));
            }
        });
        return all;
    }

    /** [{"image", "tp", .., "bothEmpty"}]: objects with their label right; tags under "tags" where there are any */
    static ArrayNode images(List<ImageComparison> images) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (ImageComparison image : images) {
            ObjectNode node = EstimateJson.object().put("image", image.image().address());
            node.setAll(EstimateJson.of(image.objects().micro()));
            node.put("bothEmpty", image.isBothEmpty());
            if (!image.tags().isEmpty()) {
                node.set("tags", EstimateJson.of(image.tags().micro()));
            }
            all.add(node);
        }
        return all;
    }

    /** {"missing", "location", "both", "class", "duplicate", "spurious", "bySeverity": {"critical", "high", "moderate", "low"}} */
    static ObjectNode errors(List<Disagreement> disagreements) {
        ObjectNode node = EstimateJson.object();
        for (ErrorKind kind : ErrorKind.values()) {
            node.put(kind.key(), disagreements.stream().filter(d -> d.kind() == kind).count());
        }
        ObjectNode bySeverity = node.putObject("bySeverity");
        for (Severity severity : Severity.values()) {
            bySeverity.put(severity.key(), disagreements.stream().filter(d -> d.severity() == severity).count());
        }
        return node;
    }

    /** [{"image", "kind", "severity", "iou", "first": {"id", "label", "annotator", "bounds"?} | null, "second": ..}], worst first */
    ArrayNode disagreements(List<Disagreement> disagreements) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Disagreement d : disagreements) {
            ObjectNode node = EstimateJson.object().put("image", d.image().address()).put("kind", d.kind().key())
                    .put("severity", d.severity().key()).put("iou", d.iou());
            put(node, "first", d.first());
            put(node, "second", d.second());
            all.add(node);
        }
        return all;
    }

    private void put(ObjectNode node, String key, @Nullable Annotation object) {
        if (object == null) {
            node.putNull(key);
            return;
        }
        ObjectNode side = node.putObject(key).put("id", object.id().toString()).put("label", name(object.label()))
                .put("annotator", object.annotator().toString());
        Bounds bounds = object.geometry().bounds();
        if (!bounds.isEmpty()) {
            side.putArray("bounds").add(bounds.minX()).add(bounds.minY()).add(bounds.width()).add(bounds.height());
        }
    }
}
