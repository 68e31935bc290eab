package touchstone.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Item;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Note;
import touchstone.model.Progress;

/**
 * Lets changes that come from two sides stand together: what an added item refers to comes along, what is still used is
 * not removed.
 */
final class Footing {

    private final Project project;
    private final Map<Object, Change> changes;
    private final Map<Object, Integer> more;
    private final Function<Object, @Nullable Item> elsewhere;
    private final BiConsumer<Item, Object> kept;

    /**
     * @param changes by identity; made to stand
     * @param more what items that are added besides refer to, and how many do
     * @param elsewhere where an item that the project does not have is taken from
     * @param kept told of every item that stays, or comes back, because something needs it, and of its identity
     */
    Footing(Project project, Map<Object, Change> changes, Map<Object, Integer> more,
            Function<Object, @Nullable Item> elsewhere,
            BiConsumer<Item, Object> kept) {
        this.project = project;
        this.changes = changes;
        this.more = more;
        this.elsewhere = elsewhere;
        this.kept = kept;
    }

    void make() throws ProjectRefused {
        Deque<Item> open = new ArrayDeque<>();
        changes.values().forEach(c -> {
            if (c.after() != null) {
                open.add(c.after());
            }
        });
        more.keySet().forEach(id -> require(id, open));
        while (!open.isEmpty()) {
            Item item = open.pop();
            for (Object id : references(item)) {
                if (!require(id, open)) {
                    changes.remove(item.identity());
                    break;
                }
            }
        }
        keepUsed();
        breakCircles();
    }

    /** Of labels that would stand under each other the oldest goes to the top. */
    private void breakCircles() {
        Map<LabelId, Label> labels = new TreeMap<>(project.catalog().labels());
        for (Change change : changes.values()) {
            if (change.identity() instanceof LabelId id) {
                labels.remove(id);
                if (change.after() instanceof Label label) {
                    labels.put(id, label);
                }
            }
        }
        for (Label label : List.copyOf(labels.values())) {
            if (isUnderItself(label, labels)) {
                Label top = label.withParent(null);
                labels.put(label.id(), top);
                changes.put(label.id(), new Change(project.catalog().get(label.id()), top));
                kept.accept(top, label.id());
            }
        }
    }

    private static boolean isUnderItself(Label label, Map<LabelId, Label> labels) {
        Label at = label;
        for (int steps = 0; at != null && at.parent() != null && steps <= labels.size(); steps++) {
            at = labels.get(at.parent());
            if (at != null && at.id().equals(label.id())) {
                return true;
            }
        }
        return false;
    }

    private boolean require(Object id, Deque<Item> open) {
        Change change = changes.get(id);
        Item now = project.catalog().get(id);
        if (change != null && change.after() != null || change == null && now != null) {
            return true;
        }
        if (change != null) {
            changes.remove(id);
            kept.accept(change.any(), id);
            open.add(change.any());
            return true;
        }
        Item other = elsewhere.apply(id);
        if (other == null) {
            return false;
        }
        changes.put(id, Change.add(other));
        kept.accept(other, id);
        open.add(other);
        return true;
    }

    private void keepUsed() throws ProjectRefused {
        boolean again = true;
        while (again) {
            again = false;
            Map<Object, Integer> shift = shifts();
            for (Change change : List.copyOf(changes.values())) {
                if (change.after() == null && uses(change.any()) + shift.getOrDefault(change.identity(), 0) > 0) {
                    changes.remove(change.identity());
                    kept.accept(change.any(), change.identity());
                    again = true;
                }
            }
        }
    }

    /** By how much the changes raise the uses of each item. */
    private Map<Object, Integer> shifts() {
        Map<Object, Integer> shift = new HashMap<>(more);
        for (Change change : changes.values()) {
            references(change.after()).forEach(id -> shift.merge(id, 1, Integer::sum));
            references(change.before()).forEach(id -> shift.merge(id, -1, Integer::sum));
        }
        return shift;
    }

    private long uses(Item item) throws ProjectRefused {
        Catalog catalog = project.catalog();
        return switch (item) {
            case Image i -> count("objectsOfImage", Ids.bytes(i.id().value()))
                    + count("notesOnImage", Ids.bytes(i.id().value()))
                    + catalog.progress().keySet().stream().filter(k -> k.image().equals(i.id())).count();
            case Annotator a -> count("objectsOfAnnotator", Ids.bytes(a.id().value()))
                    + count("notesOfAuthor", Ids.bytes(a.id().value()))
                    + catalog.progress().keySet().stream().filter(k -> k.annotator().equals(a.id())).count();
            case Label l -> count("objectsOfLabel", Ids.bytes(l.id().value()))
                    + catalog.labels().values().stream().filter(o -> Objects.equals(o.parent(), l.id())).count();
            default -> 0;
        };
    }

    private long count(String statement, byte[] id) throws ProjectRefused {
        return project.inside((database, log) -> database.number(statement, (Object) id));
    }

    private static List<Object> references(@Nullable Item item) {
        List<Object> ids = new ArrayList<>();
        switch (item) {
            case Annotation a -> {
                ids.add(a.image());
                ids.add(a.label());
                ids.add(a.annotator());
            }
            case Progress p -> {
                ids.add(p.image());
                ids.add(p.annotator());
            }
            case Note n -> {
                ImageId image = n.image();
                AnnotatorId author = n.author();
                if (image != null) {
                    ids.add(image);
                }
                if (author != null) {
                    ids.add(author);
                }
            }
            case Label l -> {
                LabelId parent = l.parent();
                if (parent != null) {
                    ids.add(parent);
                }
            }
            case null, default -> {
            }
        }
        return ids;
    }
}
