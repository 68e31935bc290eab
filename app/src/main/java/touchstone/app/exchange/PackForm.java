package touchstone.app.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.Annotator;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.note.PackedFrom;
import touchstone.store.exchange.PackOptions;
import touchstone.store.exchange.PackageFile;
import touchstone.store.exchange.Selection;

/** Asks for whom the project is packed, how much of it, and what must not be told. */
public final class PackForm {

    /**
     * What was chosen.
     *
     * @param passphrase empty for a package that is open to everybody
     */
    public record Choice(PackOptions options, String passphrase) {

        /** Without the passphrase. */
        @Override
        public String toString() {
            return options.toString();
        }
    }

    private static final Messages MESSAGES = Messages.beside(PackForm.class);

    private final ComboBox<String> recipient = new ComboBox<>();
    private final ComboBox<PackOptions.Layers> layers = new ComboBox<>();
    private final TextField only = new TextField();
    private final ComboBox<PackOptions.Pictures> pictures = new ComboBox<>();
    private final CheckBox blind = box("blind");
    private final CheckBox deidentify = box("deidentify");
    private final CheckBox nameless = box("nameless");
    private final PasswordField passphrase = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final Label stranger = Parts.text("", "dim");
    private final Label problem = Parts.text("", "bad");
    private final GridPane form = new GridPane();
    private int rows;

    private PackForm(Session session) {
        recipient.setEditable(true);
        recipient.getItems().setAll(session.annotators().stream().filter(a -> a.role() == Annotator.Role.ANNOTATOR)
                .map(Annotator::name).toList());
        recipient.setValue("");
        recipient.setPromptText(MESSAGES.text("pack.anybody"));
        layers.getItems().setAll(PackOptions.Layers.values());
        layers.setValue(PackOptions.Layers.ALL);
        layers.setConverter(named("pack.layers."));
        layers.disableProperty().bind(blind.selectedProperty());
        only.setPromptText(MESSAGES.text("pack.only.hint"));
        pictures.getItems().setAll(PackOptions.Pictures.values());
        pictures.setValue(PackOptions.Pictures.ORIGINAL);
        pictures.setConverter(named("pack.pictures."));
        recipient.valueProperty().addListener(o -> layers
                .setValue(recipientName().isEmpty() ? PackOptions.Layers.ALL : PackOptions.Layers.OWN));
        again.disableProperty().bind(passphrase.textProperty().isEmpty());
        problem.setWrapText(true);
        Grown.by(problem.maxWidthProperty(), 360);
        stranger.setId("pack-stranger");
        stranger.setWrapText(true);
        Grown.by(stranger.maxWidthProperty(), 480);
        stranger.managedProperty().bind(stranger.textProperty().isNotEmpty());
        List<String> known = List.copyOf(recipient.getItems());
        recipient.getEditor().textProperty().addListener(o -> stranger.setText(
                recipientName().isEmpty() || known.stream().anyMatch(recipientName()::equalsIgnoreCase)
                        ? ""
                        : MESSAGES.text("pack.stranger", recipientName(), known.size(), String.join(", ", known))));
        origin(session).ifPresent(from -> {
            recipient.setPromptText(MESSAGES.text("pack.back", from.sender()));
            pictures.setValue(PackOptions.Pictures.NONE);
        });
        form.getStyleClass().add("form");
        row("recipient", recipient);
        wide(stranger);
        row("layers", layers);
        row("only", only);
        row("pictures", pictures);
        wide(blind);
        wide(deidentify);
        wide(nameless);
        row("passphrase", passphrase);
        row("again", again);
        wide(problem);
    }

    /** Of a project that came in a package itself. */
    private static Optional<PackedFrom> origin(Session session) {
        return session.notes().stream().flatMap(n -> PackedFrom.of(n).stream()).findFirst();
    }

    /** What the package is called unless somebody chooses another name: the folder's where the file's says nothing. */
    public static String proposedName(Session session, @Nullable String recipient) {
        String suffix = recipient != null
                ? "-" + recipient
                : origin(session).isPresent() ? MESSAGES.text("pack.backName") : "";
        return nameOf(session) + suffix + PackageFile.ENDING;
    }

