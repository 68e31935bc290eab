package touchstone.canvas.segment;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.MaskBuilder;
import touchstone.model.geometry.Points;

/**
 * Cuts an object out of a box, after Rother, Kolmogorov and Blake, GrabCut (2004): what lies around the box is not the
 * object; colours of both are learned and the cheapest cut between them sought in turn. The cut is made in a level in
 * which the box has at most {@value #MOST_PIXELS} pixels; its border is then cut again level by level up to the image
 * itself, in a band of two pixels to each side.
 */
public final class GraphCut {

    /** A stroke that says what the object is, or what it is not. */
    public record Hint(Points line, double radius, boolean object) {
    }

    private static final int MOST_PIXELS = 1 << 17;
    private static final int ROUNDS = 5;
    /** After a hint, when colours are known already. */
    private static final int FURTHER_ROUNDS = 2;
    /** What is taken for the object at first, in parts of the box's sides, when the whole box led to nothing. */
    private static final double[] MIDDLES = { 0.5, 0.25 };
    /** How much around the box is looked at, in parts of its sides. */
    private static final double MARGIN = 0.25;
    private static final int LEAST_MARGIN = 8;
    /** The band's surroundings in which a part of the border is cut again. */
    private static final int SURROUNDINGS = 8;

    private final Source source;
    private final int level;
    private final Bounds box;
    private final List<Hint> hints;
    private final Mask mask;
    private final @Nullable ColourMixture object;
    private final @Nullable ColourMixture around;

    private GraphCut(Source source, int level, Bounds box, List<Hint> hints, Mask mask, @Nullable ColourMixture object,
            @Nullable ColourMixture around) {
        this.source = source;
        this.level = level;
        this.box = box;
        this.hints = hints;
        this.mask = mask;
        this.object = object;
        this.around = around;
    }

    /**
     * Half done when nobody waits any more.
     *
     * @param box in image coordinates
     * @param before the cut that the last of the hints is to correct, or null for a first one
     */
    public static GraphCut of(Source source, Bounds box, List<Hint> hints, @Nullable GraphCut before,
            BooleanSupplier dropped) throws IOException {
        int level = 0;
        while (box.width() * box.height() / Math.pow(4, level) > MOST_PIXELS
                && Math.min(source.width(level), source.height(level)) > 2) {
            level++;
        }
        double size = 1L << level;
        int left = (int) Math.floor(Math.max(0, box.minX()) / size);
        int top = (int) Math.floor(Math.max(0, box.minY()) / size);
        int right = (int) Math.min(source.width(level), Math.ceil(box.maxX() / size));
        int bottom = (int) Math.min(source.height(level), Math.ceil(box.maxY() / size));
        if (right <= left || bottom <= top) {
            return new GraphCut(source, level, box, hints, Mask.empty(source.width(level), source.height(level)), null,
                    null);
        }
        int across = (int) Math.max(LEAST_MARGIN, MARGIN * (right - left));
        int down = (int) Math.max(LEAST_MARGIN, MARGIN * (bottom - top));
        PixelCut cut = new PixelCut(Shades.read(source, level, left - across, top - down, right - left + 2 * across,
                bottom - top + 2 * down));
        byte[] known = new byte[cut.shades.width * cut.shades.height];
        for (int y = top; y < bottom; y++) {
            int row = cut.shades.index(left, y);
            Arrays.fill(known, row, row + right - left, PixelCut.UNDECIDED);
        }
        if (right - left == cut.shades.width && bottom - top == cut.shades.height) {
            rim(known, cut.shades.width, cut.shades.height);
        }
        apply(hints, source, cut.shades, known);
        return new GraphCut(source, level, box, List.copyOf(hints), Mask.empty(0, 0), null, null).cut(cut, known,
                before, dropped);
    }

    /** Where a box holds the whole image its rim stands for what lies around. */
    private static void rim(byte[] known, int width, int height) {
        for (int i = 0; i < known.length; i++) {
            int x = i % width;
            int y = i / width;
            if (x == 0 || y == 0 || x == width - 1 || y == height - 1) {
                known[i] = PixelCut.OUT;
            }
        }
    }

    private static void apply(List<Hint> hints, Source source, Shades shades, byte[] known) {
        double size = 1L << shades.level;
        for (Hint hint : hints) {
            double[] xy = hint.line().toArray();
            for (int i = 0; i < xy.length; i++) {
                xy[i] /= size;
            }
            Mask stroke = Mask.empty(source.width(shades.level), source.height(shades.level)).paint(Points.of(xy),
                    Math.max(0.7, hint.radius() / size));
            stroke.forEachRun((y, from, to) -> {
                for (int x = from; x < to; x++) {
                    if (shades.has(x, y)) {
                        known[shades.index(x, y)] = hint.object() ? PixelCut.IN : PixelCut.OUT;
                    }
                }
            });
        }
    }

    private GraphCut cut(PixelCut cut, byte[] known, @Nullable GraphCut before, BooleanSupplier dropped) {
        Shades shades = cut.shades;
        if (before != null && before.level == level && !before.mask.isEmpty()) {
            Mask was = before.mask;
            boolean[] in = start(known, at -> was.get(shades.x + at % shades.width, shades.y + at / shades.width));
            return learn(cut, known, in, before.object, before.around, FURTHER_ROUNDS, dropped);
        }
        GraphCut found = learn(cut, known, start(known, at -> true), null, null, ROUNDS, dropped);
        // A small object can be lost among what surrounds it in its box: the middle of the box says more about it.
        for (double share : MIDDLES) {
            if (!found.isEmpty()) {
                break;
            }
            found = learn(cut, known, start(known, at -> isMiddle(shades, at, share)), null, null, ROUNDS, dropped);
        }
        return found;
    }

