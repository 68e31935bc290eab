package touchstone.app.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import touchstone.model.Change;
import touchstone.model.Image;
import touchstone.model.Stack;

/** The image field that says what is to be done first: 1 before 5, and before what has none. */
final class Priority {

    static final String FIELD = "priority";
    static final int LEAST = 5;

    private Priority() {
    }

    static OptionalInt of(Stack stack) {
        return stack.images().stream().map(i -> i.fields().getOrDefault(FIELD, "").strip())
                .filter(p -> p.matches("-?[0-9]{1,6}")).mapToInt(Integer::parseInt).min();
    }

    /** @param priority 0 takes it off */
    static List<Change> set(List<Image> images, int priority) {
        List<Change> changes = new ArrayList<>();
        for (Image image : images) {
            Map<String, String> fields = new HashMap<>(image.fields());
            if (priority == 0) {
                fields.remove(FIELD);
            } else {
                fields.put(FIELD, Integer.toString(priority));
            }
            if (!fields.equals(image.fields())) {
                changes.add(Change.replace(image, image.withFields(fields)));
            }
        }
        return changes;
    }
}
