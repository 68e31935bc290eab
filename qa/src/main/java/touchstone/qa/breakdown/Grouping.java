package touchstone.qa.breakdown;

import java.util.List;

/** A way to put objects into groups. A new one is a class and a line in {@link Groupings}. */
public interface Grouping {

    /** What is grouped by, as it is named on the command line and in JSON. */
    String name();

    /**
     * The groups of an object, as they are named in JSON: usually one, two where its two annotators say different things,
     * none where it has none.
     */
    List<String> of(Observation observation);

    /** A group of an object in the reader's language; what people have named is called as they did. */
    default String text(String group) {
        return group;
    }

    /**
     * Whether the groups are what people said of an object, so that those of one group differ from the others' in just
     * that: its labels are then compared as this one against all others, over all objects.
     */
    default boolean isOfLabels() {
        return false;
    }

    /** The groups in the order in which they are shown; empty where that is the order of their names. */
    default List<String> order() {
        return List.of();
    }
}
