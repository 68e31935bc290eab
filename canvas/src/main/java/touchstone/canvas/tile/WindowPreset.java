package touchstone.canvas.tile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import touchstone.store.image.PixelType.Depth;
import touchstone.store.image.SampleRange;

/**
 * Windows that people ask for by name. Those of computed tomography are in Hounsfield units, which are signed, with the
 * widths and levels that radiologists usually begin with; those of cameras are the range of so many bits.
 */
public enum WindowPreset {

    LUNG(-600, 1500), BONE(400, 1800), SOFT_TISSUE(40, 400), BRAIN(40, 80), LIVER(30, 150), BITS_8(8), BITS_10(
            10), BITS_12(12), BITS_14(
                    14), BITS_16(16), SIGNED(-32768, 32767, List.of(Depth.INT16)), UNIT(0, 1, List.of(Depth.FLOAT32));

    @SuppressWarnings("ImmutableEnumChecker") // a record of two numbers
    private final SampleRange range;
    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Depth> depths;

    WindowPreset(double level, double width) {
        this(level - width / 2, level + width / 2, List.of(Depth.INT16, Depth.FLOAT32));
    }

    WindowPreset(int bits) {
        this(0, (1 << bits) - 1, bits == 8 ? List.of(Depth.UINT8, Depth.UINT16) : List.of(Depth.UINT16));
    }

    WindowPreset(double low, double high, List<Depth> depths) {
        range = new SampleRange(low, high);
        this.depths = depths;
    }

    /** Those that make sense for samples of a type. */
    public static List<WindowPreset> of(Depth depth) {
        return Arrays.stream(values()).filter(p -> p.depths.contains(depth)).toList();
    }

    public SampleRange range() {
        return range;
    }

    /** Whether it is a window of computed tomography. */
    public boolean isTomography() {
        return compareTo(BITS_8) < 0;
    }

    /** The name in files and on the command line: "soft-tissue". */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<WindowPreset> of(String key) {
        return Arrays.stream(values()).filter(p -> p.key().equals(key)).findFirst();
    }
}
