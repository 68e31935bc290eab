package touchstone.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Image;
import touchstone.model.Item;
import touchstone.model.Label;

/**
 * What lies between two versions of a project's content, by names. What is gone from the project by now is called as it was
 * called in the versions.
 *
 * @param rows the objects that differ
 * @param other everything else that differs
 */
public record Difference(List<Row> rows, List<Change> other) {

    /** How an object differs. */
    public enum How {
        ADDED, CHANGED, REMOVED
    }

    /** How many objects differ in each way. */
    public record Count(int added, int changed, int removed) {

        public static final Count NONE = new Count(0, 0, 0);

        Count and(How how) {
            return switch (how) {
                case ADDED -> new Count(added + 1, changed, removed);
                case CHANGED -> new Count(added, changed + 1, removed);
                case REMOVED -> new Count(added, changed, removed + 1);
            };
        }
    }

    /**
     * One object.
     *
     * @param before null where it was added
     * @param after null where it was removed
     * @param image the image's address
     * @param label as it is called in the later of the versions that have the object
     */
    public record Row(@Nullable Annotation before, @Nullable Annotation after, String image, String label,
            String annotator) {

        public How how() {
            return before == null ? How.ADDED : after == null ? How.REMOVED : How.CHANGED;
        }

        /** The object in the later of the versions that have it. */
        public Annotation any() {
            Annotation either = after == null ? before : after;
            if (either == null) {
                throw new IllegalStateException();
            }
            return either;
        }
    }

    public Difference {
        rows = List.copyOf(rows);
        other = List.copyOf(other);
    }

    static Difference of(Project project, List<Change> changes) {
        Map<Object, String> names = new HashMap<>();
        changes.forEach(c -> name(names, c.any()));
        project.images().forEach(i -> name(names, i));
        project.annotators().forEach(a -> name(names, a));
        project.schema().labels().forEach(l -> name(names, l));
        List<Row> rows = new ArrayList<>();
        List<Change> other = new ArrayList<>();
        for (Change change : changes) {
            if (change.any() instanceof Annotation a) {
                rows.add(new Row(change.before() instanceof Annotation b ? b : null,
                        change.after() instanceof Annotation b ? b : null, name(names, a.image()),
                        name(names, a.label()), name(names, a.annotator())));
            } else {
                other.add(change);
            }
        }
        return new Difference(rows, other);
    }

    private static void name(Map<Object, String> names, Item item) {
        switch (item) {
            case Image i -> names.put(i.id(), i.address());
            case Annotator a -> names.put(a.id(), a.name());
            case Label l -> names.put(l.id(), l.name());
            default -> {
            }
        }
    }

    private static String name(Map<Object, String> names, Object id) {
        return names.getOrDefault(id, id.toString());
    }

    public Count count() {
        Count all = Count.NONE;
        for (Row row : rows) {
            all = all.and(row.how());
        }
        return all;
    }

    public SortedMap<String, Count> byLabel() {
        return by(Row::label);
    }

    public SortedMap<String, Count> byAnnotator() {
        return by(Row::annotator);
    }

    public SortedMap<String, Count> byImage() {
        return by(Row::image);
    }

    private interface Naming {
        String of(Row row);
    }

    private SortedMap<String, Count> by(Naming naming) {
        SortedMap<String, Count> counts = new TreeMap<>();
        for (Row row : rows) {
            counts.merge(naming.of(row), Count.NONE.and(row.how()), (sum, one) -> sum.and(row.how()));
        }
        return counts;
    }
}
