package touchstone.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Entry;
import touchstone.model.geometry.Box;

/**
 * Makes the log of a closed project long: {@code LongLog PROJECT ENTRIES} adds so many entries in which one box of an image
 * moves. They are what commits would have written, in one transaction.
 */
public final class LongLog {

    private LongLog() {
    }

    public static void main(String... args) throws IOException {
        Path file = Path.of(args[0]);
        Annotation box;
        try (Project project = Project.open(file)) {
            box = Annotation.drawn(project.images().getFirst().id(), project.schema().labels().getFirst().id(),
                    project.annotators().getFirst().id(), new Box(0, 0, 20, 20));
            project.commit(Edit.of("add", Change.add(box)), box.annotator());
        }
        extend(file, box, Integer.parseInt(args[1]));
    }

    /** @param box is in the project */
    public static void extend(Path file, Annotation box, int entries) throws IOException {
        try (Database database = Database.writable(file)) {
            EditLog log = new EditLog(database);
            AnnotationTable annotations = new AnnotationTable(database, id -> {
            });
            long millis = log.lastTime().toEpochMilli();
            database.begin();
            Annotation at = box;
            for (int i = 1; i <= entries; i++) {
                Annotation next = at.withGeometry(new Box(i % 9000, i % 997, 20, 20));
                SortedMap<Part, byte[]> parts = new TreeMap<>();
                parts.put(Part.of(new Scope(box.image())), ChangeCodec.encode(List.of(Change.replace(at, next))));
                log.advance(log.append(new EditLog.Line(log.length() + 1, millis + 100L * i, box.annotator(), "move",
                        Entry.Kind.EDIT, null), parts));
                at = next;
            }
            annotations.remove(box.id());
            annotations.add(at);
            database.commit();
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }
}
