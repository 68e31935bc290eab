package touchstone.app.guideline;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.model.Messages;
import touchstone.model.note.Example;

/** An example as it is seen in a class's gallery: its picture, what it is an example of, and why. A click goes to its place. */
final class ExampleCard extends Button {

    private static final Messages MESSAGES = Messages.beside(ExampleCard.class);
    private static final double WIDTH = 116;

    ExampleCard(Guidelines guidelines, Example example, Runnable jump) {
        getStyleClass().addAll("example-card", example.verdict().key());
        // A label that wraps asks a button for far more height than it fills.
        Text said = new Text(example.reason());
        said.getStyleClass().addAll("text", "plain");
        Grown.by(said.wrappingWidthProperty(), WIDTH);
        VBox content = new VBox(Parts.rigid(MESSAGES.text("verdict." + example.verdict().key()), "verdict"));
        if (example.crop().base64().isEmpty()) {
            content.getChildren().add(Parts.text(MESSAGES.text("example.hidden"), "dim"));
        } else {
            ImageView view = new ImageView();
            guidelines.picture(example, view::setImage);
            view.setFitWidth(WIDTH);
            view.setFitHeight(WIDTH);
            view.setPreserveRatio(true);
            content.getChildren().add(view);
        }
        content.getChildren().add(said);
        setGraphic(content);
        Grown.by(maxWidthProperty(), WIDTH + 28);
        setAccessibleText(MESSAGES.text("example.spoken", example.label(),
                MESSAGES.text("verdict." + example.verdict().key()), example.reason()));
        setTooltip(new Tooltip(
                example.image() == null ? example.reason() : MESSAGES.text("example.go", example.reason())));
        setOnAction(e -> jump.run());
    }
}
