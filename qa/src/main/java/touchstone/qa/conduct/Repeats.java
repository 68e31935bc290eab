package touchstone.qa.conduct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.geometry.Orientation;

/**
 * Images that show another one again: by the field "repeatOf" (that one's path or name), or because their files are the
 * same. A field "mirror" says how the repeat was turned: none, horizontal, vertical, rotate90, rotate180 or rotate270.
 *
 * @param pairs each repeat with its original
 * @param unusable repeats whose original is not there, whose turn means nothing, or whose size does not fit
 */
record Repeats(List<Pair> pairs, List<ImageId> unusable) {

    private static final String TURN = "mirror";

    /** @param turn what was done to the original to get the repeat */
    record Pair(Image original, Image repeat, Orientation turn) {
    }

    static Repeats of(List<Image> images) {
        Map<String, Image> byPath = new HashMap<>();
        Map<String, @Nullable Image> byName = new HashMap<>();
        Map<String, Image> byHash = new HashMap<>();
        for (Image image : images) {
            byPath.putIfAbsent(image.address(), image);
            // A name that two images share names neither.
            byName.put(image.name(), byName.containsKey(image.name()) ? null : image);
        }
        List<Pair> pairs = new ArrayList<>();
        List<ImageId> unusable = new ArrayList<>();
        for (Image image : images) {
            String named = image.fields().getOrDefault(Image.REPEAT_OF, "").strip();
            // The pictures of one file share its hash.
            String hash = image.sha256() == null ? null : image.sha256() + "#" + image.plane();
            Image original;
            if (!named.isEmpty()) {
                original = byPath.containsKey(named) ? byPath.get(named) : byName.get(named);
            } else if (hash == null || byHash.putIfAbsent(hash, image) == null) {
                continue;
            } else {
                original = byHash.get(hash);
            }
            Optional<Pair> pair = original == null || original.id().equals(image.id())
                    ? Optional.empty()
                    : fitting(original, image);
            pair.ifPresent(pairs::add);
            if (pair.isEmpty()) {
                unusable.add(image.id());
            }
        }
        return new Repeats(List.copyOf(pairs), List.copyOf(unusable));
    }

    private static Optional<Pair> fitting(Image original, Image repeat) {
        return Orientation.of(repeat.fields().getOrDefault(TURN, Orientation.NONE.key()).strip())
                .filter(turn -> turn.size(original.width(), original.height())
                        .equals(List.of(repeat.width(), repeat.height())))
                .map(turn -> new Pair(original, repeat, turn));
    }
}
