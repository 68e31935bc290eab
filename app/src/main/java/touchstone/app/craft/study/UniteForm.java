package touchstone.app.craft.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.Messages;
import touchstone.qa.Rules;
import touchstone.qa.consensus.ConsensusRules;
import touchstone.qa.consensus.ConsensusRules.Method;

/** Asks whose work becomes one layer, what that layer is, and how. */
public final class UniteForm {

    /**
     * @param of two or more
     * @param role consensus or gold
     */
    public record Choice(List<Annotator> of, String name, Role role, ConsensusRules rules) {
    }

    private static final Messages MESSAGES = Messages.beside(UniteForm.class);
    private static final double WIDTH = 420;
    private static final double WIDEST = 300;

    private final Map<Annotator, CheckBox> people = new LinkedHashMap<>();
    private final ComboBox<Role> role = new ComboBox<>();
    private final TextField name = new TextField();
    private final TextField quorum = new TextField();
    private final ComboBox<Method> method = new ComboBox<>();
    private final CheckBox single = new CheckBox(MESSAGES.text("unite.single"));
    private final GridPane form = new GridPane();
    private int rows;

    private UniteForm(List<Annotator> all) {
        FlowPane who = new FlowPane(12, 6);
        all.stream().filter(a -> a.role() == Role.ANNOTATOR).forEach(a -> {
            CheckBox box = new CheckBox(a.name());
            box.setId("unite-" + a.name());
            box.setMnemonicParsing(false);
            box.setTooltip(new Tooltip(a.name()));
            Grown.by(box.maxWidthProperty(), WIDEST);
            box.setSelected(true);
            people.put(a, box);
            who.getChildren().add(box);
        });
        ScrollPane scroll = new ScrollPane(who);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        Grown.by(scroll.maxHeightProperty(), 120);
        role.getItems().setAll(Role.CONSENSUS, Role.GOLD);
        role.setConverter(named(r -> MESSAGES.text("unite.role." + r.key())));
        role.valueProperty().addListener((o, was, is) -> {
            name.setText(MESSAGES.text("unite.name." + is.key()));
            // What one alone has drawn is nothing to test others by.
            single.setSelected(is == Role.CONSENSUS);
        });
        role.setValue(Role.CONSENSUS);
        quorum.setPromptText(MESSAGES.text("unite.quorum.usual"));
        method.getItems().setAll(Method.values());
        method.setConverter(named(m -> MESSAGES.text("unite.method." + m.name())));
        method.setValue(Method.MAJORITY);
        single.setId("unite-single");
        form.getStyleClass().add("form");
        row("of", scroll);
        row("role", role);
        row("name", name);
        row("quorum", quorum);
        row("method", method);
        form.add(single, 0, rows++, 2, 1);
    }

    private static <T> StringConverter<T> named(Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
                return null;
            }
        };
    }

    private void row(String key, Region field) {
        field.setId("unite-" + key);
        Label text = Parts.text(MESSAGES.text("unite." + key));
        text.setLabelFor(field);
        field.setMaxWidth(Double.MAX_VALUE);
        Grown.by(field.prefWidthProperty(), WIDTH);
        form.addRow(rows++, text, field);
    }

    /** @return nothing when the user went back */
    static Optional<Choice> ask(Dialog<Choice> dialog, List<Annotator> all) {
        UniteForm form = new UniteForm(all);
        List<Observable> asked = new ArrayList<>(List.of(form.name.textProperty(), form.quorum.textProperty()));
        form.people.values().forEach(b -> asked.add(b.selectedProperty()));
        StringBinding complaint = Bindings.createStringBinding(form::complaint, asked.toArray(Observable[]::new));
        Label problem = Parts.text("", "bad");
        problem.setId("unite-problem");
        problem.setWrapText(true);
        Grown.by(problem.maxWidthProperty(), WIDTH);
        problem.textProperty().bind(complaint);
        form.form.add(problem, 0, form.rows, 2, 1);
        ButtonType go = new ButtonType(MESSAGES.text("unite.go"), ButtonData.OK_DONE);
        dialog.setTitle(MESSAGES.text("unite.title"));
        dialog.getDialogPane().setId("unite");
        dialog.getDialogPane().setContent(form.form);
        dialog.getDialogPane().getButtonTypes().setAll(go, ButtonType.CANCEL);
        dialog.getDialogPane().lookupButton(go).disableProperty().bind(complaint.isNotEmpty());
        dialog.setResultConverter(pressed -> pressed == go ? form.choice() : null);
        return dialog.showAndWait();
    }

    private List<Annotator> of() {
        return people.entrySet().stream().filter(p -> p.getValue().isSelected()).map(Map.Entry::getKey).toList();
    }

    private String complaint() {
        int of = of().size();
        if (of < 2) {
            return MESSAGES.text("unite.two");
        }
        if (name.getText().isBlank()) {
            return MESSAGES.text("unite.nameless");
        }
        String asked = quorum.getText().strip();
        return asked.isEmpty() || asked.matches("[1-9]\\d{0,3}") && Integer.parseInt(asked) <= of
                ? ""
                : MESSAGES.text("unite.many", of);
    }

    private Choice choice() {
        String asked = quorum.getText().strip();
        return new Choice(of(), name.getText().strip(), role.getValue(), new ConsensusRules(Rules.DEFAULT,
                asked.isEmpty() ? 0 : Integer.parseInt(asked), method.getValue(), single.isSelected() ? 1 : 2));
    }
}
