package touchstone.store;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.model.Entry;

/**
 * What can be taken back and done again, by scope; each scope's stacks are read from the log when first asked for. The
 * stacks hold edits: an undo moves the edit over to the other stack, a redo moves it back, a new edit clears the other
 * stack.
 */
final class UndoStacks {

    /** An edit of the log that changed a scope. */
    record Step(long seq, String name) {
    }

    private static final class Stack {

        private final Deque<Step> undo = new ArrayDeque<>();
        private final Deque<Step> redo = new ArrayDeque<>();

        void record(Entry.Kind kind, Step step, @Nullable Long of) {
            switch (kind) {
                case EDIT -> {
                    undo.push(step);
                    redo.clear();
                }
                case UNDO -> move(undo, redo, of);
                case REDO -> move(redo, undo, of);
            }
        }

        private static void move(Deque<Step> from, Deque<Step> to, @Nullable Long of) {
            Step top = from.peek();
            if (top != null && of != null && top.seq == of) {
                to.push(from.pop());
            }
        }
    }

    private final Database database;
    private final Map<Scope, Stack> stacks = new HashMap<>();

    UndoStacks(Database database) {
        this.database = database;
    }

    @Nullable
    Step undo(Scope scope) throws SQLException {
        return stack(scope).undo.peek();
    }

    @Nullable
    Step redo(Scope scope) throws SQLException {
        return stack(scope).redo.peek();
    }

    /** Whether the edit is still to be taken back (or done again) in the scope, now or after others. */
    boolean holds(Entry.Kind kind, Scope scope, Step step) throws SQLException {
        Stack stack = stack(scope);
        return (kind == Entry.Kind.UNDO ? stack.undo : stack.redo).contains(step);
    }

    /** Takes note of an entry that is in the log now. */
    void record(Scope scope, Entry.Kind kind, Step step, @Nullable Long of) {
        Stack stack = stacks.get(scope);
        if (stack != null) {
            stack.record(kind, step, of);
        }
    }

    private Stack stack(Scope scope) throws SQLException {
        Stack known = stacks.get(scope);
        if (known != null) {
            return known;
        }
        Stack stack = new Stack();
        database.each("stackOfScope", row -> {
            long of = row.getLong(4);
            stack.record(EditLog.kind(row.getString(3)), new Step(row.getLong(1), row.getString(2)),
                    row.wasNull() ? null : (Long) of);
        }, (Object) scope.bytes());
        stacks.put(scope, stack);
        return stack;
    }
}
