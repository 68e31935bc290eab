package touchstone.qa.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import touchstone.qa.Rules;
import touchstone.qa.SmallProject;
import touchstone.qa.Watch;

class SubjectTest {

    private final Subject subject = new Subject(new SmallProject(), Rules.DEFAULT, Basis.NONE,
            Map.of("drift.lambda", "0.3", "drift.lamda", "1"));

    /** Counts how often it is computed. */
    private record Counted(String name, AtomicInteger times) implements Shared<String> {

        @Override
        public String compute(Subject subject, Watch watch) {
            times.incrementAndGet();
            watch.check();
            return name.equals("outer") ? subject.shared(new Counted("inner", times), watch) + "!" : name;
        }
    }

    @Test
    void what_several_want_is_computed_once() throws InterruptedException {
        AtomicInteger times = new AtomicInteger();
        Thread[] threads = IntStream.range(0, 4).mapToObj(i -> Thread.ofPlatform()
                .start(() -> subject.shared(new Counted("one", times), Watch.NONE))).toArray(Thread[]::new);
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(1, times.get());
        assertEquals("two", subject.shared(new Counted("two", times), Watch.NONE));
        assertEquals(2, times.get());
    }

    @Test
    void one_may_want_another() {
        AtomicInteger times = new AtomicInteger();
        assertEquals("inner!", subject.shared(new Counted("outer", times), Watch.NONE));
        assertEquals(2, times.get());
    }

    @Test
    void what_was_cancelled_is_computed_again() {
        AtomicInteger times = new AtomicInteger();
        Watch impatient = new Watch() {
            @Override
            public void done(int images, int of) {
                // Nobody looks.
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> subject.shared(new Counted("one", times), impatient));
        assertEquals("one", subject.shared(new Counted("one", times), Watch.NONE));
    }

    @Test
    void a_setting_that_nobody_asks_for_is_told() {
        assertEquals(0.3, subject.settings().number("drift.lambda", 0.2, 0, 1));
        assertEquals(3, subject.settings().whole("drift.limit", 3, 1, 9));
        assertEquals(Set.of("drift.lambda", "drift.limit"), subject.asked());
        assertEquals(Set.of("drift.lamda"), subject.unasked());
    }
}