    /** What a user calls the project: its file without the ending, its folder where it was unpacked into one. */
    public static String nameOf(Session session) {
        Path file = session.path().toAbsolutePath();
        Path folder = file.getParent();
        return file.endsWith(PackageFile.PROJECT) && folder != null && folder.getFileName() != null
                && origin(session).isPresent()
                        ? folder.getFileName().toString()
                        : file.getFileName().toString().replaceFirst("[.]touchstone$", "");
    }

    /**
     * @param name for whom it is, from the start; who has something to do is packed for blind; may be empty
     * @return nothing when the user went back
     */
    public static Optional<Choice> ask(Dialog<Choice> dialog, Session session, String name) {
        PackForm form = new PackForm(session);
        if (!name.isEmpty()) {
            form.recipient.setValue(name);
            form.blind.setSelected(true);
        }
        ButtonType go = new ButtonType(MESSAGES.text("pack.go"), ButtonData.OK_DONE);
        dialog.setTitle(MESSAGES.text("pack.title"));
        dialog.getDialogPane().setContent(form.form);
        dialog.getDialogPane().getButtonTypes().setAll(go, ButtonType.CANCEL);
        BooleanBinding wrong = Bindings.createBooleanBinding(() -> !form.complaint().isEmpty(),
                form.only.textProperty(), form.passphrase.textProperty(), form.again.textProperty());
        form.problem.textProperty().bind(Bindings.createStringBinding(form::complaint, wrong,
                form.only.textProperty(), form.passphrase.textProperty(), form.again.textProperty()));
        dialog.getDialogPane().lookupButton(go).disableProperty().bind(wrong);
        dialog.setResultConverter(pressed -> pressed == go ? form.choice() : null);
        return dialog.showAndWait();
    }

    private static <E extends Enum<E>> StringConverter<E> named(String prefix) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable E value) {
                return value == null ? "" : MESSAGES.text(prefix + value.name().toLowerCase(Locale.ROOT));
            }

            @Override
            public @Nullable E fromString(String text) {
                return null;
            }
        };
    }

    private static CheckBox box(String name) {
        CheckBox box = new CheckBox(MESSAGES.text("pack." + name));
        box.setId("pack-" + name);
        return box;
    }

    private void row(String name, Node field) {
        field.setId("pack-" + name);
        Label text = Parts.text(MESSAGES.text("pack." + name));
        text.setLabelFor(field);
        if (field instanceof javafx.scene.layout.Region region) {
            region.setMaxWidth(Double.MAX_VALUE);
            Grown.by(region.prefWidthProperty(), 320);
        }
        form.addRow(rows++, text, field);
    }

    private void wide(Node field) {
        form.add(field, 0, rows++, 2, 1);
    }

    private String recipientName() {
        String typed = recipient.getEditor().getText();
        return typed == null ? "" : typed.strip();
    }

    /** What keeps the form from being used; empty for nothing. */
    private String complaint() {
        List<String> sentences = new ArrayList<>();
        selection(sentences);
        if (!passphrase.getText().equals(again.getText()) && !passphrase.getText().isEmpty()) {
            sentences.add(MESSAGES.text("pack.differs"));
        }
        return String.join("\n", sentences);
    }

    private Selection selection(List<String> sentences) {
        try {
            return only.getText().isBlank() ? Selection.ALL : Selection.of(only.getText());
        } catch (InputRefused unclear) {
            sentences.add(unclear.getMessage());
            return Selection.ALL;
        }
    }

    private Choice choice() {
        PackOptions options = PackOptions.WHOLE.withRecipient(recipientName().isEmpty() ? null : recipientName())
                .withLayers(layers.getValue()).withPictures(pictures.getValue()).withBlind(blind.isSelected())
                .withDeidentify(deidentify.isSelected()).withNamelessPeople(nameless.isSelected())
                .withOnly(selection(new ArrayList<>()));
        return new Choice(options, passphrase.getText());
    }
}
