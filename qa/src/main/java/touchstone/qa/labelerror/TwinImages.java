package touchstone.qa.labelerror;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import touchstone.qa.Watch;

/**
 * Pictures that are nearly the same, also mirrored or turned by quarters: their {@link PerceptualHash}es differ in at most
 * {@link #BITS} bits and their thumbnails correlate. Hashes are looked up by their eight bytes: two that differ in at most
 * seven bits share one, so that only few pairs are compared.
 */
public final class TwinImages {

    /** In how many bits the hashes of twins may differ. */
    public static final int BITS = 7;

    /**
     * @param first place in the list, lower than {@code second}
     * @param correlation of the thumbnails, up to 1
     * @param turned whether one of them is mirrored or turned
     */
    public record Pair(int first, int second, double correlation, boolean turned) {
    }

    private final List<Thumbnail> thumbnails;
    private final double least;
    private final int[][][] byByte = new int[Long.BYTES][256][];

    /**
     * @param hashes as {@link PerceptualHash#variants}
     * @param pixels with mean 0 and length 1
     */
    @SuppressWarnings("ArrayRecordComponent") // pixels, never compared
    record Thumbnail(long[] hashes, float[] pixels) {

        /** @param pixels a picture that is not all of one brightness */
        static Thumbnail of(float... pixels) {
            double sum = 0;
            for (float p : pixels) {
                sum += p;
            }
            float mean = (float) (sum / pixels.length);
            double squares = 0;
            float[] centred = new float[pixels.length];
            for (int i = 0; i < pixels.length; i++) {
                centred[i] = pixels[i] - mean;
                squares += centred[i] * centred[i];
            }
            float length = (float) Math.sqrt(squares);
            for (int i = 0; i < centred.length; i++) {
                centred[i] /= length;
            }
            return new Thumbnail(PerceptualHash.variants(pixels), centred);
        }
    }

    private TwinImages(List<Thumbnail> thumbnails, double least) {
        this.thumbnails = thumbnails;
        this.least = least;
        int[][] counts = new int[Long.BYTES][256];
        for (Thumbnail t : thumbnails) {
            for (int b = 0; b < Long.BYTES; b++) {
                counts[b][at(t.hashes[0], b)]++;
            }
        }
        for (int b = 0; b < Long.BYTES; b++) {
            for (int value = 0; value < 256; value++) {
                byByte[b][value] = new int[counts[b][value]];
                counts[b][value] = 0;
            }
        }
        for (int i = 0; i < thumbnails.size(); i++) {
            for (int b = 0; b < Long.BYTES; b++) {
                int value = at(thumbnails.get(i).hashes[0], b);
                byByte[b][value][counts[b][value]++] = i;
            }
        }
    }

    /**
     * All pairs, by their places.
     *
     * @param least the correlation that twins have at least
     */
    static List<Pair> of(List<Thumbnail> thumbnails, double least, Watch watch) {
        TwinImages twins = new TwinImages(thumbnails, least);
        return IntStream.range(0, thumbnails.size()).parallel().mapToObj(i -> {
            watch.check();
            return twins.of(i);
        }).flatMap(List::stream).toList();
    }

    private static int at(long hash, int place) {
        return (int) (hash >>> 8 * place) & 0xff;
    }

    /** One pair for each twin, in the variant in which it correlates best. */
    private List<Pair> of(int first) {
        Map<Integer, Pair> pairs = new TreeMap<>();
        for (int variant = 0; variant < PerceptualHash.VARIANTS; variant++) {
            long hash = thumbnails.get(first).hashes[variant];
            float @Nullable [] shown = null;
            for (int b = 0; b < Long.BYTES; b++) {
                for (int second : byByte[b][at(hash, b)]) {
                    long other = thumbnails.get(second).hashes[0];
                    if (second <= first || Long.bitCount(hash ^ other) > BITS || isSharedBefore(hash, other, b)) {
                        continue;
                    }
                    shown = shown == null ? PerceptualHash.show(thumbnails.get(first).pixels, variant) : shown;
                    double correlation = correlation(shown, thumbnails.get(second).pixels);
                    if (correlation >= least) {
                        pairs.merge(second, new Pair(first, second, Math.min(1, correlation), variant != 0),
                                (a, c) -> c.correlation > a.correlation ? c : a);
                    }
                }
            }
        }
        return List.copyOf(pairs.values());
    }

    private static boolean isSharedBefore(long a, long b, int place) {
        for (int before = 0; before < place; before++) {
            if (at(a, before) == at(b, before)) {
                return true;
            }
        }
        return false;
    }

    private static double correlation(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
