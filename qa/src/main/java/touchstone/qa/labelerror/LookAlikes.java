package touchstone.qa.labelerror;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import touchstone.model.Annotation;
import touchstone.model.LabelId;
import touchstone.model.geometry.Bounds;
import touchstone.qa.Watch;

/**
 * Places of an image that look like one of its objects and hold none: where the picture, on a reduced level, correlates
 * with the object's surroundings (normalised cross-correlation, after Lewis 1995, with sums over windows from an integral
 * image). The object of middle size of each of the commonest labels is tried, and counts only where it tells its label
 * from the rest: at least half of the label's other objects look like it, and at most half as many free places do. So
 * labels of many shapes and pictures without sharp features give no hints. A hint, no more.
 */
final class LookAlikes {

    private static final int LONGEST = 384;
    private static final int SMALLEST = 7;
    private static final int LARGEST = 40;
    private static final int LABELS = 3;
    private static final int MOST_OBJECTS = 500;
    /** The first look is at every second place in each direction, with so much less asked of the correlation. */
    private static final int STRIDE = 2;
    private static final double FIRST_LOOK = 0.4;
    /** How much of a place may be covered by a drawn object. */
    private static final double FREE = 0.1;
    private static final int MOST_HINTS = 5;
    /** How many other objects of the label have to look like the one that is tried. */
    private static final int RESEMBLING = 2;

    /** A place that looks like an object. */
    record Hint(Annotation like, Bounds place, double correlation) {
    }

    private final GreyPicture picture;
    private final double[] sums;
    private final double[] squares;
    private final List<Annotation> objects;
    private final double least;
    private final Watch watch;

    private LookAlikes(GreyPicture picture, List<Annotation> objects, double least, Watch watch) {
        this.picture = picture;
        this.objects = objects;
        this.least = least;
        this.watch = watch;
        int stride = picture.width() + 1;
        sums = new double[stride * (picture.height() + 1)];
        squares = new double[sums.length];
        for (int y = 0; y < picture.height(); y++) {
            double row = 0;
            double rowSquares = 0;
            for (int x = 0; x < picture.width(); x++) {
                double value = picture.at(x, y);
                row += value;
                rowSquares += value * value;
                int at = (y + 1) * stride + x + 1;
                sums[at] = sums[at - stride] + row;
                squares[at] = squares[at - stride] + rowSquares;
            }
        }
    }

    static List<Hint> of(GreyPicture full, List<Annotation> objects, double least, Watch watch) {
        if (least >= 1 || objects.size() < 2 || objects.size() > MOST_OBJECTS) {
            return List.of();
        }
        return new LookAlikes(full.within(LONGEST), objects, least, watch).find();
    }

    private List<Hint> find() {
        Map<LabelId, List<Annotation>> byLabel = new LinkedHashMap<>();
        for (Annotation object : objects) {
            if (fits(object)) {
                byLabel.computeIfAbsent(object.label(), l -> new ArrayList<>()).add(object);
            }
        }
        List<Hint> hints = new ArrayList<>();
        byLabel.values().stream().filter(same -> same.size() > 1)
                .sorted(Comparator.comparingInt((List<Annotation> same) -> -same.size())).limit(LABELS)
                .forEach(same -> hints.addAll(find(same)));
        return hints.stream().sorted(Comparator.comparingDouble(Hint::correlation).reversed()).limit(MOST_HINTS)
                .toList();
    }

    private boolean fits(Annotation object) {
        Window w = window(object.geometry().bounds());
        return Math.min(w.width, w.height) >= SMALLEST && Math.max(w.width, w.height) <= LARGEST && w.x >= 0 && w.y >= 0
                && w.x + w.width <= picture.width() && w.y + w.height <= picture.height();
    }

    private record Window(int x, int y, int width, int height) {
    }

    /** The object's bounds with a little of what is around. */
    private Window window(Bounds bounds) {
        double scale = picture.scale();
        int x = (int) Math.floor(bounds.minX() / scale) - 1;
        int y = (int) Math.floor(bounds.minY() / scale) - 1;
        return new Window(x, y, (int) Math.ceil(bounds.maxX() / scale) + 1 - x,
                (int) Math.ceil(bounds.maxY() / scale) + 1 - y);
    }

