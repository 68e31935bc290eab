package touchstone.model;

/** Default label colours: Okabe and Ito's colour-blind-safe set without black, then further hues apart from them. */
public final class Palette {

    private static final int[] COLOURS = { 0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0x0072B2, 0xD55E00, 0xCC79A7,
            0x8C6BFF, 0x7BD13C, 0xFF8F8F, 0x00C2C7, 0xB58463, 0xFF5CCB, 0xA6B1C0, 0x9C2B6B, 0x5E7A00 };

    private Palette() {
    }

    /** 0xRRGGBB of the label at {@code position}; repeats after sixteen. */
    public static int colour(int position) {
        return COLOURS[Math.floorMod(position, COLOURS.length)];
    }
}
