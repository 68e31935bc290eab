package touchstone.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Keypoints;

/**
 * A class of the schema.
 *
 * @param colour 0xRRGGBB
 * @param shortcut the key that picks it, or null
 * @param kinds what it may be drawn as; never empty
 * @param skeleton joints of its keypoint objects, or null
 * @param description what counts as this label and what does not, in one or a few sentences; may be empty
 * @param position place in lists and legends, from 0
 * @param parent the wider label that this one is a kind of, or null; see {@link LabelSchema} for the tree
 * @param subjective whether people may well see it differently: disagreement is then no error, and what counts is the
 * share of those who chose it
 */
public record Label(LabelId id, String name, int colour, @Nullable Character shortcut, Set<GeometryKind> kinds,
        List<Attribute> attributes, @Nullable Skeleton skeleton, String description, int position,
        @Nullable LabelId parent, boolean subjective) implements Item {

    public Label {
        kinds = Set.copyOf(kinds);
        attributes = List.copyOf(attributes);
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("The label " + name + " allows no kind of shape.");
        }
    }

    /** A label at the top of the tree, of which there is a right and a wrong. */
    public Label(LabelId id, String name, int colour, @Nullable Character shortcut, Set<GeometryKind> kinds,
            List<Attribute> attributes, @Nullable Skeleton skeleton, String description, int position) {
        this(id, name, colour, shortcut, kinds, attributes, skeleton, description, position, null, false);
    }

    /** A label that may be drawn as anything, in the palette's colour for its position. */
    public static Label named(String name, int position) {
        return new Label(LabelId.create(), name, Palette.colour(position), null, EnumSet.allOf(GeometryKind.class),
                List.of(), null, "", position);
    }

    public Label withName(String replacement) {
        return new Label(id, replacement, colour, shortcut, kinds, attributes, skeleton, description, position,
                parent, subjective);
    }

    public Label withSkeleton(@Nullable Skeleton replacement) {
        return new Label(id, name, colour, shortcut, kinds, attributes, replacement, description, position,
                parent, subjective);
    }

    public Label withAttributes(List<Attribute> replacement) {
        return new Label(id, name, colour, shortcut, kinds, replacement, skeleton, description, position,
                parent, subjective);
    }

    public Label withColour(int replacement) {
        return new Label(id, name, replacement, shortcut, kinds, attributes, skeleton, description, position,
                parent, subjective);
    }

    public Label withPosition(int replacement) {
        return new Label(id, name, colour, shortcut, kinds, attributes, skeleton, description, replacement,
                parent, subjective);
    }

    public Label withParent(@Nullable LabelId replacement) {
        return new Label(id, name, colour, shortcut, kinds, attributes, skeleton, description, position,
                replacement, subjective);
    }

    public Label withSubjective(boolean replacement) {
        return new Label(id, name, colour, shortcut, kinds, attributes, skeleton, description, position,
                parent, replacement);
    }

    /** Whether it may be drawn as such a shape; keypoints have to be as many as its joints, one without a skeleton. */
    public boolean fits(Geometry shape) {
        return kinds.contains(shape.kind()) && (!(shape instanceof Keypoints points)
                || points.joints().size() == (skeleton == null ? 1 : skeleton.joints().size()));
    }

    public Optional<Attribute> attribute(String attributeName) {
        return attributes.stream().filter(a -> a.name().equals(attributeName)).findFirst();
    }

    @Override
    public LabelId identity() {
        return id;
    }
}
