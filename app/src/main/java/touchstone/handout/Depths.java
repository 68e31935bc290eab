package touchstone.handout;

import java.util.List;
import java.util.Optional;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.geometry.GeometryKind;

/** How fine objects are drawn: tag, box, ellipse, polygon, mask. Lines and key points are of no depth. */
public final class Depths {

    /** Field of an image that says how fine it is to be drawn. */
    public static final String FIELD = "depth";

    /** The coarsest first. */
    public static final List<GeometryKind> ALL = List.of(GeometryKind.TAG, GeometryKind.BOX, GeometryKind.ELLIPSE,
            GeometryKind.POLYGON, GeometryKind.MASK);

    private Depths() {
    }

    /** How fine the image is to be drawn; nothing where it does not say. */
    public static Optional<GeometryKind> of(Image image) {
        return GeometryKind.of(image.fields().getOrDefault(FIELD, "").strip()).filter(ALL::contains);
    }

    /** Whether an object is coarser than it is to be. */
    public static boolean isCoarse(Annotation object, GeometryKind wanted) {
        int at = ALL.indexOf(object.geometry().kind());
        return at > 0 && at < ALL.indexOf(wanted);
    }
}
