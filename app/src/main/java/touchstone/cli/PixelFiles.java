package touchstone.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.qa.labelerror.LabelledProbabilities;
import touchstone.qa.labelerror.SegmentationErrors.Pixels;
import touchstone.qa.labelerror.SegmentationErrors.Source;
import touchstone.store.image.ImageFile;
import touchstone.store.image.NpyFile;
import touchstone.store.image.RegionReader;
import touchstone.store.image.Samples;

/**
 * Classes of pixels and a model's probabilities in files: an image whose values are classes, or an array [height, width]
 * or [image, height, width]; and an array [class, height, width] or [image, class, height, width]. In folders the files
 * of one image have one name: a.png, and beside it or in the other folder a.npy, a.npz, or a_0.png, a_1.png .. with a grey
 * picture a class, whose largest possible value is 1.
 */
final class PixelFiles implements Source, Closeable {

    private static final Messages TEXT = Messages.beside(PixelFiles.class);

    private final Path labels;
    private final Path probabilities;
    private final List<Path> files;
    private final @Nullable NpyFile labelArray;
    private final @Nullable NpyFile probabilityArray;
    private final int images;
    private final int classes;

    private PixelFiles(Path labels, Path probabilities) throws IOException {
        this.labels = labels;
        this.probabilities = probabilities;
        files = Files.isDirectory(labels) ? list(labels) : List.of(labels);
        labelArray = isArray(labels) ? NpyFile.open(labels) : null;
        probabilityArray = isArray(probabilities) ? NpyFile.open(probabilities) : null;
        images = labelArray != null && labelArray.shape().length == 3 ? labelArray.shape()[0] : files.size();
        if (probabilityArray == null && !Files.isDirectory(probabilities)) {
            throw new InputRefused(TEXT.text("pixels.probabilities", probabilities));
        }
        if (probabilityArray != null && (axes(probabilityArray) != 4 || probabilityArray.shape()[0] != images)
                && (axes(probabilityArray) != 3 || images != 1)) {
            throw new InputRefused(TEXT.text("pixels.shape", probabilities, shape(probabilityArray), images));
        }
        if (labelArray != null && axes(labelArray) != 2 && axes(labelArray) != 3) {
            throw new InputRefused(TEXT.text("pixels.labelShape", labels, shape(labelArray)));
        }
        classes = images == 0 ? 0 : planes(0);
        if (classes < 2) {
            throw new InputRefused(TEXT.text("pixels.classes", probabilities));
        }
    }

