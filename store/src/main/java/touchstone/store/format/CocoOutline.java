package touchstone.store.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.Messages;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Rle;

/**
 * The segmentation of a COCO object as the file has it: flat rings that are united, or run lengths down the columns as
 * numbers or as a string.
 *
 * @param rings null when the segmentation is a run-length encoding or missing
 * @param size height and width of a run-length encoding
 */
@SuppressWarnings("ArrayRecordComponent") // as read, never compared
record CocoOutline(@Nullable List<double[]> rings, double @Nullable [] size, double @Nullable [] counts,
        @Nullable String compressed) {

    private static final Messages TEXT = Messages.beside(CocoOutline.class);
    private static final CocoOutline NONE = new CocoOutline(null, null, null, null);

    static CocoOutline of(CocoRecord record) {
        return record.rings == null && !record.isRle()
                ? NONE
                : new CocoOutline(record.rings, record.size, record.counts, record.compressed);
    }

    boolean isMissing() {
        return (rings == null || rings.isEmpty()) && size == null && counts == null && compressed == null;
    }

    /**
     * The run lengths that pycocotools makes of it.
     *
     * @param width of the image, 0 when it is not known
     * @param height of the image, 0 when it is not known
     * @throws InvalidGeometry when there is none, or as {@link Rle}
     */
    Rle runs(int width, int height) {
        if (rings != null) {
            return ofRings(rings, width, height);
        }
        if (size == null || size.length != 2 || !isSide(size[0]) || !isSide(size[1])) {
            throw invalid("rleNoSize");
        }
        int rows = (int) size[0];
        int columns = (int) size[1];
        if (width > 0 && height > 0 && (columns != width || rows != height)) {
            throw invalid("rleSize", Integer.toString(columns), Integer.toString(rows), Integer.toString(width),
                    Integer.toString(height));
        }
        if (compressed != null) {
            return Rle.ofCompressed(columns, rows, compressed);
        }
        if (counts == null) {
            throw invalid("rleNoCounts");
        }
        long[] runs = new long[counts.length];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = (long) counts[i];
            if (runs[i] != counts[i]) {
                throw invalid("badValue", "counts");
            }
        }
        return Rle.ofCounts(columns, rows, runs);
    }

    private static Rle ofRings(List<double[]> rings, int width, int height) {
        if (width <= 0 || height <= 0) {
            throw invalid("imageSizeMissing");
        }
        List<Points> all = new ArrayList<>(rings.size());
        for (double[] ring : rings) {
            if (ring.length % 2 != 0) {
                throw invalid("ringOdd");
            }
            if (ring.length < 6) {
                throw invalid("ringShort", Integer.toString(ring.length / 2));
            }
            all.add(Points.of(ring));
        }
        return Rle.ofPolygons(all, width, height);
    }

    private static boolean isSide(double side) {
        return side >= 1 && side <= 1_000_000 && side == Math.rint(side);
    }

    private static InvalidGeometry invalid(String key, Object... values) {
        return new InvalidGeometry(TEXT.text(key, values));
    }
}
