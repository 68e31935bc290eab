package touchstone.model.geometry;

import java.util.List;

/**
 * The joints of one object in the order of its label's skeleton; a single point is an object of one joint. Visibility
 * as in COCO: 0 not labelled (its place means nothing), 1 labelled but hidden, 2 visible.
 */
public record Keypoints(List<Joint> joints) implements Geometry {

    public static final int ABSENT = 0;
    public static final int HIDDEN = 1;
    public static final int VISIBLE = 2;

    /** A joint's place and visibility (0, 1 or 2). */
    public record Joint(double x, double y, int visibility) {

        public Joint {
            InvalidGeometry.requireFinite(x, y);
            if (visibility < ABSENT || visibility > VISIBLE) {
                throw new InvalidGeometry("A keypoint's visibility is " + visibility + "; it must be 0, 1 or 2.");
            }
        }
    }

    public Keypoints {
        joints = List.copyOf(joints);
        if (joints.isEmpty()) {
            throw new InvalidGeometry("A keypoint object needs at least one point.");
        }
    }

    public static Keypoints point(double x, double y) {
        return new Keypoints(List.of(new Joint(x, y, VISIBLE)));
    }

    @Override
    public GeometryKind kind() {
        return GeometryKind.KEYPOINTS;
    }

    /** Around the labelled joints. */
    @Override
    public Bounds bounds() {
        Bounds bounds = Bounds.EMPTY;
        for (Joint j : joints) {
            if (j.visibility != ABSENT) {
                bounds = bounds.union(new Bounds(j.x, j.y, j.x, j.y));
            }
        }
        return bounds;
    }

    @Override
    public double area() {
        return 0;
    }

    @Override
    public boolean contains(double x, double y) {
        return false;
    }

    /** Moves the labelled joints; an absent one keeps its meaningless place. */
    @Override
    public Keypoints translate(double dx, double dy) {
        return new Keypoints(joints.stream()
                .map(j -> j.visibility == ABSENT ? j : new Joint(j.x + dx, j.y + dy, j.visibility)).toList());
    }
}
