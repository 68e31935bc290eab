package touchstone.canvas.layer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.geometry.Bounds;

/**
 * One layer's objects by place and by id, the last one on top. Immutable: an edit makes a new index that shares the
 * packed tree with the old one and holds the few changed objects beside it, until they are enough to pack anew.
 */
public final class ObjectIndex {

    public static final ObjectIndex EMPTY = new ObjectIndex(List.of());

    /** At most so many objects, or one in so many, are kept beside the tree. */
    private static final int LOOSE_LIMIT = 256;
    private static final int LOOSE_SHARE = 8;
    /** So many are looked up by id before, and not object by object. */
    private static final int FEW = 64;

    private final PackedObjects packed;
    /** Packed objects that are gone or changed. */
    private final BitSet stale;
    /** Changed and new objects by id; a changed one keeps its place in the order. */
    private final Map<AnnotationId, Loose> loose;
    private final int nextPlace;

    /** An object that is not in the tree. */
    private record Loose(int place, Annotation annotation, Bounds bounds) {

        Loose(int place, Annotation annotation) {
            this(place, annotation, annotation.geometry().bounds());
        }
    }

    /** Gets the objects of a region from the lowest to the topmost. */
    interface Visitor {

        /** An object that is just as it was when the index was packed, at a place of {@link #packed}. */
        void packed(int place);

        /** One that was changed since. */
        void loose(Annotation annotation);
    }

    public ObjectIndex(Collection<Annotation> annotations) {
        packed = new PackedObjects(annotations);
        stale = new BitSet();
        loose = Map.of();
        nextPlace = packed.size();
    }

    private ObjectIndex(ObjectIndex from, BitSet stale, Map<AnnotationId, Loose> loose, int nextPlace) {
        packed = from.packed;
        this.stale = stale;
        this.loose = loose;
        this.nextPlace = nextPlace;
    }

    /** The same after changes of its objects: a new one lies on top, one in another shape stays where it was. */
    public ObjectIndex with(List<Change> changes) {
        BitSet gone = (BitSet) stale.clone();
        Map<AnnotationId, Loose> changed = new HashMap<>(loose);
        int next = nextPlace;
        for (Change change : changes) {
            AnnotationId id = ((Annotation) change.any()).id();
            Loose before = changed.remove(id);
            Integer place = packed.place(id);
            boolean there = place != null && !gone.get(place);
            if (place != null) {
                gone.set(place);
            }
            if (change.after() instanceof Annotation after) {
                int at = before != null ? before.place : there && place != null ? place : next++;
                changed.put(id, new Loose(at, after));
            }
        }
        return packedWhenLarge(new ObjectIndex(this, gone, changed, next));
    }

    private static ObjectIndex packedWhenLarge(ObjectIndex index) {
        return index.loose.size() > Math.max(LOOSE_LIMIT, index.packed.size() / LOOSE_SHARE)
                ? new ObjectIndex(index.all())
                : index;
    }

    public Optional<Annotation> get(AnnotationId id) {
        Loose changed = loose.get(id);
        if (changed != null) {
            return Optional.of(changed.annotation);
        }
        Integer place = packed.place(id);
        return place == null || stale.get(place) ? Optional.empty() : Optional.of(packed.annotation(place));
    }

    public boolean contains(AnnotationId id) {
        Integer place = packed.place(id);
        return place != null && !stale.get(place) || loose.containsKey(id);
    }

    public int size() {
        return packed.size() - stale.cardinality() + loose.size();
    }

    /** How many have changed since they were packed. */
    public int looseSize() {
        return loose.size();
    }

    /** All objects, the last one on top. */
    public List<Annotation> all() {
        List<Loose> between = new ArrayList<>(loose.values());
        between.sort(Comparator.comparingInt(Loose::place));
        List<Annotation> all = new ArrayList<>(size());
        int next = 0;
        for (int i = stale.nextClearBit(0); i < packed.size(); i = stale.nextClearBit(i + 1)) {
            while (next < between.size() && between.get(next).place < i) {
                all.add(between.get(next++).annotation);
            }
            all.add(packed.annotation(i));
        }
        while (next < between.size()) {
            all.add(between.get(next++).annotation);
        }
        return all;
    }

    /** The objects as they were when they were packed. */
    PackedObjects packed() {
        return packed;
    }

    /** Tells of each packed object's place whether it is one of a few. */
    IntPredicate among(Set<AnnotationId> few) {
        if (few.size() > FEW) {
            return place -> few.contains(packed.annotation(place).id());
        }
        BitSet theirs = new BitSet();
        for (AnnotationId id : few) {
            Integer place = packed.place(id);
            if (place != null) {
                theirs.set(place);
            }
        }
        return theirs.isEmpty() ? place -> false : theirs::get;
    }

    /** The objects whose bounds touch the region, the last one on top. */
    public List<Annotation> in(Bounds region) {
        return in(region, 0);
    }

    /** The same without the objects whose bounds are smaller than a side both across and down. */
    List<Annotation> in(Bounds region, double leastSide) {
        List<Annotation> found = new ArrayList<>();
        visit(region, leastSide, new Visitor() {

            @Override
            public void packed(int place) {
                found.add(packed.annotation(place));
            }

            @Override
            public void loose(Annotation annotation) {
                Bounds bounds = annotation.geometry().bounds();
                if (Math.max(bounds.width(), bounds.height()) >= leastSide) {
                    found.add(annotation);
                }
            }
        });
        return found;
    }

    /** Visits the objects whose bounds touch the region, the topmost one last. */
    void visit(Bounds region, Visitor visitor) {
        visit(region, 0, visitor);
    }

    private void visit(Bounds region, double leastSide, Visitor visitor) {
        List<Loose> between = new ArrayList<>();
        for (Loose l : loose.values()) {
            if (l.bounds.intersects(region)) {
                between.add(l);
            }
        }
        between.sort(Comparator.comparingInt(Loose::place));
        Places found = Places.none(packed.size());
        packed.tree().search(region, leastSide, found::add);
        int next = 0;
        for (int place = found.next(0); place >= 0; place = found.next(place + 1)) {
            while (next < between.size() && between.get(next).place < place) {
                visitor.loose(between.get(next++).annotation);
            }
            if (!stale.get(place)) {
                visitor.packed(place);
            }
        }
        while (next < between.size()) {
            visitor.loose(between.get(next++).annotation);
        }
    }

    /** The topmost object near a place that passes a test. */
    public Optional<Annotation> topmost(Bounds near, Predicate<Annotation> test) {
        @Nullable
        Annotation found = null;
        for (Annotation annotation : in(near).reversed()) {
            if (test.test(annotation)) {
                found = annotation;
                break;
            }
        }
        return Optional.ofNullable(found);
    }
}
