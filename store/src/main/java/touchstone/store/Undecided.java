package touchstone.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.Item;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.Progress;
import touchstone.model.note.Conflict;

/**
 * A conflict as people read it, by names.
 *
 * @param image the image that it happened on; null for what belongs to the whole project
 * @param here the object that stays until somebody decides; null for what is no object
 * @param beside the object's other state; null where it is kept as none
 * @param what the object's label, or what else was changed
 * @param annotator whose object it is; empty for what is none
 * @param by who made the other state; empty where nobody said
 * @param states what is no object, as it is and as it would be otherwise, in words; empty for objects
 */
public record Undecided(Conflict conflict, @Nullable Image image, @Nullable Annotation here,
        @Nullable Annotation beside, String what, String annotator, String by, List<String> states) {

    private static final Messages MESSAGES = Messages.beside(Undecided.class);

    public Undecided {
        states = List.copyOf(states);
    }

    /** Those that nobody has decided yet, oldest first. */
    public static List<Undecided> of(Project project) {
        return of(project, List.of(), Conflicts.of(project));
    }

    /** @param coming what a merge would change, which the conflicts may be about */
    public static List<Undecided> of(Project project, Collection<Change> coming, Collection<Conflict> conflicts) {
        Names names = new Names(project, coming);
        return conflicts.stream().map(names::read).toList();
    }

    /** In one sentence: the object by its label, whose it is, and where. */
    public String sentence() {
        return MESSAGES.text("undecided", what, annotator, image == null ? "" : image.address(),
                annotator.isEmpty() ? 0 : 1, image == null ? 0 : 1);
    }

    /** When the other state was made, or the item where something was removed. */
    public Instant time() {
        return conflict.time();
    }

    private static final class Names {

        private final Project project;
        private final Map<Object, Item> coming = new HashMap<>();
        private final Map<Object, Image> images = new HashMap<>();
        private final Map<AnnotatorId, Annotator> people = new HashMap<>();

        Names(Project project, Collection<Change> changes) {
            this.project = project;
            changes.forEach(c -> {
                if (c.after() != null) {
                    coming.put(c.identity(), c.after());
                }
            });
            project.images().forEach(i -> images.put(i.id(), i));
            project.annotators().forEach(a -> people.put(a.id(), a));
        }

        private @Nullable Item now(@Nullable Object id) {
            return id == null ? null : coming.getOrDefault(id, project.now(id));
        }

        private @Nullable Annotation object(@Nullable AnnotationId id) {
            return now(id) instanceof Annotation a ? a : null;
        }

        private String name(@Nullable AnnotatorId id) {
            Annotator known = id == null ? null : people.get(id);
            return known != null ? known.name() : now(id) instanceof Annotator a ? a.name() : "";
        }

        private String label(Annotation object) {
            return now(object.label()) instanceof Label l ? l.name() : object.label().toString();
        }

        Undecided read(Conflict conflict) {
            Annotation here = object(conflict.object());
            Annotation beside = object(conflict.beside());
            Annotation either = here == null ? beside : here;
            Image image = conflict.image() == null
                    ? null
                    : now(conflict.image()) instanceof Image i ? i : images.get(conflict.image());
            List<String> states = either == null ? states(conflict) : List.of();
            return new Undecided(conflict, image, here, beside, either == null ? conflict.what() : label(either),
                    either == null ? "" : name(either.annotator()), name(conflict.author()), states);
        }

        private List<String> states(Conflict conflict) {
            Optional<Item> other = Conflicts.other(conflict);
            if (other.isEmpty()) {
                return List.of();
            }
            Item now = now(other.get().identity());
            return List.of(now == null ? MESSAGES.text("undecided.gone") : state(now), state(other.get()));
        }

        private String state(Item item) {
            return switch (item) {
                case Label l ->
                    MESSAGES.text("undecided.label", l.name(), String.format(Locale.ROOT, "#%06x", l.colour()),
                            now(l.parent()) instanceof Label p ? p.name() : "-",
                            l.description());
                case Progress p -> MESSAGES.text("undecided.progress", p.status().key());
                case Guideline g -> g.text();
                case Annotator a -> a.name() + ", " + a.role().key();
                case Image i -> new TreeMap<>(i.fields()).toString();
                case Note n -> n.fields().toString();
                case Annotation a -> label(a);
            };
        }
    }
}
