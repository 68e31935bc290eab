package touchstone.app.project;

/** What is known of the place of the open project's file. */
public enum Whereabouts {
    IN_PLACE,
    /** It is not where it was; a copy to go on in is being made. */
    LOST,
    /** The drive has not answered for some seconds; edits wait in memory until it does. */
    SILENT
}
