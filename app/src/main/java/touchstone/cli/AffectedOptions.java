package touchstone.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import touchstone.guideline.RelabelFile;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Edit;
import touchstone.model.Entry;
import touchstone.model.Guideline;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.guideline.Relabelling;
import touchstone.model.guideline.Under;
import touchstone.qa.Estimate;
import touchstone.store.Project;
import touchstone.store.ProjectRefused;

/** Which of what had to be looked at again is told, settled or written into a file. */
final class AffectedOptions {

    private static final int LINES = 50;

    @Option(names = "--of", split = ",", paramLabel = "NAME", descriptionKey = "affectedOf")
    List<String> of = List.of();

    @Option(names = "--attribute", paramLabel = "NAME=VALUE", descriptionKey = "affectedAttribute")
    Map<String, String> attributes = Map.of();

    @Option(names = "--from", paramLabel = "DATE", descriptionKey = "affectedFrom")
    @Nullable
    String from;

    @Option(names = "--until", paramLabel = "DATE", descriptionKey = "affectedUntil")
    @Nullable
    String until;

    @Option(names = "--open", descriptionKey = "affectedOpen")
    boolean open;

    @Option(names = "--confirm", paramLabel = "ID", arity = "1..*", descriptionKey = "affectedConfirm")
    List<String> confirm = List.of();

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "affectedOut")
    @Nullable
    Path out;

    @Option(names = "--require", paramLabel = "CONDITION", descriptionKey = "affectedRequire")
    List<String> require = List.of();

    boolean confirms() {
        return !confirm.isEmpty();
    }

    static Relabelling relabelling(Project project) throws ProjectRefused {
        try {
            return Relabelling.of(project);
        } catch (UncheckedIOException damaged) {
            if (damaged.getCause() instanceof ProjectRefused refused) {
                throw refused;
            }
            throw damaged;
        }
    }

    int answer(Project project, List<String> labels, @Nullable AnnotatorId author, Output output) throws Exception {
        List<Requirement> requirements = new ArrayList<>();
        for (String text : require) {
            requirements.add(Requirement.of(text));
        }
        Predicate<Relabelling.Row> wanted = wanted(project, labels, output);
        Entry confirmed = confirm(project, author, output);
        Relabelling all = relabelling(project);
        List<Relabelling.Row> rows = all.rows().stream().filter(wanted).toList();
        Map<Relabelling.State, Integer> counts = new LinkedHashMap<>();
        rows.forEach(r -> counts.merge(r.state(), 1, Integer::sum));
        Relabelling.Count count = new Relabelling.Count(rows.size(), counts.getOrDefault(Relabelling.State.OPEN, 0),
                counts.getOrDefault(Relabelling.State.CONFIRMED, 0),
                counts.getOrDefault(Relabelling.State.CHANGED, 0), counts.getOrDefault(Relabelling.State.REMOVED, 0));
        List<Relabelling.Row> told = open
                ? rows.stream().filter(r -> r.state() == Relabelling.State.OPEN).toList()
                : rows;
        RelabelFile names = new RelabelFile(project);
        if (out != null) {
            names.write(out, told, count);
        }
        Map<String, Estimate> numbers = new LinkedHashMap<>();
        numbers.put("all", Estimate.of((double) count.all(), count.all()));
        numbers.put("open", Estimate.of((double) count.open(), count.all()));
        numbers.put("confirmed", Estimate.of((double) count.confirmed(), count.all()));
        numbers.put("changed", Estimate.of((double) count.changed(), count.all()));
        numbers.put("removed", Estimate.of((double) count.removed(), count.all()));
        boolean met = Requirement.areMet(requirements, numbers, output);
        output.answer(
                () -> Json.object("all", count.all(), "open", count.open(), "confirmed", count.confirmed(), "changed",
                        count.changed(), "removed", count.removed(), "complete", count.open() == 0, "edit",
                        confirmed == null ? null : (Object) confirmed.seq(), "objects",
                        told.stream().map(names::row).toList()),
                () -> text(told, names, count, output));
        return met ? Failure.DONE : Failure.MISSED;
    }

    private static Object told(Map<String, ?> row, String key) {
        Object value = row.get(key);
        return value == null ? "-" : value;
    }

    private static String text(List<Relabelling.Row> rows, RelabelFile names, Relabelling.Count count, Output output) {
        StringBuilder text = new StringBuilder(output.text("affected.count", count.all(), count.open(),
                count.confirmed(), count.changed(), count.removed()));
        rows.stream().limit(LINES).map(names::row).forEach(r -> text.append('\n').append(output.text(
                r.get("object") == null ? "affected.image" : "affected.line",
                told(r, "state"), told(r, "label"), told(r, "image"), told(r, "annotator"),
                told(r, "settledBy"), told(r, "object"))));
        if (rows.size() > LINES) {
            text.append('\n').append(output.text("affected.more", rows.size() - LINES));
        }
        return text.toString();
    }

    private Predicate<Relabelling.Row> wanted(Project project, List<String> labels, Output output)
            throws InputRefused, WrongUsage {
        List<Label> chosen = new ArrayList<>();
        for (String name : labels) {
            chosen.add(project.schema().byName(name).orElseThrow(() -> new InputRefused(output.text(
                    "edit.noLabel", name))));
        }
        List<AnnotatorId> people = new ArrayList<>();
        for (String name : of) {
            people.add(Annotators.named(project, name.strip()).id());
        }
        Instant since = day(from, 0, output);
        Instant before = day(until, 1, output);
        return r -> (chosen.isEmpty() || chosen.stream().anyMatch(l -> l.id().equals(r.label())))
                && (people.isEmpty() || people.contains(r.annotator()))
                && attributes.entrySet().stream().allMatch(a -> a.getValue().equals(r.attributes().get(a.getKey())))
                && (since == null || !r.made().isBefore(since)) && (before == null || r.made().isBefore(before));
    }

    private static @Nullable Instant day(@Nullable String text, int later, Output output) throws WrongUsage {
        try {
            return text == null ? null : LocalDate.parse(text).plusDays(later).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException noDay) {
            throw new WrongUsage(output.text("affected.date", text));
        }
    }

    /** Says of objects that they are still right; all of them or none. */
    private @Nullable Entry confirm(Project project, @Nullable AnnotatorId author, Output output) throws Exception {
        if (confirm.isEmpty()) {
            return null;
        }
        int version = project.guideline().map(Guideline::version).orElse(0);
        List<Annotation> objects = new ArrayList<>();
        for (String id : confirm) {
            objects.add(object(project, id, output));
        }
        Edit edit = new Edit(output.text("affected.edit", objects.size()), Under.confirmed(objects, version));
        if (edit.isEmpty()) {
            throw new InputRefused(output.text("affected.same", version));
        }
        return project.commit(edit, author);
    }

    private static Annotation object(Project project, String id, Output output) throws InputRefused {
        try {
            return project.annotation(AnnotationId.of(id))
                    .orElseThrow(() -> new InputRefused(output.text("edit.noObject", id)));
        } catch (IllegalArgumentException notAnId) {
            throw new InputRefused(output.text("edit.noObject", id));
        }
    }
}
