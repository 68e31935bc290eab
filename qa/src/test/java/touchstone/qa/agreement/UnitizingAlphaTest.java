package touchstone.qa.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Objects;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import touchstone.qa.agreement.UnitizingAlpha.Stretch;

class UnitizingAlphaTest {

    /** Krippendorff 2004, p. 254; values of DKPro Statistics 2.2.1, published as .8591. */
    @Test
    void equalsTheExampleOfTheBook() {
        UnitizingAlpha alpha = UnitizingAlpha.of(150, 300, 2, List.of(new Stretch(225, 70, 0, "c"),
                new Stretch(370, 30, 0, "c"), new Stretch(220, 80, 1, "c"), new Stretch(355, 20, 1, "c"),
                new Stretch(400, 20, 1, "c"), new Stretch(180, 60, 0, "k"), new Stretch(300, 50, 0, "k"),
                new Stretch(180, 60, 1, "k"), new Stretch(300, 50, 1, "k")));
        assertEquals(0.8586654051841702, alpha.all().number().orElseThrow(), 1e-12);
        assertEquals(0.728598996805389, Objects.requireNonNull(alpha.byCategory().get("c")).number().orElseThrow(),
                1e-12);
        assertEquals(1.0, Objects.requireNonNull(alpha.byCategory().get("k")).number().orElseThrow(), 1e-12);
    }
}
