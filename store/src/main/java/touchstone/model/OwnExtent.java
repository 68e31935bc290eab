package touchstone.model;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Cutout;
import touchstone.model.geometry.Keypoints;

/**
 * The box and the area that an object of joints has beside its joints, as files of people have them: similarity of
 * keypoints is relative to that area, which is that of the person and not of the box around the joints. They are two
 * attributes that no label declares, so that nobody is asked for them and no agreement is computed of them. They stay
 * when single joints are put right and go along when the whole object is moved ({@link Annotation#translate}).
 *
 * @param box not turned; null where the object has none of its own
 * @param area in square pixels, at least 0; null where the object has none of its own
 */
public record OwnExtent(@Nullable Box box, @Nullable Double area) {

    /** Attribute: x, y, width and height in pixels. */
    public static final String BOX = "object.bbox";

    private static final String AREA = "object.area";

    /** Beyond that a number is no place or area. */
    private static final double FARTHEST = 1e15;

    /** The attributes' names. */
    public static final Set<String> NAMES = Set.of(BOX, AREA);

    public static final OwnExtent NONE = new OwnExtent(null, null);

    /** Whether a number can be an area in square pixels. */
    public static boolean isArea(double area) {
        return area >= 0 && area <= FARTHEST;
    }

    /** What an object says of itself; nothing where it has other than joints or says what is neither box nor area. */
    public static OwnExtent of(Annotation object) {
        Map<String, String> said = object.attributes();
        if (!(object.geometry() instanceof Keypoints) || !said.containsKey(BOX) && !said.containsKey(AREA)) {
            return NONE;
        }
        double[] box = numbers(said.getOrDefault(BOX, ""), 4);
        double[] area = numbers(said.getOrDefault(AREA, ""), 1);
        boolean isBox = box.length == 4 && box[2] >= 0 && box[3] >= 0;
        return new OwnExtent(isBox ? new Box(box[0], box[1], box[2], box[3]) : null,
                area.length == 1 && isArea(area[0]) ? Double.valueOf(area[0]) : null);
    }

    /** What of a box and an area beside joints does not follow from the joints. */
    public static OwnExtent beside(Keypoints joints, @Nullable Box box, @Nullable Double area) {
        Box around = around(joints);
        OwnExtent own = new OwnExtent(around.equals(box) ? null : box, null);
        return area == null || area == own.areaOf(joints) ? own : new OwnExtent(own.box, area);
    }

    /** Its own box, else the one around its labelled joints; of no size at the origin where it has neither. */
    public Box boxOf(Keypoints joints) {
        return box == null ? around(joints) : box;
    }

    /** Its own area, else that of its box, in square pixels. */
    public double areaOf(Keypoints joints) {
        return area == null ? boxOf(joints).area() : area;
    }

    /** The attributes with these in place of those of that name. */
    public Map<String, String> with(Map<String, String> attributes) {
        if (box == null && area == null) {
            return attributes;
        }
        Map<String, String> all = new TreeMap<>(attributes);
        if (box != null) {
            all.put(BOX, text(box.x(), box.y(), box.width(), box.height()));
        }
        if (area != null) {
            all.put(AREA, text(area));
        }
        return all;
    }

    /** Whether a tile has all of its own box. */
    public boolean isWithin(Cutout tile) {
        return box == null || tile.holds(box);
    }

    /** Of the object's attributes those of what a tile has of it: a box is cut, and what is cut has no area of its own. */
    public Map<String, String> on(Cutout tile, Annotation object) {
        if (equals(NONE)) {
            return object.attributes();
        }
        if (tile.holds(object.geometry()) && isWithin(tile)) {
            return translate(-tile.x(), -tile.y()).with(object.attributes());
        }
        Map<String, String> others = others(object.attributes());
        Bounds here = box == null
                ? Bounds.EMPTY
                : box.bounds().intersection(Bounds.ofSize(tile.x(), tile.y(), tile.width(), tile.height()));
        return here.isEmpty()
                ? others
                : new OwnExtent(Box.of(here), null).translate(-tile.x(), -tile.y()).with(others);
    }

    /** The attributes but those that are a box or an area. */
    public static Map<String, String> others(Map<String, String> attributes) {
        if (NAMES.stream().noneMatch(attributes::containsKey)) {
            return attributes;
        }
        Map<String, String> others = new TreeMap<>(attributes);
        others.keySet().removeAll(NAMES);
        return others;
    }

    OwnExtent translate(double dx, double dy) {
        return new OwnExtent(box == null ? null : box.translate(dx, dy), area);
    }

    private static Box around(Keypoints joints) {
        Bounds bounds = joints.bounds();
        return bounds.isEmpty() ? new Box(0, 0, 0, 0) : Box.of(bounds);
    }

    private static String text(double... values) {
        return DoubleStream.of(values)
                .mapToObj(v -> new BigDecimal(Double.toString(v)).stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(", "));
    }

    /** As many finite numbers, or none. */
    private static double[] numbers(String text, int count) {
        String[] parts = text.split(",", -1);
        if (parts.length != count) {
            return new double[0];
        }
        try {
            double[] values = Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray();
            boolean finite = Arrays.stream(values).allMatch(v -> Math.abs(v) <= FARTHEST);
            return finite ? values : new double[0];
        } catch (NumberFormatException notNumbers) {
            return new double[0];
        }
    }
}
