package touchstone.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import touchstone.canvas.tool.Preview;
import touchstone.model.geometry.Point;

class SignsTest {

    @Test
    void aMeasureIsAsLargeAsTheWindowsTextAndItsPlateHasRoomForItAtOnce() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Fx.run(() -> {
            Signs signs = new Signs();
            Group root = new Group(signs.node());
            root.setStyle("-fx-font-size: 40px");
            new Scene(root, 800, 400);
            root.applyCss();
            signs.show(List.of(), List.of(new Preview.Note(new Point(10, 10), "404.5 px")),
                    Viewport.centred(400, 200, 1, 800, 400), 800, 400);
            Parent plate = (Parent) ((Parent) signs.node()).getChildrenUnmodifiable().getLast();
            Rectangle ground = (Rectangle) plate.getChildrenUnmodifiable().getFirst();
            Text text = (Text) plate.getChildrenUnmodifiable().getLast();
            assertEquals(40, text.getFont().getSize());
            assertTrue(ground.getWidth() >= text.getLayoutBounds().getWidth());
            assertTrue(ground.getHeight() >= text.getLayoutBounds().getHeight());
        });
    }
}
