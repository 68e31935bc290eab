package touchstone.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Item;
import touchstone.model.Entry;

/** The one way by which a project changes: every commit, undo and redo is one transaction here. */
final class Gate {

    private final Database database;
    private final AnnotationTable annotations;
    private final TableWriter writer;
    private final EditLog log;
    private final UndoStacks stacks;
    private final InstantSource clock;
    private final Waiting waiting;
    private volatile Catalog catalog;

    Gate(Database database, AnnotationTable annotations, NoteTable notes, EditLog log,
            Consumer<Verification.Problem> problems, InstantSource clock) throws SQLException {
        this.database = database;
        this.annotations = annotations;
        Tables tables = new Tables(database, annotations, notes);
        this.writer = new TableWriter(database, annotations, notes, tables);
        this.log = log;
        this.catalog = tables.catalog(problems);
        this.clock = clock;
        this.stacks = new UndoStacks(database);
        this.waiting = new Waiting(database, tables, log);
    }

    /** The edits that wait for room on the disk. */
    Waiting waiting() {
        return waiting;
    }

    Catalog catalog() {
        return catalog;
    }

    UndoStacks stacks() {
        return stacks;
    }

    /** An edit without changes is written to the log like any other. */
    Entry commit(Edit edit, @Nullable AnnotatorId author) throws SQLException, EditConflict {
        List<Change> changes = squash(edit.changes());
        return commit(edit.name(), changes, parts(changes), author, Entry.Kind.EDIT, null);
    }

    /** All of the edit belongs to the project's stack, whatever images it touches. */
    Entry commitWhole(Edit edit, @Nullable AnnotatorId author) throws SQLException, EditConflict {
        List<Change> changes = squash(edit.changes());
        return commit(edit.name(), changes, one(Scope.PROJECT, changes), author, Entry.Kind.EDIT, null);
    }

    /** As {@link #commitWhole}, without holding it in memory; the entry tells only what the edit tells in full. */
    Entry commitBulk(Bulk bulk, @Nullable AnnotatorId author, Bulk.Watch watch, Precaution backup)
            throws SQLException, EditConflict, Damaged {
        List<Change> changes = squash(bulk.edit().changes());
        return commit(bulk.edit().name(), bulk.source(changes), author, Entry.Kind.EDIT, null, watch, null, backup)
                .with(changes);
    }

    /**
     * Takes back what the scope's last edit did there.
     *
     * @param told whether the entry has to tell the changes of objects where they are very many
     */
    Optional<Entry> undo(Scope scope, @Nullable AnnotatorId author, boolean told, Bulk.Watch watch)
            throws SQLException, EditConflict, Damaged {
        return again(Entry.Kind.UNDO, scope, stacks.undo(scope), author, told, watch);
    }

    /** Does again what was last taken back in the scope. */
    Optional<Entry> redo(Scope scope, @Nullable AnnotatorId author, boolean told, Bulk.Watch watch)
            throws SQLException, EditConflict, Damaged {
        return again(Entry.Kind.REDO, scope, stacks.redo(scope), author, told, watch);
    }

    private Optional<Entry> again(Entry.Kind kind, Scope scope, UndoStacks.@Nullable Step step,
            @Nullable AnnotatorId author, boolean told, Bulk.Watch watch)
            throws SQLException, EditConflict, Damaged {
        if (step == null) {
            return Optional.empty();
        }
        if (scope.equals(Scope.PROJECT) && log.partsOf(step.seq()).stream().anyMatch(part -> part.piece() > 0)) {
            LoggedBulk bulk = new LoggedBulk(log, step.seq(), kind == Entry.Kind.UNDO, annotations, watch);
            List<Change> changes = new ArrayList<>(bulk.items());
            return Optional.of(commit(step.name(), bulk, author, kind, step.seq(), watch, told ? changes : null,
                    Precaution.NONE).with(changes));
        }
        try {
            List<Change> share = changes(kind, step, scope);
            return Optional.of(commit(step.name(), share, one(scope, share), author, kind, step.seq()));
        } catch (EditConflict alone) {
            List<Change> together = entangled(kind, step, scope);
            if (together.isEmpty()) {
                throw alone;
            }
            return Optional.of(commit(step.name(), together, parts(together), author, kind, step.seq()));
        }
    }

    /** What an edit did in one scope, turned round for an undo. */
    private List<Change> changes(Entry.Kind kind, UndoStacks.Step step, Scope scope) throws SQLException, Damaged {
        byte[] part = log.part(step.seq(), Part.of(scope));
        if (kind == Entry.Kind.REDO) {
            return ChangeCodec.decode(part, ChangeCodec.Known.BEFORE, this::known);
        }
        return ChangeCodec.decode(part, ChangeCodec.Known.AFTER, this::known).stream().map(Change::inverse).toList();
    }

    /**
     * All that an edit did, where no scope's share can go without the others' and all are at their turn: when a label was
     * removed and its objects got another new one, neither can be taken back first. Shares that went
     * before do not count. Nothing otherwise.
     */
    private List<Change> entangled(Entry.Kind kind, UndoStacks.Step step, Scope scope) throws SQLException, Damaged {
        List<Change> all = new ArrayList<>(changes(kind, step, scope));
        for (Scope other : log.partsOf(step.seq()).stream().map(Part::scope).toList()) {
            if (other.equals(scope) || !stacks.holds(kind, other, step)) {
                continue;
            }
            if (!step.equals(kind == Entry.Kind.UNDO ? stacks.undo(other) : stacks.redo(other))) {
                return List.of();
            }
            List<Change> share = changes(kind, step, other);
            if (fits(share)) {
                return List.of();
            }
            all.addAll(share);
        }
        return all;
    }

