package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.controlsfx.control.RangeSlider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.canvas.tile.Display;
import touchstone.canvas.tile.ToneMap;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Spacing;

class DisplayPanelTest {

    @TempDir
    Path folder;

    private Hands hands;

    @BeforeEach
    void start() throws Exception {
        Path project = SmallProject.in(folder);
        Path heat = folder.resolve("heat.png");
        BufferedImage numbers = new BufferedImage(60, 40, BufferedImage.TYPE_BYTE_GRAY);
        numbers.getRaster().setSample(5, 5, 0, 200);
        ImageIO.write(numbers, "png", heat.toFile());
        hands = Hands.at(folder, new GivenFiles(heat), "Ada");
        hands.open(project);
        hands.reveal("display");
    }

    @AfterEach
    void quit() {
        hands.quit();
    }

    private Display display() {
        return Objects.requireNonNull(hands.desk().canvas().displayProperty().get());
    }

    private void type(String field, String text) {
        TextField into = hands.find(field, TextField.class);
        hands.robot().interact(() -> {
            into.requestFocus();
            into.setText(text);
        });
        hands.press(KeyCode.ENTER);
    }

    @Test
    void numbers_typed_are_the_window_and_what_is_none_is_not_taken() {
        type("#display-low", "20");
        type("#display-high", "120,5");
        assertEquals(new ToneMap(20, 120.5), display().tones());
        assertEquals("70.25", hands.find("#display-level", TextField.class).getText());
        assertEquals(20, hands.find("#display-window", RangeSlider.class).getLowValue());
        type("#display-high", "lots");
        type("#display-low", "500");
        assertEquals(new ToneMap(20, 120.5), display().tones());
        type("#display-width", "40");
        assertEquals(40, display().tones().window(), 1e-9);
        assertEquals(70.25, display().tones().level(), 1e-9);
    }

    @Test
    void the_panel_follows_what_changes_elsewhere() {
        hands.robot().interact(() -> hands.desk().canvas().displayProperty()
                .set(display().withTones(new ToneMap(-50, 300, 2, true))));
        assertEquals("-50", hands.find("#display-low", TextField.class).getText());
        RangeSlider slider = hands.find("#display-window", RangeSlider.class);
        assertEquals(-50, slider.getMin());
        assertEquals(300, slider.getHighValue());
        hands.robot().interact(
                () -> hands.find("#display-presets", MenuButton.class).getItems().getLast().fire());
        assertEquals(new ToneMap(0, 255, 2, true), display().tones());
    }

    @Test
    void a_channel_goes_and_comes_alone() {
        CheckBox green = hands.find("#display-channel-1", CheckBox.class);
        hands.robot().interact(green::fire);
        assertFalse(display().channels().get(1).shown());
        hands.robot().interact(green::fire);
        assertTrue(display().channels().get(1).shown());
    }

    @Test
    void each_image_keeps_its_window_and_one_window_can_serve_all() {
        type("#display-low", "33");
        Display first = display();
        hands.focusCanvas().press(KeyCode.D);
        hands.settle();
        assertEquals(0, display().tones().low());
        hands.focusCanvas().press(KeyCode.A);
        hands.settle();
        assertEquals(first, display());
        hands.robot().interact(() -> hands.desk().displays().sharedProperty().set(true));
        type("#display-low", "44");
        hands.focusCanvas().press(KeyCode.D);
        hands.settle();
        assertEquals(44, display().tones().low());
    }

    @Test
    void a_heat_map_is_laid_over_the_image_and_stays_with_it() {
        hands.reveal("layers");
        hands.robot().interact(() -> hands.desk().commands().named("add-heat-map").perform());
        hands.until(() -> hands.desk().canvas().instruments().heatProperty().get() != null);
        assertEquals("heat.png", hands.find("#heat-shown", CheckBox.class).getText());
        type("#heat-high", "100");
        assertEquals(100, Objects.requireNonNull(hands.desk().canvas().instruments().heatProperty().get()).range()
                .high());
        hands.focusCanvas().press(KeyCode.D);
        hands.settle();
        assertEquals(null, hands.desk().canvas().instruments().heatProperty().get());
        hands.focusCanvas().press(KeyCode.A);
        hands.settle();
        assertNotNull(hands.desk().canvas().instruments().heatProperty().get());
        hands.robot().interact(() -> hands.desk().canvas().instruments().heatProperty().set(null));
        hands.settle();
        assertEquals("", hands.find("#heat-shown", CheckBox.class).getText());
    }

    @Test
    void with_the_pixels_size_places_are_told_in_millimetres() {
        Image image = Objects.requireNonNull(hands.session().image().get());
        hands.robot().interact(() -> hands.session()
                .commit(Edit.of("Size", new Change(image, image.withSpacing(Spacing.square(0.5))))));
        hands.settle();
        hands.click(40, 20);
        assertTrue(
                hands.find("#place", Label.class).getText()
                        .matches("x .* y .* \\(\\d+(\\.\\d+)?, \\d+(\\.\\d+)? mm\\)"),
                hands.find("#place", Label.class).getText());
    }
}
