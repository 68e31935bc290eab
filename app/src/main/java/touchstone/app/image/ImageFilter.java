package touchstone.app.image;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Session;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.LabelId;
import touchstone.model.Progress;
import touchstone.model.Stack;

/**
 * Which images are listed. A stack is listed when one of its images is let through.
 *
 * @param text words that must all stand in the path or in a field; {@code field:value} looks into one field
 * @param status how I stand with the image, or null for any
 * @param label of an object on it, or null for any
 * @param annotator who has an object on it, of that label if there is one, or null for anybody
 * @param only those that were picked elsewhere, or null for all; not kept with a filter's name
 */
record ImageFilter(String text, Progress.@Nullable Status status, @Nullable LabelId label,
        @Nullable AnnotatorId annotator, @Nullable Picked only) {

    static final ImageFilter ALL = new ImageFilter("", null, null, null, null);

    /** @param why what they have in common, in a few words */
    record Picked(String why, Set<ImageId> images) {

        Picked {
            images = Set.copyOf(images);
        }
    }

    /** Kind of the notes that keep filters by name. */
    static final String KIND = "filter";
    static final String NAME = "name";

    ImageFilter withText(String words) {
        return new ImageFilter(words, status, label, annotator, only);
    }

    ImageFilter withStatus(Progress.@Nullable Status wanted) {
        return new ImageFilter(text, wanted, label, annotator, only);
    }

    ImageFilter withLabel(@Nullable LabelId wanted) {
        return new ImageFilter(text, status, wanted, annotator, only);
    }

    ImageFilter withAnnotator(@Nullable AnnotatorId wanted) {
        return new ImageFilter(text, status, label, wanted, only);
    }

    ImageFilter withOnly(@Nullable Picked picked) {
        return new ImageFilter(text, status, label, annotator, picked);
    }

    boolean lets(Stack stack, Session session) {
        String[] words = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
        return stack.images().stream().anyMatch(i -> lets(i, stack, words, session));
    }

    private boolean lets(Image image, Stack stack, String[] words, Session session) {
        if (only != null && !only.images().contains(image.id())) {
            return false;
        }
        if (status != null && session.status(image.id()) != status) {
            return false;
        }
        if ((label != null || annotator != null) && !session.hasObjects(image.id(), label, annotator)) {
            return false;
        }
        for (String word : words) {
            if (!word.isEmpty() && !found(image, stack, word)) {
                return false;
            }
        }
        return true;
    }

    private static boolean found(Image image, Stack stack, String word) {
        int colon = word.indexOf(':');
        if (colon > 0) {
            String field = word.substring(0, colon);
            String value = word.substring(colon + 1);
            if (image.fields().entrySet().stream().anyMatch(e -> e.getKey().toLowerCase(Locale.ROOT).equals(field)
                    && e.getValue().toLowerCase(Locale.ROOT).contains(value))) {
                return true;
            }
        }
        return image.address().toLowerCase(Locale.ROOT).contains(word)
                || stack.name().toLowerCase(Locale.ROOT).contains(word)
                || image.fields().values().stream().anyMatch(v -> v.toLowerCase(Locale.ROOT).contains(word));
    }

    /** As a note keeps it. */
    Map<String, String> fields(String name) {
        Map<String, String> fields = new HashMap<>();
        fields.put(NAME, name);
        fields.put("text", text);
        if (status != null) {
            fields.put("status", status.key());
        }
        if (label != null) {
            fields.put("label", label.value().toString());
        }
        if (annotator != null) {
            fields.put("annotator", annotator.value().toString());
        }
        return fields;
    }

    /** What cannot be understood of a kept filter lets everything through. */
    static ImageFilter of(Map<String, String> fields) {
        return new ImageFilter(fields.getOrDefault("text", ""),
                Progress.Status.of(fields.getOrDefault("status", "")).orElse(null),
                id(fields.get("label")).map(LabelId::new).orElse(null),
                id(fields.get("annotator")).map(AnnotatorId::new).orElse(null), null);
    }

    private static Optional<UUID> id(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
