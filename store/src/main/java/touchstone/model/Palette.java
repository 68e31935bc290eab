package touchstone.model;

/**
 * Default label colours: Okabe and Ito's colour-blind-safe set without black, then one after the other the colour that is
 * furthest, in CIELAB, from those before it, for people with normal colour vision and for those without red or green.
 */
public final class Palette {

    /** How many differ. */
    public static final int SIZE = 24;

    private static final int[] COLOURS = { 0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0x0072B2, 0xD55E00, 0xCC79A7,
            0x6900FF, 0x00FF96, 0x4B78FF, 0xB40F2D, 0x4BFFFF, 0xA5D2B4, 0x96A55A, 0x1E6969, 0x693CC3, 0x96FF78,
            0xB40096, 0x4B693C, 0x9696FF, 0x2DC3D2, 0xC30000, 0xFF6987, 0x694BFF };

    private Palette() {
    }

    /** 0xRRGGBB of the label at {@code position}; repeats after {@link #SIZE}. */
    public static int colour(int position) {
        return COLOURS[Math.floorMod(position, SIZE)];
    }
}
