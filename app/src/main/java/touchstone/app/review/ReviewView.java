package touchstone.app.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.AnnotatorBox;
import touchstone.app.control.Bar;
import touchstone.app.control.Moments;
import touchstone.app.control.Parts;
import touchstone.app.control.Sending;
import touchstone.app.project.Session;
import touchstone.model.Annotator;
import touchstone.model.Messages;
import touchstone.model.note.Review;

/** Whose work is looked over, which images wait and why, and accepting, correcting or giving back what is shown. */
public final class ReviewView extends VBox {

    private static final Messages MESSAGES = Messages.beside(ReviewView.class);
    /** In the place of a policy: all that is done. */
    private static final String ALL = "all";

    private final Session session;
    private final Reviews reviews;
    private final Runnable toCanvas;
    private final AnnotatorBox whose = new AnnotatorBox("review-of", MESSAGES.text("of"));
    private final ComboBox<String> what = new ComboBox<>();
    private boolean following;
    private final Button accept = new Button(MESSAGES.text("accept"));
    private final ToggleButton correct = new ToggleButton(MESSAGES.text("correct"));
    private final Button giveBack = new Button(MESSAGES.text("give-back"));
    private final TextField reason = new TextField();
    private final HBox decide = new Bar(accept, correct, reason, giveBack);
    private final Label state = Parts.elastic("dim");
    private final ComboBox<Review.Stage> stage = new ComboBox<>();
    private final FaultsBar faults;
    private final ToggleButton summarise = new ToggleButton(MESSAGES.text("summary"));
    private final TableView<Reviews.Item> table = Parts.table("reviews", MESSAGES.text("reviews"),
            MESSAGES.text("reviews.none"));
    private final SummaryView summary;
    private boolean filling;

    /**
     * @param toCanvas gives the keys back to the canvas
     * @param handOver what can be done once everything was looked at
     */
    public ReviewView(Session session, Reviews reviews, Comments comments, Runnable toCanvas, Node... handOver) {
        this.session = session;
        this.reviews = reviews;
        this.toCanvas = toCanvas;
        faults = new FaultsBar(session);
        getStyleClass().add("panel");
        summary = new SummaryView(reviews, comments, this::look, handOver);
        whose.setPromptText(MESSAGES.text("of"));
        whose.valueProperty().addListener((o, was, is) -> {
            if (!filling) {
                reviews.of().set(is);
                begin();
            }
        });
        policies();
        buttons();
        stages();
        HBox bar = new Bar(Parts.rigid(MESSAGES.text("of.label")), whose, what, stage, state, Parts.gap(), summarise);
        columns();
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox.setVgrow(summary, Priority.ALWAYS);
        // What decides lies above what may need more room than a small window has.
        getChildren().addAll(bar, decide, faults, table, summary);
        session.annotators().addListener((Observable o) -> people());
        session.person().addListener(o -> people());
        session.image().addListener(o -> list());
        session.notes().addListener((Observable o) -> list());
        stage.valueProperty().addListener(o -> list());
        reviews.items().addListener(o -> list());
        reviews.trouble().addListener(o -> list());
        reviews.of().addListener(o -> list());
        comments.discussions().addListener(o -> turn());
        summarise.selectedProperty().addListener(o -> turn());
        people();
        list();
        turn();
    }

    private void policies() {
        what.setId("review-policy");
        what.setAccessibleText(MESSAGES.text("policy"));
        what.setTooltip(new Tooltip(MESSAGES.text("policy.hint")));
        what.getStyleClass().add("policy-box");
        what.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String policy) {
                return policy == null ? "" : MESSAGES.text("policy." + policy);
            }

