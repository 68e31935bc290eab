package touchstone.canvas.layer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Provenance;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Keypoints;

/**
 * What is written beside the objects of one layer at one scale: the label's name, with the score of a prediction, as
 * large as the object has room for. Own ones stand above their objects, other people's below and a model's inside, so that
 * they do not meet where all mean the same thing. Depends on the object alone, so that all
 * rasters come to the same.
 */
final class Captions {

    /** How far a caption reaches beyond its object's bounds, in screen pixels. */
    static final int REACH = 36;
    /** As much of a selected object's, which is written in any case. */
    static final int SELECTED_REACH = 140;

    private static final int FONT = 11;
    private static final int GAP = 3;
    /** Smaller objects have no room for a name. */
    private static final double LEAST_SIDE = 40;
    private static final double LEAST_SIDE_SELECTED = 6;
    /** Of a small object's surroundings, at most such a share is covered. */
    private static final double MOST_COVERED = 0.3;
    private static final double MOST_WIDTH = 220;
    /** Joints' names appear once the object is so large. */
    private static final double LEAST_SIDE_JOINTS = 240;
    private static final double MOST_WIDTH_JOINT = 90;

    private final AnnotationLayer layer;
    private final boolean own;
    private final double scale;
    private final double density;
    private final Lettering lettering;
    private final int pad;
    private final Map<LabelId, Label> labels = new HashMap<>();

    /**
     * @param own whether it is the layer that is worked on
     * @param density pixels that take the place of one where letters are as large as usual on a screen of density 1
     */
    Captions(AnnotationLayer layer, boolean own, double scale, double density) {
        this.layer = layer;
        this.own = own;
        this.scale = scale;
        this.density = density;
        lettering = Lettering.of((int) Math.round(FONT * density));
        pad = (int) Math.round(GAP * density);
        layer.schema().labels().forEach(l -> labels.put(l.id(), l));
    }

    /** The smallest extent in the image, across or down, of an object that can have a caption. */
    double leastSide() {
        return LEAST_SIDE * density / scale;
    }

    /** Whether any of the labels has joints with names. */
    boolean hasFigures() {
        return labels.values().stream().anyMatch(label -> label.skeleton() != null);
    }

    double leastSideOfFigures() {
        return LEAST_SIDE_JOINTS * density / scale;
    }

    boolean isCaptioned(Annotation object) {
        return layer.style().shows(object) && !layer.replaced().containsKey(object.id());
    }

    /** Null where there is no room for it. */
    @Nullable
    Plate of(Annotation object, boolean selected) {
        Bounds bounds = object.geometry().bounds();
        double least = selected ? LEAST_SIDE_SELECTED : LEAST_SIDE;
        if (bounds.isEmpty() || Math.max(bounds.width(), bounds.height()) * scale < least * density) {
            return null;
        }
        Label label = labels.get(object.label());
        Lettering.Text text = lettering.fit(label == null ? "" : label.name(), score(object.provenance()),
                room(bounds, selected) - 3 * pad);
        return text.isNone() ? null : place(object, bounds, text, layer.style().colour(object.id(), label));
    }

    private double room(Bounds bounds, boolean selected) {
        double most = MOST_WIDTH * density;
        if (selected) {
            return most;
        }
        double least = LEAST_SIDE * density;
        double width = bounds.width() * scale;
        double height = bounds.height() * scale;
        double beside = Math.max(width + 16 * density, Math.min(height, 64 * density));
        double share = MOST_COVERED * Math.max(width, least) * Math.max(height, least) / lettering.height();
        return Math.min(most, Math.min(beside, share));
    }

    /** Two decimals of a score from 0 to 1, which nearly all are. */
    private static String score(Provenance provenance) {
        Double score = provenance.score();
        if (score == null || provenance.origin() == Provenance.Origin.ACCEPTED) {
            return "";
        }
        if (score < 0 || score > 1) {
            return Math.abs(score) < 1000
                    ? Double.toString(Math.rint(score * 10) / 10)
                    : Long.toString(Math.round(score));
        }
        long cents = Math.round(score * 100);
        return cents == 100 ? "1.00" : (cents < 10 ? "0.0" : "0.") + cents;
    }

    /** A box's caption begins where the box does if it is not wider; all others stand in the middle. */
    private Plate place(Annotation object, Bounds bounds, Lettering.Text text, int rgb) {
        int width = Plate.width(text, pad);
        double left = object.geometry() instanceof Box box && box.rotation() == 0 && width <= box.width() * scale
                ? bounds.minX() * scale
                : bounds.centerX() * scale - width / 2.0;
        return new Plate((int) Math.floor(left), top(bounds, text.height()), text, pad, rgb, layer.style().opacity());
    }

    private int top(Bounds bounds, int height) {
        if (own) {
            return (int) Math.floor(bounds.minY() * scale) - pad - height;
        }
        return layer.style().pattern() == Style.Pattern.DOTTED
                ? (int) Math.floor(bounds.minY() * scale) + pad
                : (int) Math.ceil(bounds.maxY() * scale) + pad;
    }

    /** The joints' names, each beside its joint on the side where the rest of the object is. */
    List<Plate> joints(Annotation object) {
        Bounds bounds = object.geometry().bounds();
        Label label = labels.get(object.label());
        Skeleton skeleton = label == null ? null : label.skeleton();
        if (!(object.geometry() instanceof Keypoints keypoints) || skeleton == null
                || skeleton.joints().size() != keypoints.joints().size()
                || Math.max(bounds.width(), bounds.height()) * scale < LEAST_SIDE_JOINTS * density) {
            return List.of();
        }
        List<Plate> plates = new ArrayList<>();
        Sides sides = new Sides(skeleton);
        int rgb = layer.style().colour(object.id(), label);
        List<Keypoints.Joint> joints = keypoints.joints();
        for (int i = 0; i < joints.size(); i++) {
            Keypoints.Joint joint = joints.get(i);
            Lettering.Text text = joint.visibility() == Keypoints.ABSENT
                    ? Lettering.Text.NONE
                    : lettering.fit(skeleton.joints().get(i), "", MOST_WIDTH_JOINT * density);
            int width = Plate.width(text, pad);
            double x = joint.x() * scale;
            boolean rightwards = joint.x() <= bounds.centerX();
            int left = (int) Math.floor(rightwards ? x + 3.0 * pad : x - 3.0 * pad - width);
            double over = Math.max(left + width - bounds.maxX() * scale, bounds.minX() * scale - left);
            if (!text.isNone() && over < REACH * density) {
                plates.add(new Plate(left, (int) Math.floor(joint.y() * scale - text.height() / 2.0), text, pad,
                        sides.hue(i, rgb), layer.style().opacity()));
            }
        }
        return plates;
    }
}
