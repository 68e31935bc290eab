package touchstone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.ImageId;
import touchstone.model.LabelId;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;

class CodecTest {

    private static final ImageId IMAGE = ImageId.create();

    private static Annotation drawn(Geometry geometry) {
        return Annotation.drawn(IMAGE, LabelId.create(), AnnotatorId.create(), geometry);
    }

    @Property(seed = "11")
    void everyShapeIsReadAsItWasWritten(@ForAll long seed) throws Damaged {
        Geometry shape = RandomShapes.any(new Random(seed));
        byte[] bytes = GeometryCodec.encode(shape);
        assertEquals(shape, GeometryCodec.decode(bytes));
    }

    @Property(seed = "12")
    void shapesThatWereCutShortAreDamageAndNothingElse(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = GeometryCodec.encode(RandomShapes.any(random));
        byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
        assertThrows(Damaged.class, () -> GeometryCodec.decode(cut));
    }

    @Property(seed = "13")
    void aChangedByteIsDamageOrAnotherShapeButNoError(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = GeometryCodec.encode(RandomShapes.any(random));
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        try {
            GeometryCodec.decode(bytes).bounds();
        } catch (Damaged expected) {
            assertTrue(bytes.length > 0);
        }
    }

    /** Frozen: files hold these bytes. */
    @Test
    void aBoxIsItsVersionItsKindAndFiveDoubles() {
        assertEquals("0101" + "3ff0000000000000" + "4000000000000000" + "4008000000000000" + "4010000000000000"
                + "0000000000000000", HexFormat.of().formatHex(GeometryCodec.encode(new Box(1, 2, 3, 4))));
    }

    @Test
    void aStrokeIntoALargeMaskCostsWhatItTouches() {
        Random noise = new Random(1);
        Annotation before = drawn(Mask.ofPixels(2048, 2048, (x, y) -> noise.nextInt(5) == 0));
        Annotation after = before.withGeometry(
                ((Mask) before.geometry()).paint(Points.of(500, 500, 540, 520), 6));
        int whole = GeometryCodec.encode(before.geometry()).length;
        int change = ChangeCodec.encode(List.of(Change.replace(before, after))).length;
        assertTrue(whole > 200_000, whole + " bytes");
        assertTrue(change < 1_500, change + " bytes");
    }

    @Test
    void aMaskChangeIsReadFromEitherSide() throws Damaged, SQLException {
        Annotation before = drawn(Mask.ofPixels(130, 90, (x, y) -> x < 70));
        Annotation after = before.withGeometry(Mask.ofPixels(130, 90, (x, y) -> x < 66 || y > 80));
        List<Change> changes = List.of(Change.replace(before, after));
        byte[] bytes = ChangeCodec.encode(changes);
        assertEquals(changes, ChangeCodec.decode(bytes, ChangeCodec.Known.BEFORE, id -> before));
        assertEquals(changes, ChangeCodec.decode(bytes, ChangeCodec.Known.AFTER, id -> after));
        assertThrows(Damaged.class, () -> ChangeCodec.decode(bytes, ChangeCodec.Known.AFTER, id -> null));
    }

    @Test
    void aMaskThatBecomesABoxIsToldInFull() throws Damaged, SQLException {
        Annotation before = drawn(Mask.full(100, 20));
        List<Change> changes = List.of(Change.replace(before, before.withGeometry(new Box(0, 0, 100, 20))));
        assertEquals(changes,
                ChangeCodec.decode(ChangeCodec.encode(changes), ChangeCodec.Known.BEFORE, id -> null));
    }
}
