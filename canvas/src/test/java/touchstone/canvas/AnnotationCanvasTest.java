package touchstone.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.canvas.layer.ImageLayer;
import touchstone.canvas.tile.SyntheticImage;
import touchstone.canvas.tool.Tools;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;

class AnnotationCanvasTest {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 400;

    private final Image image = Image.unseen("a.png", 300, 200);
    private final Label cell = Label.named("cell", 0);
    private final Annotator ada = Annotator.named("Ada", Annotator.Role.ANNOTATOR);
    private final List<Edit> edits = new ArrayList<>();
    private Fx fx;

    @BeforeEach
    void openCanvas() throws TimeoutException {
        fx = Fx.open(WIDTH, HEIGHT);
        Fx.run(() -> {
            fx.canvas.setImage(image, new LabelSchema(List.of(cell)));
            fx.canvas.setAnnotations(ada.id(), List.of());
            fx.canvas.labelProperty().set(cell);
            fx.canvas.setOnEdit(edits::add);
            fx.canvas.show(new SyntheticImage(300, 200, 1, AnnotationCanvasTest::grey));
        });
    }

    /** Neighbouring pixels differ strongly, so that any smoothing shows. */
    private static int grey(int x, int y, int channel) {
        return (x * 37 + y * 91) & 0xff;
    }

    private static int argb(int grey) {
        return 0xff000000 | (grey << 16) | (grey << 8) | grey;
    }

    private void view(double scale, double originX, double originY) {
        Fx.run(() -> {
            fx.canvas.zoomAt(0, 0, scale);
            fx.canvas.pan(originX - fx.canvas.getViewport().originX(), originY - fx.canvas.getViewport().originY());
        });
    }

    private void tool(String name) {
        Fx.run(() -> fx.canvas.setTool(Tools.named(name).orElseThrow()));
    }

