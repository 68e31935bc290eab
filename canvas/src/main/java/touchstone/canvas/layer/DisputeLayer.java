package touchstone.canvas.layer;

import java.util.List;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;

/** Places where people differ, hatched by how bad it is; the mildest first, so that the worst lie on top. */
public record DisputeLayer(List<Dispute> disputes) implements Layer {

    private static final int ALPHA = 215;
    private static final int CASING_ALPHA = 110;

    public DisputeLayer {
        disputes = disputes.stream().sorted((a, b) -> b.grade().compareTo(a.grade())).toList();
    }

    @Override
    public void paint(Raster raster) {
        Bounds region = raster.region();
        Pen pen = Pen.on(raster);
        for (Dispute dispute : disputes) {
            if (dispute.bounds().intersects(region)) {
                Hatching hatching = new Hatching(dispute.grade(), raster.density());
                Mask mask = dispute.mask();
                if (mask == null) {
                    dispute.rings().forEach(ring -> edges(pen, ring, raster.scale()));
                    pen.fill((row, column, bits) -> hatching.paint(raster, row, column, bits));
                } else {
                    hatch(raster, mask, hatching);
                }
            }
        }
    }

    private static void edges(Pen pen, Points ring, double scale) {
        int last = ring.size() - 1;
        for (int i = 0; i <= last; i++) {
            int from = i == 0 ? last : i - 1;
            pen.edge(ring.x(from) * scale, ring.y(from) * scale, ring.x(i) * scale, ring.y(i) * scale);
        }
    }

    private static void hatch(Raster raster, Mask mask, Hatching hatching) {
        MaskBits bits = MaskBits.of(mask, raster.scale(), raster.x(), raster.y(), raster.width(), raster.height());
        for (int row = 0; row < raster.height(); row++) {
            for (int word = 0; word < bits.words(); word++) {
                hatching.paint(raster, row, word << 6, bits.set(word, row));
            }
        }
    }

    /** Slanting lines with a dark edge, anchored in the zoomed image. */
    private record Hatching(int rgb, int period, int line, int edge) {

        Hatching(Dispute.Grade grade, double density) {
            this(grade.rgb, (int) Math.round(grade.period * density), (int) Math.round(grade.line * density),
                    (int) Math.ceil(density));
        }

        void paint(Raster raster, int row, int column, long bits) {
            for (long rest = bits; rest != 0; rest &= rest - 1) {
                int x = column + Long.numberOfTrailingZeros(rest);
                if (x >= raster.width()) {
                    return;
                }
                int phase = Math.floorMod(raster.x() + x + raster.y() + row, period);
                int at = row * raster.width() + x;
                if (phase < line) {
                    raster.pixels()[at] = Blend.over(raster.pixels()[at], rgb, ALPHA);
                } else if (phase < line + edge) {
                    raster.pixels()[at] = Blend.over(raster.pixels()[at], 0, CASING_ALPHA);
                }
            }
        }
    }
}
