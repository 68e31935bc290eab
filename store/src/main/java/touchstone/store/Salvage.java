package touchstone.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Item;
import touchstone.model.Messages;
import touchstone.model.Note;

/**
 * Everything that can still be read of a damaged project, in a new one. A project tells all twice, in its tables and in its
 * history, and each is used where the other is gone. The history is taken over as far as it is unbroken; what is known
 * beyond it comes as one edit. The damaged file is only read.
 */
public final class Salvage {

    private static final Messages MESSAGES = Messages.beside(Salvage.class);

    private final Findings findings;
    private final SalvagedLog log;
    private final Map<Object, Item> state;
    private final List<Salvaged.Loss> losses = new ArrayList<>();
    private final Bulk.Watch watch;
    private int fromHistory;

    private Salvage(Findings findings, Bulk.Watch watch) throws SQLException {
        this.findings = findings;
        this.watch = watch;
        log = new SalvagedLog(findings.database(), watch);
        state = new HashMap<>(log.state());
    }

    /**
     * Reads the damaged project and makes the new one.
     *
     * @throws ProjectRefused when nothing of a project is found, another program has it open, or the new file cannot be
     *         made
     */
    public static Salvaged into(Path damaged, Path made) throws ProjectRefused {
        return into(damaged, made, Bulk.Watch.PATIENT);
    }

