package touchstone.qa.review;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.geometry.Bounds;

/**
 * What can be put into a queue.
 *
 * @param annotator who worked on it; null for an image on which nobody has
 * @param objects what he drew and tagged; of an object item that one alone; what models predict where nobody has worked
 */
record Item(Image image, @Nullable Annotator annotator, List<Annotation> objects) {

    /**
     * A number by chance, the same for the same seed, image path, annotator's name and shape, whatever else the project
     * holds and in whatever order it came there.
     */
    long draw(long seed, boolean ofObject) {
        StringBuilder key = new StringBuilder().append(seed).append('\n').append(image.address()).append('\n')
                .append(annotator == null ? "" : annotator.name());
        if (ofObject) {
            for (Annotation object : objects) {
                Bounds b = object.geometry().bounds();
                key.append('\n').append(object.geometry().kind()).append(b.minX()).append(' ').append(b.minY())
                        .append(' ').append(b.maxX()).append(' ').append(b.maxY()).append(' ')
                        .append(object.geometry().area());
            }
        }
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256")
                    .digest(key.toString().getBytes(StandardCharsets.UTF_8))).getLong() >>> 1;
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
