package touchstone.store.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Families of images that are not read but known by name, told by their first bytes, so that a refusal can name them. */
enum OtherFamily {
    JPEG_2000("JPEG 2000", "0000000c6a502020", "ff4fff51"), //
    JPEG_XL("JPEG XL", "0000000c4a584c20", "ff0a"), //
    AVIF("AVIF", brand("avif")), //
    HEIF("HEIF", brand("heic"), brand("heix"), brand("mif1"));

    private final String title;
    @SuppressWarnings("ImmutableEnumChecker") // a list that nobody can change
    private final List<String> magics;

    OtherFamily(String title, String... magics) {
        this.title = title;
        this.magics = List.of(magics);
    }

    /** The box "ftyp" with that brand, behind its length. */
    private static String brand(String name) {
        return "........" + HexFormat.of().formatHex(("ftyp" + name).getBytes(StandardCharsets.US_ASCII));
    }

    static Optional<String> of(byte[] head) {
        String hex = HexFormat.of().formatHex(head);
        return Arrays.stream(values())
                .filter(f -> f.magics.stream().anyMatch(magic -> hex.matches(magic + ".*"))).map(f -> f.title)
                .findFirst();
    }
}
