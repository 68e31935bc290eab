package touchstone.qa;

import touchstone.model.Messages;

/** Why a number does not exist. The name is the code in JSON and CSV; the sentence is for people. */
public enum Reason {
    /** Nothing was rated, drawn or compared. */
    EMPTY,
    /** No unit has two ratings that could be compared. */
    NO_PAIRS,
    /** Every rating is the same, so agreement by chance is certain. */
    NO_VARIANCE,
    /** Fewer than two raters. */
    TOO_FEW_RATERS,
    /** The coefficient is defined for exactly two raters. */
    NOT_TWO_RATERS,
    /** The coefficient needs every unit rated by every rater. */
    MISSING_DATA,
    /** The coefficient needs numbers and a category is none. */
    NOT_NUMERIC,
    /** No example has this label. */
    NOT_GIVEN,
    /** A ratio scale has no values below 0. */
    NEGATIVE,
    /** The curve was not measured so far out. */
    EXTRAPOLATION,
    /** The error does not fall measurably with more labels. */
    NO_GAIN,
    /** A value is 0, and a logarithm of it is asked for. */
    NO_LOGARITHM,
    /** Nobody has worked for long enough. */
    NO_WORK,
    /** Nothing in the project says so. */
    NOT_MARKED,
    /** The units' means differ no more than by chance, and the formula divides by how much they do. */
    SAME_MEANS,
    /** Too few units for the formula. */
    TOO_FEW_UNITS,
    /** The reference holds no object, so nothing could be found. */
    NO_REFERENCE,
    /** The one who is scored drew no object, so nothing could be right. */
    NO_OBJECTS,
    /** No object of one side matches one of the other. */
    NO_MATCHES,
    /** The matched objects are points or lines, which have no area to overlap. */
    NO_AREA,
    /** One of two shapes is empty, so a distance between them does not exist. */
    ONE_EMPTY,
    /** It is about how labels compare, and fewer than two occur. */
    TOO_FEW_LABELS,
    /** Both shapes are empty: they agree that nothing is here, and there is nothing to measure. */
    BOTH_EMPTY,
    /** The two sides never differ, so there is nothing to test. */
    NO_DIFFERENCE,
    /** All values are the same, so chance has no size that a difference could be held against. */
    NO_SPREAD,
    /** The test or table is for exactly two categories. */
    NOT_TWO_CATEGORIES,
    /** There are more different values than can be laid out. */
    TOO_MANY_VALUES,
    /** The size of a pixel is not known, so there are no lengths. */
    NO_SPACING,
    /** No sample that could be drawn keeps the wanted risks. */
    NO_PLAN,
    /** What was measured allows both answers. */
    NOT_ENOUGH_DATA,
    /** Nobody has said what the number would be for this kind of input. */
    NOT_DEFINED,
    /** Several answers have equally many votes. */
    TIE,
    /** Nobody marked anything, so nothing tells the raters apart. */
    ALL_EMPTY,
    /** Everybody marked everything, so nothing tells the raters apart. */
    ALL_FULL,
    /** A heat map is nowhere above 0. */
    NO_ENERGY,
    /** The method that was asked for does not compute it. */
    NOT_IN_METHOD,
    /** Two people of whom nobody has worked on an image of the other. */
    NO_COMMON_IMAGES;

    private static final Messages TEXTS = Messages.beside(Reason.class);

    public String sentence() {
        return TEXTS.text("reason." + name());
    }
}
