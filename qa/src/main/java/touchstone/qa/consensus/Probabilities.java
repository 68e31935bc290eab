package touchstone.qa.consensus;

import java.util.List;

/**
 * How likely a classifier finds each label of each unit.
 *
 * @param labels in the order of the columns
 * @param rows one a unit, one number a label, each from 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // a buffer, never compared
public record Probabilities(List<String> labels, double[][] rows) {

    public Probabilities {
        labels = List.copyOf(labels);
    }

    /** @throws IllegalArgumentException when there is no such label */
    int place(String label) {
        int place = labels.indexOf(label);
        if (place < 0) {
            throw new IllegalArgumentException("There is no probability of the label " + label + ".");
        }
        return place;
    }
}
