package touchstone.qa.saliency;

import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;

/**
 * How much of a heat map lies on what was annotated. A map of another size than the image lies over it with its corners on
 * the image's corners; the finer of the two grids is visited, and each of its cells takes the value of the other's cell
 * under its centre.
 *
 * @param energyInside share of the map's energy (its values, those below 0 as 0) inside the annotation; undefined where
 *            nothing with an area is annotated or the map has no energy
 * @param pointing the pointing game (Zhang et al. 2018): 1 when the map's highest place lies inside the annotation or not
 *            farther from it than the tolerance, else 0; of several equally high places the share that do; undefined for a
 *            map that is the same everywhere
 */
public record Saliency(Estimate energyInside, Estimate pointing, boolean scaled, long negatives) {

    /** @param tolerance in image pixels, between the centres of pixels; 0 for inside */
    public static Saliency of(HeatMap map, Mask annotated, double tolerance) {
        boolean scaled = map.width() != annotated.width() || map.height() != annotated.height();
        if (annotated.isEmpty()) {
            Estimate none = Estimate.undefined(Reason.NO_REFERENCE);
            return new Saliency(none, none, scaled, map.negatives());
        }
        return new Saliency(energy(map, annotated), pointing(map, annotated, tolerance), scaled, map.negatives());
    }

    private static Estimate energy(HeatMap map, Mask annotated) {
        int width = Math.max(map.width(), annotated.width());
        int height = Math.max(map.height(), annotated.height());
        int[] mapX = cells(width, map.width());
        int[] mapY = cells(height, map.height());
        int[] imageX = cells(width, annotated.width());
        int[] imageY = cells(height, annotated.height());
        double all = 0;
        double inside = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double energy = map.energy(mapX[x], mapY[y]);
                all += energy;
                inside += annotated.get(imageX[x], imageY[y]) ? energy : 0;
            }
        }
        return all > 0
                ? Estimate.of(Math.min(1, inside / all), (long) map.width() * map.height())
                : Estimate.undefined(Reason.NO_ENERGY);
    }

    /** For every cell of the fine grid the cell of the coarse one under its centre. */
    private static int[] cells(int fine, int coarse) {
        int[] cells = new int[fine];
        for (int i = 0; i < fine; i++) {
            cells[i] = (int) ((i + 0.5) * coarse / fine);
        }
        return cells;
    }

    private static Estimate pointing(HeatMap map, Mask annotated, double tolerance) {
        double top = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        for (double value : map.values()) {
            top = Math.max(top, value);
            low = Math.min(low, value);
        }
        if (top == low) {
            return Estimate.undefined(Reason.NO_VARIANCE);
        }
        long places = 0;
        long hits = 0;
        for (int i = 0; i < map.values().length; i++) {
            if (map.values()[i] == top) {
                places++;
                int row = i / map.width();
                double x = (i % map.width() + 0.5) * annotated.width() / map.width();
                double y = (row + 0.5) * annotated.height() / map.height();
                hits += isNear(annotated, x, y, tolerance) ? 1 : 0;
            }
        }
        return Estimate.of((double) hits / places, places);
    }

    private static boolean isNear(Mask annotated, double x, double y, double tolerance) {
        if (annotated.contains(x, y)) {
            return true;
        }
        int reach = (int) Math.ceil(tolerance);
        int cx = (int) Math.floor(x);
        int cy = (int) Math.floor(y);
        Bounds within = annotated.bounds();
        int right = (int) Math.min(cx + reach, within.maxX());
        int bottom = (int) Math.min(cy + reach, within.maxY());
        for (int py = (int) Math.max(cy - reach, within.minY()); py <= bottom; py++) {
            for (int px = (int) Math.max(cx - reach, within.minX()); px <= right; px++) {
                if (Math.hypot(px + 0.5 - x, py + 0.5 - y) <= tolerance && annotated.get(px, py)) {
                    return true;
                }
            }
        }
        return false;
    }
}
