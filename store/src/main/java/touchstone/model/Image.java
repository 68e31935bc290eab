package touchstone.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A picture that annotations lie on. Its file is named by a path relative to the project file's folder, with forward
 * slashes; the content hash finds it again after a move. Of a file that holds several pictures (pages, slices, frames)
 * each is an image of its own.
 *
 * @param plane which picture of its file, from 0
 * @param width columns, after the file's orientation is applied
 * @param height rows, after the file's orientation is applied
 * @param sha256 lower-case hexadecimal hash of the file, null while the file has never been seen
 * @param bytes length of the file, 0 while it has never been seen
 * @param spacing size of a pixel, null where nobody told it
 * @param fields what else is known of the image, by names that the user chose, sorted: where it was taken ("site",
 * "scanner"), of whom ("patient"), when it was annotated ("session"), which image it shows again ("repeatOf": that
 * one's path or name)
 */
public record Image(ImageId id, String path, int plane, int width, int height, @Nullable String sha256, long bytes,
        @Nullable Spacing spacing, Map<String, String> fields) implements Item {

    /** The field that names the image which this one shows again. */
    public static final String REPEAT_OF = "repeatOf";

    public Image {
        if (plane < 0) {
            throw new IllegalArgumentException("A plane is counted from 0.");
        }
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    /** The first picture of a file, of which no more is known. */
    public Image(ImageId id, String path, int width, int height, @Nullable String sha256, long bytes) {
        this(id, path, 0, width, height, sha256, bytes, null, Map.of());
    }

    /** An image that something names but whose file was not found. */
    public static Image unseen(String path, int width, int height) {
        return new Image(ImageId.create(), path, width, height, null, 0);
    }

    /** The same image under another path. */
    public Image withPath(String replacement) {
        return new Image(id, replacement, plane, width, height, sha256, bytes, spacing, fields);
    }

    /** The same image as that picture of its file. */
    public Image withPlane(int replacement) {
        return new Image(id, path, replacement, width, height, sha256, bytes, spacing, fields);
    }

    public Image withSpacing(@Nullable Spacing replacement) {
        return new Image(id, path, plane, width, height, sha256, bytes, replacement, fields);
    }

    public Image withFields(Map<String, String> replacement) {
        return new Image(id, path, plane, width, height, sha256, bytes, spacing, replacement);
    }

    /** Whether it shows another one again: work for whoever gets it, and no further image of the set. */
    public boolean isRepeat() {
        return fields.containsKey(REPEAT_OF);
    }

    /** By what files that travel, commands and people name the image: {@link Address}. */
    public String address() {
        return new Address(path, plane).text();
    }

    /** The last part of the address, as {@code plate.png} or {@code scan.tif#3}. */
    public String name() {
        return new Address(fileName(), plane).text();
    }

    /** The path's last part. */
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public ImageId identity() {
        return id;
    }
}
