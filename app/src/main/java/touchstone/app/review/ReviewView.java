package touchstone.app.review;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.Annotator;
import touchstone.model.Messages;
import touchstone.model.note.Review;

/** Whose work is looked over, which images wait, and accepting or giving back the one that is shown. */
public final class ReviewView extends VBox {

    private static final Messages MESSAGES = Messages.beside(ReviewView.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);

    private final Session session;
    private final Reviews reviews;
    private final Runnable toCanvas;
    private final ComboBox<Annotator> whose = new ComboBox<>();
    private final Button accept = new Button(MESSAGES.text("accept"));
    private final Button giveBack = new Button(MESSAGES.text("give-back"));
    private final TextField reason = new TextField();
    private final Label state = Parts.elastic("dim");
    private final TableView<Reviews.Item> table = Parts.table("reviews", MESSAGES.text("reviews"),
            MESSAGES.text("reviews.none"));
    private boolean filling;

    /** @param toCanvas gives the keys back to the canvas */
    public ReviewView(Session session, Reviews reviews, Runnable toCanvas) {
        this.session = session;
        this.reviews = reviews;
        this.toCanvas = toCanvas;
        getStyleClass().add("panel");
        whose.setId("review-of");
        whose.setAccessibleText(MESSAGES.text("of"));
        whose.setPromptText(MESSAGES.text("of"));
        whose.setConverter(new Names());
        whose.setMinWidth(120);
        whose.valueProperty().addListener((o, was, is) -> {
            if (!filling) {
                reviews.of().set(is);
            }
        });
        accept.setId("review-accept");
        accept.setOnAction(e -> accept());
        giveBack.setId("review-return");
        giveBack.setOnAction(e -> giveBack());
        reason.setId("review-reason");
        reason.setAccessibleText(MESSAGES.text("reason"));
        reason.setPromptText(MESSAGES.text("reason"));
        reason.setPrefColumnCount(24);
        reason.setOnAction(e -> giveBack());
        for (Button fixed : List.of(accept, giveBack)) {
            fixed.setMinWidth(USE_PREF_SIZE);
        }
        HBox bar = new HBox(Parts.rigid(MESSAGES.text("of.label")), whose, accept, reason, giveBack, state);
        bar.getStyleClass().add("panel-bar");
        columns();
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(bar, table);
        session.annotators().addListener((Observable o) -> people());
        session.me().addListener(o -> people());
        session.image().addListener(o -> list());
        reviews.items().addListener(o -> list());
        people();
        list();
    }

    private void columns() {
        table.getColumns().add(Parts.column(MESSAGES.text("column.image"), 200, i -> i.image().address()));
        table.getColumns().add(Parts.column(MESSAGES.text("column.state"), 130, this::standing));
        table.getColumns().add(Parts.column(MESSAGES.text("column.reason"), 240, last(Review::reason)));
        table.getColumns().add(Parts.column(MESSAGES.text("column.who"), 100,
                last(r -> Optional.ofNullable(r.author()).flatMap(session::annotator).map(Annotator::name)
                        .orElse(""))));
        table.getColumns().add(Parts.column(MESSAGES.text("column.when"), 110,
                last(r -> TIME.format(r.time().atZone(ZoneId.systemDefault())))));
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            Annotator of = reviews.of().get();
            if (is != null && of != null && !filling) {
                reviews.show(of.id(), is.image().id());
            }
        });
    }

    private static Function<Reviews.Item, String> last(Function<Review, String> value) {
        return item -> {
            Review last = item.last();
            return last == null ? "" : value.apply(last);
        };
    }

    private String standing(Reviews.Item item) {
        Review last = item.last();
        return MESSAGES.text(item.isWaiting() || last == null ? "waiting" : last.outcome().key());
    }

    private void people() {
        filling = true;
        Annotator before = reviews.of().get();
        List<Annotator> others = session.annotators().stream()
                .filter(a -> !a.id().equals(session.me().get().id())).toList();
        whose.getItems().setAll(others);
        whose.setValue(
                others.stream().filter(a -> before != null && a.id().equals(before.id())).findFirst().orElse(null));
        filling = false;
        reviews.of().set(whose.getValue());
        list();
    }

    private void list() {
        filling = true;
        table.getItems().setAll(reviews.items().get());
        Optional<Reviews.Item> here = reviews.here();
        here.ifPresentOrElse(table.getSelectionModel()::select, table.getSelectionModel()::clearSelection);
        filling = false;
        boolean can = here.isPresent() && !session.readOnly();
        accept.setDisable(!can);
        giveBack.setDisable(!can);
        reason.setDisable(!can);
        long waiting = reviews.items().get().stream().filter(Reviews.Item::isWaiting).count();
        state.setText(reviews.of().get() == null
                ? MESSAGES.text(whose.getItems().isEmpty() ? "of.nobody" : "of.first")
                : MESSAGES.text("left", waiting));
    }

    /** Accepts what is shown; nothing where there is nothing to look over. */
    public void accept() {
        reviews.accept();
        toCanvas.run();
    }

    /** Gives back what is shown; without a reason it asks for one first. */
    public void giveBack() {
        if (reason.getText().isBlank()) {
            reason.requestFocus();
        } else {
            reviews.giveBack(reason.getText());
            reason.clear();
            toCanvas.run();
        }
    }

    private static final class Names extends StringConverter<Annotator> {

        @Override
        public String toString(@Nullable Annotator annotator) {
            return annotator == null ? "" : annotator.name();
        }

        @Override
        public @Nullable Annotator fromString(String text) {
            return null;
        }
    }
}
