package touchstone.canvas.layer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.LabelId;
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

    private final List<Annotation> packed;
    private final BoundsTree tree;
    /** minX, minY, maxX, maxY of each packed object, so that one too small to have a shape is not asked for it. */
    private final double[] boxes;
    /** Each packed object's label, a number in {@link #labels}. */
    private final int[] labelOf;
    private final List<LabelId> labels;
    private final Map<AnnotationId, Integer> places;
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

        /**
         * An object that is just as it was when the index was packed.
         *
         * @param label the number of its label in {@link #labels}
         */
        void packed(Annotation annotation, int label, double minX, double minY, double maxX, double maxY);

        /** One that was changed since. */
        void loose(Annotation annotation);
    }

    public ObjectIndex(Collection<Annotation> annotations) {
        packed = List.copyOf(annotations);
        List<Bounds> bounds = packed.parallelStream().map(a -> a.geometry().bounds()).toList();
        tree = new BoundsTree(bounds);
        boxes = new double[4 * packed.size()];
        labelOf = new int[packed.size()];
        places = HashMap.newHashMap(packed.size());
        Map<LabelId, Integer> numbers = new LinkedHashMap<>();
        for (int i = 0; i < packed.size(); i++) {
            Bounds b = bounds.get(i);
            boxes[4 * i] = b.minX();
            boxes[4 * i + 1] = b.minY();
            boxes[4 * i + 2] = b.maxX();
            boxes[4 * i + 3] = b.maxY();
            places.put(packed.get(i).id(), i);
            Integer number = numbers.putIfAbsent(packed.get(i).label(), numbers.size());
            labelOf[i] = number == null ? numbers.size() - 1 : number;
        }
        labels = List.copyOf(numbers.keySet());
        stale = new BitSet();
        loose = Map.of();
        nextPlace = packed.size();
    }

    private ObjectIndex(ObjectIndex from, BitSet stale, Map<AnnotationId, Loose> loose, int nextPlace) {
        packed = from.packed;
        tree = from.tree;
        boxes = from.boxes;
        labelOf = from.labelOf;
        labels = from.labels;
        places = from.places;
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
            Integer place = places.get(id);
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
        Integer place = places.get(id);
        return place == null || stale.get(place) ? Optional.empty() : Optional.of(packed.get(place));
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
            all.add(packed.get(i));
        }
        while (next < between.size()) {
            all.add(between.get(next++).annotation);
        }
        return all;
    }

    /** The labels of the packed objects, each once. */
    List<LabelId> labels() {
        return labels;
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
            public void packed(Annotation annotation, int label, double minX, double minY, double maxX,
                    double maxY) {
                found.add(annotation);
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
        tree.search(region, leastSide, found::add);
        int next = 0;
        for (int place = found.next(0); place >= 0; place = found.next(place + 1)) {
            while (next < between.size() && between.get(next).place < place) {
                visitor.loose(between.get(next++).annotation);
            }
            if (!stale.get(place)) {
                int at = 4 * place;
                visitor.packed(packed.get(place), labelOf[place], boxes[at], boxes[at + 1], boxes[at + 2],
                        boxes[at + 3]);
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
