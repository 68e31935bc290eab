package touchstone.app.project;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.model.Annotator.Role;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.store.format.Import;
import touchstone.store.format.Imported;
import touchstone.store.format.Mapping;

/** Asks whose layer the objects of a file become, and what its labels, attributes and joints are called here. */
public final class ImportForm {

    /**
     * What was chosen.
     *
     * @param onShown whether the objects are for the shown image, whatever the file says
     */
    public record Choice(Import.Options options, Mapping mapping, boolean onShown) {
    }

    private static final Messages MESSAGES = Messages.beside(ImportForm.class);

    private static final double WIDE = 360;

    private ImportForm() {
    }

    /**
     * @param proposed name of the layer; the file's own annotators are kept where it has several
     * @param known names of those who have layers already
     * @param shown the name of the image that can take the objects of a file that names none of the project's; else empty
     */
    static Optional<Choice> ask(Dialog<Choice> dialog, String proposed, Imported read, LabelSchema project,
            List<String> known, String shown) {
        CheckBox each = new CheckBox(MESSAGES.text("import.each", read.annotators().size()));
        each.setId("import-each");
        each.setSelected(read.annotators().size() > 1);
        each.setVisible(read.annotators().size() > 1);
        each.setManaged(each.isVisible());
        CheckBox here = new CheckBox(MESSAGES.text("import.shown", shown));
        here.setId("import-shown");
        here.setWrapText(true);
        Grown.by(here.maxWidthProperty(), WIDE);
        here.setSelected(!shown.isEmpty());
        Parts.show(!shown.isEmpty(), here);
        ComboBox<String> names = new ComboBox<>();
        names.setId("import-annotator");
        names.setEditable(true);
        names.getItems().setAll(Stream.concat(Stream.of(proposed), known.stream()).distinct().toList());
        names.setValue(proposed);
        TextField name = names.getEditor();
        // It is empty until it is on the screen, and a form that lacks its name begins with the focus on its way out.
        name.setText(proposed);
        javafx.scene.control.Label what = Parts.text(MESSAGES.text("import.what",
                read.all().size(), read.images().size()), "dim");
        what.setId("import-what");
        what.setWrapText(true);
        Grown.by(what.maxWidthProperty(), WIDE);
        ComboBox<Role> role = new ComboBox<>();
        role.setId("import-role");
        role.getItems().setAll(Role.values());
        role.setValue(Role.ANNOTATOR);
        role.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Role r) {
                return r == null ? "" : MESSAGES.text("role." + r.key());
            }

            @Override
            public Role fromString(String text) {
                return Role.valueOf(text.toUpperCase(Locale.ROOT));
            }
        });
        GridPane form = new GridPane();
        form.getStyleClass().add("form");
        javafx.scene.control.Label nameText = Parts.text(MESSAGES.text("import.annotator"));
        nameText.setLabelFor(names);
        javafx.scene.control.Label roleText = Parts.text(MESSAGES.text("import.role"));
        roleText.setLabelFor(role);
        names.disableProperty().bind(each.selectedProperty());
        role.disableProperty().bind(each.selectedProperty());
        NameTargets targets = new NameTargets(read, project);
        form.add(what, 0, 0, 2, 1);
        form.addRow(1, nameText, names);
        form.addRow(2, roleText, role);
        form.add(each, 0, 3, 2, 1);
        form.add(here, 0, 4, 2, 1);
        form.add(targets, 0, 5, 2, 1);
        ButtonType go = new ButtonType(MESSAGES.text("import.go"), ButtonData.OK_DONE);
        dialog.setTitle(MESSAGES.text("dialog.import"));
        dialog.getDialogPane().setContent(form);
        dialog.getDialogPane().getButtonTypes().setAll(go, ButtonType.CANCEL);
        dialog.getDialogPane().lookupButton(go).disableProperty()
                .bind(Bindings.createBooleanBinding(() -> name.getText().isBlank() && !each.isSelected(),
                        name.textProperty(), each.selectedProperty()));
        dialog.setResultConverter(pressed -> pressed == go
                ? new Choice(
                        new Import.Options(each.isSelected() ? null : name.getText().strip(), role.getValue(), null),
                        targets.mapping(), here.isSelected())
                : null);
        return dialog.showAndWait();
    }
}