            @Override
            public @Nullable String fromString(String text) {
                return null;
            }
        });
        List<String> all = new ArrayList<>(List.of(ALL));
        all.addAll(Picking.policies());
        what.getItems().setAll(all);
        what.valueProperty().addListener((o, was, is) -> {
            if (!following) {
                reviews.phase(ALL.equals(is) ? null : is);
            }
        });
        session.notes().addListener((Observable o) -> followPhase());
        followPhase();
    }

    /** Shows the phase that the project is in, when somebody else has set it or an undo has. */
    private void followPhase() {
        String phase = reviews.phase().orElse(ALL);
        if (!phase.equals(what.getValue())) {
            following = true;
            what.setValue(phase);
            reviews.policy().set(ALL.equals(phase) ? null : phase);
            following = false;
        }
    }

    /** As whom one looks. */
    private void stages() {
        stage.setId("review-stage");
        stage.setAccessibleText(MESSAGES.text("stage"));
        stage.setTooltip(new Tooltip(MESSAGES.text("stage")));
        stage.getItems().setAll(Review.Stage.PEER, Review.Stage.EXPERT);
        stage.setConverter(new StringConverter<>() {
            @Override
            public String toString(Review.@Nullable Stage value) {
                return value == null ? "" : MESSAGES.text("stage." + value.key());
            }

            @Override
            public Review.@Nullable Stage fromString(String text) {
                return null;
            }
        });
        stage.setValue(Review.Stage.PEER);
    }

    private void buttons() {
        accept.setId("review-accept");
        accept.setTooltip(new Tooltip(MESSAGES.text("accept.hint")));
        accept.setOnAction(e -> accept());
        correct.setId("review-correct");
        correct.setTooltip(new Tooltip(MESSAGES.text("correct.hint")));
        correct.setOnAction(e -> correct(correct.isSelected()));
        reviews.correcting().addListener((o, was, is) -> correct.setSelected(is));
        giveBack.setId("review-return");
        giveBack.setTooltip(new Tooltip(MESSAGES.text("give-back.hint")));
        giveBack.setOnAction(e -> giveBack());
        reason.setId("review-reason");
        reason.setAccessibleText(MESSAGES.text("reason"));
        reason.setPromptText(MESSAGES.text("reason"));
        reason.setOnAction(e -> giveBack());
        Sending.by(reason, giveBack);
        HBox.setHgrow(reason, Priority.ALWAYS);
        summarise.setId("review-summary");
        summarise.setTooltip(new Tooltip(MESSAGES.text("summary.hint")));
        for (Region fixed : List.of(accept, correct, giveBack, summarise)) {
            fixed.setMinWidth(USE_PREF_SIZE);
        }
    }

    private void columns() {
        table.getColumns().add(Parts.column(MESSAGES.text("column.image"), 150, i -> i.image().address()));
        table.getColumns().add(Parts.column(MESSAGES.text("column.state"), 90, this::standing));
        table.getColumns().add(Parts.column(MESSAGES.text("column.why"), 200, Reviews.Item::why));
        table.getColumns().add(Parts.column(MESSAGES.text("column.reason"), 240, last(FaultsBar::told)));
        table.getColumns().add(Parts.column(MESSAGES.text("column.who"), 80,
                last(r -> Optional.ofNullable(r.author()).flatMap(session::annotator).map(Annotator::name)
                        .orElse(""))));
        table.getColumns().add(Parts.column(MESSAGES.text("column.when"), 130, last(r -> Moments.minute(r.time()))));
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
        whose.offer(session.annotators().stream().filter(a -> !a.id().equals(session.person().get().id())).toList(),
                reviews.of().get());
        filling = false;
        reviews.of().set(whose.getValue());
        list();
    }

    /** Shows the first that waits, unless one of the list is shown already. */
    private void begin() {
        Annotator of = reviews.of().get();
        if (reviews.here().isEmpty()) {
            reviews.next();
        } else if (of != null) {
            reviews.showWork(of.id());
        }
    }

    /** The list of one annotator in the place of everybody's figures. */
    private void look(Annotator at) {
        summarise.setSelected(false);
        whose.getItems().stream().filter(a -> a.id().equals(at.id())).findFirst().ifPresent(whose::setValue);
    }

    private void list() {
        filling = true;
        boolean picks = reviews.policy().get() != null;
        table.getColumns().stream().filter(c -> c.getText().equals(MESSAGES.text("column.why")))
                .forEach(c -> c.setVisible(picks));
        table.getItems().setAll(reviews.items().get());
        Optional<Reviews.Item> here = reviews.here();
        here.ifPresentOrElse(table.getSelectionModel()::select, table.getSelectionModel()::clearSelection);
        filling = false;
        boolean can = here.isPresent() && !session.readOnly() && reviews.obstacle(stage.getValue()).isEmpty();
        accept.setDisable(!can);
        correct.setDisable(!can);
        giveBack.setDisable(!can);
        reason.setDisable(!can);
        Parts.show(can && !summarise.isSelected(), faults);
        state.setText(state());
        if (summarise.isSelected()) {
            summary.tell();
        }
    }

    private String state() {
        if (session.readOnly()) {
            return MESSAGES.text("reading");
        }
        if (reviews.of().get() == null) {
            return MESSAGES.text(whose.getItems().isEmpty() ? "of.nobody" : "of.first");
        }
        String obstacle = reviews.obstacle(stage.getValue());
        if (!obstacle.isEmpty()) {
            return obstacle;
        }
        if (!reviews.trouble().get().isEmpty()) {
            return reviews.trouble().get();
        }
        long waiting = reviews.items().get().stream().filter(Reviews.Item::isWaiting).count();
        return reviews.picked().get()
                .map(p -> MESSAGES.text("left.picked", waiting, reviews.items().get().size(), p.of()))
                .orElse(MESSAGES.text("left", waiting));
    }

    private void turn() {
        boolean figures = summarise.isSelected();
        if (figures) {
            summary.tell();
        }
        Parts.show(figures, summary);
        Parts.show(!figures && !reason.isDisabled(), faults);
        Parts.show(!figures, decide, table);
    }

    /** Accepts what is shown; nothing where there is nothing to look over. */
    public void accept() {
        reviews.accept(reason.getText(), stage.getValue(), faults.take());
        reason.clear();
        toCanvas.run();
    }

    /** Draws on the layer that is looked over, or on one's own again. */
    public void correct(boolean wanted) {
        reviews.correct(wanted);
        correct.setSelected(reviews.correcting().get());
        toCanvas.run();
    }

    /** The figures of all reviews. */
    public void summarise() {
        summarise.setSelected(true);
    }

    /** Gives back what is shown; without a reason it asks for one first. */
    public void giveBack() {
        if (reason.getText().isBlank() && faults.isEmpty()) {
            reason.requestFocus();
        } else {
            reviews.giveBack(reason.getText(), stage.getValue(), faults.take());
            reason.clear();
            toCanvas.run();
        }
    }
}
