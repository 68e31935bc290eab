package touchstone.app.project;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Stack;

/** The project's images as stacks. A file of thousands of pictures comes as thousands of changes: all are taken at once. */
public final class Stacks {

    private final ObservableList<Image> images;
    private final ReadOnlyObjectWrapper<List<Stack>> all = new ReadOnlyObjectWrapper<>(List.of());
    private Map<ImageId, Stack> byImage = Map.of();
    private List<Stack> walked = List.of();
    private boolean stale;

    Stacks(ObservableList<Image> images) {
        this.images = images;
        images.addListener((Observable o) -> changed());
        sort();
    }

    private void changed() {
        if (!stale) {
            stale = true;
            Platform.runLater(this::sort);
        }
    }

    private void sort() {
        stale = false;
        List<Stack> sorted = Stack.of(images);
        Map<ImageId, Stack> found = new HashMap<>();
        sorted.forEach(stack -> stack.images().forEach(image -> found.put(image.id(), stack)));
        byImage = found;
        walked = List.of();
        all.set(sorted);
    }

    /** In the order of the project. */
    public ReadOnlyObjectProperty<List<Stack>> all() {
        return all.getReadOnlyProperty();
    }

    /** The stack that an image is of. */
    public Stack of(Image image) {
        if (stale) {
            sort();
        }
        Stack stack = byImage.get(image.id());
        return stack == null ? new Stack(image.path(), List.of(image)) : stack;
    }

    /** Number of an image in its stack, from 0. */
    public int place(Image image) {
        List<Image> members = of(image).images();
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).id().equals(image.id())) {
                return i;
            }
        }
        return 0;
    }

    /** The stacks that next and previous walk through, as they stand in a list that is sorted and filtered. */
    public void walk(List<Stack> order) {
        walked = List.copyOf(order);
    }

    /** All images that are walked through, stack by stack; a list that shows nothing is no list to walk. */
    public List<Image> inOrder() {
        if (stale) {
            sort();
        }
        List<Stack> order = walked.isEmpty() ? all.get() : walked;
        return order.stream().flatMap(s -> s.images().stream()).toList();
    }

    /** The first image of the stack so many places after another's; null where the list ends before. */
    @Nullable
    Image first(@Nullable Image from, int step) {
        List<Stack> stacks = walked.isEmpty() ? all.get() : walked;
        int at = (from == null ? -1 : stacks.indexOf(of(from))) + step;
        return at < 0 || at >= stacks.size() ? null : stacks.get(at).images().getFirst();
    }
}
