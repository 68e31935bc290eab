package touchstone.app;

import touchstone.store.image.RegionReader;

/** What became of opening an image's file. */
sealed interface Picture {

    record None() implements Picture {
    }

    /** @param sentence what is being read and how far it is; empty while that takes no time worth telling */
    record Loading(String sentence) implements Picture {
    }

    /**
     * @param file as it was before it was opened
     * @param damage a sentence that says what is missing of the picture, empty where nothing is
     */
    record Shown(RegionReader reader, FileState file, String damage) implements Picture {
    }

    /** @param missing whether the file was not there at all */
    record Refused(String sentence, boolean missing) implements Picture {
    }
}
