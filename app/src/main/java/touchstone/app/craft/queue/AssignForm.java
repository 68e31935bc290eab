package touchstone.app.craft.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.handout.Depths;
import touchstone.model.Annotator;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.note.Assignment.Task;
import touchstone.store.exchange.Selection;

/** Asks who is given what. */
public final class AssignForm {

    /**
     * What was chosen.
     *
     * @param to names, as they were typed
     * @param most how many images each gets
     * @param golden share of golden images
     * @param repeats share of images that are seen again
     * @param times by how many each image is done
     * @param share how much of what could be given is
     * @param planted how many wrong predictions are planted
     */
    public record Choice(Task task, List<String> to, int most, double golden, double repeats, boolean mirrored,
            int times,
            double share, @Nullable GeometryKind depth, Selection only, int planted, String batch, long seed) {

        public Choice {
            to = List.copyOf(to);
        }
    }

    private static final Messages MESSAGES = Messages.beside(AssignForm.class);

    private final ComboBox<Task> task = new ComboBox<>();
    private final TextField to = new TextField();
    private final TextField most = new TextField("50");
    private final TextField golden = new TextField("5");
    private final TextField repeats = new TextField("5");
    private final CheckBox mirrored = new CheckBox(MESSAGES.text("assign.mirrored"));
    private final TextField times = new TextField("1");
    private final TextField share = new TextField("100");
    private final ComboBox<GeometryKind> depth = new ComboBox<>();
    private final TextField only = new TextField();
    private final TextField planted = new TextField("0");
    private final TextField batch = new TextField();
    private final TextField seed = new TextField("1");
    private final Label problem = Parts.text("", "bad");
    private final GridPane form = new GridPane();
    private int rows;

    private AssignForm(Session session, Task first) {
        task.getItems().setAll(Task.values());
        task.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Task of) {
                return of == null ? "" : MESSAGES.text("assign.task." + of.key());
            }

