package touchstone.store.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class DamageTest {

    @Test
    void whatCouldNotBeReadIsLeftOutOfWhatIsCountedAndNoMoreOfItsColourThanThat() {
        byte grey = Damage.NEUTRAL;
        Samples picture = new Samples.Bytes(4, 2, 1, new byte[]{ 1, grey, 3, 4, grey, grey, grey, grey });
        assertArrayEquals(new byte[]{ 1, 3, 4, grey },
                (byte[]) new Damage(Damage.Kind.LOWER, 0.5).readable(picture).array());
    }

    @Test
    void aColourThatSharesAChannelWithWhatCouldNotBeReadStays() {
        byte grey = Damage.NEUTRAL;
        Samples picture = new Samples.Bytes(2, 1, 3, new byte[]{ grey, grey, 7, grey, grey, grey });
        assertArrayEquals(new byte[]{ grey, grey, 7 },
                (byte[]) new Damage(Damage.Kind.PARTS, 0.9).readable(picture).array());
    }

    @Test
    void deepSamplesThatCouldNotBeReadAreZeros() {
        Samples picture = new Samples.Shorts(4, 1, 1, false, new short[]{ 900, 0, 0, 800 });
        assertArrayEquals(new short[]{ 900, 800 },
                (short[]) new Damage(Damage.Kind.PARTS, 0.5).readable(picture).array());
    }

    @Test
    void aPictureOfWhichNothingIsMissingIsCountedAsItIs() {
        Samples picture = new Samples.Bytes(2, 1, 1, new byte[]{ 1, Damage.NEUTRAL });
        assertSame(picture, new Damage(Damage.Kind.WRONG, 0).readable(picture));
    }
}