    /** As {@link #into(Path, Path)}, for somebody who may give up; nothing is made then. */
    public static Salvaged into(Path damaged, Path made, Bulk.Watch watch) throws ProjectRefused {
        Path from = damaged.toAbsolutePath().normalize();
        Path to = made.toAbsolutePath().normalize();
        if (Files.exists(to)) {
            throw ProjectRefused.of(ProjectRefused.Reason.EXISTS, "exists", to);
        }
        if (Files.isDirectory(from)) {
            throw ProjectRefused.of(ProjectRefused.Reason.FOREIGN, "foreign.folder", from);
        }
        if (!Files.isRegularFile(from)) {
            throw ProjectRefused.of(ProjectRefused.Reason.MISSING, "missing", from);
        }
        Path unfinished = to.resolveSibling(to.getFileName() + ".unfinished");
        try (OpenFiles.Claim _ = ProjectFile.claim(from, true);
                FileChannel _ = Look.lock(from);
                Findings findings = Findings.of(from)) {
            Salvage salvage = new Salvage(findings, watch);
            salvage.gather();
            if (salvage.state.isEmpty() && salvage.log.found() == 0) {
                throw ProjectRefused.of(ProjectRefused.Reason.FOREIGN, "salvage.nothing", from);
            }
            salvage.tellWhatIsNewer(Header.read(from));
            if (!Files.isDirectory(to.resolveSibling(""))) {
                throw ProjectRefused.of(ProjectRefused.Reason.MISSING, "missing.folder", to);
            }
            if (!Files.isWritable(to.resolveSibling(""))) {
                throw ProjectRefused.of(ProjectRefused.Reason.READ_ONLY, "readOnly.folder", to);
            }
            Files.deleteIfExists(unfinished);
            salvage.write(unfinished, from.getFileName().toString());
            Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE);
            return salvage.report();
        } catch (IOException | SQLException failed) {
            throw failed instanceof EditConflict
                    ? ProjectRefused.of(ProjectRefused.Reason.DAMAGED, "salvage.conflict", from)
                    : ProjectFile.refusal(failed, from);
        } finally {
            delete(unfinished);
        }
    }

    /** Whether a file that cannot be opened is damaged and still holds something of a project. */
    public static boolean isCalledFor(Path file) {
        try {
            Project.openReadOnly(file).close();
            return false;
        } catch (ProjectRefused refused) {
            return refused.reason() == ProjectRefused.Reason.DAMAGED;
        }
    }

    private static void delete(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException stays) {
            // Its name says what it is.
        }
    }

    private void gather() throws SQLException {
        List<String> damagedShapes = new ArrayList<>();
        AnnotationTable annotations = new AnnotationTable(findings.database(), damagedShapes::add);
        NoteTable notes = new NoteTable(findings.database(), id -> lose(Salvaged.Kind.ROW, "salvage.note", id));
        Map<Object, Item> rows = new HashMap<>();
        Catalog catalog = new Tables(findings.database(), annotations, notes)
                .catalog(problem -> losses.add(new Salvaged.Loss(Salvaged.Kind.ROW, problem.where())));
        for (Map<?, ? extends Item> items : List.of(catalog.images(), catalog.annotators(), catalog.labels(),
                catalog.guidelines(), catalog.progress())) {
            rows.putAll(items);
        }
        for (Note note : notes.all()) {
            rows.put(note.id(), note);
        }
        annotations.each((annotation, fits) -> {
            watch.check();
            rows.put(annotation.id(), annotation);
        });
        boolean logIsRight = log.complete() && log.found() > 0 && (findings.whole() || !findings.knowsFree());
        rows.forEach((id, item) -> take(id, item, logIsRight));
        fromHistory = (int) state.keySet().stream().filter(id -> !rows.containsKey(id)).count();
        References.complete(state, name -> lose(Salvaged.Kind.STAND_IN, "salvage.standIn", name));
        tellObjects(damagedShapes, logIsRight ? Set.of() : findings.indexed());
        if (!log.complete()) {
            lose(Salvaged.Kind.HISTORY, "salvage.history", log.kept() + 1, log.last());
        }
    }

    /** Names the objects that there were and are no more. */
    private void tellObjects(List<String> damagedShapes, Set<String> indexed) {
        Set<String> here = new HashSet<>();
        for (Item item : state.values()) {
            if (item instanceof Annotation a) {
                here.add(a.id().toString());
            }
        }
        Set<String> shapeless = new TreeSet<>(damagedShapes);
        log.doubtful().forEach(id -> shapeless.add(id.toString()));
        shapeless.removeAll(here);
        shapeless.forEach(id -> lose(Salvaged.Kind.OBJECT, "salvage.shape", id));
        indexed.stream().filter(id -> !here.contains(id) && !shapeless.contains(id)).sorted()
                .forEach(id -> lose(Salvaged.Kind.OBJECT, "salvage.object", id));
    }

    private void take(Object id, Item row, boolean logIsRight) {
        Item told = state.get(id);
        if (told == null ? !logIsRight : findings.knowsFree() && !logIsRight && !row.equals(told)) {
            // A row whose references lead nowhere is more likely damaged than newer than what the history tells.
            if (told == null || References.hold(row, state)) {
                state.put(id, row);
            }
        }
    }

    /** What a later layout has besides, nobody here knows. */
    private void tellWhatIsNewer(Header header) {
        if (header.application() == Header.APPLICATION && header.layout() > Migrations.LATEST) {
            lose(Salvaged.Kind.ROW, "salvage.newer");
        }
    }

    private void lose(Salvaged.Kind kind, String text, Object... values) {
        losses.add(new Salvaged.Loss(kind, MESSAGES.text(text, values)));
    }

    private void write(Path to, String name) throws IOException, SQLException, EditConflict {
        Project.create(to).close();
        try (Database made = Database.writable(to)) {
            takeLogOver(made);
        }
        List<Change> difference = difference();
        if (!difference.isEmpty() || !losses.isEmpty()) {
            try (Project project = Project.open(to)) {
                project.commitWhole(new Edit(MESSAGES.text("salvage", name), difference), null, watch);
            }
        }
    }

    private void takeLogOver(Database made) throws SQLException {
        made.execute("BEGIN IMMEDIATE");
        EditLog copy = new EditLog(made);
        log.eachKept((entry, parts) -> {
            if (parts != null) {
                copy.advance(copy.append(entry.line(), parts));
            }
        });
        AnnotationTable annotations = new AnnotationTable(made, id -> {
        });
        NoteTable notes = new NoteTable(made, id -> {
        });
        Tables tables = new Tables(made, annotations, notes);
        for (Item item : log.keptState().values()) {
            watch.check();
            tables.apply(Change.add(item));
        }
        made.execute("COMMIT");
    }

    /** From what the history that is taken over tells to what is known. */
    private List<Change> difference() {
        List<Change> changes = new ArrayList<>();
        Map<Object, Item> kept = log.keptState();
        kept.forEach((id, item) -> {
            Item now = state.get(id);
            if (!Objects.equals(item, now)) {
                changes.add(new Change(item, now));
            }
        });
        state.forEach((id, item) -> {
            if (!kept.containsKey(id)) {
                changes.add(Change.add(item));
            }
        });
        return changes;
    }

    private Salvaged report() {
        Map<String, Integer> items = new TreeMap<>();
        state.values().forEach(item -> items.merge(item.getClass().getSimpleName().toLowerCase(Locale.ROOT), 1,
                Integer::sum));
        return new Salvaged(items, fromHistory, log.found(), log.kept(), findings.pages(),
                findings.unreadPages(), losses);
    }
}
