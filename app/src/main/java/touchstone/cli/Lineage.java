package touchstone.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Entry;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.Note;
import touchstone.model.Progress;
import touchstone.model.Provenance;
import touchstone.model.note.Carried;
import touchstone.model.note.Conflict;
import touchstone.model.note.Received;
import touchstone.store.Project;

/**
 * Where an object comes from: who made it when and under which guideline, from which prediction, who changed it, who said
 * what of it or of its image, and what was done to it in files that were taken in.
 */
record Lineage(Project project, Annotation object, List<Entry> entries) {

    /** Notes that merges write; they are told in their own words. */
    private static final Set<String> OF_MERGES = Set.of(Carried.KIND, Received.KIND, Conflict.KIND);

    Map<String, @Nullable Object> document() {
        Provenance provenance = object.provenance();
        Optional<Image> image = project.images().stream().filter(i -> i.id().equals(object.image())).findFirst();
        Entry last = entries.isEmpty() ? null : entries.getLast();
        return Json.object("id", object.id(), "image", image.map(Image::address).orElse(null), "label",
                project.schema().byId(object.label()).map(Label::name).orElse(null), "annotator",
                name(object.annotator()), "guideline", provenance.guidelineVersion(), "origin",
                provenance.origin().key(), "source", provenance.source(), "score", provenance.score(), "made",
                entries.isEmpty() ? null : done(entries.getFirst()), "changed", last == null ? null : done(last),
                "predictions", predictions(), "reviews", reviews(), "said", said(), "takenIn", takenIn(), "hash",
                last == null ? null : last.hash(), "auditHead", project.auditHead());
    }

    /** Lines below the entries. */
    String text(Output output) {
        StringBuilder text = new StringBuilder();
        Provenance p = object.provenance();
        text.append('\n')
                .append(output.text("lineage.object", p.origin().key(), p.source().isEmpty() ? "-" : p.source(),
                        p.score() == null ? "-" : p.score().toString(), p.guidelineVersion()));
        takenIn().forEach(line -> text.append('\n').append(output.text("lineage.takenIn", said(line, "when"),
                said(line, "who"), said(line, "what"))));
        reviews().forEach(review -> text.append('\n')
                .append(output.text("lineage.review", said(review, "who"), said(review, "outcome"))));
        return text.toString();
    }

    private static Object said(Map<String, ?> line, String what) {
        return Objects.requireNonNullElse(line.get(what), "-");
    }

    private @Nullable String name(@Nullable AnnotatorId id) {
        return id == null
                ? null
                : project.annotators().stream().filter(a -> a.id().equals(id)).map(Annotator::name).findFirst()
                        .orElse(id.toString());
    }

    private Map<String, @Nullable Object> done(Entry e) {
        return Json.object("edit", e.seq(), "who", name(e.author()), "when", e.time().toString(), "what", e.name());
    }

    /** The states in which it was a model's, before a person took it over. */
    private List<Map<String, @Nullable Object>> predictions() {
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.changes().getFirst().after() instanceof Annotation a
                    && a.provenance().origin() != Provenance.Origin.HUMAN) {
                found.add(Json.object("edit", entry.seq(), "origin", a.provenance().origin().key(), "source",
                        a.provenance().source(), "score", a.provenance().score(), "who", name(entry.author()), "when",
                        entry.time().toString()));
            }
        }
        return found;
    }

    /** How far people said to be with the image, which is the outcome of their review of it. */
    private List<Map<String, @Nullable Object>> reviews() {
        List<Map<String, @Nullable Object>> reviews = new ArrayList<>();
        for (Annotator person : project.annotators()) {
            Progress.Status status = project.status(object.image(), person.id());
            if (status != Progress.Status.TODO) {
                reviews.add(Json.object("who", person.name(), "outcome", status.key()));
            }
        }
        return reviews;
    }

    private List<Map<String, @Nullable Object>> said() {
        List<Map<String, @Nullable Object>> said = new ArrayList<>();
        for (Note note : project.notes(object.image())) {
            if (object.id().equals(note.annotation()) && !OF_MERGES.contains(note.kind())) {
                said.add(Json.object("kind", note.kind(), "who", name(note.author()), "when", note.time().toString(),
                        "fields", note.fields()));
            }
        }
        return said;
    }

    private List<Map<String, @Nullable Object>> takenIn() {
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        String token = Carried.token(object.id());
        for (Note note : project.notes(Carried.KIND)) {
            Carried.of(note).ifPresent(carried -> carried.lines().stream().filter(l -> l.items().contains(token))
                    .forEach(l -> lines.add(Json.object("lineage", carried.lineage(), "edit", l.seq(), "who",
                            name(l.author()), "when", l.time().toString(), "what", l.name()))));
        }
        return lines;
    }
}
