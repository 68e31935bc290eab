package touchstone.app.guideline;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Bar;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.Guideline;
import touchstone.model.Messages;
import touchstone.model.guideline.GuidelineDiff;
import touchstone.model.guideline.Picture;
import touchstone.model.note.Example;

/** The guideline to read: any version, what it says with its examples, what differs from another version. */
public final class GuidelineView extends VBox {

    private static final Messages MESSAGES = Messages.beside(GuidelineView.class);
    private static final double PICTURE = 210;

    private final Guidelines guidelines;
    private final ComboBox<Guideline> version = versions("guideline-version", "version.shown");
    private final ComboBox<Guideline> other = versions("guideline-other", "version.other");
    private final MarkdownView page;
    private final VBox content = new VBox();
    private final HBox foot = new Bar();
    private final Node[] next;

    /**
     * @param jump shows the place of an example
     * @param next what can be done where there is no guideline yet
     */
    public GuidelineView(Guidelines guidelines, Consumer<Example> jump, Node edit, Node... next) {
        this.guidelines = guidelines;
        this.next = next;
        setId("guideline");
        getStyleClass().addAll("panel", "guideline");
        page = new MarkdownView(p -> picture(guidelines, p, jump));
        HBox bar = new Bar(version, other, Parts.gap(), edit);
        content.getStyleClass().add("padded");
        getChildren().addAll(bar, content, foot);
        version.setMinWidth(USE_PREF_SIZE);
        other.setPromptText(MESSAGES.text("version.compare"));
        guidelines.versions().addListener(o -> fill());
        guidelines.examples().addListener(o -> show());
        version.valueProperty().addListener(o -> show());
        other.valueProperty().addListener(o -> show());
        Session session = guidelines.session();
        session.notes().addListener((Observable o) -> foot());
        session.me().addListener(o -> foot());
        session.guideline().addListener(o -> foot());
        fill();
    }

    private static ComboBox<Guideline> versions(String id, String name) {
        ComboBox<Guideline> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(MESSAGES.text(name));
        box.setMinWidth(0);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Guideline g) {
                return g == null ? "" : MESSAGES.text(name, g.version());
            }

            @Override
            public @Nullable Guideline fromString(String text) {
                return null;
            }
        });
        return box;
    }

    /** What stands for a picture of the text: the example, the file of the project's folder, or words where neither is. */
    static Node picture(Guidelines guidelines, Picture picture, Consumer<Example> jump) {
        Optional<Example> example = picture.example().flatMap(guidelines::example);
        if (example.isPresent()) {
            ExampleCard card = new ExampleCard(guidelines, example.get(), () -> jump.accept(example.get()));
            if (!guidelines.session().readOnly()) {
                MenuItem away = new MenuItem(MESSAGES.text("example.away"));
                away.setOnAction(e -> guidelines.unpin(example.get()));
                card.setContextMenu(new ContextMenu(away));
            }
            return card;
        }
        Label words = Parts.text(MESSAGES.text("picture", picture.reason()), "dim");
        words.setWrapText(true);
        // Side by side pictures are as wide as they would like to be, and the narrowest dock is 240 wide.
        Grown.by(words.maxWidthProperty(), PICTURE);
        VBox holder = new VBox(4, words);
        guidelines.picture(picture, 2 * PICTURE, image -> {
            ImageView view = new ImageView(image);
            view.setPreserveRatio(true);
            Grown.by(view.fitWidthProperty(), Math.min(PICTURE, image.getWidth()));
            words.setText(picture.reason());
            holder.getChildren().add(0, view);
        });
        return holder;
    }

    private void fill() {
        Guideline newest = guidelines.versions().get().isEmpty() ? null : guidelines.versions().get().getLast();
        version.getItems().setAll(guidelines.versions().get().reversed());
        other.getItems().setAll(guidelines.versions().get().reversed());
        other.setVisible(guidelines.versions().get().size() > 1);
        other.setManaged(other.isVisible());
        version.setVisible(newest != null);
        version.setManaged(version.isVisible());
        version.setValue(newest);
        show();
        foot();
    }

    private void show() {
        Guideline shown = version.getValue();
        Guideline against = other.getValue();
        if (shown == null) {
            Label hint = Parts.hint(MESSAGES.text("no-guideline"));
            VBox empty = new VBox(8, hint);
            empty.getChildren().addAll(next);
            content.getChildren().setAll(empty);
            return;
        }
        if (against != null && !against.equals(shown)) {
            boolean older = against.version() < shown.version();
            Button back = new Button(MESSAGES.text("diff.back"));
            back.setId("guideline-diff-back");
            back.setOnAction(e -> other.setValue(null));
            Label between = Parts.text(MESSAGES.text("diff.between", Math.min(shown.version(), against.version()),
                    Math.max(shown.version(), against.version())), "dim");
            content.getChildren().setAll(new HBox(8, between, Parts.gap(), back),
                    new DiffView(older
                            ? GuidelineDiff.between(against.text(), shown.text())
                            : GuidelineDiff.between(shown.text(), against.text())));
            return;
        }
        page.show(shown.text());
        content.getChildren().setAll(page);
    }

    /** Shows what differs from the version before; the whole newest version where it is the first. */
    public void showNews() {
        int last = guidelines.versions().get().size() - 1;
        if (last >= 0) {
            version.setValue(guidelines.versions().get().get(last));
            other.setValue(last > 0 ? guidelines.versions().get().get(last - 1) : null);
        }
    }

    private void foot() {
        foot.getChildren().clear();
        guidelines.unread().ifPresent(g -> {
            Button read = new Button(MESSAGES.text("read.go"), Parts.icon("mdoal-check"));
            read.setId("guideline-read");
            read.getStyleClass().add("primary");
            read.setOnAction(e -> guidelines.confirmRead());
            foot.getChildren().add(read);
        });
        foot.setVisible(!foot.getChildren().isEmpty());
        foot.setManaged(foot.isVisible());
    }
}