    static PixelFiles open(Path labels, Path probabilities) throws IOException {
        return new PixelFiles(labels, probabilities);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> images = all.filter(f -> f.toString().matches("(?i).*\\.(png|npy|tiff?)"))
                    .filter(f -> !f.toString().matches(".*_\\d+\\.png")).sorted().toList();
            List<Path> labels = images.stream()
                    .filter(f -> !isArray(f) || images.stream().noneMatch(o -> !isArray(o) && stem(o).equals(stem(f))))
                    .toList();
            if (labels.isEmpty()) {
                throw new InputRefused(TEXT.text("pixels.folder", folder));
            }
            return labels;
        }
    }

    private static boolean isArray(Path file) {
        return file.toString().endsWith(".npy") || file.toString().endsWith(".npz");
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.'));
    }

    private static int axes(NpyFile array) {
        return array.shape().length;
    }

    private static String shape(NpyFile array) {
        List<String> sides = new ArrayList<>();
        for (int side : array.shape()) {
            sides.add(Integer.toString(side));
        }
        return String.join(" x ", sides);
    }

    @Override
    public int images() {
        return images;
    }

    @Override
    public int classes() {
        return classes;
    }

    /** What the image is called: the file's name without ending, or its number in the array. */
    String name(int image) {
        return files.size() == images && images > 0 && !(labelArray != null && axes(labelArray) == 3)
                ? stem(files.get(image))
                : Integer.toString(image);
    }

    private Path array(int image) {
        Path npy = probabilities.resolve(name(image) + ".npy");
        return Files.exists(npy) ? npy : probabilities.resolve(name(image) + ".npz");
    }

    private Path plane(int image, int c) {
        return probabilities.resolve(name(image) + "_" + c + ".png");
    }

    private int planes(int image) throws IOException {
        if (probabilityArray != null) {
            int[] shape = probabilityArray.shape();
            return shape[shape.length - 3];
        }
        if (Files.exists(array(image))) {
            try (NpyFile array = NpyFile.open(array(image))) {
                return axes(array) == 3 ? array.shape()[0] : 0;
            }
        }
        int n = 0;
        while (Files.exists(plane(image, n))) {
            n++;
        }
        if (n == 0) {
            throw new InputRefused(TEXT.text("pixels.missing", probabilities, name(image)));
        }
        return n;
    }

    @Override
    public Pixels read(int image) throws IOException {
        Plane given = labels(image);
        if (planes(image) != classes) {
            throw new InputRefused(TEXT.text("pixels.count", probabilities, name(image), planes(image), classes));
        }
        double[][] planes = new double[classes][];
        for (int c = 0; c < classes; c++) {
            planes[c] = probabilities(image, c, given);
        }
        int[] classOf = new int[given.values.length];
        for (int p = 0; p < classOf.length; p++) {
            double value = given.values[p];
            if (value != Math.rint(value) || value < 0 || value >= classes) {
                throw new InputRefused(TEXT.text("pixels.label", labels, name(image), p % given.width, p / given.width,
                        Numbers.plain(value), classes));
            }
            classOf[p] = (int) value;
        }
        return new Pixels(given.width, given.height, classOf, planes);
    }

    @SuppressWarnings("ArrayRecordComponent") // a buffer, never compared
    private record Plane(int width, int height, double[] values) {
    }

    private Plane labels(int image) throws IOException {
        if (labelArray != null) {
            return plane(labelArray, labels, axes(labelArray) == 3 ? image : 0);
        }
        if (isArray(files.get(image))) {
            try (NpyFile array = NpyFile.open(files.get(image))) {
                return plane(array, files.get(image), 0);
            }
        }
        return picture(files.get(image), 1);
    }

    private Plane plane(NpyFile array, Path file, long place) throws IOException {
        int[] shape = array.shape();
        if (shape.length < 2) {
            throw new InputRefused(TEXT.text("pixels.labelShape", file, shape(array)));
        }
        int height = shape[shape.length - 2];
        int width = shape[shape.length - 1];
        requireRoom(file, width, height);
        int size = width * height;
        return new Plane(width, height, array.read(place * size, size));
    }

    /** One image is worked on at a time, all its classes at once, and every value takes 8 bytes. */
    private void requireRoom(Path file, int width, int height) throws InputRefused {
        long room = Runtime.getRuntime().maxMemory() / 2 / Double.BYTES / (classes + 2);
        if ((long) width * height > Math.min(room, Integer.MAX_VALUE / Double.BYTES)) {
            throw new InputRefused(TEXT.text("pixels.room", file, width, height, classes));
        }
    }

    private static Plane picture(Path file, double one) throws IOException {
        try (RegionReader reader = ImageFile.open(file)) {
            Samples samples = reader.read(0, 0, 0, reader.width(), reader.height());
            double[] values = new double[samples.width() * samples.height()];
            for (int p = 0; p < values.length; p++) {
                values[p] = samples.value(p % samples.width(), p / samples.width(), 0) / one;
            }
            return new Plane(samples.width(), samples.height(), values);
        }
    }

    private static double largest(Path file) throws IOException {
        try (RegionReader reader = ImageFile.open(file)) {
            return switch (reader.type().depth()) {
                case UINT8 -> 0xff;
                case UINT16, INT16 -> 0xffff;
                case FLOAT32 -> 1;
            };
        }
    }

    private double[] probabilities(int image, int c, Plane given) throws IOException {
        Plane plane;
        if (probabilityArray != null) {
            plane = plane(probabilityArray, probabilities,
                    (long) (axes(probabilityArray) == 4 ? image : 0) * classes + c);
        } else if (Files.exists(array(image))) {
            try (NpyFile array = NpyFile.open(array(image))) {
                plane = plane(array, array(image), c);
            }
        } else {
            plane = picture(plane(image, c), largest(plane(image, c)));
        }
        if (plane.width != given.width || plane.height != given.height) {
            throw new InputRefused(TEXT.text("pixels.size", probabilities, name(image), plane.width, plane.height,
                    given.width, given.height));
        }
        for (int p = 0; p < plane.values.length; p++) {
            if (!LabelledProbabilities.isProbability(plane.values[p])) {
                throw new InputRefused(TEXT.text("pixels.number", probabilities, name(image), c, p % plane.width,
                        p / plane.width, Numbers.plain(plane.values[p])));
            }
        }
        return plane.values;
    }

    @Override
    public void close() throws IOException {
        if (labelArray != null) {
            labelArray.close();
        }
        if (probabilityArray != null) {
            probabilityArray.close();
        }
    }
}
