package touchstone.store.format;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * What the numbers of label pictures mean, from a file beside them. Three forms are read: {@code labels.json} as this
 * program writes it, {@code {"labels": [names], "masks": {file: {"image": path, "values": {number: {"label": name,
 * "attributes": {}, "score": 1}}}}}}; {@code labels.json} as a plain map of numbers to names or names to numbers; and
 * {@code labels.csv} with a number and a name a line; {@code mask_grayscale_map.json} of X-AnyLabeling. Colours are
 * {@link Legend}'s.
 */
final class MaskNames {

    private static final Messages TEXT = Messages.beside(MaskNames.class);

    /** @param score a model's confidence, or null */
    record Meaning(String label, Map<String, String> attributes, @Nullable Double score) {
    }

    private final List<String> labels = new ArrayList<>();
    private final Map<Integer, Meaning> everywhere = new LinkedHashMap<>();
    private final Map<String, Map<Integer, Meaning>> byFile = new LinkedHashMap<>();
    private final Map<String, String> images = new LinkedHashMap<>();

    private MaskNames() {
    }

    static MaskNames beside(Path folder) throws IOException {
        MaskNames names = new MaskNames();
        Path json = folder.resolve(PngMasks.SIDECAR);
        Path csv = folder.resolve("labels.csv");
        Path greys = folder.resolve("mask_grayscale_map.json");
        if (Files.exists(json)) {
            if (!(Json.read(json, in -> Objects.requireNonNullElse(Json.value(in), "")) instanceof Map<?, ?> map)) {
                throw new InputRefused(TEXT.text("sidecarForm", json));
            }
            if (map.get("masks") instanceof Map<?, ?> masks) {
                names.takeOwn(map, masks);
            } else {
                map.forEach((a, b) -> names.takePair(String.valueOf(a), String.valueOf(b)));
            }
        } else if (Files.exists(csv)) {
            names.takeLines(csv);
        } else if (Files.exists(greys)
                && Json.read(greys, in -> Objects.requireNonNullElse(Json.value(in), "")) instanceof Map<?, ?> map
                && map.get("colors") instanceof Map<?, ?> values) {
            values.forEach((name, value) -> names.takePair(String.valueOf(name), String.valueOf(value)));
        }
        return names;
    }

    private void takeOwn(Map<?, ?> map, Map<?, ?> masks) {
        if (map.get("labels") instanceof List<?> list) {
            list.forEach(l -> labels.add(String.valueOf(l)));
        }
        masks.forEach((file, content) -> {
            if (content instanceof Map<?, ?> fields) {
                if (fields.get("image") instanceof String image) {
                    images.put(String.valueOf(file), image);
                }
                if (fields.get("values") instanceof Map<?, ?> values) {
                    Map<Integer, Meaning> meanings = new LinkedHashMap<>();
                    values.forEach((number, meaning) -> take(meanings, String.valueOf(number), meaning));
                    byFile.put(String.valueOf(file), meanings);
                }
            }
        });
    }

    private static void take(Map<Integer, Meaning> meanings, String number, @Nullable Object meaning) {
        Optional<Integer> value = value(number);
        if (value.isPresent() && meaning instanceof Map<?, ?> fields && fields.get("label") instanceof String label) {
            Map<String, String> attributes = new TreeMap<>();
            if (fields.get("attributes") instanceof Map<?, ?> map) {
                map.forEach((name, text) -> attributes.put(String.valueOf(name), String.valueOf(text)));
            }
            Double score = fields.get("score") instanceof Number n && Double.isFinite(n.doubleValue())
                    ? n.doubleValue()
                    : null;
            meanings.put(value.get(), new Meaning(label, attributes, score));
        }
    }

    private void takePair(String a, String b) {
        Optional<Integer> number = value(a);
        String name = number.isPresent() ? b : a;
        number.or(() -> value(b)).filter(v -> !name.isBlank()).ifPresent(v -> {
            everywhere.put(v, new Meaning(name, Map.of(), null));
            labels.add(name);
        });
    }

    private void takeLines(Path csv) throws IOException {
        try {
            for (String line : Files.readAllLines(csv)) {
                int comma = line.indexOf(',');
                if (comma > 0) {
                    takePair(line.substring(0, comma).strip(), line.substring(comma + 1).strip());
                }
            }
        } catch (MalformedInputException notText) {
            throw new InputRefused(TEXT.text("sidecarForm", csv), notText);
        }
    }

    private static Optional<Integer> value(String number) {
        return number.matches("\\d{1,5}") && Integer.parseInt(number) < 1 << 16
                ? Optional.of(Integer.valueOf(number))
                : Optional.empty();
    }

    /** Names of all labels in their order, also of those that no picture has. */
    List<String> labels() {
        return labels.stream().filter(l -> !l.isBlank()).toList();
    }

    /** The image that a picture is about, where the file beside it says so. */
    Optional<String> image(String file) {
        return Optional.ofNullable(images.get(file));
    }

    Optional<Meaning> of(String file, int value) {
        Meaning meaning = byFile.getOrDefault(file, Map.of()).get(value);
        return Optional.ofNullable(meaning == null ? everywhere.get(value) : meaning);
    }
}
