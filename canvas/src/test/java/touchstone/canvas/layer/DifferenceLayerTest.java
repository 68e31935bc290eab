package touchstone.canvas.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.geometry.Box;

class DifferenceLayerTest {

    private static final int WIDTH = 12;
    private static final int HEIGHT = 4;
    private static final int GROUND = 0xff000000;

    private final Label cell = Label.named("cell", 0);
    private final ImageId image = ImageId.create();

    private AnnotationLayer layer(Box... boxes) {
        AnnotatorId who = AnnotatorId.create();
        List<Annotation> objects = Arrays.stream(boxes).map(b -> Annotation.drawn(image, cell.id(), who, b)).toList();
        return new AnnotationLayer(new ObjectIndex(objects), new LabelSchema(List.of(cell)), Style.OWN);
    }

    /** '1' where only the first one has something, '2' where only the second one has, '.' elsewhere. */
    private static String picture(AnnotationLayer first, AnnotationLayer second) {
        int[] pixels = new int[WIDTH * HEIGHT];
        Arrays.fill(pixels, GROUND);
        new DifferenceLayer(first, second).paint(new Raster(pixels, WIDTH, HEIGHT, 0, 0, 1));
        StringBuilder rows = new StringBuilder();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int pixel = pixels[y * WIDTH + x];
                int red = pixel >> 16 & 0xff;
                int blue = pixel & 0xff;
                rows.append(red == blue ? '.' : red > blue ? '1' : '2');
            }
            rows.append('\n');
        }
        return rows.toString();
    }

    @Test
    void what_both_have_is_left_clear_and_the_rest_is_told_apart() {
        assertEquals("""
                ............
                .111....222.
                .111....222.
                ............
                """, picture(layer(new Box(1, 1, 7, 2, 0)), layer(new Box(4, 1, 7, 2, 0))));
    }

    @Test
    void the_same_objects_make_no_difference() {
        assertEquals("............\n".repeat(HEIGHT),
                picture(layer(new Box(1, 1, 7, 2, 0)), layer(new Box(1, 1, 7, 2, 0))));
    }
}
