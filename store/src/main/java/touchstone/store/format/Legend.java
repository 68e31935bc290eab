package touchstone.store.format;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import touchstone.model.InputRefused;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;

/**
 * Which label a colour of a label picture means, from a file beside the pictures or one folder above: {@code labelmap.txt}
 * of CVAT and Datumaro ({@code name:r,g,b:parts:actions}), {@code dataset_meta.json} of Datumaro,
 * {@code mask_color_map.json} of X-AnyLabeling, {@code label_colors.txt} of CamVid ({@code r g b name}),
 * {@code class_dict.csv} ({@code name,r,g,b}).
 *
 * @param labels names by colour 0xRRGGBB, in the file's order, the background among them
 * @param background the colours that are no object
 */
record Legend(Map<Integer, String> labels, Set<Integer> background) {

    static final String LABEL_MAP = "labelmap.txt";

    private static final Messages TEXT = Messages.beside(Legend.class);
    private static final Set<String> BACKGROUND = Set.of("background", "void", "unlabelled", "unlabeled", "ignore",
            "__ignore__", "_background_");
    /** The challenge's twenty labels after the background, in the order of its palette. */
    private static final List<String> VOC = List.of("background", "aeroplane", "bicycle", "bird", "boat", "bottle",
            "bus",
            "car", "cat", "chair", "cow", "diningtable", "dog", "horse", "motorbike", "person", "pottedplant", "sheep",
            "sofa", "train", "tvmonitor");
    /** What the challenge draws around objects, where nobody judged. */
    private static final int VOC_BORDER = 0xe0e0c0;

    Legend {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        background = Set.copyOf(background);
    }

    /** Colour {@code n} of the challenge's palette: the bits of n, three at a time, from the top of red, green and blue. */
    static int vocColour(int n) {
        int rgb = 0;
        for (int bit = 0; bit < 8; bit++) {
            int three = n >> 3 * bit;
            rgb |= (three & 1) << 23 - bit | (three >> 1 & 1) << 15 - bit | (three >> 2 & 1) << 7 - bit;
        }
        return rgb;
    }

    /** A colour as people write it: "#80c000". */
    static String hex(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }

