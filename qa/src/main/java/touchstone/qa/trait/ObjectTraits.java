package touchstone.qa.trait;

import java.util.Set;
import touchstone.model.Annotation;

/** What is hard about one object, and the numbers that say so. */
public record ObjectTraits(Annotation object, Place place, Light light, Set<Trait> traits) {

    public ObjectTraits {
        traits = Set.copyOf(traits);
    }
}
