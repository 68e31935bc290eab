package touchstone.store;

import java.sql.SQLException;
import java.util.List;
import touchstone.model.Change;

/** The changes of a large edit: those of items in memory, those of objects and of many notes one after the other, one change an item. */
interface BulkSource {

    /** Takes changes of objects, image by image, and of notes. */
    interface Sink {

        void change(Change change) throws SQLException, EditConflict;

        void add(StoredObject object) throws SQLException, EditConflict;
    }

    /** Changes of everything but objects and those notes that are too many to be held. */
    List<Change> items();

    /** How many objects are changed; 0 where that is not known. */
    long objects();

    void each(Sink sink) throws SQLException, EditConflict, Damaged;
}
