package touchstone.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** By what a file on the disk is known to be another one than before; asking reads no content. */
record FileState(boolean there, long bytes, FileTime changed) {

    private static final FileState GONE = new FileState(false, 0, FileTime.fromMillis(0));

    static FileState of(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileState(true, found.size(), found.lastModifiedTime());
        } catch (IOException notThere) {
            return GONE;
        }
    }
}