    private List<Hint> find(List<Annotation> same) {
        List<Annotation> bySize = same.stream()
                .sorted(Comparator.comparingDouble(o -> o.geometry().bounds().width() * o.geometry().bounds().height()))
                .toList();
        Annotation typical = bySize.get(bySize.size() / 2);
        Template template = new Template(window(typical.geometry().bounds()));
        long resembling = same.stream().filter(o -> !o.id().equals(typical.id())).filter(o -> {
            Bounds b = o.geometry().bounds();
            int x = (int) Math.round(b.centerX() / picture.scale() - template.window.width / 2.0);
            int y = (int) Math.round(b.centerY() / picture.scale() - template.window.height / 2.0);
            return template.best(x, y, 2).correlation >= least;
        }).count();
        if (template.length == 0 || resembling < RESEMBLING || resembling < (same.size() - 1) / 2.0) {
            return List.of();
        }
        List<Hint> hints = search(typical, template);
        return hints.size() <= resembling / 2 ? hints : List.of();
    }

    private List<Hint> search(Annotation typical, Template template) {
        List<Spot> spots = new ArrayList<>();
        Window w = template.window;
        for (int y = 0; y + w.height <= picture.height(); y += STRIDE) {
            watch.check();
            for (int x = 0; x + w.width <= picture.width(); x += STRIDE) {
                if (template.correlation(x, y) >= least - FIRST_LOOK && isFree(new Window(x, y, w.width, w.height))) {
                    Spot best = template.best(x, y, STRIDE);
                    if (best.correlation >= least && isFree(new Window(best.x, best.y, w.width, w.height))) {
                        spots.add(best);
                    }
                }
            }
        }
        spots.sort(Comparator.comparingDouble((Spot s) -> s.correlation).reversed());
        List<Spot> apart = new ArrayList<>();
        for (Spot spot : spots) {
            if (apart.stream().noneMatch(s -> Math.abs(s.x - spot.x) < w.width && Math.abs(s.y - spot.y) < w.height)) {
                apart.add(spot);
            }
        }
        double scale = picture.scale();
        return apart.stream().map(s -> new Hint(typical, Bounds.ofSize((s.x + 1) * scale, (s.y + 1) * scale,
                (w.width - 2) * scale, (w.height - 2) * scale), s.correlation)).toList();
    }

    private boolean isFree(Window w) {
        double scale = picture.scale();
        Bounds place = Bounds.ofSize(w.x * scale, w.y * scale, w.width * scale, w.height * scale);
        double area = place.width() * place.height();
        for (Annotation object : objects) {
            Bounds common = object.geometry().bounds().intersection(place);
            if (common.width() * common.height() > FREE * area) {
                return false;
            }
        }
        return true;
    }

    private record Spot(int x, int y, double correlation) {
    }

    /** A window of the picture, with mean 0. */
    private final class Template {

        private final Window window;
        private final float[] values;
        private final double length;

        Template(Window window) {
            this.window = window;
            values = new float[window.width * window.height];
            double mean = sum(sums, window.x, window.y) / values.length;
            double squared = 0;
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (picture.at(window.x + i % window.width, window.y + i / window.width) - mean);
                squared += values[i] * (double) values[i];
            }
            length = Math.sqrt(squared);
        }

        private double sum(double[] table, int x, int y) {
            int stride = picture.width() + 1;
            return table[(y + window.height) * stride + x + window.width] - table[y * stride + x + window.width]
                    - table[(y + window.height) * stride + x] + table[y * stride + x];
        }

        /** With the window at the place; 0 where it is far more or less varied than the template, without looking closer. */
        double correlation(int x, int y) {
            double mean = sum(sums, x, y) / values.length;
            double variance = sum(squares, x, y) - mean * mean * values.length;
            double ratio = Math.sqrt(Math.max(0, variance)) / length;
            if (!(ratio > 0.5 && ratio < 2)) {
                return 0;
            }
            double product = 0;
            int i = 0;
            for (int dy = 0; dy < window.height; dy++) {
                int row = (y + dy) * picture.width() + x;
                for (int dx = 0; dx < window.width; dx++) {
                    product += values[i++] * picture.values()[row + dx];
                }
            }
            return product / (length * length * ratio);
        }

        /** The place within so many pixels that correlates best. */
        Spot best(int x, int y, int reach) {
            Spot best = new Spot(x, y, Double.NEGATIVE_INFINITY);
            for (int py = Math.max(0, y - reach); py <= Math.min(picture.height() - window.height, y + reach); py++) {
                for (int px = Math.max(0, x - reach); px <= Math.min(picture.width() - window.width, x + reach); px++) {
                    double correlation = correlation(px, py);
                    if (correlation > best.correlation) {
                        best = new Spot(px, py, correlation);
                    }
                }
            }
            return best;
        }
    }
}
