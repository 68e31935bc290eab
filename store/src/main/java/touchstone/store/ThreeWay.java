package touchstone.store;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.Spacing;

/** One state of two that come from a third, field by field. */
final class ThreeWay {

    /** @param twice whether a field was changed on both sides */
    record Joined(Image image, boolean twice) {
    }

    private ThreeWay() {
    }

    /** What this project has, with what the other changed about it. */
    static Annotation patched(Annotation here, Annotation before, Annotation there) {
        return new Annotation(here.id(), here.image(),
                there.label().equals(before.label()) ? here.label() : there.label(),
                there.annotator().equals(before.annotator()) ? here.annotator() : there.annotator(),
                there.geometry().equals(before.geometry()) ? here.geometry() : there.geometry(),
                patched(here.attributes(), before.attributes(), there.attributes()),
                there.provenance().equals(before.provenance()) ? here.provenance() : there.provenance());
    }

    private static Map<String, String> patched(Map<String, String> here, Map<String, String> before,
            Map<String, String> there) {
        Map<String, String> patched = new TreeMap<>(here);
        for (String name : both(before, there)) {
            String value = there.get(name);
            if (!Objects.equals(value, before.get(name))) {
                set(patched, name, value);
            }
        }
        return patched;
    }

    private static Set<String> both(Map<String, String> one, Map<String, String> other) {
        Set<String> names = new HashSet<>(one.keySet());
        names.addAll(other.keySet());
        return names;
    }

    /** Where an image lies is each file's own business; what is known of it travels. */
    static boolean isSame(Image one, Image other) {
        return one.fields().equals(other.fields()) && Objects.equals(one.spacing(), other.spacing());
    }

    /**
     * Of two values that were both changed the greater stays, the other is kept as a field beside it. The smaller pixel
     * stays; nobody's measure can be both.
     */
    static Joined joined(Image here, Image before, Image there) {
        Map<String, String> fields = new TreeMap<>(here.fields());
        boolean twice = false;
        for (String name : both(before.fields(), there.fields())) {
            String old = before.fields().get(name);
            String mine = here.fields().get(name);
            String other = there.fields().get(name);
            if (Objects.equals(old, other) || Objects.equals(mine, other)) {
                continue;
            }
            if (Objects.equals(old, mine)) {
                set(fields, name, other);
            } else if (mine == null || other == null) {
                set(fields, name, mine == null ? other : mine);
                twice = true;
            } else {
                boolean isMine = mine.compareTo(other) > 0;
                String lesser = isMine ? other : mine;
                fields.put(name, isMine ? mine : other);
                fields.put(name + " (" + HexFormat.of().formatHex(Sha256.of(lesser.getBytes(StandardCharsets.UTF_8)))
                        .substring(0, 6) + ")", lesser);
                twice = true;
            }
        }
        Spacing spacing = here.spacing();
        if (!Objects.equals(there.spacing(), before.spacing()) && !Objects.equals(there.spacing(), spacing)) {
            if (Objects.equals(spacing, before.spacing())) {
                spacing = there.spacing();
            } else {
                twice = true;
                spacing = smaller(spacing, there.spacing());
            }
        }
        return new Joined(here.withFields(fields).withSpacing(spacing), twice);
    }

    private static void set(Map<String, String> fields, String name, @Nullable String value) {
        if (value == null) {
            fields.remove(name);
        } else {
            fields.put(name, value);
        }
    }

    private static @Nullable Spacing smaller(@Nullable Spacing one, @Nullable Spacing other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.y() != other.y()
                ? one.y() < other.y() ? one : other
                : one.x() < other.x() ? one : other;
    }
}
