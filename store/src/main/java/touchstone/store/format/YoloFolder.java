package touchstone.store.format;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * What lies where in a YOLO dataset: the names of its classes, its label files, and which image each is about.
 *
 * @param root the folder that holds all of it
 * @param names of the classes, by number
 * @param joints how many joints an object has and how many values a joint; null where there are none
 * @param labels label files by path below the root
 * @param images image files by what their label file is called
 * @param written what this program says of the label files that it wrote, by their paths
 */
record YoloFolder(Path root, Map<Integer, String> names, @Nullable Joints joints, List<Path> labels,
        Map<String, Path> images, Map<String, ImageTable.Row> written) {

    /** {@code kpt_shape}: the number of joints, and 2 (x, y) or 3 (x, y, visibility) values for each. */
    record Joints(int count, int values) {
    }

    private static final Messages TEXT = Messages.beside(YoloFolder.class);
    private static final Set<String> NAME_LISTS = Set.of("classes.txt", "obj.names", "labels.names",
            "predefined_classes.txt");
    private static final Set<String> OTHER_TEXTS = Set.of("train.txt", "val.txt", "valid.txt", "test.txt",
            "trainval.txt",
            "readme.txt", "readme.dataset.txt", "readme.roboflow.txt", "license.txt", "requirements.txt");
    private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png", "bmp", "tif", "tiff", "webp", "gif", "pgm",
            "ppm", "dng", "mpo", "pfm", "heic");

    static boolean isDescription(Path file) {
        String name = lower(file);
        return NAME_LISTS.contains(name) || name.equals("data.yaml") || name.equals("data.yml")
                || name.equals("dataset.yaml") || name.equals("obj.data");
    }

    private static String lower(Path file) {
        return Draft.nameOf(file).toLowerCase(Locale.ROOT);
    }

    static YoloFolder open(Path from, ReadOptions options) throws IOException {
        boolean folder = Files.isDirectory(from);
        boolean single = !folder && lower(from).endsWith(".txt") && !isDescription(from);
        Path root = folder ? from.toAbsolutePath().normalize() : Draft.folderOf(from);
        Map<Integer, String> names = new TreeMap<>();
        Joints joints = null;
        Optional<Path> yaml = folder ? only(root, ".yaml", ".yml") : Optional.of(from).filter(f -> isYaml(f));
        if (yaml.isPresent()) {
            Map<?, ?> data = Yaml.map(yaml.get());
            takeNames(data.get("names"), names, yaml.get());
            joints = joints(data.get("kpt_shape"));
        } else {
            List<Path> lists = new ArrayList<>(folder || single ? List.of() : List.of(from));
            NAME_LISTS.forEach(name -> lists.add(root.resolve(name)));
            for (Path list : lists) {
                if (names.isEmpty() && Files.isRegularFile(list) && !lower(list).equals("obj.data")) {
                    lines(list).forEach(line -> names.put(names.size(), line));
                }
            }
        }
        Map<String, Path> images = new LinkedHashMap<>();
        pictures(root, images);
        Path elsewhere = options.images();
        if (elsewhere != null && Files.isDirectory(elsewhere)) {
            pictures(elsewhere, images);
        }
        return new YoloFolder(root, names, joints, single ? List.of(from) : labelFiles(root), images,
                ImageTable.in(root));
    }

    private static boolean isYaml(Path file) {
        return lower(file).endsWith(".yaml") || lower(file).endsWith(".yml");
    }

    /** The file of that ending: data.yaml before others, nothing where several others lie side by side. */
    private static Optional<Path> only(Path root, String... endings) throws IOException {
        try (Stream<Path> list = Files.list(root)) {
            List<Path> found = list.filter(p -> Stream.of(endings).anyMatch(e -> lower(p).endsWith(e))).sorted()
                    .toList();
            return found.stream().filter(YoloFolder::isDescription).findFirst()
                    .or(() -> found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty());
        }
    }

    private static void takeNames(@Nullable Object of, Map<Integer, String> names, Path file) throws InputRefused {
        switch (of) {
            case null -> {
            }
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    names.put(i, String.valueOf(list.get(i)));
                }
            }
            case Map<?, ?> map -> map.forEach((number, name) -> {
                if (number instanceof Integer n && n >= 0) {
                    names.put(n, String.valueOf(name));
                }
            });
            default -> throw new InputRefused(TEXT.text("yoloNames", file));
        }
    }

    private static @Nullable Joints joints(@Nullable Object shape) {
        return shape instanceof List<?> list && list.size() == 2 && list.get(0) instanceof Integer count
                && list.get(1) instanceof Integer values && count > 0 && (values == 2 || values == 3)
                        ? new Joints(count, values)
                        : null;
    }

    static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file).stream().map(String::strip).filter(l -> !l.isEmpty()).toList();
        } catch (MalformedInputException notText) {
            throw new InputRefused(TEXT.text("notText", file), notText);
        }
    }

    private static void pictures(Path folder, Map<String, Path> into) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(p -> PICTURES.contains(ending(p)) && Files.isRegularFile(p)).sorted()
                    .forEach(p -> into.putIfAbsent(key(folder.relativize(p)), p));
        }
    }

    private static String ending(Path file) {
        String name = lower(file);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static List<Path> labelFiles(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(p -> ending(p).equals("txt") && !isDescription(p) && !OTHER_TEXTS.contains(lower(p))
                    && Files.isRegularFile(p)).sorted().toList();
        }
    }

    /** What an image and its label file have in common: the path without its ending, "images" and "labels" left out. */
    static String key(Path relative) {
        String path = relative.toString().replace('\\', '/');
        int dot = path.lastIndexOf('.');
        String stem = dot > path.lastIndexOf('/') ? path.substring(0, dot) : path;
        return Stream.of(stem.split("/", -1)).filter(part -> !part.equals("images") && !part.equals("labels"))
                .collect(Collectors.joining("/"));
    }

    /** A label file's path below the root, with forward slashes. */
    String name(Path labelFile) {
        return root.relativize(labelFile.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }

    /** The image that a label file is about: in its place in the images' folder, or the only one of its name. */
    Optional<Path> imageOf(Path labelFile) {
        Path relative = root.relativize(labelFile.toAbsolutePath().normalize());
        Path exact = images.get(key(relative));
        if (exact != null) {
            return Optional.of(exact);
        }
        String last = last(key(relative));
        List<Path> alike = images.entrySet().stream().filter(e -> last(e.getKey()).equals(last))
                .map(Map.Entry::getValue)
                .toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Images below the root that no label file is about: nobody has been through them. */
    Collection<Path> unlabelled() {
        Map<String, Path> rest = new LinkedHashMap<>(images);
        labels.forEach(l -> imageOf(l).ifPresent(image -> rest.values().remove(image)));
        rest.values().removeIf(image -> !image.toAbsolutePath().normalize().startsWith(root));
        return rest.values();
    }
}
