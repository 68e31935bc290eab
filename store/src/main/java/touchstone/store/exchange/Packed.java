package touchstone.store.exchange;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a package came to hold.
 *
 * @param pictures files of images that are in it
 * @param names what the package calls images and people, by what they are called in the project; empty where nothing
 * is hidden
 * @param remarks sentences about what is not in it, or what the user should know of it
 */
public record Packed(Path file, Manifest manifest, int images, long annotations, int pictures, long bytes,
        Map<String, String> names, List<String> remarks) {

    public Packed {
        names = Collections.unmodifiableMap(new TreeMap<>(names));
        remarks = List.copyOf(remarks);
    }

    Packed ofSize(long size) {
        return new Packed(file, manifest, images, annotations, pictures, size, names, remarks);
    }
}
