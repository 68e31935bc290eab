package touchstone.qa.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;

/**
 * When a rule fits: all tests of the item hold, and where there are tests of objects, at least one of its objects passes
 * all of them. Without any test it always fits.
 */
public record Condition(List<ItemTest> ofItem, List<ObjectTest> ofObject) {

    /** Asks something of the image or of who worked on it. */
    interface ItemTest {

        /** Why it holds, in a few words; null where it does not. */
        @Nullable
        String why(Item item, Facts facts);
    }

    /** Asks something of one object. */
    interface ObjectTest {

        /** Why it holds, in a few words; null where it does not. */
        @Nullable
        String why(Annotation object, Facts facts);
    }

    /**
     * @param objects those that pass; empty where nothing is asked of objects
     * @param why in a few words each
     */
    record Fit(List<AnnotationId> objects, List<String> why) {
    }

    public Condition {
        ofItem = List.copyOf(ofItem);
        ofObject = List.copyOf(ofObject);
    }

    Optional<Fit> of(Item item, Facts facts) {
        List<String> why = new ArrayList<>();
        for (ItemTest test : ofItem) {
            String because = test.why(item, facts);
            if (because == null) {
                return Optional.empty();
            }
            why.add(because);
        }
        if (ofObject.isEmpty()) {
            return Optional.of(new Fit(List.of(), why));
        }
        List<AnnotationId> objects = new ArrayList<>();
        for (Annotation object : item.objects()) {
            List<String> because = reasons(object, facts);
            if (!because.isEmpty()) {
                if (objects.isEmpty()) {
                    why.addAll(because);
                }
                objects.add(object.id());
            }
        }
        return objects.isEmpty() ? Optional.empty() : Optional.of(new Fit(objects, why));
    }

    /** Empty where one of the tests does not hold. */
    private List<String> reasons(Annotation object, Facts facts) {
        List<String> reasons = new ArrayList<>();
        for (ObjectTest test : ofObject) {
            String why = test.why(object, facts);
            if (why == null) {
                return List.of();
            }
            reasons.add(why);
        }
        return reasons;
    }
}
