package touchstone.app.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import touchstone.app.task.Tasks;

class BackgroundTest {

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final Tasks tasks = new Tasks();
    private final Background work = new Background(tasks, (title, sentence) -> told.add(sentence));

    @BeforeAll
    static void startScreen() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private void untilNothingRuns() throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.waitForAsyncFx(20_000, () -> tasks.running().isEmpty()));
    }

    @Test
    void what_is_stopped_ends_without_a_result_and_without_a_complaint() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        WaitForAsyncUtils.asyncFx(() -> work.watched("merge.looking", watch -> {
            begun.countDown();
            while (true) {
                watch.check();
                Thread.onSpinWait();
            }
        }, found -> told.add("done"))).get();
        assertTrue(begun.await(20, TimeUnit.SECONDS));
        WaitForAsyncUtils.asyncFx(() -> tasks.newestStoppable().orElseThrow().stop()).get();
        untilNothingRuns();
        assertEquals(List.of(), told);
        work.close();
    }

    @Test
    void what_comes_to_its_end_is_given_on() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> work.watched("merge.looking", watch -> "found", told::add)).get();
        untilNothingRuns();
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of("found"), told);
        work.close();
    }
}
