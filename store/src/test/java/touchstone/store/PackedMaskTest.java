package touchstone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;

class PackedMaskTest {

    private static final String DEFLATED_AT_ONCE = "0106960150881078016360a015f80f020f181846e9c11d0eb48a7fb0b9fca0d807b246e9411c0e8c24e7518116"
            + "450e2760b4528ba6691a1c359cb81020358f32401301d568e29c39aa8a1621000088205b6e";

    private static Mask stroke(Mask mask, Random random) {
        double x = random.nextDouble(mask.width());
        double y = random.nextDouble(mask.height());
        Points line = Points.of(x, y, x + random.nextDouble(-400, 400), y + random.nextDouble(-200, 200));
        double radius = random.nextDouble(90);
        return random.nextInt(4) == 0 ? mask.erase(line, radius) : mask.paint(line, radius);
    }

    @Property(seed = "31", tries = 60)
    void everyStateOfAMaskIsReadAsItWasPacked(@ForAll long seed) throws Damaged {
        Random random = new Random(seed);
        Mask mask = Mask.empty(500 + random.nextInt(3000), 300 + random.nextInt(2000));
        PackedMask packed = null;
        for (int i = 0; i < 25; i++) {
            mask = random.nextInt(12) == 0 ? mask.complement() : stroke(mask, random);
            packed = mask.isEmpty() ? packed : PackedMask.of(mask, packed);
            if (packed != null && !mask.isEmpty()) {
                assertEquals(mask, GeometryCodec.decode(GeometryCodec.encode(packed)));
            }
        }
    }

    @Test
    void whatWasPackedBeforeDoesNotShow() {
        Random random = new Random(7);
        Mask before = Mask.ofPixels(1000, 900, (x, y) -> random.nextInt(9) == 0);
        Mask after = before.paint(Points.of(300, 100, 310, 420), 40);
        assertEquals(HexFormat.of().formatHex(GeometryCodec.encode(PackedMask.of(after, null))),
                HexFormat.of().formatHex(GeometryCodec.encode(PackedMask.of(after, PackedMask.of(before, null)))));
    }

    @Test
    void rowsOfAnotherFrameAreNotTakenOver() throws Damaged {
        PackedMask wide = PackedMask.of(Mask.full(2000, 700), null);
        Mask narrow = Mask.full(1000, 700);
        assertEquals(narrow, GeometryCodec.decode(GeometryCodec.encode(PackedMask.of(narrow, wide))));
    }

    @Test
    void onlyLargeMasksArePacked() {
        assertFalse(PackedMask.isWorthIt(Mask.empty(20_000, 20_000)));
        assertFalse(PackedMask.isWorthIt(Mask.empty(20_000, 20_000).paint(Points.of(900, 900), 50)));
        assertTrue(PackedMask.isWorthIt(Mask.full(1000, 1000)));
    }

    /** Frozen: files hold these bytes, deflated in one piece. */
    @Test
    void aMaskThatWasDeflatedInOnePieceIsRead() throws Damaged {
        Geometry comb = Mask.ofPixels(150, 80,
                (x, y) -> x > 20 && x < 100 && y > 10 && (y < 70 || x % 5 == 0));
        assertEquals(comb, GeometryCodec.decode(HexFormat.of().parseHex(DEFLATED_AT_ONCE)));
    }
}
