package touchstone.app.annotation;

import org.jspecify.annotations.Nullable;
import touchstone.model.Messages;
import touchstone.model.Spacing;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;

/** Shapes in words and numbers. */
final class Describe {

    private static final Messages MESSAGES = Messages.beside(Describe.class);

    private static final double MICROMETRES = 1000;
    /** Of millimetres or their squares: what is less reads better in the smaller unit. */
    private static final double SMALL = 0.1;

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

    /** Where and how large, in image pixels, and in millimetres or less where it is known how large pixels are. */
    static String measures(Geometry geometry, @Nullable Spacing spacing) {
        String pixels = measures(geometry);
        if (spacing == null) {
            return pixels;
        }
        return switch (geometry) {
            case Polyline l -> MESSAGES.text("measure.real", pixels, real(length(l.points(), spacing), 1));
            case Box _,Ellipse _,Polygon _,Mask _ -> MESSAGES.text("measure.real", pixels,
                    real(geometry.area() * spacing.x() * spacing.y(), 2));
            case Tag _,Keypoints _ -> pixels;
        };
    }

    private static double length(Points line, Spacing spacing) {
        double sum = 0;
        for (int i = 1; i < line.size(); i++) {
            sum += Math.hypot((line.x(i) - line.x(i - 1)) * spacing.x(), (line.y(i) - line.y(i - 1)) * spacing.y());
        }
        return sum;
    }

    /** @param dimensions 1 for a length in millimetres, 2 for an area in their squares */
    private static String real(double value, int dimensions) {
        boolean small = value < SMALL;
        double shown = small ? value * Math.pow(MICROMETRES, dimensions) : value;
        return String.format(Messages.language(), "%,.2f %s%s", shown, small ? "µm" : "mm",
                dimensions == 2 ? "²" : "");
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
