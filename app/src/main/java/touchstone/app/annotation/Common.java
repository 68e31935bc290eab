package touchstone.app.annotation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Attribute;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;

/**
 * What some objects have in common, found by one walk over them, so that it can be found beside the screen's thread.
 *
 * @param mine those that are one's own
 * @param label the label of all, null where they differ
 * @param fitting the labels that all of them could have
 * @param attributes those that the labels of all have
 * @param values of these attributes; null where they differ
 */
record Common(List<Annotation> mine, @Nullable Label label, List<Label> fitting, List<Attribute> attributes,
        Map<String, @Nullable String> values) {

    private record Kind(Object kind, int joints) {

        static Kind of(Geometry shape) {
            return new Kind(shape.kind(), shape instanceof Keypoints k ? k.joints().size() : 0);
        }
    }

    /** @param objects at least one */
    static Common of(List<Annotation> objects, AnnotatorId me, LabelSchema schema) {
        Set<LabelId> used = new HashSet<>();
        Map<Kind, Geometry> kinds = new HashMap<>();
        boolean all = true;
        for (Annotation object : objects) {
            used.add(object.label());
            kinds.putIfAbsent(Kind.of(object.geometry()), object.geometry());
            all &= object.annotator().equals(me);
        }
        List<Label> labels = used.stream().map(schema::byId).flatMap(Optional::stream).toList();
        List<Attribute> attributes = labels.isEmpty()
                ? List.of()
                : labels.getFirst().attributes().stream()
                        .filter(a -> labels.stream().allMatch(l -> l.attribute(a.name())
                                .filter(other -> other.type() == a.type()).isPresent()))
                        .toList();
        Map<String, @Nullable String> values = new HashMap<>();
        attributes.forEach(a -> values.put(a.name(), value(objects, a)));
        return new Common(
                all ? objects : objects.stream().filter(o -> o.annotator().equals(me)).toList(),
                used.size() == 1 && labels.size() == 1 ? labels.getFirst() : null,
                schema.labels().stream().filter(l -> kinds.values().stream().allMatch(l::fits)).toList(), attributes,
                values);
    }

    private static @Nullable String value(List<Annotation> objects, Attribute attribute) {
        String first = value(objects.getFirst(), attribute);
        for (Annotation object : objects) {
            if (!Objects.equals(first, value(object, attribute))) {
                return null;
            }
        }
        return first;
    }

    private static String value(Annotation object, Attribute attribute) {
        return object.attributes().getOrDefault(attribute.name(), attribute.initial());
    }
}
