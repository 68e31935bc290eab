package touchstone.app.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class TasksTest {

    private final Tasks tasks = new Tasks();

    @BeforeAll
    static void startJavaFx() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static void onScreen(Runnable run) {
        WaitForAsyncUtils.waitForAsyncFx(5000, run);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void the_newest_is_told_of_and_the_one_before_it_again_when_that_is_over() {
        onScreen(() -> {
            Task first = tasks.begin("export", null);
            Task second = tasks.begin("import", null);
            assertEquals("import", tasks.sentence().get());
            second.say("3 of 10 images", 3, 10);
            assertEquals("3 of 10 images", tasks.sentence().get());
            assertEquals(0.3, second.share().get());
            second.end();
            assertEquals("export", tasks.sentence().get());
            first.end();
            assertEquals("", tasks.sentence().get());
        });
    }

    @Test
    void what_was_stopped_stays_in_the_list_until_it_is_over_and_is_stopped_once() {
        onScreen(() -> {
            AtomicInteger stops = new AtomicInteger();
            Task task = tasks.begin("export", stops::incrementAndGet);
            assertTrue(tasks.newestStoppable().isPresent());
            task.stop();
            task.stop();
            assertEquals(1, stops.get());
            assertFalse(task.stoppable().get());
            assertEquals(1, tasks.running().size());
            task.say("5 of 10 images", 10, 10);
            assertFalse(tasks.sentence().get().contains("5"), "what still comes in does not hide that it is stopping");
            task.end();
            assertTrue(tasks.running().isEmpty());
        });
    }

    @Test
    void what_cannot_be_stopped_offers_no_button() {
        onScreen(() -> {
            Task task = tasks.begin("opening", null);
            assertFalse(task.stoppable().get());
            assertTrue(tasks.newestStoppable().isEmpty());
            task.end();
        });
    }
}
