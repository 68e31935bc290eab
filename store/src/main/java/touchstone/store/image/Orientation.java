package touchstone.store.image;

/**
 * How stored rows and columns lie on the screen: the values of the Exif and TIFF orientation tag (0x0112), 1 to 8. It is
 * applied on opening, to JPEG, PNG, WebP and TIFF: all that Touchstone stores, shows, reads and writes counts the columns
 * and rows of the upright picture, as the tools do that annotate.
 */
record Orientation(int value) {

    static final Orientation UPRIGHT = new Orientation(1);

    boolean swapsSides() {
        return value >= 5;
    }

    /** Whether blocks of 8 x 8 stored pixels, upright, do not begin at the picture's left or top edge. */
    boolean cutsBlocks(int width, int height) {
        return sourceX(0, 0, width) != 0 && width % 8 != 0 || sourceY(0, 0, height) != 0 && height % 8 != 0;
    }

    /** Column of the stored pixel that is shown at (x,y) of a picture that is {@code width} by {@code height} stored. */
    int sourceX(int x, int y, int width) {
        return switch (value) {
            case 2, 3 -> width - 1 - x;
            case 5, 6 -> y;
            case 7, 8 -> width - 1 - y;
            default -> x;
        };
    }

    /** Row of the stored pixel that is shown at (x,y). */
    int sourceY(int x, int y, int height) {
        return switch (value) {
            case 3, 4 -> height - 1 - y;
            case 5, 8 -> x;
            case 6, 7 -> height - 1 - x;
            default -> y;
        };
    }
}
