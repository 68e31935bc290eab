package touchstone.canvas.layer;

import touchstone.canvas.segment.Superpixels;

/** The borders between superpixels, faint and one screen pixel wide at any scale. */
public record PartitionLayer(Superpixels parts) implements Layer {

    private static final int LIGHT = 0xffffff;
    private static final int STRENGTH = 80;

    @Override
    public void paint(Raster raster) {
        if (!raster.region().intersects(parts.part())) {
            return;
        }
        int[] above = new int[raster.width() + 1];
        int[] here = new int[raster.width() + 1];
        number(raster, 0, here);
        for (int y = 0; y < raster.height(); y++) {
            int[] next = above;
            above = here;
            number(raster, y + 1, next);
            here = next;
            for (int x = 0; x < raster.width(); x++) {
                int label = above[x];
                if (label >= 0 && (above[x + 1] != label || here[x] != label)) {
                    int at = y * raster.width() + x;
                    raster.pixels()[at] = Blend.over(raster.pixels()[at], LIGHT, STRENGTH);
                }
            }
        }
    }

    private void number(Raster raster, int row, int[] labels) {
        double y = raster.region().minY() + (row + 0.5) / raster.scale();
        for (int x = 0; x < labels.length; x++) {
            labels[x] = parts.at(raster.region().minX() + (x + 0.5) / raster.scale(), y);
        }
    }
}
