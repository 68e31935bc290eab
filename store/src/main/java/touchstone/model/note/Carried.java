package touchstone.model.note;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Entry;
import touchstone.model.ImageId;
import touchstone.model.Note;
import touchstone.model.NoteId;

/**
 * What another file's log told of an image's items up to the time it was taken in: who did what when, without the shapes.
 *
 * @param image which image, which may be gone; null for what belongs to the whole project
 * @param lineage hash of the first entry of the other file's log
 * @param lines oldest first
 */
public record Carried(NoteId id, @Nullable ImageId image, Instant time, String lineage, List<Line> lines) {

    public static final String KIND = "carried";

    private static final Pattern TAB = Pattern.compile("\t");
    private static final Pattern SPACE = Pattern.compile(" ");

    /**
     * An entry of the other log.
     *
     * @param name what happened, in a few words
     * @param items the ids of what it changed; see {@link #token}
     */
    public record Line(long seq, Instant time, @Nullable AnnotatorId author, String name, List<String> items) {

        public Line {
            items = List.copyOf(items);
        }

        private String text() {
            return seq + "\t" + time.toEpochMilli() + "\t" + (author == null ? "" : author) + "\t"
                    + name.replaceAll("[\t\r\n]", " ") + "\t" + String.join(" ", items);
        }

        private static Line of(String text) {
            String[] parts = TAB.split(text, 5);
            if (parts.length != 5) {
                throw new IllegalArgumentException(text);
            }
            return new Line(Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])),
                    parts[2].isEmpty() ? null : AnnotatorId.of(parts[2]), parts[3], List.of(SPACE.split(parts[4])));
        }
    }

    public Carried {
        lines = List.copyOf(lines);
    }

    /** What a line calls an item by its identity. */
    public static String token(Object identity) {
        return identity.toString().replace(' ', '_');
    }

    /** What a line calls an item that was gone in the end. */
    public static String gone(Object identity) {
        return "-" + token(identity);
    }

    /** Nothing where the note is something else. */
    public static Optional<Carried> of(Note note) {
        return Values.read(note, KIND, v -> {
            List<Line> lines = new ArrayList<>();
            v.text("lines").lines().forEach(line -> lines.add(Line.of(line)));
            return new Carried(note.id(), v.orNull("image", ImageId::of), note.time(), v.text("lineage"), lines);
        });
    }

    /** What an entry of the log that took in another file carries; nothing in any other entry. */
    public static List<Carried> in(Entry entry) {
        List<Carried> all = new ArrayList<>();
        for (Change change : entry.changes()) {
            if (change.before() == null && change.after() instanceof Note note && note.kind().equals(KIND)) {
                of(note).ifPresent(all::add);
            }
        }
        return all;
    }

    /** The last line about each item of an entry that took in another file, by the item's {@link #token}. */
    public static Map<String, Line> last(Entry entry) {
        Map<String, Line> last = new HashMap<>();
        in(entry).stream().flatMap(c -> c.lines.stream()).sorted(Comparator.comparingLong(Line::seq))
                .forEach(line -> line.items.forEach(item -> last.put(there(item), line)));
        return last;
    }

    /** The token of an item, gone or not, from what a line calls it. */
    public static String there(String item) {
        return item.startsWith("-") ? item.substring(1) : item;
    }

    public Note note() {
        Map<String, String> fields = new TreeMap<>(Map.of("lineage", lineage, "lines",
                lines.stream().map(Line::text).collect(Collectors.joining("\n"))));
        if (image != null) {
            fields.put("image", image.toString());
        }
        return new Note(id, KIND, null, null, null, time, fields);
    }
}