    @Test
    void a_second_canvas_that_shows_the_same_reads_nothing_again() {
        AtomicInteger reads = new AtomicInteger();
        Fx.run(() -> fx.canvas.show(new SyntheticImage(300, 200, 1, (x, y, c) -> {
            reads.addAndGet(x == 0 && y == 0 ? 1 : 0);
            return grey(x, y, c);
        })));
        fx.settle();
        int before = reads.get();
        AnnotationCanvas second = new AnnotationCanvas();
        Fx.run(() -> {
            second.resize(WIDTH, HEIGHT);
            second.setImage(image, new LabelSchema(List.of(cell)));
            second.showLike(fx.canvas);
            second.goTo(fx.canvas.getViewport());
        });
        fx.settle();
        Fx.run(() -> {
            assertEquals(fx.canvas.displayProperty().get(), second.displayProperty().get());
            assertTrue(before > 0);
            assertEquals(before, reads.get());
            second.close();
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = { 1, 1.25, 1.5, 2 })
    void at100PercentEachPixelOfTheImageIsOneOfTheDeviceHoweverDenseItIs(double density) {
        Fx.run(() -> {
            fx.canvas.setImage(Image.unseen("b.png", 1300, 900), new LabelSchema(List.of(cell)));
            fx.canvas.show(new SyntheticImage(1300, 900, 1, AnnotationCanvasTest::grey));
        });
        fx.density(density);
        try {
            Fx.run(fx.canvas::zoomTo100);
            assertEquals(1, fx.canvas.zoomProperty().get(), 1e-12);
            PixelReader seen = fx.picture(density).getPixelReader();
            Viewport view = fx.canvas.getViewport();
            int left = (int) Math.round(view.originX() * density);
            int top = (int) Math.round(view.originY() * density);
            for (int y = 0; y < HEIGHT * density; y++) {
                for (int x = 0; x < WIDTH * density; x++) {
                    if (seen.getArgb(x, y) != argb(grey(x - left, y - top, 0))) {
                        fail("pixel %d, %d of the device is not the image's".formatted(x, y));
                    }
                }
            }
        } finally {
            fx.density(1);
        }
    }

    @Test
    void anImageIsFittedIntoTheCanvas() {
        Viewport view = fx.canvas.getViewport();
        assertEquals(1.96, view.scale(), 1e-9);
        assertEquals(ImageLayer.SURROUND, fx.pixel(2, 200));
        assertNotEquals(ImageLayer.SURROUND, fx.pixel(300, 200));
    }

    @Test
    void withoutAPictureTheObjectsLieOnAPlainFrameOfItsSize() {
        Fx.run(() -> {
            fx.canvas.show(null);
            fx.canvas.setAnnotations(ada.id(), List.of(Annotation.drawn(image.id(), cell.id(), ada.id(),
                    new Box(100, 50, 60, 60))));
        });
        view(1, 0, 0);
        int frame = fx.pixel(20, 20);
        assertNotEquals(ImageLayer.SURROUND, frame);
        assertEquals(ImageLayer.SURROUND, fx.pixel(320, 20));
        assertNotEquals(frame, fx.pixel(110, 70));
        assertEquals(frame, fx.pixel(290, 190));
    }

    @Test
    void aPictureThatGoesLeavesTheViewWhereItIsAndToolsThatNeedItSaySo() {
        view(4, -100, -80);
        tool("wand");
        String looking = fx.canvas.hintProperty().get();
        Viewport before = fx.canvas.getViewport();
        Fx.run(() -> fx.canvas.show(null));
        assertEquals(before, fx.canvas.getViewport());
        assertTrue(fx.canvas.hintProperty().get().startsWith("This tool looks at the picture"));
        Fx.run(() -> fx.canvas.show(new SyntheticImage(300, 200, 1, AnnotationCanvasTest::grey)));
        assertEquals(before, fx.canvas.getViewport());
        assertEquals(looking, fx.canvas.hintProperty().get());
    }

    @Test
    void magnifiedPixelsKeepTheirEdges() {
        view(8, 0, 0);
        var picture = fx.picture().getPixelReader();
        for (int y = 0; y < HEIGHT; y += 3) {
            for (int x = 0; x < WIDTH; x++) {
                assertEquals(argb(grey(x / 8, y / 8, 0)), picture.getArgb(x, y), "at " + x + "," + y);
            }
        }
    }

    @Test
    void aPanMovesThePictureByWholePixels() {
        view(1, 10, 20);
        assertEquals(argb(grey(90, 80, 0)), fx.pixel(100, 100));
        fx.drag(MouseButton.MIDDLE, 300, 200, 310, 195, 345.4, 168);
        assertEquals(new Viewport(1, 55, -12), fx.canvas.getViewport());
        assertEquals(argb(grey(45, 112, 0)), fx.pixel(100, 100));
        assertTrue(edits.isEmpty());
    }

    @Test
    void aPanEndsWhereTheButtonGoesUpThoughNoDragCameFromThere() {
        view(1, 10, 20);
        fx.press(300, 200, MouseButton.MIDDLE);
        fx.dragTo(310, 195, MouseButton.MIDDLE);
        fx.release(330, 190, MouseButton.MIDDLE);
        assertEquals(new Viewport(1, 40, 10), fx.canvas.getViewport());
    }

    @Test
    void theWheelZoomsAtThePointer() {
        view(1, 0, 0);
        Point before = fx.canvas.getViewport().toImage(123, 77);
        fx.wheel(123, 77, 3, false);
        Viewport view = fx.canvas.getViewport();
        assertEquals(1.728, view.scale(), 1e-9);
        assertEquals(before.x(), view.toImageX(123), 0.5);
        assertEquals(before.y(), view.toImageY(77), 0.5);
    }

    @Test
    void controlAndTheWheelChangeTheBrush() {
        Fx.run(() -> fx.canvas.setBrushRadius(10));
        Viewport before = fx.canvas.getViewport();
        fx.wheel(100, 100, 1, true);
        assertEquals(11.5, fx.canvas.getBrushRadius(), 1e-9);
        assertEquals(before, fx.canvas.getViewport());
    }

    @Test
    void spaceAndADragPanWithoutTheToolNoticing() {
        view(1, 0, 0);
        tool("box");
        fx.holdKey(KeyCode.SPACE, true);
        fx.drag(MouseButton.PRIMARY, 100, 100, 130, 140);
        fx.holdKey(KeyCode.SPACE, false);
        assertEquals(new Viewport(1, 30, 40), fx.canvas.getViewport());
        assertTrue(edits.isEmpty());
    }

    @Test
    void theMiddleButtonPansInTheMiddleOfADragAndTheGestureGoesOn() {
        tool("box");
        view(2, 0, 0);
        fx.press(40, 40, MouseButton.PRIMARY);
        fx.dragTo(100, 60, MouseButton.PRIMARY);
        fx.press(100, 60, MouseButton.MIDDLE);
        fx.dragTo(60, 50, MouseButton.PRIMARY);
        fx.release(60, 50, MouseButton.MIDDLE);
        fx.dragTo(160, 110, MouseButton.PRIMARY);
        fx.release(160, 110, MouseButton.PRIMARY);
        Annotation drawn = (Annotation) edits.getFirst().changes().getFirst().any();
        assertEquals(new Box(20, 20, 80, 40), drawn.geometry());
    }

    @Test
    void aDragDrawsABox() {
        view(2, 0, 0);
        tool("box");
        fx.drag(MouseButton.PRIMARY, 40, 40, 100, 60, 200, 120);
        assertEquals(List.of(new Box(20, 20, 80, 40)), geometries());
        Annotation drawn = (Annotation) edits.getFirst().changes().getFirst().any();
        assertEquals(Set.of(drawn.id()), Set.copyOf(fx.canvas.selection()));
    }

    private List<?> geometries() {
        return edits.stream().flatMap(e -> e.changes().stream())
                .map(c -> ((Annotation) c.any()).geometry()).toList();
    }

    @Test
    void aDrawnObjectIsSeenAtOnceAndGoneWhenItsEditIsTakenBack() {
        view(1, 0, 0);
        int bare = fx.pixel(60, 60);
        tool("box");
        fx.drag(MouseButton.PRIMARY, 40, 40, 80, 80);
        tool("keypoints");
        assertNotEquals(bare, fx.pixel(60, 60));
        Fx.run(() -> fx.canvas.apply(edits.getFirst().inverse().changes()));
        assertEquals(bare, fx.pixel(60, 60));
        assertTrue(fx.canvas.selection().isEmpty());
    }

    @Test
    void clicksDrawAPolygonThatEnterCloses() {
        view(1, 0, 0);
        tool("polygon");
        fx.click(50, 50);
        fx.click(150, 50);
        fx.click(100, 150);
        fx.key(KeyCode.ENTER, false);
        assertEquals(List.of(Polygon.of(Points.of(50, 50, 150, 50, 100, 150))), geometries());
    }

    @Test
    void aPathThatWasBegunIsFinishedWhenTheImageGoesOrSaidToBeDropped() {
        List<String> said = new ArrayList<>();
        Fx.run(() -> fx.canvas.setOnRefused(said::add));
        view(1, 0, 0);
        tool("polygon");
        fx.click(50, 50);
        fx.click(150, 50);
        fx.click(100, 150);
        Fx.run(() -> assertTrue(fx.canvas.leave()));
        assertEquals(List.of(Polygon.of(Points.of(50, 50, 150, 50, 100, 150))), geometries());
        Fx.run(() -> assertFalse(fx.canvas.leave()));
        assertEquals(List.of(), said);
        fx.click(200, 50);
        Fx.run(() -> assertFalse(fx.canvas.leave()));
        assertEquals(1, said.size());
        assertEquals(1, edits.size());
    }

    @Test
    void aBrushStrokePaintsAMaskAndTheNextOneAddsToIt() {
        view(1, 0, 0);
        tool("brush");
        Fx.run(() -> fx.canvas.setBrushRadius(5));
        fx.drag(MouseButton.PRIMARY, 50, 50, 70, 50);
        fx.drag(MouseButton.PRIMARY, 90, 90, 90, 110);
        Mask first = Mask.empty(300, 200).paint(Points.of(50, 50, 70, 50), 5);
        Mask both = first.paint(Points.of(90, 90, 90, 110), 5);
        assertEquals(List.of(first, both), geometries());
    }

    @Test
    void keypointsAreClickedOneAfterAnother() {
        view(1, 0, 0);
        tool("keypoints");
        fx.click(33, 44);
        assertEquals(GeometryKind.KEYPOINTS, ((Annotation) edits.getFirst().changes().getFirst().any()).geometry()
                .kind());
    }

    @Test
    void aClickSelectsTheTopmostObjectAndDeleteRemovesIt() {
        Annotation below = Annotation.drawn(image.id(), cell.id(), ada.id(), new Box(20, 20, 100, 100));
        Annotation above = Annotation.drawn(image.id(), cell.id(), ada.id(), new Box(60, 60, 100, 100));
        Fx.run(() -> fx.canvas.setAnnotations(ada.id(), List.of(below, above)));
        view(1, 0, 0);
        tool("select");
        fx.click(80, 80);
        assertEquals(Set.of(above.id()), Set.copyOf(fx.canvas.selection()));
        fx.key(KeyCode.DELETE, false);
        assertEquals(List.of(Change.remove(above)), edits.getFirst().changes());
        fx.click(80, 80);
        assertEquals(Set.of(below.id()), Set.copyOf(fx.canvas.selection()));
    }

    @Test
    void peekShowsTheImageAlone() {
        view(1, 0, 0);
        int bare = fx.pixel(60, 60);
        Annotation box = Annotation.drawn(image.id(), cell.id(), ada.id(), new Box(20, 20, 100, 100));
        Fx.run(() -> fx.canvas.setAnnotations(ada.id(), List.of(box)));
        assertNotEquals(bare, fx.pixel(60, 60));
        Fx.run(() -> fx.canvas.peekProperty().set(true));
        assertEquals(bare, fx.pixel(60, 60));
    }

    @Test
    void anotherAnnotatorsLayerLiesOverTheImageAndCannotBeSelected() {
        Annotator ben = Annotator.named("Ben", Annotator.Role.ANNOTATOR);
        Annotation box = Annotation.drawn(image.id(), cell.id(), ben.id(), new Box(20, 20, 100, 100));
        view(1, 0, 0);
        int bare = fx.pixel(60, 60);
        Fx.run(() -> fx.canvas.setOthers(List.of(new OtherLayer(ben, List.of(box), true, 1))));
        assertNotEquals(bare, fx.pixel(60, 60));
        tool("select");
        fx.click(60, 60);
        assertTrue(fx.canvas.selection().isEmpty());
        Fx.run(() -> fx.canvas.apply(List.of(Change.remove(box))));
        assertEquals(bare, fx.pixel(60, 60));
    }

    @Test
    void whatAHiddenAnnotatorDrawsDoesNotAppearInTheLayerOfAnotherWhoHasNothing() {
        Annotator ben = Annotator.named("Ben", Annotator.Role.ANNOTATOR);
        Annotator cleo = Annotator.named("Cleo", Annotator.Role.ANNOTATOR);
        List<OtherLayer> bothEmpty = List.of(new OtherLayer(ben, List.of(), false, 1),
                new OtherLayer(cleo, List.of(), true, 1));
        Annotation box = Annotation.drawn(image.id(), cell.id(), ben.id(), new Box(20, 20, 100, 100));
        view(1, 0, 0);
        Fx.run(() -> {
            fx.canvas.setOthers(bothEmpty);
            fx.canvas.setOthers(bothEmpty);
        });
        int bare = fx.pixel(60, 60);
        Fx.run(() -> fx.canvas.apply(List.of(Change.add(box))));
        assertEquals(bare, fx.pixel(60, 60));
    }

    @Test
    void theProbeSaysTheSampleUnderThePointer() {
        view(4, 0, 0);
        fx.settle();
        fx.move(42, 82);
        Probe probe = fx.canvas.probeProperty().get();
        assertEquals(new Point(10.5, 20.5), probe.at());
        assertEquals(List.of((double) grey(10, 20, 0)), probe.values());
    }

    @Test
    void theProbeStaysUnderThePointerWhenTheViewMovesBelowIt() {
        view(4, 0, 0);
        fx.move(42, 82);
        view(2, 0, 0);
        assertEquals(new Point(21, 41), fx.canvas.probeProperty().get().at());
    }

    @Test
    void theProbeSaysTheSampleAlsoWhereTheViewIsOfASmallerLevel() {
        Fx.run(() -> fx.canvas.setImage(Image.unseen("large.png", 4800, 3200), new LabelSchema(List.of(cell))));
        Fx.run(() -> fx.canvas.show(new SyntheticImage(4800, 3200, 1, AnnotationCanvasTest::grey)));
        fx.settle();
        fx.move(300, 200);
        Fx.waitUntil(() -> !fx.canvas.probeProperty().get().values().isEmpty());
        Probe probe = fx.canvas.probeProperty().get();
        assertEquals(List.of((double) grey((int) probe.at().x(), (int) probe.at().y(), 0)), probe.values());
    }

    @Test
    void aRightDragChangesTheWindow() {
        fx.settle();
        fx.drag(MouseButton.SECONDARY, 100, 100, 110, 100, 50, 100);
        var tones = fx.canvas.displayProperty().get().tones();
        assertTrue(tones.window() < 255, tones.toString());
        assertTrue(edits.isEmpty());
    }

    @Test
    void zoomingToAPartPutsItIntoTheMiddle() {
        Fx.run(() -> fx.canvas.zoomTo(new Bounds(100, 50, 140, 80)));
        Bounds seen = fx.canvas.getViewport().visible(WIDTH, HEIGHT);
        assertEquals(120, seen.centerX(), 0.5);
        assertEquals(65, seen.centerY(), 0.5);
        assertTrue(seen.width() > 40 && seen.width() < 120, seen.toString());
    }

    @Test
    void aLayerThatMayOnlyBeLookedAtStaysAsItIs() {
        Fx.run(() -> fx.canvas.editableProperty().set(false));
        view(1, 0, 0);
        for (var tool : Tools.ALL) {
            tool(tool.name());
            fx.drag(MouseButton.PRIMARY, 40, 40, 80, 80);
            fx.click(20, 90);
            fx.key(KeyCode.ENTER, false);
        }
        assertTrue(edits.isEmpty());
    }
}
