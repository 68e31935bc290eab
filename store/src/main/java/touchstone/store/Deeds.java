package touchstone.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.Entry;
import touchstone.model.ImageId;

/**
 * What the entries of a log did, taken down the newest first: some twenty bytes an entry, so that there can be millions,
 * of which each item, author and name is held once.
 */
final class Deeds {

    /** Numbers that are added at the end. */
    private static final class Numbers {

        private int[] numbers = new int[16];
        private int size;

        void add(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = number;
        }
    }

    /** Things by the order in which they were first named. */
    private static final class Names<T extends @Nullable Object> {

        private final Map<T, Integer> numbers = new HashMap<>();
        private final List<T> things = new ArrayList<>();

        int of(T thing) {
            Integer known = numbers.get(thing);
            if (known == null) {
                known = things.size();
                numbers.put(thing, known);
                things.add(thing);
            }
            return known;
        }
    }

    /** Sees what an entry did on an image; of the line its number, time, author and name. */
    @FunctionalInterface
    interface Visitor<X extends Exception, Y extends Exception> {
        void did(EditLog.Line line, List<Object> identities) throws X, Y;
    }

    private static final int ENTRY = 6;

    private final Names<Object> items = new Names<>();
    private final Names<@Nullable AnnotatorId> authors = new Names<>();
    private final Names<String> names = new Names<>();
    /** By entries: the two halves of number and time, author, name. */
    private final Numbers entries = new Numbers();
    /** By items: the entry that touched it last. */
    private final Numbers last = new Numbers();
    /** By images: of each entry the items, the last first, how many, which entry. */
    private final Map<@Nullable ImageId, Numbers> images = new LinkedHashMap<>();

    /** Takes an entry down; what it did follows. */
    void entry(EditLog.Line line) {
        entries.add((int) (line.seq() >>> Integer.SIZE));
        entries.add((int) line.seq());
        entries.add((int) (line.millis() >>> Integer.SIZE));
        entries.add((int) line.millis());
        entries.add(authors.of(line.author()));
        entries.add(names.of(line.name()));
    }

    /** What the entry at hand did on an image, or on none. */
    void did(@Nullable ImageId image, List<Object> identities) {
        int entry = entries.size / ENTRY - 1;
        Numbers ofImage = images.computeIfAbsent(image, key -> new Numbers());
        for (Object identity : identities.reversed()) {
            int item = items.of(identity);
            if (item == last.size) {
                last.add(entry);
            }
            ofImage.add(item);
        }
        ofImage.add(identities.size());
        ofImage.add(entry);
    }

    private long number(int entry, int at) {
        int from = entry * ENTRY + at;
        return (long) entries.numbers[from] << Integer.SIZE | entries.numbers[from + 1] & 0xffff_ffffL;
    }

    /** When an item was last touched, and by whom. */
    Stamp stamp(Object identity) {
        Integer item = items.numbers.get(identity);
        if (item == null) {
            return Stamp.UNKNOWN;
        }
        int entry = last.numbers[item];
        return new Stamp(number(entry, 2), author(entry));
    }

    private @Nullable AnnotatorId author(int entry) {
        return authors.things.get(entries.numbers[entry * ENTRY + 4]);
    }

    /** Images on which something was done, null among them for what was done on none. */
    Set<@Nullable ImageId> images() {
        return images.keySet();
    }

    /** Visits what was done on an image, the oldest first. */
    <X extends Exception, Y extends Exception> void each(@Nullable ImageId image, Visitor<X, Y> visitor) throws X, Y {
        Numbers ofImage = images.getOrDefault(image, new Numbers());
        for (int at = ofImage.size; at > 0;) {
            int entry = ofImage.numbers[--at];
            int count = ofImage.numbers[--at];
            List<Object> identities = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                identities.add(items.things.get(ofImage.numbers[--at]));
            }
            visitor.did(new EditLog.Line(number(entry, 0), number(entry, 2), author(entry),
                    names.things.get(entries.numbers[entry * ENTRY + 5]), Entry.Kind.EDIT, null), identities);
        }
    }
}
