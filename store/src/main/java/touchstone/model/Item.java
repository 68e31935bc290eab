package touchstone.model;

/**
 * Anything of a project that an {@link Edit} can add, change or remove. All of a project's content is items, so that
 * one change mechanism, one log and one undo serve the schema as well as the drawing.
 */
public sealed interface Item permits Image, Annotator, Label, Guideline, Progress, Annotation, Note {

    /** What stays the same while the item changes; equal only for two states of one item. */
    Object identity();
}
