package touchstone.qa.review;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.model.Image;

/**
 * What is known of images from elsewhere, by their path or name.
 *
 * @param probabilities of an image's classes
 * @param embeddings where a model places an image; all of one length
 */
public record Predictions(Map<String, double[]> probabilities, Map<String, double[]> embeddings) {

    public static final Predictions NONE = new Predictions(Map.of(), Map.of());

    public Predictions {
        probabilities = Map.copyOf(probabilities);
        embeddings = Map.copyOf(embeddings);
    }

    double @Nullable [] of(Image image) {
        return find(probabilities, image);
    }

    double @Nullable [] embedding(Image image) {
        return find(embeddings, image);
    }

    boolean hasEmbeddings() {
        return !embeddings.isEmpty();
    }

    private static double @Nullable [] find(Map<String, double[]> table, Image image) {
        double[] byPath = table.get(image.address());
        return byPath != null ? byPath : table.get(image.name());
    }
}