    private boolean fits(List<Change> changes) throws SQLException {
        database.begin();
        try {
            writer.write(changes, catalog, catalog.with(changes));
            return true;
        } catch (EditConflict doesNot) {
            return false;
        } finally {
            database.rollback();
        }
    }

    private @Nullable Annotation known(AnnotationId id) throws SQLException {
        return annotations.get(id).orElse(null);
    }

    private Entry commit(String name, List<Change> changes, SortedMap<Part, byte[]> parts,
            @Nullable AnnotatorId author, Entry.Kind kind, @Nullable Long of) throws SQLException, EditConflict {
        Catalog next = catalog.with(changes);
        EditLog.Line line = new EditLog.Line(log.length() + 1, clock.millis(), author, name, kind, of);
        EditLog.Stored stored;
        try {
            stored = store(line, changes, parts, next);
        } catch (SQLException failed) {
            stored = storeElsewhere(failed, line, changes, parts, next);
        }
        waiting.note(line, changes, parts);
        List<Scope> scopes = parts.keySet().stream().map(Part::scope).toList();
        return made(stored, next, scopes).with(changes);
    }

    private Made made(EditLog.Stored stored, Catalog next, List<Scope> scopes) {
        EditLog.Line line = stored.line();
        catalog = next;
        log.advance(stored);
        for (Scope scope : scopes) {
            stacks.record(scope, line.kind(), new UndoStacks.Step(line.seq(), line.name()), line.of());
        }
        return new Made(stored);
    }

    /** An entry that is durable. */
    private record Made(EditLog.Stored stored) {

        Entry with(List<Change> changes) {
            EditLog.Line line = stored.line();
            return new Entry(line.seq(), Instant.ofEpochMilli(line.millis()), line.author(), line.name(), line.kind(),
                    line.of(), changes, stored.hex());
        }
    }

    /**
     * @param told gets the changes of objects, null where nobody wants to know
     * @param backup is finished before anything is in the file
     */
    private Made commit(String name, BulkSource source, @Nullable AnnotatorId author, Entry.Kind kind,
            @Nullable Long of, Bulk.Watch watch, @Nullable List<Change> told, Precaution backup)
            throws SQLException, EditConflict, Damaged {
        if (database.isHolding()) {
            throw new SQLException("full", "", SQLiteErrorCode.SQLITE_FULL.code);
        }
        Catalog next = catalog.with(source.items());
        EditLog.Line line = new EditLog.Line(log.length() + 1, clock.millis(), author, name, kind, of);
        database.beginLarge();
        try {
            // Parts come before their line, which tells how many they are.
            database.execute("PRAGMA defer_foreign_keys = ON");
            int parts = new BulkWriting(writer, log, new Rules(database, next), catalog, source.objects(), watch, told)
                    .write(source);
            EditLog.Stored stored = log.appendAfterParts(line, parts);
            backup.finish();
            watch.check();
            database.commit();
            return made(stored, next, List.of(Scope.PROJECT));
        } catch (SQLException | EditConflict | Damaged | RuntimeException | Error failed) {
            database.rollback();
            throw failed;
        } finally {
            database.endLarge();
        }
    }

    private EditLog.Stored store(EditLog.Line line, List<Change> changes, SortedMap<Part, byte[]> parts, Catalog next)
            throws SQLException, EditConflict {
        database.begin();
        try {
            writer.write(changes, catalog, next);
            EditLog.Stored stored = log.append(line, parts);
            database.commit();
            return stored;
        } catch (SQLException | EditConflict | RuntimeException failed) {
            database.rollback();
            throw failed;
        }
    }

    /** Where the disk is full: into SQLite's log from its start again, or into memory. */
    private EditLog.Stored storeElsewhere(SQLException failed, EditLog.Line line, List<Change> changes,
            SortedMap<Part, byte[]> parts, Catalog next) throws SQLException, EditConflict {
        if (!database.isHolding() && database.takeLogIn()) {
            try {
                return store(line, changes, parts, next);
            } catch (SQLException again) {
                failed.addSuppressed(again);
            }
        }
        if (!waiting.mayTake(failed)) {
            throw failed;
        }
        waiting.begin();
        return store(line, changes, parts, next);
    }

    /** One change an item: what an entry says of an item does not depend on the order of its changes. */
    private static List<Change> squash(List<Change> changes) throws EditConflict {
        Map<Object, Change> squashed = new LinkedHashMap<>();
        for (Change change : changes) {
            Change earlier = squashed.get(change.identity());
            if (earlier != null && !Objects.equals(earlier.after(), change.before())) {
                throw Rules.stale(change);
            }
            Item before = earlier == null ? change.before() : earlier.before();
            Item after = change.after();
            if (before == null && after == null) {
                squashed.remove(change.identity());
            } else {
                squashed.put(change.identity(), new Change(before, after));
            }
        }
        return List.copyOf(squashed.values());
    }

    private static SortedMap<Part, byte[]> one(Scope scope, List<Change> changes) {
        SortedMap<Part, byte[]> parts = new TreeMap<>();
        parts.put(Part.of(scope), ChangeCodec.encode(changes));
        return parts;
    }

    private static SortedMap<Part, byte[]> parts(List<Change> changes) {
        SortedMap<Scope, List<Change>> byScope = new TreeMap<>();
        for (Change change : changes) {
            byScope.computeIfAbsent(Scope.of(change), scope -> new ArrayList<>()).add(change);
        }
        SortedMap<Part, byte[]> parts = new TreeMap<>();
        byScope.forEach((scope, ofScope) -> parts.put(Part.of(scope), ChangeCodec.encode(ofScope)));
        return parts;
    }
}
