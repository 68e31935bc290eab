package touchstone.app.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.model.Messages;

/** What is looked for: words over all fields, and conditions on single ones. */
final class FilterBar {

    private static final Messages MESSAGES = Messages.beside(FilterBar.class);
    private static final Duration TYPING = Duration.millis(150);

    private final TextField words = new TextField();
    private final Button add = new Button(null, Parts.icon("mdoal-filter_list"));
    private final FlowPane rows = new FlowPane(12, 4);
    private final List<Row> conditions = new ArrayList<>();
    private final PauseTransition typing = new PauseTransition(TYPING);
    private List<Field> fields = Field.all();

    /** @param changed run when something else is looked for */
    FilterBar(Runnable changed) {
        typing.setOnFinished(e -> changed.run());
        words.setId("objects-filter");
        words.setPromptText(MESSAGES.text("filter.prompt"));
        words.setAccessibleText(MESSAGES.text("filter"));
        words.setTooltip(new Tooltip(MESSAGES.text("filter.hint")));
        Grown.by(words.prefWidthProperty(), 170);
        Grown.by(words.minWidthProperty(), 80);
        words.textProperty().addListener(o -> typing.playFromStart());
        add.setId("objects-condition");
        add.getStyleClass().add("flat");
        add.setAccessibleText(MESSAGES.text("condition.add"));
        add.setTooltip(new Tooltip(MESSAGES.text("condition.add.hint")));
        add.setOnAction(e -> add(fields.getFirst(), Condition.Test.IS, "").focus());
        rows.getStyleClass().add("panel-bar");
        show();
    }

    Node words() {
        return words;
    }

    Node add() {
        return add;
    }

    Node conditions() {
        return rows;
    }

    void offer(List<Field> all) {
        fields = List.copyOf(all);
        conditions.forEach(Row::offer);
    }

    /** What can be compared. */
    List<Field> fields() {
        return fields;
    }

    String text() {
        return words.getText();
    }

    boolean isEmpty() {
        return words.getText().isBlank() && conditions.isEmpty();
    }

    List<Condition> wanted() {
        return conditions.stream().map(Row::condition).flatMap(Optional::stream).toList();
    }

    void clear() {
        words.clear();
        conditions.clear();
        show();
        typing.playFromStart();
    }

    /** Adds a condition that the user can change. */
    Row add(Field field, Condition.Test test, String value) {
        Row row = new Row(field, test, value);
        conditions.add(row);
        show();
        typing.playFromStart();
        return row;
    }

    private void show() {
        rows.getChildren().setAll(conditions);
        rows.setVisible(!conditions.isEmpty());
        rows.setManaged(!conditions.isEmpty());
    }

    /** One condition: a field, what is asked of it, and the value. */
    final class Row extends HBox {

        private final ComboBox<Field> field = box(Field::title);
        private final ComboBox<Condition.Test> test = box(Condition.Test::title);
        private final TextField value = new TextField();

        Row(Field of, Condition.Test asked, String told) {
            getStyleClass().add("bar");
            field.setAccessibleText(MESSAGES.text("condition.field"));
            test.setAccessibleText(MESSAGES.text("condition.test"));
            value.setAccessibleText(MESSAGES.text("condition.value"));
            field.getStyleClass().add("condition-field");
            test.getStyleClass().add("condition-test");
            value.getStyleClass().add("condition-value");
            value.setPrefColumnCount(8);
            value.setText(told);
            offer();
            field.setValue(of);
            test.getItems().setAll(Condition.tests(of));
            test.setValue(Condition.tests(of).contains(asked) ? asked : Condition.tests(of).getFirst());
            field.valueProperty().addListener((o, was, is) -> {
                if (is != null) {
                    Condition.Test before = test.getValue();
                    test.getItems().setAll(Condition.tests(is));
                    test.setValue(test.getItems().contains(before) ? before : test.getItems().getFirst());
                    typing.playFromStart();
                }
            });
            test.valueProperty().addListener((o, was, is) -> {
                value.setVisible(is == null || is.takesValue());
                value.setManaged(value.isVisible());
                typing.playFromStart();
            });
            value.textProperty().addListener(o -> typing.playFromStart());
            Button remove = new Button(null, Parts.icon("mdoal-close"));
            remove.getStyleClass().addAll("flat", "tight");
            remove.setAccessibleText(MESSAGES.text("condition.remove"));
            remove.setOnAction(e -> {
                conditions.remove(this);
                show();
                typing.playFromStart();
            });
            getChildren().addAll(field, test, value, remove);
        }

        private void offer() {
            Field now = field.getValue();
            field.getItems().setAll(fields);
            if (now != null) {
                fields.stream().filter(f -> f.key().equals(now.key())).findFirst().ifPresent(field::setValue);
            }
        }

        private void focus() {
            field.requestFocus();
        }

        private Optional<Condition> condition() {
            return field.getValue() == null || test.getValue() == null
                    ? Optional.empty()
                    : Optional.of(new Condition(field.getValue(), test.getValue(), value.getText()));
        }

        private static <T> ComboBox<T> box(Function<T, String> title) {
            ComboBox<T> box = new ComboBox<>();
            box.setConverter(new StringConverter<>() {
                @Override
                public String toString(@Nullable T item) {
                    return item == null ? "" : title.apply(item);
                }

                @Override
                public @Nullable T fromString(String text) {
                    return null;
                }
            });
            return box;
        }
    }
}