            @Override
            public @Nullable Task fromString(String text) {
                return null;
            }
        });
        task.setValue(first);
        to.setText(String.join(", ", session.annotators().stream()
                .filter(a -> a.role() == Annotator.Role.ANNOTATOR && !a.id().equals(session.me().get().id()))
                .map(Annotator::name).toList()));
        to.setPromptText(MESSAGES.text("assign.to.hint"));
        depth.getItems().add(null);
        depth.getItems().addAll(Depths.ALL);
        depth.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable GeometryKind of) {
                return MESSAGES.text("depth." + (of == null ? "any" : of.key()));
            }

            @Override
            public @Nullable GeometryKind fromString(String text) {
                return null;
            }
        });
        only.setPromptText(MESSAGES.text("assign.only.hint"));
        form.getStyleClass().add("form");
        row("task", task);
        row("to", to);
        row("most", most);
        row("golden", golden);
        row("repeats", repeats);
        form.add(mirrored, 1, rows++);
        row("times", times);
        row("share", share);
        row("depth", depth);
        row("only", only);
        row("planted", planted);
        row("batch", batch);
        row("seed", seed);
        problem.setWrapText(true);
        Grown.by(problem.maxWidthProperty(), 380);
        form.add(problem, 0, rows++, 2, 1);
        follow();
        task.valueProperty().addListener(o -> follow());
    }

    /** What a task has no use for cannot be filled in. */
    private void follow() {
        boolean draws = task.getValue() == Task.DRAW;
        golden.setDisable(!draws);
        repeats.setDisable(!draws);
        mirrored.setDisable(!draws);
        times.setDisable(!draws);
        share.setDisable(task.getValue() == Task.QUALIFICATION);
        only.setDisable(task.getValue() == Task.QUALIFICATION);
        planted.setDisable(task.getValue() == Task.QUALIFICATION || task.getValue() == Task.RELABEL);
    }

    /** @return nothing when the user went back */
    static Optional<Choice> ask(Dialog<Choice> dialog, Session session, Task first) {
        AssignForm form = new AssignForm(session, first);
        ButtonType go = new ButtonType(MESSAGES.text("assign.go"), ButtonData.OK_DONE);
        dialog.setTitle(MESSAGES.text("assign.title"));
        dialog.getDialogPane().setId("assign");
        dialog.getDialogPane().setContent(form.form);
        dialog.getDialogPane().getButtonTypes().setAll(go, ButtonType.CANCEL);
        Observable[] all = { form.task.valueProperty(), form.to.textProperty(), form.most.textProperty(),
                form.golden.textProperty(), form.repeats.textProperty(), form.times.textProperty(),
                form.share.textProperty(), form.only.textProperty(), form.planted.textProperty(),
                form.seed.textProperty(), form.depth.valueProperty() };
        BooleanBinding wrong = Bindings.createBooleanBinding(() -> !form.complaint().isEmpty(), all);
        form.problem.textProperty().bind(Bindings.createStringBinding(form::complaint, all));
        Node button = dialog.getDialogPane().lookupButton(go);
        button.disableProperty().bind(wrong);
        dialog.setResultConverter(pressed -> pressed == go ? form.choice() : null);
        dialog.setOnShown(e -> form.to.requestFocus());
        return dialog.showAndWait();
    }

    private void row(String name, Region field) {
        field.setId("assign-" + name);
        Label text = Parts.text(MESSAGES.text("assign." + name));
        text.setLabelFor(field);
        field.setMaxWidth(Double.MAX_VALUE);
        Grown.by(field.prefWidthProperty(), 300);
        form.addRow(rows++, text, field);
    }

    /** NaN where it is none. */
    private static double number(TextField field) {
        try {
            return Double.parseDouble(field.getText().strip().replace(',', '.').replace("%", ""));
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    private static boolean isWhole(TextField field, int least) {
        double value = number(field);
        return value == Math.rint(value) && value >= least && value <= 1e6;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (String name : to.getText().split(",", -1)) {
            if (!name.isBlank() && !names.contains(name.strip())) {
                names.add(name.strip());
            }
        }
        return names;
    }

    private String complaint() {
        if (names().isEmpty()) {
            return MESSAGES.text("assign.bad.to");
        }
        if (!isWhole(most, 1) || !isWhole(times, 1) || !isWhole(planted, 0) || !seed.getText().strip()
                .matches("-?[0-9]{1,18}")) {
            return MESSAGES.text("assign.bad.whole");
        }
        double both = number(golden) + number(repeats);
        if (!(number(golden) >= 0 && number(repeats) >= 0 && both < 100 && number(share) > 0
                && number(share) <= 100)) {
            return MESSAGES.text("assign.bad.share");
        }
        if (times.isDisabled() ? false : number(times) > names().size()) {
            return MESSAGES.text("assign.bad.times", names().size());
        }
        if (task.getValue() == Task.UPGRADE && depth.getValue() == null) {
            return MESSAGES.text("assign.bad.depth");
        }
        try {
            selection();
        } catch (InputRefused unclear) {
            return String.valueOf(unclear.getMessage());
        }
        return "";
    }

    private Selection selection() throws InputRefused {
        return only.getText().isBlank() ? Selection.ALL : Selection.of(only.getText());
    }

    private @Nullable Choice choice() {
        boolean draws = task.getValue() == Task.DRAW;
        try {
            return new Choice(task.getValue(), names(), (int) number(most), draws ? number(golden) / 100 : 0,
                    draws ? number(repeats) / 100 : 0, mirrored.isSelected(), draws ? (int) number(times) : 1,
                    number(share) / 100, depth.getValue(), selection(),
                    planted.isDisabled() ? 0 : (int) number(planted),
                    batch.getText().isBlank()
                            ? String.format(Locale.ROOT, "%s", task.getValue().key())
                            : batch.getText().strip(),
                    Long.parseLong(seed.getText().strip()));
        } catch (InputRefused unclear) {
            return null;
        }
    }
}
