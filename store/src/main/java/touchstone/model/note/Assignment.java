package touchstone.model.note;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.geometry.GeometryKind;

/**
 * That somebody is to work on an image. Why it is given to them stays with who gave it: packages carry the task alone.
 *
 * @param author who gave it
 * @param to who is to do it
 * @param batch what was given together, by a name
 * @param place in the order in which it is to be done, from 0
 * @param depth how fine objects are to be drawn, null for as the guideline says
 * @param objects which of them are to be looked at again; none for all
 */
public record Assignment(NoteId id, ImageId image, @Nullable AnnotatorId author, Instant time, AnnotatorId to,
        String batch, Task task, Why why, int place, @Nullable GeometryKind depth, List<AnnotationId> objects) {

    public static final String KIND = "assignment";

    /** Field of a repeat: how it was turned. */
    public static final String TURN = "mirror";

    /** What is to be done, as the annotator is told. */
    public enum Task {
        DRAW, CALIBRATION, QUALIFICATION, RELABEL, UPGRADE;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Task of(String key) {
            return Arrays.stream(values()).filter(t -> t.key().equals(key)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(key));
        }
    }

    /** Why it was given; not told to who does it. */
    public enum Why {
        WORK, GOLDEN, REPEAT, CONSENSUS;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Why of(String key) {
            return Arrays.stream(values()).filter(w -> w.key().equals(key)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(key));
        }

        /** Whether it must not be recognised. */
        public boolean isSecret() {
            return this == GOLDEN || this == REPEAT;
        }
    }

    public Assignment {
        objects = List.copyOf(objects);
    }

    /** Nothing where the note is something else. */
    public static Optional<Assignment> of(Note note) {
        ImageId image = note.image();
        return image == null
                ? Optional.empty()
                : Values.read(note, KIND, v -> new Assignment(note.id(), image, note.author(), note.time(),
                        AnnotatorId.of(v.text("to")), v.textOr("batch", ""), Task.of(v.text("task")),
                        Why.of(v.textOr("why", Why.WORK.key())), (int) v.whole("place"),
                        v.orNull("depth", key -> GeometryKind.of(key).orElseThrow(IllegalArgumentException::new)),
                        Stream.of(v.textOr("objects", "").split(" ", -1)).filter(o -> !o.isEmpty())
                                .map(AnnotationId::of).toList()));
    }

    /** Those among the notes, each person's in their order. */
    public static List<Assignment> among(Collection<Note> notes) {
        return notes.stream().flatMap(n -> of(n).stream())
                .sorted((a, b) -> a.time().equals(b.time())
                        ? Integer.compare(a.place, b.place)
                        : a.time().compareTo(b.time()))
                .toList();
    }

    /**
     * What somebody has to do now, in its order: where an image was given to them more than once, the last time counts.
     *
     * @param all those among the notes
     */
    public static List<Assignment> current(List<Assignment> all, AnnotatorId to) {
        Map<ImageId, Assignment> last = new LinkedHashMap<>();
        for (Assignment a : all) {
            if (a.to.equals(to)) {
                last.remove(a.image);
                last.put(a.image, a);
            }
        }
        return List.copyOf(last.values());
    }

    /** An image's fields without those that tell a repeat. */
    public static Map<String, String> untold(Image image) {
        return image.fields().entrySet().stream()
                .filter(f -> !f.getKey().equals(Image.REPEAT_OF) && !f.getKey().equals(TURN))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** As who is to do it may see it, of the image as it is called there. */
    public Assignment told(ImageId there, Instant when, int at) {
        return new Assignment(NoteId.create(), there, null, when, to, "", task, Why.WORK, at, depth, objects);
    }

    public Note note() {
        Map<String, String> fields = new TreeMap<>(Map.of("to", to.toString(), "task", task.key(), "place",
                Integer.toString(place)));
        if (!batch.isEmpty()) {
            fields.put("batch", batch);
        }
        if (why != Why.WORK) {
            fields.put("why", why.key());
        }
        if (depth != null) {
            fields.put("depth", depth.key());
        }
        if (!objects.isEmpty()) {
            fields.put("objects", objects.stream().map(AnnotationId::toString).collect(Collectors.joining(" ")));
        }
        return new Note(id, KIND, image, null, author, time, fields);
    }
}
