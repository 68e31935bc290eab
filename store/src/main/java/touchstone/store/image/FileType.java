package touchstone.store.image;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** The image file families, told apart by their first bytes; a file's name proves nothing. */
enum FileType {
    PNG("89504e470d0a1a0a"), //
    JPEG("ffd8ff"), //
    TIFF("49492a00 4d4d002a"), //
    BIG_TIFF("49492b00 4d4d002b"), //
    BMP("424d"), //
    GIF("474946383761 474946383961"), //
    WEBP("52494646........57454250"), //
    PSD("384250530001 384250530002"), //
    PNM("5031(09|0a|0d|20|23) 5032(09|0a|0d|20|23) 5033(09|0a|0d|20|23) 5034(09|0a|0d|20|23) 5035(09|0a|0d|20|23)"
            + " 5036(09|0a|0d|20|23) 50370a 5046(0a|20) 5066(0a|20)"), //
    /** Told by {@link DicomFile#isDicom}: its mark lies behind 128 bytes that may be another family's. */
    DICOM("-");

    /** How many bytes {@link #of} needs to see. */
    static final int MAGIC_BYTES = DicomFile.MAGIC_BYTES;

    /** Of hexadecimal digits, any of several. */
    private final Pattern magics;

    FileType(String magics) {
        this.magics = Pattern.compile(magics.replace(' ', '|'));
    }

    /** Whether a file can hold several pictures that become images. */
    boolean hasPlanes() {
        return isTiff() || this == DICOM;
    }

    boolean isTiff() {
        return this == TIFF || this == BIG_TIFF;
    }

    static Optional<FileType> of(byte[] head) {
        if (DicomFile.isDicom(head)) {
            return Optional.of(DICOM);
        }
        String hex = HexFormat.of().formatHex(head);
        return Arrays.stream(values()).filter(t -> t.magics.matcher(hex).lookingAt())
                .findFirst();
    }
}
