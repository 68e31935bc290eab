package touchstone.store.format;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * Images divided into parts, as training, validation and test. Images that belong together (the planes of a file, the
 * slices of a series, all with the same value of a field) are never in two parts. The same images, shares and seed give
 * the same parts, in whatever order the images come.
 */
public final class Splits {

    private static final Messages TEXT = Messages.beside(Splits.class);
    private static final String SERIES = "series";

    private Splits() {
    }

    /**
     * Parts of about the given shares: groups are taken in an order that the seed decides, each for the part that lacks
     * most.
     *
     * @param shares by name of the part, above 0; they need not add up to 1
     * @param together name of the field whose equal values stay together, as "patient"; empty for none
     */
    public static Map<ImageId, String> byShare(List<Image> images, Map<String, Double> shares, long seed,
            String together) {
        Map<String, List<Image>> groups = new HashMap<>();
        images.forEach(image -> groups.computeIfAbsent(group(image, together), g -> new ArrayList<>()).add(image));
        List<String> order = groups.keySet().stream()
                .sorted(Comparator.comparing((String group) -> hash(seed + "\n" + group)).thenComparing(g -> g))
                .toList();
        double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<String, Double> lacking = new LinkedHashMap<>();
        shares.forEach((name, share) -> lacking.put(name, share / sum * images.size()));
        Map<ImageId, String> parts = new HashMap<>();
        for (String group : order) {
            String part = lacking.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
            List<Image> members = groups.getOrDefault(group, List.of());
            members.forEach(image -> parts.put(image.id(), part));
            lacking.merge(part, (double) -members.size(), Double::sum);
        }
        return parts;
    }

    /**
     * Parts as a field of the images names them.
     *
     * @throws InputRefused when an image does not have the field
     */
    public static Map<ImageId, String> byField(List<Image> images, String field) throws InputRefused {
        Map<ImageId, String> parts = new HashMap<>();
        for (Image image : images) {
            String part = image.fields().get(field);
            if (part == null || part.isBlank() || part.matches(".*[/\\\\:].*") || part.startsWith(".")) {
                throw new InputRefused(TEXT.text("splitField", image.address(), field));
            }
            parts.put(image.id(), part);
        }
        return parts;
    }

    private static String group(Image image, String together) {
        String value = together.isEmpty() ? null : image.fields().get(together);
        if (value != null) {
            return "field " + value;
        }
        String series = image.fields().get(SERIES);
        return series == null ? "file " + image.path() : "series " + series;
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
