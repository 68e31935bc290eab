package touchstone.qa.consensus;

import java.util.List;
import touchstone.qa.Estimate;

/** One label a unit out of the labels of several raters, by some method. */
public interface LabelConsensus {

    Votes votes();

    /** The labels that units can get. */
    List<String> labels();

    Choice choice(int unit);

    /** How far the choice can be relied on, from 0 to 1. */
    Estimate quality(int unit);

    /** How likely each label is, or how large its share; they sum to 1. Nothing for a unit without an answer. */
    double[] shares(int unit);

    /** How far each rater can be relied on, from 0 to 1. */
    List<Estimate> raters();
}
