package touchstone.model;

import org.jspecify.annotations.Nullable;

/**
 * A picture that annotations lie on. Its file is named by a path relative to the project file's folder, with forward
 * slashes; the content hash finds it again after a move.
 *
 * @param width columns, after the file's orientation is applied
 * @param height rows, after the file's orientation is applied
 * @param sha256 lower-case hexadecimal hash of the file, null while the file has never been seen
 * @param bytes length of the file, 0 while it has never been seen
 */
public record Image(ImageId id, String path, int width, int height, @Nullable String sha256,
        long bytes) implements Item {

    /** An image that something names but whose file was not found. */
    public static Image unseen(String path, int width, int height) {
        return new Image(ImageId.create(), path, width, height, null, 0);
    }

    /** The path's last part. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public ImageId identity() {
        return id;
    }
}
