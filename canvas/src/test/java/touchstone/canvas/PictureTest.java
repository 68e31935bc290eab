package touchstone.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import touchstone.canvas.layer.AnnotationLayer;
import touchstone.canvas.layer.ImageLayer;
import touchstone.canvas.layer.ObjectIndex;
import touchstone.canvas.layer.Style;
import touchstone.canvas.tile.Display;
import touchstone.canvas.tile.SyntheticImage;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.geometry.Box;

class PictureTest {

    private static int grey(int x, int y) {
        return (x * 5 + y * 11) & 0xff;
    }

    private final SyntheticImage image = new SyntheticImage(900, 600, 1, (x, y, c) -> grey(x, y));

    private int[] render(Viewport view, int width, int height) throws Exception {
        return Picture.render(image, Display.initial(image.type(), Picture.overview(image)), List.of(), view, width,
                height);
    }

    @Test
    void atFullSizeEachPixelIsTheImages() throws Exception {
        int[] pixels = render(Viewport.IDENTITY, 700, 600);
        for (int y = 0; y < 600; y++) {
            for (int x = 0; x < 700; x++) {
                assertEquals(grey(x, y), pixels[y * 700 + x] & 0xff, "at " + x + "," + y);
            }
        }
    }

    @Test
    void besideTheImageIsTheSurround() throws Exception {
        int[] pixels = render(new Viewport(1, 50, 30), 400, 300);
        assertEquals(ImageLayer.SURROUND, pixels[29 * 400 + 60]);
        assertEquals(ImageLayer.SURROUND, pixels[100 * 400 + 49]);
        assertEquals(grey(0, 0), pixels[30 * 400 + 50] & 0xff);
    }

    @Test
    void atHalfSizeEachPixelIsTheMeanOfFour() throws Exception {
        int[] pixels = render(new Viewport(0.5, 0, 0), 450, 300);
        int mean = (grey(200, 100) + grey(201, 100) + grey(200, 101) + grey(201, 101) + 2) / 4;
        assertEquals(mean, pixels[50 * 450 + 100] & 0xff);
    }

    @Test
    void objectsLieOverTheImage() throws Exception {
        Label label = Label.named("cell", 0);
        Annotation box = Annotation.drawn(ImageId.create(), label.id(), AnnotatorId.create(),
                new Box(100, 100, 50, 50));
        AnnotationLayer layer = new AnnotationLayer(new ObjectIndex(List.of(box)), new LabelSchema(List.of(label)),
                Style.OWN);
        int[] pixels = Picture.render(image, Display.initial(image.type(), Picture.overview(image)), List.of(layer),
                Viewport.IDENTITY, 300, 300);
        assertNotEquals(0xff000000 | grey(125, 125) * 0x10101, pixels[125 * 300 + 125]);
        assertEquals(0xff000000 | grey(200, 200) * 0x10101, pixels[200 * 300 + 200]);
    }
}
