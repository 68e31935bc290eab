package touchstone.model.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.ProjectView;

/**
 * A prediction that is wrong on purpose, to see whether predictions are looked at. The attribute that says so never
 * leaves the project of who planted it.
 *
 * @param instead the prediction that it stands for meanwhile, null where there is none
 */
public record Planted(Annotation object, How how, @Nullable AnnotationId instead) {

    /** Attribute of the prediction. */
    public static final String ATTRIBUTE = "planted";

    /** What is wrong with it. */
    public enum How {
        /** It has another label. */
        RENAMED,
        /** It lies elsewhere. */
        MOVED,
        /** It is half as large again. */
        ENLARGED,
        /** A part of it is missing. */
        CUT;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Nothing where the prediction is the model's own. */
    public static Optional<Planted> of(Annotation object) {
        String[] said = object.attributes().getOrDefault(ATTRIBUTE, "").split(" ", 2);
        for (How how : How.values()) {
            if (how.key().equals(said[0])) {
                return Optional.of(new Planted(object, how, said.length < 2 ? null : AnnotationId.of(said[1])));
            }
        }
        return Optional.empty();
    }

    /** All that are planted in a project. */
    public static List<Planted> among(ProjectView project) {
        List<Planted> all = new ArrayList<>();
        for (Annotator model : project.annotators()) {
            if (model.role() == Annotator.Role.MODEL) {
                for (Image image : project.images()) {
                    project.annotations(image.id(), model.id()).forEach(a -> of(a).ifPresent(all::add));
                }
            }
        }
        return all;
    }

    /** The prediction with the attribute that says what is wrong with it. */
    public static Annotation mark(Annotation wrong, How how, AnnotationId instead) {
        Map<String, String> attributes = new TreeMap<>(wrong.attributes());
        attributes.put(ATTRIBUTE, how.key() + " " + instead);
        return wrong.withAttributes(attributes);
    }

    /** An object's attributes without the one that tells. */
    public static Map<String, String> untold(Annotation object) {
        Map<String, String> untold = new TreeMap<>(object.attributes());
        untold.remove(ATTRIBUTE);
        return untold;
    }
}
