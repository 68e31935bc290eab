package touchstone.qa.detection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.qa.detection.DetectionData.Category;
import touchstone.store.format.CocoFile;
import touchstone.store.format.CocoFile.CategoryEntry;
import touchstone.store.format.CocoFile.ImageEntry;
import touchstone.store.format.CocoObject;

/**
 * A COCO dataset and a list of results as columns. Nothing is left out silently: what does not fit refuses the file with a
 * sentence that names the place. Images and categories come in the order of their ids, as pycocotools sorts them.
 */
public final class DetectionFiles {

    private static final Messages TEXT = Messages.beside(DetectionFiles.class);
    private static final int NAMED = 5;
    /** Whole numbers by value, then texts. */
    private static final Comparator<Object> BY_ID = Comparator.<Object, Boolean>comparing(id -> id instanceof String)
            .thenComparing((a, b) -> a instanceof Long x && b instanceof Long y
                    ? Long.compare(x, y)
                    : a instanceof String s ? s.compareTo(b.toString()) : number(a).compareTo(number(b)));

    private final CocoFile truth;
    private final CocoFile results;
    private final DetectionKind kind;
    private final List<Object> imageIds;
    private final Map<Object, Integer> images = new HashMap<>();
    private final Map<Object, Integer> categories = new HashMap<>();
    private final List<Category> categoryList = new ArrayList<>();
    private final int[][] sizes;

    private DetectionFiles(CocoFile truth, CocoFile results, DetectionKind kind) {
        this.truth = truth;
        this.results = results;
        this.kind = kind;
        imageIds = truth.images().stream().map(ImageEntry::id).sorted(BY_ID).toList();
        for (Object id : imageIds) {
            images.put(id, images.size());
        }
        sizes = new int[imageIds.size()][];
        for (ImageEntry image : truth.images()) {
            sizes[images.getOrDefault(image.id(), 0)] = new int[]{ image.width(), image.height() };
        }
        truth.categories().stream().sorted(Comparator.comparing(CategoryEntry::id, BY_ID)).forEach(c -> {
            categories.put(c.id(), categories.size());
            categoryList.add(new Category(c.id(), c.name()));
        });
    }

    private static BigInteger number(Object id) {
        return new BigInteger(id.toString());
    }

    /**
     * Reads both files at the same time.
     *
     * @param sigmas one a joint for keypoints; empty for those of a person, if there are 17 joints
     * @throws InputRefused when a file is not what it should be, or one does not fit the other
     */
    public static DetectionData read(Path truth, Path results, DetectionKind kind, double... sigmas)
            throws IOException {
        CompletableFuture<CocoFile> second = CompletableFuture.supplyAsync(() -> {
            try {
                return CocoFile.results(results);
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        });
        CocoFile first = CocoFile.dataset(truth);
        try {
            return new DetectionFiles(first, second.join(), kind).data(sigmas);
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
                throw wrapped.getCause();
            }
            throw failed;
        }
    }

    private DetectionData data(double... sigmas) throws IOException {
        requireKnown(truth);
        requireKnown(results);
        requireScores();
        List<Integer> listing = truth.images().stream().map(i -> images.getOrDefault(i.id(), 0)).toList();
        Shapes shapes = new Shapes(this);
        return switch (kind) {
            case BOX -> shapes.boxes(listing);
            case MASK, BOUNDARY -> shapes.masks(listing);
            case KEYPOINTS -> shapes.keypoints(listing, sigmas);
        };
    }

    CocoFile truth() {
        return truth;
    }

    CocoFile results() {
        return results;
    }

    DetectionKind kind() {
        return kind;
    }

    int imageCount() {
        return imageIds.size();
    }

    List<Category> categoryList() {
        return categoryList;
    }

    int image(CocoObject object) {
        return images.getOrDefault(object.image(), -1);
    }

    int category(CocoObject object) {
        return categories.getOrDefault(object.category(), -1);
    }

    int width(CocoObject object) {
        return sizes[image(object)][0];
    }

    int height(CocoObject object) {
        return sizes[image(object)][1];
    }

    /** One sentence about one object. */
    static InputRefused refused(CocoFile file, CocoObject object, String key, Object... values) {
        return new InputRefused(TEXT.text("refused", file.where(object), TEXT.text(key, values)));
    }

    static InputRefused refusedBecause(CocoFile file, CocoObject object, String reason) {
        return new InputRefused(TEXT.text("refused", file.where(object), reason));
    }

    private void requireKnown(CocoFile file) throws InputRefused {
        Set<Object> unknownImages = new LinkedHashSet<>();
        Set<Object> unknownCategories = new LinkedHashSet<>();
        for (CocoObject object : file.objects()) {
            if (object.image() == null) {
                throw refused(file, object, "noImageId");
            }
            if (object.category() == null) {
                throw refused(file, object, "noCategoryId");
            }
            if (!images.containsKey(object.image())) {
                unknownImages.add(object.image());
            }
            if (!categories.containsKey(object.category())) {
                unknownCategories.add(object.category());
            }
        }
        if (!unknownImages.isEmpty()) {
            throw new InputRefused(TEXT.text("unknownImages", file.path(), truth.path(), names(unknownImages),
                    unknownImages.size() - NAMED));
        }
        if (!unknownCategories.isEmpty()) {
            throw new InputRefused(TEXT.text("unknownCategories", file.path(), truth.path(),
                    names(unknownCategories), unknownCategories.size() - NAMED));
        }
    }

    private static String names(Set<Object> ids) {
        return String.join(", ", ids.stream().limit(NAMED).map(Object::toString).toList());
    }

    private void requireScores() throws InputRefused {
        for (CocoObject object : results.objects()) {
            if (object.score() == null) {
                throw refused(results, object, "noScore");
            }
        }
    }

    /** The box of an object of which four finite numbers and no negative side are required. */
    static double @Nullable [] box(CocoFile file, CocoObject object) throws InputRefused {
        double[] box = object.box();
        if (box == null || box.length == 0) {
            return null;
        }
        if (box.length != 4) {
            throw refused(file, object, "boxCount", box.length);
        }
        if (box[2] < 0 || box[3] < 0) {
            throw refused(file, object, "boxNegative");
        }
        return box;
    }

    /** Runs over rows on all processors; the refusal of the first row that is refused comes out. */
    static void parallel(int rows, Row row) throws IOException {
        InputRefused[] refusals = new InputRefused[rows];
        IntStream.range(0, rows).parallel().forEach(i -> {
            try {
                row.at(i);
            } catch (InputRefused refused) {
                refusals[i] = refused;
            }
        });
        for (InputRefused refusal : refusals) {
            if (refusal != null) {
                throw refusal;
            }
        }
    }

    /** Work on one row. */
    interface Row {
        void at(int i) throws InputRefused;
    }
}
