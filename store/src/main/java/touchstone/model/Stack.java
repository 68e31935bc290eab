package touchstone.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Images that are looked at as one: the pictures of one file in their order, or a series of files, which are the images
 * with an equal field {@value #SERIES} in the order of their field {@value #SLICE}. Any other image is a stack of its own.
 *
 * @param name the path of the file, or the series
 * @param images at least one
 */
public record Stack(String name, List<Image> images) {

    public static final String SERIES = "series";
    public static final String SLICE = "slice";

    private static final Comparator<Image> BY_SLICE = Comparator
            .comparingDouble((Image i) -> number(i.fields().getOrDefault(SLICE, "")))
            .thenComparing(i -> i.fields().getOrDefault(SLICE, "")).thenComparing(Image::path)
            .thenComparingInt(Image::plane);

    /** What the images of one stack have in common. */
    private record Key(boolean series, String name) {

        static Key of(Image image) {
            String series = image.fields().getOrDefault(SERIES, "").strip();
            return series.isEmpty() ? new Key(false, image.path()) : new Key(true, series);
        }
    }

    public Stack {
        images = List.copyOf(images);
        if (images.isEmpty()) {
            throw new IllegalArgumentException("A stack holds at least one image.");
        }
    }

    /** All images, each in one stack; the stacks in the order in which their first images come. */
    public static List<Stack> of(List<Image> images) {
        Map<Key, List<Image>> groups = new LinkedHashMap<>();
        for (Image image : images) {
            groups.computeIfAbsent(Key.of(image), key -> new ArrayList<>()).add(image);
        }
        List<Stack> stacks = new ArrayList<>(groups.size());
        groups.forEach((key, members) -> {
            members.sort(key.series ? BY_SLICE : Comparator.comparingInt(Image::plane));
            stacks.add(new Stack(key.name, members));
        });
        return stacks;
    }

    /** What stands at no place comes last. */
    private static double number(String slice) {
        try {
            double value = Double.parseDouble(slice.strip());
            return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
        } catch (NumberFormatException noNumber) {
            return Double.POSITIVE_INFINITY;
        }
    }

    public boolean isSingle() {
        return images.size() == 1;
    }
}
