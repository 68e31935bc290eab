package touchstone.app.settings;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import touchstone.canvas.Habits.RightDrag;
import touchstone.canvas.layer.Marks;
import touchstone.canvas.layer.PixelGridLayer;

/** How a person likes the canvas, in every project; whatever follows these properties follows at once. */
public final class CanvasChoices {

    public static final double LEAST_GRID = 4;
    public static final double MOST_GRID = 64;

    private static final int HEX = 16;

    private final BooleanProperty crosshair;
    private final ObjectProperty<RightDrag> rightDrag;
    private final ObjectProperty<Marks> marks;
    private final ObjectProperty<Double> gridFrom;
    private final BooleanProperty suggesting;

    CanvasChoices(Settings settings) {
        crosshair = new SimpleBooleanProperty(read(settings, "canvas.crosshair", Boolean::parseBoolean, false));
        rightDrag = new SimpleObjectProperty<>(settings.value("canvas.right").flatMap(RightDrag::of)
                .orElse(RightDrag.WINDOW));
        marks = new SimpleObjectProperty<>(read(settings, "canvas.marks", CanvasChoices::marks, Marks.STANDARD));
        gridFrom = new SimpleObjectProperty<>(Math.clamp(
                read(settings, "canvas.grid", Double::parseDouble, PixelGridLayer.USUAL_SCALE), LEAST_GRID, MOST_GRID));
        suggesting = new SimpleBooleanProperty(settings.reusesValues());
        keep(settings, "canvas.crosshair", crosshair, String::valueOf);
        keep(settings, "canvas.right", rightDrag, RightDrag::key);
        keep(settings, "canvas.marks", marks,
                m -> m.line() + " " + m.point() + " " + Integer.toHexString(m.selection()));
        keep(settings, "canvas.grid", gridFrom, String::valueOf);
        suggesting.addListener((o, was, is) -> settings.reusesValues(is));
    }

    private static <T> T read(Settings settings, String key, Function<String, T> reading, T otherwise) {
        try {
            return settings.value(key).map(reading).orElse(otherwise);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException changedByHand) {
            return otherwise;
        }
    }

    private static Marks marks(String text) {
        String[] words = text.split(" ", -1);
        return new Marks(Double.parseDouble(words[0]), Double.parseDouble(words[1]),
                Integer.parseUnsignedInt(words[2], HEX));
    }

    private static <T> void keep(Settings settings, String key, Property<T> property, Function<T, String> text) {
        property.addListener((o, was, is) -> Optional.ofNullable(is).map(text).ifPresent(t -> settings.keep(key, t)));
    }

    /** Whether two lines through the pointer cross the canvas. */
    public BooleanProperty crosshair() {
        return crosshair;
    }

    /** What the right button does when it is held. */
    public ObjectProperty<RightDrag> rightDrag() {
        return rightDrag;
    }

    /** How wide lines and points are, and the colour of what is selected. */
    public ObjectProperty<Marks> marks() {
        return marks;
    }

    /** How many times the picture is magnified when lines between its pixels come. */
    public ObjectProperty<Double> gridFrom() {
        return gridFrom;
    }

    /** Whether new objects begin with what was chosen last for their label. */
    public BooleanProperty suggesting() {
        return suggesting;
    }
}
