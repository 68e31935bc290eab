package touchstone.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.Item;
import touchstone.model.NoteId;

/** Brings changes into the tables, each after a look at whether the project holds what it is a change of. */
final class TableWriter {

    private final Database database;
    private final AnnotationTable annotations;
    private final NoteTable notes;
    private final Tables tables;

    TableWriter(Database database, AnnotationTable annotations, NoteTable notes, Tables tables) {
        this.database = database;
        this.annotations = annotations;
        this.notes = notes;
        this.tables = tables;
    }

    /**
     * @param catalog as it is before
     * @param next as it is after
     */
    void write(List<Change> changes, Catalog catalog, Catalog next) throws SQLException, EditConflict {
        Rules rules = new Rules(database, next);
        for (Change change : changes) {
            requireBefore(change, catalog);
            rules.requireFitting(change);
        }
        for (Change change : changes) {
            tables.apply(change);
        }
        rules.requireUnused(changes);
    }

    void requireBefore(Change change, Catalog catalog) throws SQLException, EditConflict {
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

    void apply(Change change) throws SQLException {
        tables.apply(change);
    }

    void add(StoredObject object) throws SQLException {
        annotations.add(object);
    }
}
