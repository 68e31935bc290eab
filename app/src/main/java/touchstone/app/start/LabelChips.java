package touchstone.app.start;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import touchstone.app.control.Parts;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.setup.Template;

/** The labels that a project will begin with: each can be taken off, others typed. */
final class LabelChips extends FlowPane {

    private static final Messages MESSAGES = Messages.beside(LabelChips.class);

    private final ReadOnlyObjectWrapper<LabelSchema> schema = new ReadOnlyObjectWrapper<>(new LabelSchema(List.of()));
    private final TextField more = new TextField();

    LabelChips() {
        getStyleClass().add("chips");
        setId("new-labels");
        more.setId("new-label-name");
        more.setPromptText(MESSAGES.text("new.label.more"));
        more.setAccessibleText(MESSAGES.text("new.label.more"));
        more.setPrefColumnCount(12);
        more.setOnAction(e -> add());
        more.focusedProperty().addListener((o, was, is) -> {
            if (!is) {
                add();
            }
        });
        schema.addListener(o -> fill());
        fill();
    }

    ReadOnlyObjectProperty<LabelSchema> schema() {
        return schema.getReadOnlyProperty();
    }

    void show(LabelSchema chosen) {
        schema.set(chosen);
    }

    void takeOver(LabelChips before) {
        show(before.schema.get());
        more.setText(before.more.getText());
    }

    private void add() {
        String name = more.getText().strip();
        if (!name.isEmpty() && schema.get().byName(name).isEmpty()) {
            List<Label> labels = new ArrayList<>(schema.get().labels());
            Label like = labels.isEmpty() ? null : labels.getLast();
            Label added = Template.named(List.of(name)).labels().getFirst().withPosition(labels.size())
                    .withColour(touchstone.model.Palette.colour(labels.size()));
            labels.add(like == null
                    ? added
                    : new Label(added.id(), name, added.colour(), null, like.kinds(), List.of(), null, "",
                            labels.size()));
            more.clear();
            schema.set(new LabelSchema(labels));
            more.requestFocus();
        }
    }

    private void fill() {
        getChildren().clear();
        for (Label label : schema.get().labels()) {
            Button off = new Button();
            off.getStyleClass().addAll("flat", "tight");
            off.setGraphic(Parts.icon("mdoal-close"));
            off.setAccessibleText(MESSAGES.text("new.label.off", label.name()));
            off.setOnAction(e -> schema.set(new LabelSchema(schema.get().labels().stream()
                    .filter(l -> !l.id().equals(label.id()) && !label.id().equals(l.parent())).toList())));
            HBox chip = new HBox(Parts.swatch(label.colour()), Parts.text(label.name()), off);
            chip.getStyleClass().add("chip");
            getChildren().add(chip);
        }
        getChildren().add(more);
    }
}
