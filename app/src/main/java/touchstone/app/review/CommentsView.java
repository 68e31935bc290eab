package touchstone.app.review;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import touchstone.app.control.Bar;
import touchstone.app.control.Grown;
import touchstone.app.control.Moments;
import touchstone.app.control.Parts;
import touchstone.app.control.Sending;
import touchstone.app.project.Session;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.geometry.Point;
import touchstone.model.note.Comment;

/** The project's discussions on the left, the chosen one on the right with a line to write in. */
public final class CommentsView extends VBox {

    private static final Messages MESSAGES = Messages.beside(CommentsView.class);

    private final Session session;
    private final Comments comments;
    private final Runnable toCanvas;
    private final CheckBox here = new CheckBox(MESSAGES.text("only.here"));
    private final CheckBox open = new CheckBox(MESSAGES.text("only.open"));
    private final TableView<Discussion> table = Parts.table("discussions", MESSAGES.text("discussions"),
            MESSAGES.text("discussions.none"));
    private final VBox said = new VBox();
    private final Label about = Parts.elastic("dim");
    private final TextField words = new TextField();
    private final Button send = new Button(MESSAGES.text("send"));
    private final Button settle = new Button();
    private boolean filling;

    /**
     * @param jump shows the place that a comment is about
     * @param toCanvas gives the keys back to the canvas
     */
    public CommentsView(Session session, Comments comments, Consumer<Comment> jump, Runnable toCanvas, Node begin) {
        this.session = session;
        this.comments = comments;
        this.toCanvas = toCanvas;
        getStyleClass().add("panel");
        here.setId("comments-here");
        open.setId("comments-open");
        HBox bar = new Bar(begin, here, open);
        columns();
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (is != null && !filling) {
                comments.chosen().set(is.first().id());
                jump.accept(is.first());
            }
        });
        HBox both = new HBox(table, discussion());
        HBox.setHgrow(table, Priority.ALWAYS);
        Grown.by(table.minWidthProperty(), 260);
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().addAll(bar, both);
        comments.discussions().addListener(o -> list());
        comments.chosen().addListener(o -> list());
        comments.draft().addListener((o, was, is) -> {
            show();
            if (is != null) {
                words.clear();
                // A tab that has just come to the front can take the keys once it is laid out.
                Platform.runLater(words::requestFocus);
            }
        });
        session.image().addListener(o -> list());
        session.annotators().addListener((Observable o) -> list());
        session.me().addListener(o -> show());
        here.selectedProperty().addListener(o -> list());
        open.selectedProperty().addListener(o -> list());
        list();
    }

    private void columns() {
        table.getColumns().add(Parts.numbers(MESSAGES.text("column.number"), 56, Discussion::number,
                n -> Integer.toString(n)));
        table.getColumns().add(Parts.column(MESSAGES.text("column.state"), 80,
                d -> MESSAGES.text(d.isResolved() ? "resolved" : "open")));
        table.getColumns().add(Parts.column(MESSAGES.text("column.text"), 260, d -> d.first().text()));
        table.getColumns().add(Parts.column(MESSAGES.text("column.who"), 90, d -> comments.author(d.first())));
        table.getColumns().add(Parts.numbers(MESSAGES.text("column.answers"), 90, d -> d.answers().size(),
                n -> n == 0 ? "" : Integer.toString(n)));
        table.getColumns().add(Parts.column(MESSAGES.text("column.image"), 140, d -> imageOf(d.first())));
    }

    private VBox discussion() {
        said.setId("said");
        said.getStyleClass().add("figures");
        ScrollPane scroll = new ScrollPane(said);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        // The last that was said is what is read.
        said.heightProperty().addListener(o -> scroll.setVvalue(1));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        words.setId("comment-words");
        words.setAccessibleText(MESSAGES.text("words"));
        words.setOnAction(e -> send());
        Sending.by(words, this::send, () -> {
            if (comments.draft().get() != null) {
                words.clear();
            }
            comments.cancel();
            toCanvas.run();
            return true;
        });
        HBox.setHgrow(words, Priority.ALWAYS);
        send.setId("comment-send");
        send.setOnAction(e -> send());
        send.setMinWidth(USE_PREF_SIZE);
        settle.setId("comment-settle");
        settle.setMinWidth(USE_PREF_SIZE);
        settle.setOnAction(e -> comments.read().ifPresent(d -> comments.resolve(!d.isResolved())));
        HBox line = new Bar(words, send, settle);
        HBox title = new Bar(about);
        VBox right = new VBox(title, scroll, line);
        Grown.by(right.minWidthProperty(), 220);
        Grown.by(right.prefWidthProperty(), 360);
        return right;
    }

    private void send() {
        boolean begun = comments.draft().get() != null;
        comments.say(words.getText());
        words.clear();
        if (begun) {
            toCanvas.run();
        }
    }

    private void list() {
        Image image = session.image().get();
        List<Discussion> wanted = comments.discussions().get().stream()
                .filter(d -> !here.isSelected() || image != null && d.first().image().equals(image.id()))
                .filter(d -> !open.isSelected() || !d.isResolved()).toList();
        filling = true;
        table.getItems().setAll(wanted);
        Optional<Discussion> read = comments.read().filter(wanted::contains);
        read.ifPresentOrElse(table.getSelectionModel()::select, table.getSelectionModel()::clearSelection);
        filling = false;
        show();
    }

    private void show() {
        Point draft = comments.draft().get();
        boolean writing = draft != null;
        Optional<Discussion> read = writing ? Optional.empty() : comments.read();
        said.getChildren().clear();
        read.ifPresent(d -> d.all().forEach(c -> said.getChildren().add(said(c))));
        about.setText(draft != null
                ? MESSAGES.text("begun", Math.floor(draft.x()), Math.floor(draft.y()))
                : read.map(d -> MESSAGES.text("about", d.number(), imageOf(d.first())))
                        .orElse(MESSAGES.text("choose")));
        boolean can = !session.readOnly() && (writing || read.isPresent());
        words.setDisable(!can);
        words.setPromptText(MESSAGES.text(writing ? "prompt.begin" : "prompt.answer"));
        send.setDisable(!can);
        send.setText(MESSAGES.text(writing ? "send" : "answer"));
        settle.setDisable(session.readOnly() || read.isEmpty());
        settle.setText(MESSAGES.text(read.isPresent() && read.get().isResolved() ? "reopen" : "resolve"));
    }

    private VBox said(Comment comment) {
        Label name = Parts.text(comments.author(comment), "heading");
        Label when = Parts.text(Moments.minute(comment.time()), "dim");
        HBox head = new HBox(8, name, when, Parts.gap());
        if (comments.isMine(comment) && !session.readOnly()) {
            Button remove = new Button();
            remove.getStyleClass().add("flat");
            remove.setGraphic(Parts.icon("mdoal-delete_outline"));
            remove.setAccessibleText(MESSAGES.text("remove"));
            remove.setOnAction(e -> comments.remove(comment));
            head.getChildren().add(remove);
        }
        Label text = Parts.text(comment.text());
        text.setWrapText(true);
        return new VBox(head, text);
    }

    private String imageOf(Comment comment) {
        return session.images().stream().filter(i -> i.id().equals(comment.image())).findFirst().map(Image::name)
                .orElse("");
    }
}
