package touchstone.app.guideline;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import touchstone.app.control.Bar;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.control.Sending;
import touchstone.app.project.FileDialogs;
import touchstone.app.project.Session;
import touchstone.guideline.GuidelineTemplate;
import touchstone.model.Messages;
import touchstone.model.guideline.ClassRules;
import touchstone.model.guideline.GuidelineText;
import touchstone.model.guideline.Rule;

/**
 * Writes the next version of the guideline: its parts on the left, a form or the text of the chosen part in the middle, and
 * beside it how it will read. What is typed is in the file a moment later.
 */
public final class DraftView extends VBox {

    private static final Messages MESSAGES = Messages.beside(DraftView.class);
    private static final Duration PAUSE = Duration.millis(700);

    /** A part of the text that is written by itself. */
    private enum Kind {
        PURPOSE, HOW, CLASS, TREE, ALL
    }

    private record Part(Kind kind, String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final Guidelines guidelines;
    private final Supplier<Dialog<PublishForm.Choice>> dialogs;
    private final ListView<Part> parts = new ListView<>();
    private final VBox form = new VBox();
    private final MarkdownView preview;
    private final Label state = Parts.elastic("dim");
    private final Button publish = new Button(MESSAGES.text("draft.publish"));
    private final Button discard = new Button(MESSAGES.text("draft.discard"));
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private String text = "";
    private boolean filling;

    public DraftView(Guidelines guidelines, Supplier<Dialog<PublishForm.Choice>> dialogs, FileDialogs files) {
        this.guidelines = guidelines;
        this.dialogs = dialogs;
        getStyleClass().add("panel");
        preview = new MarkdownView(p -> GuidelineView.picture(guidelines, p, example -> {
        }));
        parts.setId("draft-parts");
        parts.setAccessibleText(MESSAGES.text("draft.parts"));
        Grown.by(parts.prefWidthProperty(), 170);
        Grown.by(parts.minWidthProperty(), 120);
        Grown.by(parts.fixedCellSizeProperty(), 24);
        form.getStyleClass().add("padded");
        ScrollPane middle = scroll(form);
        middle.setFitToHeight(true);
        preview.getStyleClass().add("padded");
        ScrollPane right = scroll(preview);
        right.getStyleClass().add("guideline");
        HBox all = new HBox(parts, middle, right);
        HBox.setHgrow(middle, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        VBox.setVgrow(all, Priority.ALWAYS);
        getChildren().addAll(bar(files), all);
        Session session = guidelines.session();
        pause.setOnFinished(e -> write());
        guidelines.draft().addListener(o -> follow());
        session.guideline().addListener(o -> follow());
        session.schema().addListener(o -> list());
        guidelines.examples().addListener(o -> preview());
        parts.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (!filling) {
                write();
                form();
            }
        });
        follow();
        parts.getSelectionModel().selectFirst();
    }

    private static ScrollPane scroll(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        Grown.by(scroll.minWidthProperty(), 180);
        Grown.by(scroll.prefWidthProperty(), 360);
        return scroll;
    }

    private HBox bar(FileDialogs files) {
        boolean locked = guidelines.session().readOnly();
        publish.setId("draft-publish");
        publish.getStyleClass().add("primary");
        publish.setMinWidth(USE_PREF_SIZE);
        publish.setOnAction(e -> {
            write();
            guidelines.whereReadable(ready -> PublishForm.ask(guidelines, ready, dialogs.get()));
        });
        discard.setId("draft-discard");
        discard.setMinWidth(USE_PREF_SIZE);
        discard.setOnAction(e -> guidelines.discard());
        MenuButton from = new MenuButton(MESSAGES.text("draft.from"));
        from.setId("draft-from");
        from.setMinWidth(USE_PREF_SIZE);
        for (GuidelineTemplate template : GuidelineTemplate.values()) {
            MenuItem item = new MenuItem(template.title());
            item.setOnAction(e -> guidelines.write(template.text()));
            from.getItems().add(item);
        }
        MenuItem file = new MenuItem(MESSAGES.text("draft.file"));
        file.setOnAction(e -> files.toImport().ifPresent(guidelines::take));
        from.getItems().add(file);
        from.setDisable(locked);
        Button save = new Button(MESSAGES.text("draft.save"));
        save.setId("draft-save");
        save.setMinWidth(USE_PREF_SIZE);
        save.setOnAction(e -> files.toExport(MESSAGES.text("draft.save.name")).ifPresent(guidelines::save));
        HBox bar = new Bar(state, Parts.gap(), from, save, discard, publish);
        return bar;
    }

    /** Takes over what was written elsewhere: an example that was pinned, a published version, an undo. */
    private void follow() {
        boolean written = guidelines.draft().get().isPresent();
        boolean locked = guidelines.session().readOnly();
        int version = guidelines.session().guidelineVersion();
        state.setText(written
                ? MESSAGES.text("draft.state", version + 1)
                : version == 0 ? MESSAGES.text("draft.none") : MESSAGES.text("draft.begin", version));
        publish.setDisable(!written || locked);
        discard.setDisable(!written || locked);
        if (!text.equals(guidelines.writing())) {
            text = guidelines.writing();
            preview();
            list();
            form();
        } else if (parts.getItems().isEmpty()) {
            list();
            form();
        }
    }

