package touchstone.app.project;

import java.util.stream.Stream;
import java.util.Optional;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.layout.GridPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.AnnotatorBox;
import touchstone.app.control.Parts;
import touchstone.model.Annotator;
import touchstone.model.Messages;
import touchstone.store.format.Delivery;
import touchstone.store.format.Excerpt;
import touchstone.store.format.Format;
import touchstone.store.format.Formats;

/** Asks whose layer is written in which format, and how much of it. */
public final class ExportForm {

    /** What was chosen. */
    public record Choice(Format format, Annotator annotator, Excerpt.Choice part, Delivery.Pictures pictures) {
    }

    private static final Messages MESSAGES = Messages.beside(ExportForm.class);

    /** Holds outlines and masks, which most projects consist of. */
    private static final String USUAL = "coco";

    private ExportForm() {
    }

    public static Optional<Choice> ask(Dialog<Choice> dialog, Session session) {
        ComboBox<Format> format = new ComboBox<>();
        format.setId("export-format");
        format.getItems().setAll(Formats.ALL.stream().filter(Format::isWritten).toList());
        format.setValue(
                Formats.ALL.stream().filter(f -> f.name().equals(USUAL)).findFirst().orElse(Formats.ALL.getFirst()));
        format.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Format f) {
                return f == null ? "" : f.title();
            }

            @Override
            public @Nullable Format fromString(String text) {
                return null;
            }
        });
        AnnotatorBox annotator = new AnnotatorBox("export-annotator", MESSAGES.text("export.layer"));
        annotator.offer(session.annotators(), proposed(session));
        GridPane form = new GridPane();
        form.getStyleClass().add("form");
        javafx.scene.control.Label formatText = Parts.text(MESSAGES.text("export.format"));
        formatText.setLabelFor(format);
        javafx.scene.control.Label layerText = Parts.text(MESSAGES.text("export.layer"));
        layerText.setLabelFor(annotator);
        form.addRow(0, formatText, format);
        form.addRow(1, layerText, annotator);
        CheckBox complete = box("complete");
        CheckBox accepted = box("accepted");
        CheckBox copies = box("copies");
        form.add(complete, 0, 2, 2, 1);
        form.add(accepted, 0, 3, 2, 1);
        TilingFields tiles = new TilingFields();
        form.add(copies, 0, 4, 2, 1);
        form.add(tiles, 0, 5, 2, 1);
        copies.disableProperty().bind(tiles.wanted());
        ButtonType go = new ButtonType(MESSAGES.text("export.go"), ButtonData.OK_DONE);
        dialog.setTitle(MESSAGES.text("dialog.export"));
        dialog.getDialogPane().setContent(form);
        dialog.getDialogPane().getButtonTypes().setAll(go, ButtonType.CANCEL);
        dialog.getDialogPane().lookupButton(go).setDisable(annotator.getValue() == null);
        dialog.setResultConverter(pressed -> pressed == go && annotator.getValue() != null
                ? new Choice(format.getValue(), annotator.getValue(),
                        new Excerpt.Choice(complete.isSelected(), accepted.isSelected(), -1),
                        tiles.pictures(copies.isSelected()))
                : null);
        return dialog.showAndWait();
    }

    /** One's own layer; where that is empty, as that of somebody who leads is, the first of those made of several people's. */
    private static @Nullable Annotator proposed(Session session) {
        Annotator me = session.me().get();
        return session.hasObjects(me.id())
                ? me
                : Stream.of(Annotator.Role.CONSENSUS, Annotator.Role.GOLD, Annotator.Role.ANNOTATOR)
                        .flatMap(role -> session.annotators().stream().filter(a -> a.role() == role))
                        .filter(a -> session.hasObjects(a.id())).findFirst()
                        .orElse(session.annotators().contains(me)
                                ? me
                                : session.annotators().stream().findFirst().orElse(null));
    }

    private static CheckBox box(String name) {
        CheckBox box = new CheckBox(MESSAGES.text("export." + name));
        box.setId("export-" + name);
        return box;
    }
}
