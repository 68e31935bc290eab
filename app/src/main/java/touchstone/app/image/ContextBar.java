package touchstone.app.image;

import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.geometry.Orientation;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Bar;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.Messages;

/** The line over the canvas: which image, whose layer, how many objects, how far, and what comes next. */
public final class ContextBar extends Bar {

    private static final Messages MESSAGES = Messages.beside(ContextBar.class);

    private static final double LEAST_NAME = 76;
    private static final double MOST_NAME = 240;

    private final Session session;
    private final Label name = Parts.elastic("image-name");
    private final Label count = new Label();
    private final Label status = new Label();
    private final MenuButton who = new MenuButton();
    private final Runnable askForName;

    /**
     * @param askForName lets the user become somebody whom the project does not know yet
     * @param buttons what can be done next, on the right
     */
    public ContextBar(Session session, Runnable askForName, Node... buttons) {
        this.session = session;
        this.askForName = askForName;
        getStyleClass().setAll("context-bar");
        name.setId("image-name");
        count.setId("object-count");
        status.setId("image-status");
        who.setId("annotator");
        who.getStyleClass().add("flat");
        Grown.by(who.minWidthProperty(), LEAST_NAME);
        Grown.by(who.maxWidthProperty(), MOST_NAME);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(who.textProperty());
        who.setTooltip(whole);
        Grown.by(name.minWidthProperty(), LEAST_NAME);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        count.setMinWidth(Region.USE_PREF_SIZE);
        status.setMinWidth(Region.USE_PREF_SIZE);
        who.setGraphic(Parts.icon("mdomz-person"));
        getChildren().addAll(name, new Separator(Orientation.VERTICAL), who, count, status, Parts.gap());
        getChildren().addAll(buttons);
        session.image().addListener(o -> tell());
        session.me().addListener(o -> tell());
        session.revision().addListener(o -> tell());
        session.objects().addListener((Observable o) -> tell());
        session.annotators().addListener((Observable o) -> people());
        session.me().addListener(o -> people());
        session.person().addListener(o -> people());
        people();
        tell();
    }

    private void tell() {
        @Nullable
        Image image = session.image().get();
        name.setText(image == null ? MESSAGES.text("no-image") : image.address());
        count.setVisible(image != null);
        status.setVisible(image != null);
        if (image != null) {
            count.setText(MESSAGES.text("objects", session.countShown()));
            status.setText(StatusLook.word(session.status(image.id())));
            status.setGraphic(StatusLook.icon(session.status(image.id())));
        }
    }

    private void people() {
        Annotator me = session.me().get();
        Annotator person = session.person().get();
        who.setText(session.readOnly()
                ? me.name()
                : me.id().equals(person.id())
                        ? MESSAGES.text("mine", me.name())
                        : MESSAGES.text("by", me.name(), person.name()));
        who.setAccessibleText(MESSAGES.text("who", me.name()));
        who.getItems().clear();
        for (Annotator annotator : session.annotators()) {
            if (annotator.role() == Annotator.Role.ANNOTATOR || annotator.role() == Annotator.Role.GOLD) {
                MenuItem item = new MenuItem(annotator.role() == Annotator.Role.GOLD
                        ? MESSAGES.text("gold", annotator.name())
                        : annotator.name());
                item.setDisable(annotator.equals(me) && me.equals(person));
                item.setOnAction(e -> session.become(annotator));
                who.getItems().add(item);
            }
        }
        if (!session.readOnly()) {
            MenuItem other = new MenuItem(MESSAGES.text("somebody-else"));
            other.setOnAction(e -> askForName.run());
            who.getItems().addAll(new SeparatorMenuItem(), other);
        }
    }
}
