package touchstone.app.table;

import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.ObjectRow;

/** The columns that the user chose, in the order that the user gave them. */
final class Columns {

    private static final Messages MESSAGES = Messages.beside(Columns.class);

    private final TableView<ObjectRow> table;
    private final Supplier<Facts> facts;
    private final Consumer<List<String>> keep;
    private final MenuButton menu = new MenuButton();
    private final List<String> chosen = new ArrayList<>();
    private List<Field> fields = Field.all();
    private boolean laying;

    /**
     * @param remembered keys of the fields that were shown last; none to begin
     * @param keep told of another choice
     */
    Columns(TableView<ObjectRow> table, Supplier<Facts> facts, List<String> remembered,
            Consumer<List<String>> keep) {
        this.table = table;
        this.facts = facts;
        this.keep = keep;
        chosen.addAll(remembered.isEmpty() ? Field.USUAL : remembered);
        menu.setId("objects-columns");
        menu.setGraphic(Parts.icon("mdomz-view_column"));
        menu.setAccessibleText(MESSAGES.text("columns"));
        menu.setTooltip(new Tooltip(MESSAGES.text("columns.hint")));
        menu.getStyleClass().add("flat");
        table.getColumns().addListener((ListChangeListener<TableColumn<ObjectRow, ?>>) change -> moved());
    }

    MenuButton menu() {
        return menu;
    }

    /** Which fields there are to choose from. */
    void offer(List<Field> all) {
        fields = List.copyOf(all);
        lay();
        menu.getItems().clear();
        for (Field field : fields) {
            CheckMenuItem item = new CheckMenuItem(field.title());
            item.setId("column-" + field.key());
            item.setSelected(chosen.contains(field.key()));
            item.setOnAction(e -> choose(field, item.isSelected()));
            menu.getItems().add(item);
        }
    }

    List<Field> shown() {
        return table.getColumns().stream().map(c -> (Field) c.getUserData()).toList();
    }

    private void choose(Field field, boolean wanted) {
        chosen.remove(field.key());
        if (wanted) {
            chosen.add(field.key());
        }
        lay();
        keep.accept(List.copyOf(chosen));
    }

    private void lay() {
        List<TableColumn<ObjectRow, ?>> columns = new ArrayList<>();
        for (String key : chosen) {
            fields.stream().filter(f -> f.key().equals(key)).findFirst().ifPresent(f -> columns.add(column(f)));
        }
        laying = true;
        table.getColumns().setAll(columns);
        laying = false;
    }

    private TableColumn<ObjectRow, ?> column(Field field) {
        for (TableColumn<ObjectRow, ?> there : table.getColumns()) {
            if (field.key().equals(((Field) there.getUserData()).key())) {
                return there;
            }
        }
        TableColumn<ObjectRow, ObjectRow> column = new TableColumn<>(field.title());
        column.setId("objects-" + field.key());
        column.setUserData(field);
        Grown.by(column.prefWidthProperty(), field.width());
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(c -> new Cell(field));
        if (field.isNumber() && !field.isTime()) {
            column.getStyleClass().add("number");
        }
        return column;
    }

    private void moved() {
        if (!laying) {
            List<String> now = shown().stream().map(Field::key).toList();
            if (!now.equals(chosen) && now.size() == chosen.size()) {
                chosen.clear();
                chosen.addAll(now);
                keep.accept(now);
            }
        }
    }

    private final class Cell extends TableCell<ObjectRow, ObjectRow> {

        private final Field field;

        Cell(Field field) {
            this.field = field;
            if (field.isNumber() && !field.isTime()) {
                getStyleClass().add("number");
            }
        }

        @Override
        protected void updateItem(@Nullable ObjectRow row, boolean empty) {
            super.updateItem(row, empty);
            if (row == null || empty) {
                setText(null);
                setGraphic(null);
                return;
            }
            Facts known = facts.get();
            String text = field.of(row, known);
            // Files keep the point in every language.
            setText(field.isNumber() && !field.isTime()
                    ? text.replace('.', DecimalFormatSymbols.getInstance(Messages.language()).getDecimalSeparator())
                    : text);
            Label label = known.labels().get(row.label());
            setGraphic(field.key().equals(Field.LABEL) && label != null ? Parts.swatch(label.colour()) : null);
        }
    }
}
