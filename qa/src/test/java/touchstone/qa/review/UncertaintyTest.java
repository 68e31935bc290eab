package touchstone.qa.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Entropy, margin and least confidence (Settles 2009, section 3.1), each scaled to 0 to 1. */
class UncertaintyTest {

    @Test
    void equalProbabilitiesAreAsUnsureAsCanBe() {
        assertEquals(new Uncertainty(1, 1, 1), Uncertainty.of(0.25, 0.25, 0.25, 0.25));
    }

    @Test
    void certaintyIsZero() {
        assertEquals(new Uncertainty(0, 0, 0), Uncertainty.of(0, 1, 0));
        assertEquals(new Uncertainty(0, 0, 0), Uncertainty.ofScore(1));
    }

    @Test
    void theMeasuresFollowTheirDefinitions() {
        Uncertainty unsure = Uncertainty.of(0.5, 0.3, 0.2);
        // scipy 1.10.1: entropy([.5, .3, .2]) / log(3)
        assertEquals(0.9372305632161295, unsure.entropy(), 1e-12);
        assertEquals(0.8, unsure.margin(), 1e-12);
        assertEquals(0.75, unsure.leastConfidence(), 1e-12);
    }

    @Test
    void probabilitiesAreMadeToAddUp() {
        assertEquals(Uncertainty.of(0.2, 0.3, 0.5), Uncertainty.of(2, 3, 5));
    }

    @Test
    void whatIsNoDistributionIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Uncertainty.of(1));
        assertThrows(IllegalArgumentException.class, () -> Uncertainty.of(0, 0));
        assertThrows(IllegalArgumentException.class, () -> Uncertainty.of(-1, 2));
        assertThrows(IllegalArgumentException.class, () -> Uncertainty.of(Double.NaN, 2));
    }
}
