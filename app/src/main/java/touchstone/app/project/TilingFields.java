package touchstone.app.project;

import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.model.Messages;
import touchstone.store.format.Delivery;
import touchstone.store.format.Tiling;

/** Whether an export cuts the images into tiles, how large ones, and whether it leaves out those without objects. */
final class TilingFields extends VBox {

    private static final Messages MESSAGES = Messages.beside(TilingFields.class);
    private static final int USUAL = 1024;

    private final CheckBox tiles = new CheckBox(MESSAGES.text("export.tiles"));
    private final Spinner<Integer> size = new Spinner<>(Tiling.SMALLEST, Tiling.LARGEST, USUAL, 64);
    private final Spinner<Integer> overlap = new Spinner<>(0, Tiling.LARGEST / 2, 0, 16);
    private final CheckBox withObjects = new CheckBox(MESSAGES.text("export.tiles.objects"));

    TilingFields() {
        tiles.setId("export-tiles");
        number(size, "size");
        number(overlap, "overlap");
        withObjects.setId("export-tiles-objects");
        withObjects.disableProperty().bind(tiles.selectedProperty().not());
        HBox numbers = new HBox(tiles, size, Parts.text(MESSAGES.text("export.tiles.sharing")), overlap);
        numbers.setAlignment(Pos.CENTER_LEFT);
        numbers.getStyleClass().add("form-row");
        numbers.setSpacing(6);
        setSpacing(6);
        getChildren().setAll(numbers, withObjects);
    }

    private void number(Spinner<Integer> spinner, String name) {
        spinner.setId("export-tiles-" + name);
        spinner.setAccessibleText(MESSAGES.text("export.tiles." + name));
        spinner.setEditable(true);
        Grown.by(spinner.prefWidthProperty(), 90);
        spinner.disableProperty().bind(tiles.selectedProperty().not());
        spinner.getEditor().setTextFormatter(
                new TextFormatter<>(TilingFields::digits));
        spinner.focusedProperty().addListener(o -> take(spinner));
    }

    /** A change that would bring in anything but digits changes nothing. */
    private static TextFormatter.Change digits(TextFormatter.Change change) {
        if (!change.getControlNewText().matches("[0-9]{0,5}")) {
            change.setText("");
            change.setRange(change.getRangeStart(), change.getRangeStart());
            change.selectRange(change.getControlCaretPosition(), change.getControlCaretPosition());
        }
        return change;
    }

    /** What was typed, as near as it can be had; an empty field keeps its number. */
    private static int take(Spinner<Integer> spinner) {
        if (spinner.getEditor().getText().isEmpty()) {
            spinner.getEditor().setText(spinner.getValue().toString());
        }
        spinner.commitValue();
        return spinner.getValue();
    }

    BooleanProperty wanted() {
        return tiles.selectedProperty();
    }

    /** @param copied whether the images are copied where they are not cut */
    Delivery.Pictures pictures(boolean copied) {
        if (!tiles.isSelected()) {
            return copied ? Delivery.Pictures.WHOLE : Delivery.Pictures.NONE;
        }
        int side = take(size);
        return Delivery.Pictures.tiles(
                new Tiling(side, Math.min(take(overlap), side / 2), withObjects.isSelected()));
    }
}
