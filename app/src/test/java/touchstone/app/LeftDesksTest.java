package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Whoever goes from project to project all day does not fill the memory with those that were left. */
class LeftDesksTest extends InWindow {

    private static final int TRIES = 60;

    private WeakReference<Desk> openAndLeave() {
        hands.open(project);
        WeakReference<Desk> desk = new WeakReference<>(hands.desk());
        hands.reveal("objects");
        hands.drag(20, 20, 40, 40, 60, 50);
        hands.until(hands::isSaved);
        hands.robot().interact(() -> hands.workbench().begin(List.of()));
        return desk;
    }

    @Test
    void a_desk_that_was_left_is_collected() throws InterruptedException {
        WeakReference<Desk> left = openAndLeave();
        for (int i = 0; i < TRIES && left.get() != null; i++) {
            WaitForAsyncUtils.waitForAsyncFx(5000, Hands::forgetEvents);
            WaitForAsyncUtils.waitForFxEvents();
            System.gc();
            Thread.sleep(50);
        }
        assertNull(left.get(), "something holds a desk that was left");
    }
}
