package touchstone.store.image;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The image file families, told apart by their first bytes; a file's name proves nothing. */
enum FileType {
    PNG("PNG", "com.sun.imageio.", "89504e470d0a1a0a"), //
    JPEG("JPEG", "com.twelvemonkeys.imageio.", "ffd8ff"), //
    TIFF("TIFF", "com.sun.imageio.", "49492a00 4d4d002a"), //
    BIG_TIFF("TIFF", "com.twelvemonkeys.imageio.", "49492b00 4d4d002b"), //
    BMP("BMP", "com.twelvemonkeys.imageio.", "424d"), //
    GIF("GIF", "com.sun.imageio.", "474946383761 474946383961");

    /** How many bytes {@link #of} needs to see. */
    static final int MAGIC_BYTES = 8;

    private final String formatName;
    private final String vendor;
    private final String magics;

    FileType(String formatName, String vendor, String magics) {
        this.formatName = formatName;
        this.vendor = vendor;
        this.magics = magics;
    }

    /** The name by which ImageIO finds the readers of this family. */
    String formatName() {
        return formatName;
    }

    /**
     * How the class name of the preferred reader begins: the JDK's for PNG, GIF and classic TIFF (it reads regions of
     * tiled files rightly), TwelveMonkeys' for JPEG (CMYK, damaged colour profiles), BMP and BigTIFF.
     */
    String vendor() {
        return vendor;
    }

    boolean isTiff() {
        return this == TIFF || this == BIG_TIFF;
    }

    static Optional<FileType> of(byte[] head) {
        String hex = HexFormat.of().formatHex(head);
        return Arrays.stream(values()).filter(t -> Arrays.stream(t.magics.split(" ")).anyMatch(hex::startsWith))
                .findFirst();
    }
}
