package touchstone.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import touchstone.model.AnnotatorId;
import touchstone.model.Edit;
import touchstone.model.Entry;

/** Edits as they are made, taken back and done again, each told to whoever listens once it is durable. */
final class Edits {

    private final Access access;
    private final Gate gate;
    private final EditLog log;
    private final Copies copies;
    private final Upkeep upkeep;
    private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();

    Edits(Access access, Gate gate, EditLog log, Copies copies, Upkeep upkeep) {
        this.access = access;
        this.gate = gate;
        this.log = log;
        this.copies = copies;
        this.upkeep = upkeep;
    }

    Runnable subscribe(Consumer<Entry> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    Entry commit(Edit edit, @Nullable AnnotatorId author) throws EditConflict, ProjectRefused {
        return change(() -> {
            try (Precaution backup = prepare(edit)) {
                backup.finish();
                return Optional.of(gate.commit(edit, author));
            }
        }).orElseThrow();
    }

    Entry commitWhole(Edit edit, @Nullable AnnotatorId author, Bulk.Watch watch)
            throws EditConflict, ProjectRefused {
        return change(() -> {
            try (Precaution backup = prepare(edit)) {
                boolean large = edit.changes().size() > Copies.LARGE && !access.database().isHolding();
                if (large) {
                    try {
                        return Optional.of(gate.commitBulk(new Bulk(edit), author, watch, backup));
                    } catch (SQLException failed) {
                        if (!gate.waiting().mayTake(failed)) {
                            throw failed;
                        }
                    }
                }
                backup.finish();
                return Optional.of(gate.commitWhole(edit, author));
            }
        }).orElseThrow();
    }

    Entry commitWhole(Bulk bulk, @Nullable AnnotatorId author, Bulk.Watch watch) throws EditConflict, ProjectRefused {
        return change(() -> {
            boolean needed = log.length() > 0 && gate.waiting().size() == 0;
            try (Precaution backup = needed ? copies.beforeLarge() : Precaution.NONE) {
                if (!access.file().hasRoom()) {
                    throw full();
                }
                return Optional.of(gate.commitBulk(bulk, author, watch, backup));
            }
        }).orElseThrow();
    }

    Optional<Entry> undo(Scope scope, @Nullable AnnotatorId author, Bulk.Watch watch)
            throws EditConflict, ProjectRefused {
        return change(() -> gate.undo(scope, author, !listeners.isEmpty(), watch));
    }

    Optional<Entry> redo(Scope scope, @Nullable AnnotatorId author, Bulk.Watch watch)
            throws EditConflict, ProjectRefused {
        return change(() -> gate.redo(scope, author, !listeners.isEmpty(), watch));
    }

    Optional<String> undoName(Scope scope) {
        return access.query(() -> Optional.ofNullable(gate.stacks().undo(scope)).map(UndoStacks.Step::name));
    }

    Optional<String> redoName(Scope scope) {
        return access.query(() -> Optional.ofNullable(gate.stacks().redo(scope)).map(UndoStacks.Step::name));
    }

    private Precaution prepare(Edit edit) throws SQLException {
        Precaution backup = log.length() > 0 && gate.waiting().size() == 0
                ? copies.before(edit, log.lastTime())
                : Precaution.NONE;
        try {
            requireRoom(edit);
            return backup;
        } catch (SQLException full) {
            backup.close();
            throw full;
        }
    }

    /** On a disk that is all but full the log's reserve is kept for edits that only remove. */
    private void requireRoom(Edit edit) throws SQLException {
        if (!access.file().hasRoom() && edit.changes().stream().anyMatch(change -> change.after() != null)) {
            if (!gate.waiting().isAllowed()) {
                throw full();
            }
            gate.waiting().begin();
        }
    }

    private static SQLException full() {
        return new SQLException("full", "", SQLiteErrorCode.SQLITE_FULL.code);
    }

    @FunctionalInterface
    private interface Action {
        Optional<Entry> run() throws SQLException, EditConflict, Damaged;
    }

    private Optional<Entry> change(Action action) throws EditConflict, ProjectRefused {
        ProjectFile file = access.file();
        if (file.readOnly()) {
            throw ProjectRefused.of(ProjectRefused.Reason.READ_ONLY, "readOnly.viewed", file.path());
        }
        Optional<Entry> entry;
        try (Access.Turn _ = access.turn()) {
            if (gate.waiting().isAllowed() && !file.isSameFile()) {
                gate.waiting().begin();
            } else {
                file.requireSameFile();
            }
            entry = action.run();
            file.takeLogInWhereRoomIsScarce();
        } catch (SQLException failed) {
            throw ProjectRefused.of(failed, file.path());
        } catch (Damaged unreadable) {
            throw ProjectRefused.of(ProjectRefused.Reason.DAMAGED, "damaged.undo", file.path());
        }
        upkeep.changed(access.database().hasMuchLog());
        entry.ifPresent(done -> listeners.forEach(listener -> listener.accept(done)));
        return entry;
    }
}
