package touchstone.app.control;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A part of the window that is made when it is first asked for, so that what nobody has seen yet costs nothing. */
public final class Later<T> implements Supplier<T> {

    private final Supplier<? extends T> maker;
    private @Nullable T made;

    public Later(Supplier<? extends T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        T part = made;
        if (part == null) {
            part = maker.get();
            made = part;
        }
        return part;
    }

    public boolean isMade() {
        return made != null;
    }

    /** Does something with the part unless nobody has asked for it. */
    public void ifMade(Consumer<? super T> then) {
        T part = made;
        if (part != null) {
            then.accept(part);
        }
    }
}
