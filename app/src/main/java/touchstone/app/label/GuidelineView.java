package touchstone.app.label;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.Guideline;
import touchstone.model.Messages;

/** What counts as what: the newest guideline's text, headings and lists of its Markdown set apart. */
public final class GuidelineView extends ScrollPane {

    private static final Messages MESSAGES = Messages.beside(GuidelineView.class);

    private final Session session;

    public GuidelineView(Session session) {
        this.session = session;
        setId("guideline");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setPrefHeight(180);
        session.guideline().addListener(o -> fill());
        fill();
    }

    private void fill() {
        setContent(session.guideline().get().<Region>map(GuidelineView::page)
                .orElseGet(() -> Parts.hint(MESSAGES.text("no-guideline"))));
    }

    private static VBox page(Guideline guideline) {
        VBox page = new VBox(Parts.text(MESSAGES.text("version", guideline.version()), "dim"));
        page.getStyleClass().addAll("padded", "guideline");
        StringBuilder paragraph = new StringBuilder();
        for (String line : guideline.text().lines().map(String::strip).toList()) {
            boolean own = line.startsWith("#") || line.startsWith("![") || line.startsWith("- ")
                    || line.startsWith("* ") || line.isEmpty();
            if (own) {
                add(page, paragraph);
            }
            paragraph.append(paragraph.isEmpty() ? "" : " ").append(line);
            if (line.startsWith("#") || line.startsWith("![")) {
                add(page, paragraph);
            }
        }
        add(page, paragraph);
        return page;
    }

    private static void add(VBox page, StringBuilder paragraph) {
        String line = paragraph.toString();
        paragraph.setLength(0);
        if (line.isEmpty()) {
            return;
        }
        TextFlow flow = new TextFlow();
        if (line.startsWith("#")) {
            flow.getChildren().add(text(line.replaceFirst("^#+\\s*", ""), "strong"));
        } else if (line.startsWith("![")) {
            // The project holds the text alone; what the picture shows is said by its caption.
            flow.getChildren().add(text(MESSAGES.text("picture", line.replaceFirst("^!\\[(.*?)\\].*$", "$1"))));
        } else {
            String said = line.startsWith("- ") || line.startsWith("* ") ? "• " + line.substring(2) : line;
            String[] pieces = said.replace("`", "").split("\\*\\*", -1);
            for (int i = 0; i < pieces.length; i++) {
                flow.getChildren().add(i % 2 == 1 ? text(pieces[i], "strong") : text(pieces[i]));
            }
        }
        page.getChildren().add(flow);
    }

    private static Text text(String text, String... styles) {
        Text node = new Text(text);
        node.getStyleClass().addAll("text");
        node.getStyleClass().addAll(styles);
        return node;
    }
}
