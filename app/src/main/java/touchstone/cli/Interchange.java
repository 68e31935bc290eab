package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.ProjectView;
import touchstone.model.geometry.GeometryKind;
import touchstone.store.format.Format;
import touchstone.store.format.Formats;
import touchstone.store.format.Imported;
import touchstone.store.format.Losses;
import touchstone.store.format.ReadOptions;
import touchstone.store.format.WriteOptions;

/** What {@code import}, {@code export} and {@code convert} have in common. */
final class Interchange {

    static final String AUTO = "auto";

    /** Areas may differ by the rounding of written coordinates. */
    private static final double AREA_TOLERANCE = 0.005;

    private Interchange() {
    }

    static Format reader(String name, Path from) throws IOException {
        return name.equals(AUTO) ? Formats.detect(from) : Formats.named(name);
    }

    static Map<String, Object> byKind(Map<GeometryKind, Integer> counts) {
        Map<String, Object> byKind = new LinkedHashMap<>();
        Arrays.stream(GeometryKind.values()).filter(counts::containsKey)
                .forEach(kind -> byKind.put(kind.key(), counts.get(kind)));
        return byKind;
    }

    /**
     * @param images how many have an object
     * @param verified whether reading the file again gave what was written
     */
    record Written(int images, int annotations, Losses losses, boolean verified) {

        Map<String, @Nullable Object> document() {
            return Json.object("images", images, "annotations", annotations, "losses",
                    losses.all().stream().map(l -> Json.object("what", l.what(), "count", l.count())).toList(),
                    "verified", verified);
        }
    }

    /** Writes the layers of some annotators and reads them again. */
    static Written write(ProjectView project, List<AnnotatorId> annotators, Format format, Path to, ReadOptions reading)
            throws IOException {
        int images = 0;
        int annotations = 0;
        double area = 0;
        for (Image image : project.images()) {
            int before = annotations;
            for (AnnotatorId annotator : annotators) {
                for (Annotation annotation : project.annotations(image.id(), annotator)) {
                    annotations++;
                    area += annotation.geometry().area();
                }
            }
            images += annotations > before ? 1 : 0;
        }
        Losses losses = format.write(project, new WriteOptions(annotators), to);
        int carried = annotations - losses.count(Losses.Depth.OBJECT);
        return new Written(images, carried, losses, isSame(format.read(to, reading), carried, area, losses));
    }

    private static boolean isSame(Imported again, int annotations, double area, Losses losses) {
        boolean everyShape = losses.count(Losses.Depth.OBJECT) == 0 && losses.count(Losses.Depth.SHAPE) == 0;
        double areaAgain = again.all().stream().mapToDouble(a -> a.geometry().area()).sum();
        return again.refused().isEmpty() && again.all().size() >= annotations
                && (!everyShape || Math.abs(areaAgain - area) <= AREA_TOLERANCE * Math.max(1, area));
    }
}
