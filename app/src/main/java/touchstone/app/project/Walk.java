package touchstone.app.project;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableObjectValue;
import org.jspecify.annotations.Nullable;
import touchstone.model.Image;

/** From the shown image to the next, in the order in which the list of images stands. */
public final class Walk {

    private final Stacks stacks;
    private final ObservableObjectValue<@Nullable Image> shown;
    private final Predicate<Image> finished;
    private final Consumer<Image> show;

    /**
     * @param finished whether there is nothing to do on an image any more
     * @param show goes to an image
     */
    Walk(Stacks stacks, ObservableObjectValue<@Nullable Image> shown, Predicate<Image> finished,
            Consumer<Image> show) {
        this.stacks = stacks;
        this.shown = shown;
        this.finished = finished;
        this.show = show;
    }

    /** The image {@code step} places further, slice by slice and stack by stack; stays at the ends. */
    public void step(int step) {
        List<Image> all = stacks.inOrder();
        if (!all.isEmpty()) {
            show.accept(all.get(Math.clamp((long) all.indexOf(shown.get()) + step, 0, all.size() - 1)));
        }
    }

    /** The first image of the stack {@code step} places further; stays at the ends. */
    public void stepStack(int step) {
        Image first = stacks.first(shown.get(), step);
        if (first != null) {
            show.accept(first);
        }
    }

    /** The next image that still has something to do, round the end of the list; stays where there is none. */
    public void nextUnfinished() {
        next(stacks.inOrder()).ifPresent(show);
    }

    public void previousUnfinished() {
        next(stacks.inOrder().reversed()).ifPresent(show);
    }

    private Optional<Image> next(List<Image> images) {
        Image from = shown.get();
        int at = images.indexOf(from);
        return IntStream.rangeClosed(1, images.size()).mapToObj(i -> images.get(Math.floorMod(at + i, images.size())))
                .filter(i -> !i.equals(from)).filter(finished.negate()).findFirst();
    }
}