    /** Which pixels are taken for the object at first. */
    private static boolean[] start(byte[] known, IntPredicate undecided) {
        boolean[] in = new boolean[known.length];
        for (int i = 0; i < in.length; i++) {
            in[i] = known[i] == PixelCut.IN || (known[i] == PixelCut.UNDECIDED && undecided.test(i));
        }
        return in;
    }

    /** Whether the pixel lies in the ellipse in the middle of the box whose axes are this share of its sides. */
    private boolean isMiddle(Shades shades, int at, double share) {
        double size = 1L << level;
        double dx = ((shades.x + at % shades.width + 0.5) * size - box.centerX()) / (box.width() * share / 2);
        double dy = ((shades.y + at / shades.width + 0.5) * size - box.centerY()) / (box.height() * share / 2);
        return dx * dx + dy * dy <= 1;
    }

    /**
     * Learns colours and cuts in turn.
     *
     * @param first what is taken for the object at first
     * @param object its colours where they are known, or null
     */
    private GraphCut learn(PixelCut cut, byte[] known, boolean[] first, @Nullable ColourMixture object,
            @Nullable ColourMixture around, int rounds, BooleanSupplier dropped) {
        boolean[] in = first;
        ColourMixture inside = object;
        ColourMixture outside = around;
        double contrast = cut.contrast();
        for (int i = 0; i < rounds && !dropped.getAsBoolean(); i++) {
            double[] theirs = cut.colours(in, true);
            double[] rest = cut.colours(in, false);
            if (theirs.length == 0 || rest.length == 0) {
                break;
            }
            inside = inside == null ? ColourMixture.of(theirs, cut.channels).again(theirs) : inside.again(theirs);
            outside = outside == null ? ColourMixture.of(rest, cut.channels).again(rest) : outside.again(rest);
            boolean[] next = cut.solve(known, inside, outside, contrast, dropped);
            boolean same = Arrays.equals(next, in);
            in = next;
            if (same) {
                break;
            }
        }
        return new GraphCut(source, level, box, hints, mask(cut.shades, in), inside, outside);
    }

    private Mask mask(Shades shades, boolean[] in) {
        MaskBuilder builder = new MaskBuilder(source.width(level), source.height(level));
        for (int i = 0; i < in.length; i++) {
            if (in[i]) {
                int x = shades.x + i % shades.width;
                builder.span(shades.y + i / shades.width, x, x + 1);
            }
        }
        return builder.build();
    }

    public boolean isEmpty() {
        return mask.isEmpty();
    }

    /** The object in the image's own pixels as it was cut: each pixel of a reduced level as a square. */
    public Mask enlarged() {
        Mask large = mask;
        for (int finer = level - 1; finer >= 0; finer--) {
            large = Finer.enlarged(large, source.width(finer), source.height(finer));
        }
        return large;
    }

    /** The object in the image's own pixels, its border cut again. Half done when nobody waits any more. */
    public Mask refined(BooleanSupplier dropped) throws IOException {
        ColourMixture inside = object;
        ColourMixture outside = around;
        Mask fine = mask;
        for (int finer = level - 1; finer >= 0; finer--) {
            if (inside == null || outside == null) {
                return enlarged();
            }
            fine = new Finer(fine, source.width(finer), source.height(finer))
                    .along(new CutGround(finer, fine, inside, outside), dropped);
        }
        return fine;
    }

    /** Which pixels of a tile of a finer level are in, where the border runs through it. */
    private final class CutGround implements Flood.Ground {

        private final int finer;
        private final Mask coarse;
        private final ColourMixture inside;
        private final ColourMixture outside;

        CutGround(int finer, Mask coarse, ColourMixture inside, ColourMixture outside) {
            this.finer = finer;
            this.coarse = coarse;
            this.inside = inside;
            this.outside = outside;
        }

        @Override
        public long[] tile(int column, int row) throws IOException {
            int left = column * Mask.TILE;
            int top = row * Mask.TILE;
            int side = Mask.TILE + 2 * SURROUNDINGS;
            Shades shades = Shades.read(source, finer, left - SURROUNDINGS, top - SURROUNDINGS, side, side);
            byte[] known = new byte[shades.width * shades.height];
            for (int i = 0; i < known.length; i++) {
                known[i] = known(shades.x + i % shades.width, shades.y + i / shades.width);
            }
            apply(hints, source, shades, known);
            PixelCut cut = new PixelCut(shades);
            boolean[] in = cut.solve(known, inside, outside, cut.contrast(), () -> false);
            long[] tile = new long[Mask.TILE];
            for (int i = 0; i < in.length; i++) {
                int x = shades.x + i % shades.width - left;
                int y = shades.y + i / shades.width - top;
                if (in[i] && x >= 0 && y >= 0 && x < Mask.TILE && y < Mask.TILE) {
                    tile[y] |= 1L << x;
                }
            }
            return tile;
        }

        /** Undecided along the border, as {@link Finer} has it; beyond the box always out. */
        private byte known(int x, int y) {
            double size = 1L << finer;
            if (!box.contains((x + 0.5) * size, (y + 0.5) * size)) {
                return PixelCut.OUT;
            }
            boolean here = coarse.get(x / 2, y / 2);
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    int nx = x / 2 + dx;
                    int ny = y / 2 + dy;
                    boolean beyond = nx < 0 || ny < 0 || nx >= coarse.width() || ny >= coarse.height();
                    if (!beyond && coarse.get(nx, ny) != here) {
                        return PixelCut.UNDECIDED;
                    }
                }
            }
            return here ? PixelCut.IN : PixelCut.OUT;
        }
    }
}
