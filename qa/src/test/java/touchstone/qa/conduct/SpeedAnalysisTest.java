package touchstone.qa.conduct;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;

class SpeedAnalysisTest {

    @Test
    void workWithoutAnyTimeHasNoPace() {
        assertEquals(Estimate.undefined(Reason.NO_WORK), SpeedAnalysis.perHour(7, 0));
        assertEquals(Estimate.undefined(Reason.NO_WORK), SpeedAnalysis.perHour(7, Double.MIN_VALUE));
        assertEquals(Estimate.undefined(Reason.NO_WORK), SpeedAnalysis.perHour(1, 9.0 / 3_600_000));
    }

    @Test
    void paceIsObjectsAnHour() {
        assertEquals(14, SpeedAnalysis.perHour(7, 0.5).number().orElseThrow());
    }
}
