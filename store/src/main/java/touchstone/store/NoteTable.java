package touchstone.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;
import touchstone.model.Note;
import touchstone.model.NoteId;

/** The notes' rows; one that means nothing is left out and told, so that the others stay usable. */
final class NoteTable {

    private final Database database;
    private final Consumer<String> damaged;

    /** @param damaged is told the id of every note that could not be read */
    NoteTable(Database database, Consumer<String> damaged) {
        this.database = database;
        this.damaged = damaged;
    }

    Optional<Note> get(NoteId id) throws SQLException {
        return list("note", (Object) Ids.bytes(id.value())).stream().findFirst();
    }

    /** Oldest first. */
    List<Note> all() throws SQLException {
        return list("allNotes");
    }

    /** Oldest first. */
    List<Note> of(ImageId image) throws SQLException {
        return list("notesOfImage", (Object) Ids.bytes(image.value()));
    }

    /** Oldest first. */
    List<Note> of(String kind) throws SQLException {
        return list("notesOfKind", kind);
    }

    /** Of one kind, oldest first, of which one is held at once. */
    void each(String kind, Consumer<Note> visitor) throws SQLException {
        database.each("notesOfKind", row -> note(row).ifPresent(visitor), kind);
    }

    private List<Note> list(String statement, @Nullable Object... values) throws SQLException {
        List<Note> found = new ArrayList<>();
        database.each(statement, row -> note(row).ifPresent(found::add), values);
        return found;
    }

    private Optional<Note> note(ResultSet row) throws SQLException {
        byte[] id = row.getBytes(1);
        try {
            return Optional.of(new Note(new NoteId(Ids.of(id)), row.getString(2),
                    orNull(row.getBytes(3), ImageId::new), orNull(row.getBytes(4), AnnotationId::new),
                    orNull(row.getBytes(5), AnnotatorId::new), Instant.ofEpochMilli(row.getLong(6)),
                    JsonColumns.values(row.getString(7))));
        } catch (Damaged | IllegalArgumentException meaningless) {
            damaged.accept(Ids.name(id));
            return Optional.empty();
        }
    }

    private static <T> @Nullable T orNull(byte @Nullable [] id, Function<UUID, T> of) throws Damaged {
        return id == null ? null : of.apply(Ids.of(id));
    }

    void put(Note note) throws SQLException {
        ImageId image = note.image();
        AnnotationId annotation = note.annotation();
        AnnotatorId author = note.author();
        database.run("putNote", Ids.bytes(note.id().value()), note.kind(),
                image == null ? null : Ids.bytes(image.value()),
                annotation == null ? null : Ids.bytes(annotation.value()),
                author == null ? null : Ids.bytes(author.value()), note.time().toEpochMilli(),
                JsonColumns.values(note.fields()));
    }

    void remove(NoteId id) throws SQLException {
        database.run("removeNote", (Object) Ids.bytes(id.value()));
    }
}
