package touchstone.app.guideline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.Messages;
import touchstone.model.guideline.Faults;
import touchstone.model.guideline.GuidelineDiff;

/** Asks before a version is published which classes mean something else since, and why; proposes those whose text differs. */
public final class PublishForm {

    private static final Messages MESSAGES = Messages.beside(PublishForm.class);

    /**
     * @param labels names of the classes that changed in meaning
     * @param wider whether they may now be found where there was none
     */
    public record Choice(Set<String> labels, boolean wider, String because) {
    }

    private PublishForm() {
    }

    /** @param text that can be read */
    static void ask(Guidelines guidelines, String text, Dialog<Choice> dialog) {
        Session session = guidelines.session();
        String before = session.guideline().get().map(g -> g.text()).orElse("");
        GuidelineDiff diff = GuidelineDiff.between(before, text);
        boolean first = session.guideline().get().isEmpty();
        Map<String, CheckBox> boxes = new LinkedHashMap<>();
        Set<String> differ = diff.labels().stream().map(l -> l.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        FlowPane labels = new FlowPane(12, 6);
        session.schema().get().labels().forEach(l -> {
            CheckBox box = new CheckBox(l.name());
            box.setId("publish-" + l.name());
            box.setSelected(!first && differ.contains(l.name().toLowerCase(Locale.ROOT)));
            boxes.put(l.name(), box);
            labels.getChildren().add(box);
        });
        CheckBox wider = new CheckBox(MESSAGES.text("publish.wider"));
        wider.setId("publish-wider");
        wider.setWrapText(true);
        Grown.by(wider.prefWidthProperty(), 620);
        TextField because = new TextField();
        because.setId("publish-because");
        because.setAccessibleText(MESSAGES.text("publish.because"));
        because.setPromptText(MESSAGES.text("publish.because.prompt"));
        ScrollPane differs = new ScrollPane(new DiffView(diff));
        differs.setFitToWidth(true);
        Grown.by(differs.prefWidthProperty(), 620);
        Grown.by(differs.prefHeightProperty(), 240);
        differs.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        Label what = Parts.text(MESSAGES.text(first ? "publish.first" : "publish.what"), "dim");
        what.setWrapText(true);
        Grown.by(what.prefWidthProperty(), 620);
        VBox content = new VBox(8, differs,
                Parts.text(MESSAGES.text(first ? "publish.again" : "publish.changed"), "heading"), what, labels, wider,
                Parts.text(MESSAGES.text("publish.because"), "heading"), because);
        content.getStyleClass().add("padded");
        List<String> strangers = Faults.strangers(text, session.schema().get());
        if (!strangers.isEmpty()) {
            Label told = Parts.text(MESSAGES.text("publish.strangers", String.join(", ", strangers)), "dim");
            told.setId("publish-strangers");
            told.setWrapText(true);
            Grown.by(told.prefWidthProperty(), 620);
            content.getChildren().add(1, told);
        }
        ButtonType go = new ButtonType(MESSAGES.text("publish.go", session.guidelineVersion() + 1), ButtonData.OK_DONE);
        dialog.setTitle(MESSAGES.text("publish.title", session.guidelineVersion() + 1));
        dialog.getDialogPane().setId("publish");
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().getButtonTypes().setAll(go, ButtonType.CANCEL);
        dialog.setResultConverter(pressed -> pressed == go
                ? new Choice(boxes.entrySet().stream().filter(b -> b.getValue().isSelected()).map(Map.Entry::getKey)
                        .collect(Collectors.toCollection(TreeSet::new)), wider.isSelected(), because.getText().strip())
                : null);
        dialog.setOnShown(e -> because.requestFocus());
        dialog.showAndWait().ifPresent(choice -> guidelines.publish(text, choice.labels(), choice.wider(),
                choice.because()));
    }
}
