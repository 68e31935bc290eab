package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import touchstone.model.geometry.GeometryKind;
import touchstone.store.format.Format;
import touchstone.store.format.Formats;

/** What {@code import}, {@code export} and {@code convert} have in common. */
final class Interchange {

    static final String AUTO = "auto";

    private Interchange() {
    }

    static Format reader(String name, Path from) throws IOException {
        return name.equals(AUTO) ? Formats.detect(from) : Formats.named(name);
    }

    static Map<String, Object> byKind(Map<GeometryKind, Integer> counts) {
        Map<String, Object> byKind = new LinkedHashMap<>();
        Arrays.stream(GeometryKind.values()).filter(counts::containsKey)
                .forEach(kind -> byKind.put(kind.key(), counts.get(kind)));
        return byKind;
    }
}
