package touchstone.app.table;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import touchstone.app.control.Parts;
import touchstone.app.control.Popover;
import touchstone.app.project.Session;
import touchstone.model.AnnotationId;
import touchstone.model.Attribute;
import touchstone.model.Label;
import touchstone.model.Messages;

/** What can be done with all the selected rows that are one's own: another label, a value of an attribute, delete. */
final class ManyEditsBar extends HBox {

    private static final Messages MESSAGES = Messages.beside(ManyEditsBar.class);

    private final Session session;
    private final ManyEdits edits;
    private final Supplier<Collection<AnnotationId>> chosen;
    private final Supplier<List<String>> attributes;
    private final MenuButton label = new MenuButton(MESSAGES.text("many.label"));
    private final Button attribute = new Button(MESSAGES.text("many.attribute"));
    private final Button delete = new Button(null, Parts.icon("mdoal-delete_outline"));
    private long own;

    ManyEditsBar(Session session, ManyEdits edits, Supplier<Collection<AnnotationId>> chosen,
            Supplier<List<String>> attributes) {
        this.session = session;
        this.edits = edits;
        this.chosen = chosen;
        this.attributes = attributes;
        getStyleClass().add("bar");
        label.setId("many-label");
        label.getStyleClass().add("flat");
        label.setMinWidth(USE_PREF_SIZE);
        label.setTooltip(new Tooltip(MESSAGES.text("many.label.hint")));
        attribute.setId("many-attribute");
        attribute.getStyleClass().add("flat");
        attribute.setMinWidth(USE_PREF_SIZE);
        attribute.setTooltip(new Tooltip(MESSAGES.text("many.attribute.hint")));
        attribute.setOnAction(e -> ask());
        delete.setId("many-delete");
        delete.getStyleClass().addAll("flat", "tight");
        delete.setAccessibleText(MESSAGES.text("menu.delete"));
        delete.setTooltip(new Tooltip(MESSAGES.text("many.delete.hint")));
        delete.setOnAction(e -> delete());
        getChildren().addAll(label, attribute, delete);
        session.layers().locked().addListener((Observable o) -> enable());
        enable();
    }

    void offer() {
        label.getItems().setAll(session.schema().get().labels().stream().map(this::item).toList());
    }

    private MenuItem item(Label target) {
        MenuItem item = new MenuItem(target.name(), Parts.swatch(target.colour()));
        item.setMnemonicParsing(false);
        item.setOnAction(e -> edits.label(chosen.get(), target));
        return item;
    }

    /** @param mine how many of the selected rows are one's own */
    void follow(long mine) {
        own = mine;
        enable();
    }

    private void enable() {
        boolean none = own == 0 || session.readOnly() || session.layers().locked().get();
        label.setDisable(none);
        attribute.setDisable(none || attributes.get().isEmpty());
        delete.setDisable(none);
    }

    void delete() {
        if (!delete.isDisabled()) {
            edits.delete(chosen.get());
        }
    }

    private void ask() {
        ComboBox<String> name = new ComboBox<>();
        name.setId("many-attribute-name");
        name.setAccessibleText(MESSAGES.text("many.name"));
        name.getItems().setAll(attributes.get());
        ComboBox<String> value = new ComboBox<>();
        value.setId("many-attribute-value");
        value.setAccessibleText(MESSAGES.text("many.value"));
        value.setEditable(true);
        name.valueProperty().addListener((o, was, is) -> {
            value.getItems().setAll(choices(is));
            value.getEditor().clear();
        });
        name.getSelectionModel().selectFirst();
        Button set = new Button(MESSAGES.text("many.set"));
        set.setId("many-attribute-set");
        set.getStyleClass().add("primary");
        GridPane form = new GridPane();
        form.getStyleClass().add("form");
        form.addRow(0, Parts.text(MESSAGES.text("many.name")), name);
        form.addRow(1, Parts.text(MESSAGES.text("many.value")), value);
        form.add(set, 1, 2);
        Popover popover = new Popover(MESSAGES.text("many.attribute.title", own), form);
        set.setOnAction(e -> {
            String typed = value.getEditor().getText();
            popover.hide();
            edits.attribute(chosen.get(), name.getValue(), typed == null ? "" : typed.strip());
        });
        value.getEditor().setOnAction(e -> set.fire());
        popover.show(attribute);
    }

    private List<String> choices(String name) {
        return session.schema().get().labels().stream().flatMap(l -> l.attribute(name).stream())
                .flatMap(a -> a.type() == Attribute.Type.CHECKBOX
                        ? List.of("true", "false").stream()
                        : a.choices().stream())
                .distinct().toList();
    }
}
