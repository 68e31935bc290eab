package touchstone.canvas.tile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Colours for a brightness, computed from control points that lie evenly and straight lines between them. Viridis, magma
 * and inferno are those of Smith, van der Walt and Firing (released under CC0), every fifth of their 256 colours; hot and
 * bone follow their usual definitions; blue-orange diverges from a light middle to Okabe and Ito's blue and vermilion,
 * which people with every kind of colour vision tell apart.
 */
public enum ColourMap {

    GREY("000000 ffffff"), VIRIDIS("""
            440154 46085c 471063 481769 481d6f 482475 472a7a 46307e 453781 433d84 414287 3f4889 3d4e8a
            3a538b 38598c 355e8d 33638d 31688e 2e6d8e 2c718e 2a768e 297b8e 27808e 25848e 23898e 218e8d
            20928c 1f978b 1e9c89 1fa188 21a585 24aa83 28ae80 2eb37c 35b779 3dbc74 46c06f 50c46a 5ac864
            65cb5e 70cf57 7cd250 89d548 95d840 a2da37 b0dd2f bddf26 cae11f d8e219 e5e419 f1e51d fde725"""), MAGMA("""
            000004 02020b 050416 090720 0e0b2b 140e36 1a1042 21114e 29115a 311165 390f6e 420f75 4a1079
            52137c 5a167e 621980 6a1c81 721f81 792282 812581 892881 912b81 992d80 a1307e aa337d b2357b
            ba3878 c23b75 ca3e72 d2426f d9466b e04c67 e75263 ec5860 f1605d f4695c f7725c f97b5d fb8560
            fc8e64 fd9869 fea16e feaa74 feb47b febd82 fec68a fecf92 fed89a fde2a3 fdebac fcf4b6 fcfdbf"""), INFERNO("""
            000004 02020c 050417 0a0722 10092d 160b39 1e0c45 260c51 2f0a5b 380962 400a67 490b6a 510e6c
            59106e 61136e 69166e 71196e 781c6d 801f6c 88226a 902568 982766 a02a63 a82e5f b0315b b73557
            bf3952 c63d4d cc4248 d34743 d94d3d df5337 e45a31 e9612b ed6925 f1711f f47918 f78212 f98b0b
            fa9407 fb9d07 fca60c fcb014 fbba1f fac42a f8cd37 f6d746 f4e156 f2ea69 f2f27d f5f992 fcffa4"""), HOT(
            "000000 550000 aa0000 ff0000 ff5500 ffaa00 ffff00 ffff80 ffffff"), BONE(
                    "000000 1c1c27 38384d 545474 707a8f 8ca1ab a7c7c7 d3e3e3 ffffff"), BLUE_ORANGE(
                            "003152 0072b2 7fb8d8 f7f7f7 eaae80 d55e00 5e2900");

    /** How many colours it has. */
    public static final int SIZE = 256;

    @SuppressWarnings("ImmutableEnumChecker") // never handed out nor written after the constructor
    private final int[] colours = new int[SIZE];

    ColourMap(String controlPoints) {
        int[] points = Arrays.stream(controlPoints.strip().split("\\s+")).mapToInt(p -> Integer.parseInt(p, 16))
                .toArray();
        for (int i = 0; i < SIZE; i++) {
            double at = i * (points.length - 1) / (SIZE - 1.0);
            int left = Math.min((int) at, points.length - 2);
            colours[i] = 0xff000000 | mix(points[left], points[left + 1], at - left);
        }
    }

    private static int mix(int from, int to, double share) {
        int colour = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int a = from >> shift & 0xff;
            int b = to >> shift & 0xff;
            colour |= (int) Math.round(a + (b - a) * share) << shift;
        }
        return colour;
    }

    /** Opaque 0xFFrrggbb for a brightness of 0 to 255. */
    public int colour(int brightness) {
        return colours[brightness];
    }

    /** The name in files and on the command line: "blue-orange". */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ColourMap> of(String key) {
        return Arrays.stream(values()).filter(m -> m.key().equals(key)).findFirst();
    }
}
