package touchstone.qa.report;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import touchstone.model.LabelSchema;
import touchstone.qa.Reason;
import touchstone.qa.json.AgreementJson;
import touchstone.qa.json.ResultJson;
import touchstone.qa.json.ScoreJson;

/**
 * The report for programs.
 *
 * <pre>
 * {"title", "project", "time", "edit", "auditHead", "summary": [sentence..],
 *  "scores": [the documents of the golden scores], "agreement": its document | {"undefined", "because"},
 *  "attention": [{"analysis", "severity", "what", "advice"}], "results": {analysis: as in ResultJson}}
 * </pre>
 */
final class ReportJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Report report;

    ReportJson(Report report) {
        this.report = report;
    }

    String write() {
        ReportContext context = report.context();
        LabelSchema schema = report.project().schema();
        ObjectNode root = MAPPER.createObjectNode().put("title", context.title()).put("project", context.project())
                .put("time", context.time().toString()).put("edit", context.edit())
                .put("auditHead", context.auditHead());
        ArrayNode summary = root.putArray("summary");
        new Summary(report).sentences().forEach(summary::add);
        ArrayNode scores = root.putArray("scores");
        ScoreJson.of(schema, report.scores()).forEach(scores::add);
        report.agreement().ifPresentOrElse(a -> root.set("agreement", AgreementJson.of(schema, a)),
                () -> root.putObject("agreement").put("undefined", Reason.TOO_FEW_RATERS.name()).put("because",
                        Reason.TOO_FEW_RATERS.sentence()));
        ArrayNode attention = root.putArray("attention");
        Attention.of(report.results()).forEach(item -> attention.addObject().put("analysis", item.result().name())
                .put("severity", item.alarm().severity().key()).put("what", item.alarm().what())
                .put("advice", item.alarm().advice()));
        root.set("results", new ResultJson(report.project()).of(report.results()));
        return MAPPER.writeValueAsString(root) + "\n";
    }
}