    /** The challenge's own labels. */
    static Legend voc() {
        Map<Integer, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < VOC.size(); i++) {
            labels.put(vocColour(i), VOC.get(i));
        }
        return new Legend(labels, Set.of(0, VOC_BORDER));
    }

    /**
     * A colour for the background, black, and one for each label in the schema's order: its own, or one of the
     * challenge's palette where another label has it already.
     */
    static int[] colours(LabelSchema schema) {
        Set<Integer> taken = new HashSet<>(Set.of(0, VOC_BORDER));
        int[] colours = new int[schema.labels().size() + 1];
        for (int i = 1; i < colours.length; i++) {
            colours[i] = schema.labels().get(i - 1).colour();
            for (int n = 1; !taken.add(colours[i]); n++) {
                colours[i] = n < 256 ? vocColour(n) : n;
            }
        }
        return colours;
    }

    /** Writes what {@link Kind#CVAT} reads. */
    static void write(LabelSchema schema, Path folder) throws IOException {
        int[] colours = colours(schema);
        List<String> lines = new ArrayList<>(List.of("# label:color_rgb:parts:actions", "background:0,0,0::"));
        for (int i = 1; i < colours.length; i++) {
            lines.add(schema.labels().get(i - 1).name().replace(':', ' ').replaceAll("\\R", " ") + ":"
                    + (colours[i] >> 16)
                    + "," + (colours[i] >> 8 & 0xff) + "," + (colours[i] & 0xff) + "::");
        }
        Files.write(folder.resolve(LABEL_MAP), lines);
    }

    static Optional<Legend> beside(Path folder) throws IOException {
        for (Path place : new ArrayList<>(Arrays.asList(folder, folder.toAbsolutePath().getParent()))) {
            if (place == null) {
                continue;
            }
            for (Kind kind : Kind.values()) {
                Path file = place.resolve(kind.file);
                if (Files.isRegularFile(file)) {
                    Map<Integer, String> labels = kind.read(file);
                    if (labels.isEmpty()) {
                        throw new InputRefused(TEXT.text("sidecarForm", file));
                    }
                    return Optional.of(of(labels));
                }
            }
        }
        return Optional.empty();
    }

    private static Legend of(Map<Integer, String> labels) {
        return new Legend(labels, Set.copyOf(labels.entrySet().stream()
                .filter(e -> BACKGROUND.contains(e.getValue().toLowerCase(Locale.ROOT)) || e.getValue().isBlank())
                .map(Map.Entry::getKey).toList()));
    }

    /** Names of the labels that are objects, in the file's order. */
    List<String> names() {
        return labels.entrySet().stream().filter(e -> !background.contains(e.getKey())).map(Map.Entry::getValue)
                .distinct().toList();
    }

    private enum Kind {
        CVAT(LABEL_MAP), DATUMARO("dataset_meta.json"), X_ANYLABELING("mask_color_map.json"), CAMVID(
                "label_colors.txt"), DICTIONARY("class_dict.csv");

        private final String file;

        Kind(String file) {
            this.file = file;
        }

        Map<Integer, String> read(Path path) throws IOException {
            return switch (this) {
                case CVAT -> lines(path, "#", line -> {
                    List<String> fields = Arrays.asList(line.split(":", -1));
                    return fields.size() < 2
                            ? Optional.empty()
                            : entry(fields.get(0), Arrays.asList(fields.get(1).split(",", -1)));
                });
                case CAMVID -> lines(path, "#", line -> {
                    List<String> fields = Arrays.asList(line.split("\\s+", 4));
                    return fields.size() < 4 ? Optional.empty() : entry(fields.get(3), fields.subList(0, 3));
                });
                case DICTIONARY -> lines(path, "name,", line -> {
                    List<String> fields = Arrays.asList(line.split(",", -1));
                    return fields.size() < 4 ? Optional.empty() : entry(fields.get(0), fields.subList(1, 4));
                });
                case DATUMARO -> datumaro(json(path));
                case X_ANYLABELING -> named(json(path));
            };
        }
    }

    private interface Line {
        Optional<Map.Entry<Integer, String>> of(String line);
    }

    private static Map<Integer, String> lines(Path path, String notBeginning, Line form) throws IOException {
        Map<Integer, String> labels = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(path)) {
                String text = line.strip();
                if (!text.isEmpty() && !text.startsWith(notBeginning)) {
                    form.of(text).ifPresent(e -> labels.putIfAbsent(e.getKey(), e.getValue()));
                }
            }
        } catch (MalformedInputException notText) {
            throw new InputRefused(TEXT.text("sidecarForm", path), notText);
        }
        return labels;
    }

    private static Map<?, ?> json(Path path) throws IOException {
        return Json.read(path, in -> Objects.requireNonNullElse(Json.value(in), "")) instanceof Map<?, ?> map
                ? map
                : Map.of();
    }

    private static Map<Integer, String> datumaro(Map<?, ?> meta) {
        Map<Integer, String> labels = new LinkedHashMap<>();
        if (meta.get("label_map") instanceof Map<?, ?> names
                && meta.get("segmentation_colors") instanceof List<?> colours) {
            names.forEach((number, name) -> {
                int n = String.valueOf(number).matches("\\d{1,5}") ? Integer.parseInt(String.valueOf(number)) : -1;
                if (n >= 0 && n < colours.size()) {
                    put(labels, String.valueOf(name), Objects.requireNonNullElse(colours.get(n), ""));
                }
            });
        }
        return labels;
    }

    private static Map<Integer, String> named(Map<?, ?> map) {
        Map<Integer, String> labels = new LinkedHashMap<>();
        if (map.get("colors") instanceof Map<?, ?> colours) {
            colours.forEach(
                    (name, colour) -> put(labels, String.valueOf(name), Objects.requireNonNullElse(colour, "")));
        }
        return labels;
    }

    private static void put(Map<Integer, String> labels, String name, Object colour) {
        if (colour instanceof List<?> rgb) {
            entry(name, rgb.stream().map(String::valueOf).toList())
                    .ifPresent(e -> labels.putIfAbsent(e.getKey(), e.getValue()));
        }
    }

    private static Optional<Map.Entry<Integer, String>> entry(String name, List<String> rgb) {
        if (rgb.size() != 3) {
            return Optional.empty();
        }
        int colour = 0;
        for (String part : rgb) {
            String number = part.strip();
            if (!number.matches("\\d{1,3}") || Integer.parseInt(number) > 255) {
                return Optional.empty();
            }
            colour = colour << 8 | Integer.parseInt(number);
        }
        return Optional.of(Map.entry(colour, name.strip()));
    }
}
