package touchstone.store.format;

import org.jspecify.annotations.Nullable;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Rle;

/** One object of a COCO file with the fields by which it is evaluated, as the file has them. */
public final class CocoObject {

    private final int place;
    private final @Nullable Object id;
    private final @Nullable Object image;
    private final @Nullable Object category;
    private final double @Nullable [] box;
    private final CocoOutline outline;
    private final double @Nullable [] keypoints;
    private final @Nullable Double area;
    private final @Nullable Double labelled;
    private final boolean crowd;
    private final boolean ignored;
    private final @Nullable Double score;

    CocoObject(CocoRecord record) {
        place = record.place;
        id = record.id;
        image = record.image;
        category = record.category;
        box = record.box;
        outline = CocoOutline.of(record);
        keypoints = record.keypoints;
        area = record.area;
        labelled = record.labelled;
        crowd = record.attributes.containsKey(Coco.CROWD);
        String ignore = record.attributes.get("ignore");
        ignored = ignore != null && !ignore.equals("0") && !ignore.equals("false");
        score = record.score;
    }

    /** Counted from 1. */
    public int place() {
        return place;
    }

    /** A whole number or a text. */
    public @Nullable Object id() {
        return id;
    }

    public @Nullable Object image() {
        return image;
    }

    public @Nullable Object category() {
        return category;
    }

    /** x, y, width, height; not to be changed. Null or of any length when the file has it so. */
    public double @Nullable [] box() {
        return box;
    }

    public boolean hasOutline() {
        return !outline.isMissing();
    }

    /**
     * The outline's pixels as pycocotools makes them; rings are united.
     *
     * @param width of the image, 0 when it is not known
     * @param height of the image, 0 when it is not known
     * @throws InvalidGeometry with a sentence about "it" when that cannot be done
     */
    public Rle runs(int width, int height) {
        return outline.runs(width, height);
    }

    /** Triples of x, y and visibility, or of x, y and confidence; not to be changed. */
    public double @Nullable [] keypoints() {
        return keypoints;
    }

    /** What the field "area" says. */
    public @Nullable Double area() {
        return area;
    }

    /** What the field "num_keypoints" says. */
    public @Nullable Double labelledJoints() {
        return labelled;
    }

    public boolean isCrowd() {
        return crowd;
    }

    /** The field "ignore", which COCO's own evaluation does not heed. */
    public boolean isIgnored() {
        return ignored;
    }

    public @Nullable Double score() {
        return score;
    }
}
