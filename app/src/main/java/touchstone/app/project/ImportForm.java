package touchstone.app.project;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Parts;
import touchstone.model.Annotator.Role;
import touchstone.model.Messages;
import touchstone.store.format.Import;

/** Asks whose layer the objects of a file become. */
public final class ImportForm {

    private static final Messages MESSAGES = Messages.beside(ImportForm.class);

    private ImportForm() {
    }

    public static Optional<Import.Options> ask(Dialog<Import.Options> dialog, String proposed) {
        TextField name = new TextField(proposed);
        name.setId("import-annotator");
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
        nameText.setLabelFor(name);
        javafx.scene.control.Label roleText = Parts.text(MESSAGES.text("import.role"));
        roleText.setLabelFor(role);
        form.addRow(0, nameText, name);
        form.addRow(1, roleText, role);
        ButtonType go = new ButtonType(MESSAGES.text("import.go"), ButtonData.OK_DONE);
        dialog.setTitle(MESSAGES.text("dialog.import"));
        dialog.getDialogPane().setContent(form);
        dialog.getDialogPane().getButtonTypes().setAll(go, ButtonType.CANCEL);
        dialog.getDialogPane().lookupButton(go).disableProperty()
                .bind(Bindings.createBooleanBinding(() -> name.getText().isBlank(), name.textProperty()));
        dialog.setResultConverter(pressed -> pressed == go
                ? new Import.Options(name.getText().strip(), role.getValue(), null)
                : null);
        return dialog.showAndWait();
    }
}