    private void list() {
        Part chosen = parts.getSelectionModel().getSelectedItem();
        filling = true;
        parts.getItems().setAll(new Part(Kind.PURPOSE, MESSAGES.text("part.purpose")),
                new Part(Kind.HOW, MESSAGES.text("part.how")));
        guidelines.classes(GuidelineText.of(text)).forEach(l -> parts.getItems().add(new Part(Kind.CLASS, l)));
        parts.getItems().add(new Part(Kind.TREE, MESSAGES.text("part.tree")));
        parts.getItems().add(new Part(Kind.ALL, MESSAGES.text("part.all")));
        parts.getSelectionModel().select(parts.getItems().contains(chosen) ? chosen : parts.getItems().getFirst());
        filling = false;
    }

    private void form() {
        Part part = parts.getSelectionModel().getSelectedItem();
        if (part == null) {
            return;
        }
        preview();
        GuidelineText now = GuidelineText.of(text);
        form.getChildren().setAll(switch (part.kind()) {
            case PURPOSE -> area("draft-text", MESSAGES.text("hint.purpose"), now.body(GuidelineText.PURPOSE),
                    typed -> GuidelineText.of(text).withBody(GuidelineText.PURPOSE, typed).text());
            case HOW -> area("draft-text", MESSAGES.text("hint.how"), now.body(GuidelineText.HOW),
                    typed -> GuidelineText.of(text).withBody(GuidelineText.HOW, typed).text());
            case TREE -> area("draft-text", MESSAGES.text("hint.tree"), now.body(GuidelineText.TREE),
                    typed -> GuidelineText.of(text).withBody(GuidelineText.TREE, typed).text());
            case ALL -> area("draft-text", MESSAGES.text("hint.all"), text, typed -> typed);
            case CLASS -> rules(part.name(), now);
        });
    }

    /** How the chosen part will read. */
    private void preview() {
        Part part = parts.getSelectionModel().getSelectedItem();
        GuidelineText now = GuidelineText.of(text);
        preview.show(part == null ? text : switch (part.kind()) {
            case PURPOSE -> titled(part, now.body(GuidelineText.PURPOSE));
            case HOW -> titled(part, now.body(GuidelineText.HOW));
            case TREE -> titled(part, now.body(GuidelineText.TREE));
            case CLASS -> now.rules(part.name()).map(ClassRules::text).orElse("");
            case ALL -> text;
        });
    }

    private static String titled(Part part, String body) {
        return "# " + part.name() + "\n\n" + body;
    }

    /** What becomes of the whole text when something is typed. */
    private interface Typed {
        String text(String typed);
    }

    private List<Node> area(String id, String hint, String value, Typed typed) {
        TextArea area = new TextArea(value);
        area.setId(id);
        area.setAccessibleText(hint);
        area.setWrapText(true);
        area.setPrefRowCount(7);
        listen(area, typed);
        VBox.setVgrow(area, Priority.ALWAYS);
        Label said = Parts.text(hint, "dim");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        return List.of(said, area);
    }

    private List<Node> rules(String label, GuidelineText now) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form");
        ClassRules said = now.rules(label).orElse(new ClassRules(label, Map.of(), List.of(), ""));
        for (Rule rule : Rule.values()) {
            TextInputControl field = rule.compareTo(Rule.MINIMUM_SIZE) < 0
                    ? lines(said.of(rule))
                    : new TextField(said.of(rule));
            field.setId("rule-" + rule.key());
            field.setPromptText(MESSAGES.text("rule." + rule.key() + ".prompt"));
            field.setAccessibleText(MESSAGES.text("rule." + rule.key()));
            listen(field, typed -> GuidelineText.of(text).withRule(label, rule, typed).text());
            Label name = Parts.text(MESSAGES.text("rule." + rule.key()), "dim");
            name.setMinWidth(USE_PREF_SIZE);
            name.setLabelFor(field);
            GridPane.setHgrow(field, Priority.ALWAYS);
            grid.addRow(grid.getRowCount(), name, field);
        }
        return List.of(grid);
    }

    private static TextArea lines(String value) {
        TextArea area = new TextArea(value);
        area.setWrapText(true);
        area.setPrefRowCount(2);
        return area;
    }

    private void listen(TextInputControl field, Typed typed) {
        field.setEditable(!guidelines.session().readOnly());
        field.textProperty().addListener((o, was, is) -> {
            text = typed.text(is);
            preview();
            pause.playFromStart();
        });
        Sending.inPlace(field, this::write);
        field.focusedProperty().addListener((o, was, is) -> {
            if (!is) {
                write();
            }
        });
    }

    /** Brings what was typed into the project. */
    public void write() {
        pause.stop();
        if (!guidelines.session().readOnly()) {
            guidelines.write(text);
        }
    }
}
