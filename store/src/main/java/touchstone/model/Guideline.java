package touchstone.model;

/** One version of the labelling instructions, in Markdown; versions count from 1. */
public record Guideline(GuidelineId id, int version, String text) implements Item {

    @Override
    public GuidelineId identity() {
        return id;
    }
}
