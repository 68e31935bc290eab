package touchstone.cli;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import touchstone.model.Provenance;
import touchstone.store.Lineage;

/**
 * An object's {@link Lineage} as {@code history --annotation} tells it.
 *
 * @param edited how far it is from what was predicted; empty where nothing was
 */
record LineageAnswer(Lineage lineage, OptionalDouble edited, String auditHead) {

    Map<String, @Nullable Object> document() {
        Provenance provenance = lineage.object().provenance();
        return Json.object("id", lineage.object().id(), "gone", lineage.gone(), "image", lineage.image(), "label",
                lineage.label(), "annotator", lineage.annotator(), "guideline", provenance.guidelineVersion(), "origin",
                provenance.origin().key(), "source", provenance.source(), "score", provenance.score(),
                "editDistance", edited.isPresent() ? (Double) edited.getAsDouble() : null, "made",
                orNull(lineage.made()), "changed", orNull(lineage.changed()), "lastChanged",
                orNull(lineage.latest()), "predictions",
                lineage.predictions().stream().map(LineageAnswer::predicted).toList(), "reviews",
                lineage.reviews().stream()
                        .map(r -> Json.object("who", r.who(), "when", r.when().toString(), "of", r.of(), "outcome",
                                r.outcome().key(), "reason", r.reason(), "unchangedSince", r.current()))
                        .toList(),
                "decisions",
                lineage.decisions().stream()
                        .map(d -> Json.object("who", d.who(), "when", d.when().toString(), "into", d.into(), "outcome",
                                d.outcome().key()))
                        .toList(),
                "said",
                lineage.said().stream()
                        .map(s -> Json.object("kind", s.kind(), "who", s.who(), "when", s.when().toString(), "fields",
                                s.fields()))
                        .toList(),
                "takenIn", lineage.takenIn().stream().map(LineageAnswer::takenIn).toList(), "hash", lineage.hash(),
                "auditHead", auditHead);
    }

    private static Map<String, @Nullable Object> done(Lineage.Done done) {
        return Json.object("edit", done.edit(), "who", done.who(), "when", done.when().toString(), "what",
                done.what());
    }

    private static @Nullable Map<String, @Nullable Object> orNull(Lineage.@Nullable Done done) {
        return done == null ? null : done(done);
    }

    private static Map<String, @Nullable Object> predicted(Lineage.Predicted p) {
        return Json.object("edit", p.by().edit(), "origin", p.provenance().origin().key(), "source",
                p.provenance().source(), "score", p.provenance().score(), "who", p.by().who(), "when",
                p.by().when().toString());
    }

    private static Map<String, @Nullable Object> takenIn(Lineage.TakenIn t) {
        Map<String, @Nullable Object> line = Json.object("lineage", t.lineage());
        line.putAll(done(t.done()));
        return line;
    }

    /** Lines below the entries. */
    String text(Output output) {
        StringBuilder text = new StringBuilder();
        Provenance p = lineage.object().provenance();
        text.append('\n').append(output.text("lineage.object", origin(p, output), p.guidelineVersion()));
        edited.ifPresent(share -> text.append('\n').append(output.text("lineage.edited", share)));
        lineage.predictions().forEach(before -> text.append('\n').append(output.text("lineage.predicted",
                before.by().when(), orDash(before.by().who()), origin(before.provenance(), output))));
        List<Lineage.TakenIn> lines = lineage.takenIn();
        lines.forEach(t -> text.append('\n').append(output.text("lineage.takenIn", t.done().when(),
                orDash(t.done().who()), t.done().what())));
        lineage.reviews().forEach(r -> text.append('\n').append(output.text("lineage.review", r.when(),
                orDash(r.who()), r.of(), r.outcome().key(), r.reason(), r.reason().isEmpty() ? 0 : 1,
                r.current() ? 1 : 0)));
        if (lineage.reviews().isEmpty()) {
            text.append('\n').append(output.text("lineage.unreviewed"));
        }
        lineage.decisions().forEach(d -> text.append('\n').append(output.text("lineage.decision", d.when(),
                orDash(d.who()), d.outcome().key(), d.into())));
        return text.toString();
    }

    private static String origin(Provenance p, Output output) {
        return output.text("lineage.origin", output.text("lineage.origin." + p.origin().key()),
                p.source().isEmpty() ? 0 : 1, p.source(), p.score() == null ? 0 : 1,
                Objects.requireNonNullElse(p.score(), 0.0));
    }

    private static String orDash(@Nullable String name) {
        return Objects.requireNonNullElse(name, "-");
    }
}
