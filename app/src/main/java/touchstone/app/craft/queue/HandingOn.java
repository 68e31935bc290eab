package touchstone.app.craft.queue;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Grown;
import touchstone.app.control.Popover;
import touchstone.app.project.Session;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.NoteId;
import touchstone.model.Progress;
import touchstone.model.note.Handover;
import touchstone.model.note.Handover.Way;
import touchstone.model.note.Reasons;

/** Skips the shown image, escalates it or says that I am unsure of it, with a reason that one key gives. */
public final class HandingOn {

    private static final Messages MESSAGES = Messages.beside(HandingOn.class);
    private static final int KEYS = 9;
    private static final int ROW = 26;

    private final Session session;
    private final InstantSource clock;
    private final Runnable next;

    /** @param next goes on after an image was skipped or escalated */
    public HandingOn(Session session, InstantSource clock, Runnable next) {
        this.session = session;
        this.clock = clock;
        this.next = next;
    }

    /** Those of the project, else those that come with the program. */
    static List<String> reasons(Session session) {
        return Reasons.among(session.notes()).map(Reasons::reasons).filter(r -> !r.isEmpty())
                .orElseGet(() -> MESSAGES.text("reasons.usual").lines().toList());
    }

    /** @param beside where the choice is shown */
    public void ask(Way way, Node beside, Runnable after) {
        ListView<String> list = new ListView<>();
        list.setId("handing-on-reasons");
        list.getItems().setAll(reasons(session));
        list.setAccessibleText(MESSAGES.text("reasons"));
        Grown.by(list.fixedCellSizeProperty(), ROW);
        Grown.by(list.prefHeightProperty(), ROW * Math.min(KEYS, list.getItems().size()) + 4.0);
        Grown.by(list.prefWidthProperty(), 330);
        list.setCellFactory(view -> new Row());
        TextField own = new TextField();
        own.setId("handing-on-words");
        own.setPromptText(MESSAGES.text("reason.own"));
        own.setAccessibleText(MESSAGES.text("reason.own"));
        Button go = new Button(MESSAGES.text("reason.go"));
        go.setId("handing-on-go");
        go.getStyleClass().add("primary");
        go.disableProperty().bind(Bindings.createBooleanBinding(() -> own.getText().isBlank(), own.textProperty()));
        Popover popover = new Popover(MESSAGES.text("ask." + way.key()), list, own, go)
                .at(PopOver.ArrowLocation.TOP_CENTER);
        Image about = session.image().get();
        Consumer<String> say = reason -> {
            popover.hide();
            if (about != null && about.equals(session.image().get())) {
                say(about, way, reason);
            }
            after.run();
        };
        list.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            int digit = e.getCode().isDigitKey()
                    ? e.getCode().getName().charAt(e.getCode().getName().length() - 1) - '0'
                    : 0;
            if (digit >= 1 && digit <= list.getItems().size()) {
                e.consume();
                say.accept(list.getItems().get(digit - 1));
            } else if (e.getCode() == KeyCode.ENTER && list.getSelectionModel().getSelectedItem() != null) {
                e.consume();
                say.accept(list.getSelectionModel().getSelectedItem());
            }
        });
        list.setOnMouseClicked(e -> {
            if (list.getSelectionModel().getSelectedItem() != null) {
                say.accept(list.getSelectionModel().getSelectedItem());
            }
        });
        own.setOnAction(e -> go.fire());
        go.setOnAction(e -> say.accept(own.getText().strip()));
        popover.show(beside);
        list.getSelectionModel().selectFirst();
        list.requestFocus();
    }

    private void say(Image image, Way way, String reason) {
        AnnotatorId me = session.me().get().id();
        List<Change> changes = new ArrayList<>();
        Progress.@Nullable Status status = switch (way) {
            case SKIPPED -> Progress.Status.SKIPPED;
            case ESCALATED -> Progress.Status.ESCALATED;
            case UNSURE -> null;
        };
        Progress before = session.progress(image.id(), me).orElse(null);
        if (status != null && (before == null || before.status() != status)) {
            changes.add(new Change(before, new Progress(image.id(), me, status)));
        }
        changes.add(Change.add(new Handover(NoteId.create(), image.id(), me, clock.instant(), way, reason, "", null)
                .note()));
        session.commit(new Edit(MESSAGES.text("edit." + way.key(), reason), changes));
        if (status != null) {
            next.run();
        }
    }

    /** Answers what somebody asked, and gives the image back to them. */
    void answer(Handover asked, String words) {
        AnnotatorId me = session.me().get().id();
        List<Change> changes = new ArrayList<>(
                List.of(Change.replace(asked.note(), asked.answered(words, me).note())));
        AnnotatorId author = asked.author();
        if (author != null) {
            session.progress(asked.image(), author).filter(p -> p.status() == Progress.Status.ESCALATED)
                    .ifPresent(p -> changes.add(Change.replace(p,
                            new Progress(asked.image(), author, Progress.Status.RETURNED))));
        }
        session.commit(new Edit(MESSAGES.text("edit.answer"), changes));
    }

    /** What I asked about the shown image and was told, as one line; empty where there is nothing. */
    static String said(Session session) {
        AnnotatorId me = session.me().get().id();
        return session.remarks().stream().flatMap(n -> Handover.of(n).stream())
                .filter(h -> me.equals(h.author()) && !h.answer().isEmpty())
                .reduce((first, second) -> second)
                .map(h -> MESSAGES.text("answered", Stream.of(h.answeredBy()).flatMap(Stream::ofNullable)
                        .flatMap(id -> session.annotator(id).stream()).map(a -> a.name()).findFirst()
                        .orElse(MESSAGES.text("expert")), h.answer()))
                .orElse("");
    }

    private static final class Row extends ListCell<String> {

        @Override
        protected void updateItem(@Nullable String reason, boolean empty) {
            super.updateItem(reason, empty);
            setText(reason == null || empty
                    ? null
                    : getIndex() < KEYS ? MESSAGES.text("reason.keyed", getIndex() + 1, reason) : reason);
        }
    }
}
