package touchstone.store.format;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;

/** What each format carries, found out by writing it; the user guide holds the same table. */
@DisplayName("The user guide's table of formats")
class FormatTableTest {

    private static final Path GUIDE = Path.of("..", "app", "README.md");

    @TempDir
    private Path folder;

    private static Map<String, Geometry> shapes() {
        Map<String, Geometry> shapes = new LinkedHashMap<>();
        shapes.put("tag", new Tag());
        shapes.put("box", new Box(1.25, 2.5, 30, 40.125));
        shapes.put("turned box", new Box(20, 20, 30, 20, 30));
        shapes.put("ellipse", new Ellipse(40, 40, 20, 10, 25));
        shapes.put("polygon", Polygon.of(Points.of(1.1, 2.2, 30.3, 4.4, 20.25, 50.5)));
        shapes.put("holes, parts", new Polygon(List.of(
                new Polygon.Part(Points.of(0, 0, 9, 0, 9, 9), List.of()),
                new Polygon.Part(Points.of(20, 20, 80, 20, 80, 80, 20, 80),
                        List.of(Points.of(30, 30, 30, 40, 40, 40))))));
        shapes.put("line", new Polyline(Points.of(1, 1, 5, 8, 20.5, 3)));
        shapes.put("keypoints", new Keypoints(List.of(new Keypoints.Joint(3, 4, 2), new Keypoints.Joint(7.5, 8, 1))));
        shapes.put("mask", Mask.ofPixels(150, 90, (x, y) -> (x * 7 + y * 13) % 5 < 2 && x > 60));
        return shapes;
    }

    private String table() throws IOException {
        StringBuilder table = new StringBuilder("| format | " + String.join(" | ", shapes().keySet())
                + " | attributes |\n" + "| --- ".repeat(shapes().size() + 2) + "|\n");
        for (Format format : Formats.ALL) {
            table.append("| `").append(format.name()).append("` ").append(format.title())
                    .append(format.isWritten() ? "" : " (read only)");
            boolean attributes = false;
            for (Geometry shape : shapes().values()) {
                Losses losses = format.isWritten() ? written(format, shape) : null;
                table.append(" | ").append(losses == null ? "-" : word(losses));
                attributes |= losses != null && losses.count(Losses.Depth.OBJECT) == 0
                        && losses.all().stream().noneMatch(l -> l.what().contains("attributes of"));
            }
            table.append(" | ").append(!format.isWritten() ? "-" : attributes ? "yes" : "no").append(" |\n");
        }
        return table.toString();
    }

    private static String word(Losses losses) {
        if (losses.count(Losses.Depth.OBJECT) > 0) {
            return "no";
        }
        return losses.count(Losses.Depth.BOX) > 0
                ? "its box"
                : losses.count(Losses.Depth.SHAPE) > 0 ? "changed" : "yes";
    }

    private Losses written(Format format, Geometry shape) throws IOException {
        Image image = Image.unseen("a.png", 150, 90);
        Label label = Label.named("cell", 0);
        Annotator annotator = Annotator.named("Ada", Annotator.Role.ANNOTATOR);
        Imported project = new Imported(new LabelSchema(List.of(label)), annotator, List.of(image),
                List.of(Annotation.drawn(image.id(), label.id(), annotator.id(), shape)
                        .withAttributes(Map.of("size", "7"))),
                List.of(), List.of(), folder);
        Files.write(folder.resolve(image.path()), DicomSegTest.picture(image.width(), image.height()).file());
        Path to = Files.createTempDirectory(folder, "out").resolve(isFile(format) ? "out.json" : "out");
        return format.write(project, new WriteOptions(List.of(annotator.id())), to);
    }

    private static boolean isFile(Format format) {
        return format.name().startsWith("coco");
    }

    @Test
    void says_what_each_format_carries() throws IOException {
        String table = table();
        assertTrue(Files.readString(GUIDE).contains(table),
                () -> GUIDE + " does not hold this table; put it there:\n" + table);
    }
}
