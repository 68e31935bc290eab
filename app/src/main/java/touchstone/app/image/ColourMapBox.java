package touchstone.app.image;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Parts;
import touchstone.canvas.tile.ColourMap;
import touchstone.model.Messages;

/** The choice of a colour map, each with its colours. */
final class ColourMapBox extends ComboBox<ColourMap> {

    private static final Messages MESSAGES = Messages.beside(ColourMapBox.class);
    private static final int STOPS = 32;

    ColourMapBox(String id, String name) {
        setId(id);
        setAccessibleText(name);
        getItems().setAll(ColourMap.values());
        setCellFactory(list -> cell());
        setButtonCell(cell());
        setVisibleRowCount(ColourMap.values().length);
    }

    private static ListCell<ColourMap> cell() {
        return new ListCell<>() {
            @Override
            protected void updateItem(@Nullable ColourMap map, boolean empty) {
                super.updateItem(map, empty);
                if (map == null || empty) {
                    setText(null);
                    setGraphic(null);
                } else {
                    setText(MESSAGES.text("map." + map.key()));
                    setGraphic(swatch(map));
                }
            }
        };
    }

    private static Rectangle swatch(ColourMap map) {
        Rectangle swatch = new Rectangle(56, 12, gradient(map));
        swatch.getStyleClass().add("swatch");
        return swatch;
    }

    /** From left to right. */
    static LinearGradient gradient(ColourMap map) {
        List<Stop> stops = new ArrayList<>();
        for (int i = 0; i < STOPS; i++) {
            double at = i / (STOPS - 1.0);
            stops.add(new Stop(at, Parts.colour(map.colour((int) Math.round(at * (ColourMap.SIZE - 1))))));
        }
        return new LinearGradient(0, 0, 1, 0, true, CycleMethod.NO_CYCLE, stops);
    }
}
