package touchstone.app.annotation;

import touchstone.model.Messages;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;

/** Shapes in words and numbers. */
final class Describe {

    private static final Messages MESSAGES = Messages.beside(Describe.class);

    private Describe() {
    }

    static String kind(Geometry geometry) {
        return MESSAGES.text("kind." + geometry.kind().key());
    }

    /** Where and how large, in image pixels. */
    static String measures(Geometry geometry) {
        return switch (geometry) {
            case Tag t -> MESSAGES.text("measure.tag");
            case Box b -> MESSAGES.text("measure.box", n(b.x()), n(b.y()), n(b.width()), n(b.height()),
                    b.rotation() == 0 ? 0 : 1, n(b.rotation()));
            case Ellipse e -> MESSAGES.text("measure.ellipse", n(e.cx()), n(e.cy()), n(e.rx()), n(e.ry()),
                    e.rotation() == 0 ? 0 : 1, n(e.rotation()));
            case Polygon p -> MESSAGES.text("measure.polygon", p.rings().stream().mapToInt(r -> r.size()).sum(),
                    p.parts().stream().mapToInt(part -> part.holes().size()).sum(), n(p.area()));
            case Polyline l -> MESSAGES.text("measure.polyline", l.points().size(), n(l.points().length()));
            case Keypoints k -> MESSAGES.text("measure.keypoints",
                    k.joints().stream().filter(j -> j.visibility() != Keypoints.ABSENT).count(), k.joints().size());
            case Mask m -> MESSAGES.text("measure.mask", String.format(Messages.language(), "%,.0f", m.area()));
        };
    }

    /** The corner nearest the origin and the size of the box around. */
    static String place(Geometry geometry) {
        Bounds b = geometry.bounds();
        return b.isEmpty() ? "" : MESSAGES.text("place", n(b.minX()), n(b.minY()), n(b.width()), n(b.height()));
    }

    private static String n(double value) {
        return String.format(Messages.language(), "%,.1f", value);
    }
}
