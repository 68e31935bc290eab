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
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Item;
import touchstone.model.NoteId;
import touchstone.model.Entry;

/** The one way by which a project changes: every commit, undo and redo is one transaction here. */
final class Gate {

    private final Database database;
    private final AnnotationTable annotations;
    private final NoteTable notes;
    private final Tables tables;
    private final EditLog log;
    private final UndoStacks stacks;
    private final InstantSource clock;
    private final Waiting waiting;
    private volatile Catalog catalog;

    Gate(Database database, AnnotationTable annotations, NoteTable notes, EditLog log,
            Consumer<Verification.Problem> problems, InstantSource clock) throws SQLException {
        this.database = database;
        this.annotations = annotations;
        this.notes = notes;
        this.tables = new Tables(database, annotations, notes);
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

    /** Takes back what the scope's last edit did there. */
    Optional<Entry> undo(Scope scope, @Nullable AnnotatorId author) throws SQLException, EditConflict, Damaged {
        return again(Entry.Kind.UNDO, scope, stacks.undo(scope), author);
    }

    /** Does again what was last taken back in the scope. */
    Optional<Entry> redo(Scope scope, @Nullable AnnotatorId author) throws SQLException, EditConflict, Damaged {
        return again(Entry.Kind.REDO, scope, stacks.redo(scope), author);
    }

    private Optional<Entry> again(Entry.Kind kind, Scope scope, UndoStacks.@Nullable Step step,
            @Nullable AnnotatorId author) throws SQLException, EditConflict, Damaged {
        if (step == null) {
            return Optional.empty();
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
        byte[] part = log.part(step.seq(), scope);
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
        for (Scope other : log.parts(step.seq()).keySet()) {
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
            write(changes, catalog.with(changes));
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

    private Entry commit(String name, List<Change> changes, SortedMap<Scope, byte[]> parts,
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
        catalog = next;
        log.advance(stored);
        for (Scope scope : parts.keySet()) {
            stacks.record(scope, kind, new UndoStacks.Step(line.seq(), name), of);
        }
        return new Entry(line.seq(), Instant.ofEpochMilli(line.millis()), author, name, kind, of, changes,
                stored.hex());
    }

    private EditLog.Stored store(EditLog.Line line, List<Change> changes, SortedMap<Scope, byte[]> parts, Catalog next)
            throws SQLException, EditConflict {
        database.begin();
        try {
            write(changes, next);
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
            SortedMap<Scope, byte[]> parts, Catalog next) throws SQLException, EditConflict {
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

    private void write(List<Change> changes, Catalog next) throws SQLException, EditConflict {
        Rules rules = new Rules(database, next);
        for (Change change : changes) {
            requireBefore(change);
            rules.requireFitting(change);
        }
        for (Change change : changes) {
            tables.apply(change);
        }
        rules.requireUnused(changes);
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

    private void requireBefore(Change change) throws SQLException, EditConflict {
        Item before = change.before();
        if (change.identity() instanceof AnnotationId id) {
            if (before instanceof Annotation a ? !annotations.holds(a) : annotations.exists(id)) {
                throw Rules.stale(change);
            }
        } else if (change.identity() instanceof NoteId id) {
            if (!Objects.equals(notes.get(id).orElse(null), before)) {
                throw Rules.stale(change);
            }
        } else if (!Objects.equals(catalog.get(change.identity()), before)) {
            throw Rules.stale(change);
        }
    }

    private static SortedMap<Scope, byte[]> one(Scope scope, List<Change> changes) {
        SortedMap<Scope, byte[]> parts = new TreeMap<>();
        parts.put(scope, ChangeCodec.encode(changes));
        return parts;
    }

    private static SortedMap<Scope, byte[]> parts(List<Change> changes) {
        SortedMap<Scope, List<Change>> byScope = new TreeMap<>();
        for (Change change : changes) {
            byScope.computeIfAbsent(Scope.of(change), scope -> new ArrayList<>()).add(change);
        }
        SortedMap<Scope, byte[]> parts = new TreeMap<>();
        byScope.forEach((scope, ofScope) -> parts.put(scope, ChangeCodec.encode(ofScope)));
        return parts;
    }
}
