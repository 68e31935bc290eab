package touchstone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class KillTrialTest {

    @Test
    void killingAnEditorLosesNothingThatItCalledDurable() throws IOException, InterruptedException {
        KillTrial.Outcome outcome = KillTrial.run(3, 7);
        assertEquals(List.of(), outcome.problems());
        assertTrue(outcome.acknowledged() > 0);
    }
}
