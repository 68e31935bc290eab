package touchstone.app.review;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import touchstone.app.control.Banner;
import touchstone.app.project.KeptSettings;
import touchstone.app.project.Session;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.NoteId;
import touchstone.model.note.Review;

/**
 * What one goes through oneself before an image is done: the project's checklist (one question a line), each to be ticked.
 * What was ticked is recorded as the annotator's own look.
 */
public final class SelfCheck {

    /** Where the project keeps it. */
    public static final String CHECKLIST = "review.checklist";

    private static final Messages MESSAGES = Messages.beside(SelfCheck.class);

    private final Session session;
    private final InstantSource clock;
    private final Banner banner = new Banner("self-check");

    public SelfCheck(Session session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
        session.image().addListener(o -> banner.clear());
    }

    public Banner banner() {
        return banner;
    }

    private List<String> questions() {
        return KeptSettings.of(session, CHECKLIST).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    /** @param done marks the image; at once where the project asks nothing */
    public void before(Runnable done) {
        List<String> questions = questions();
        Image image = session.image().get();
        if (questions.isEmpty() || image == null) {
            done.run();
            return;
        }
        List<CheckBox> boxes = new ArrayList<>();
        Button go = new Button(MESSAGES.text("self.done"));
        go.setId("self-done");
        go.getStyleClass().add("primary");
        go.setMinWidth(Button.USE_PREF_SIZE);
        go.setDisable(true);
        FlowPane ticks = new FlowPane(12, 4);
        for (String question : questions) {
            CheckBox box = new CheckBox(question);
            box.selectedProperty().addListener(o -> go.setDisable(!boxes.stream().allMatch(CheckBox::isSelected)));
            boxes.add(box);
            ticks.getChildren().add(box);
        }
        go.setOnAction(e -> {
            banner.clear();
            record(image, questions);
            done.run();
        });
        HBox.setHgrow(ticks, Priority.ALWAYS);
        List<Node> next = List.of(ticks, go, Banner.close(MESSAGES.text("self.close"), banner::clear));
        banner.say(MESSAGES.text("self.ask"), next.toArray(Node[]::new));
        boxes.getFirst().requestFocus();
    }

    private void record(Image image, List<String> questions) {
        Review look = new Review(NoteId.create(), image.id(), session.me().get().id(), clock.instant(),
                session.me().get().id(), Review.Outcome.ACCEPTED, String.join("; ", questions), Review.Stage.SELF,
                List.of());
        List<Change> changes = List.of(Change.add(look.note()));
        session.commit(new Edit(MESSAGES.text("edit.self"), changes));
    }
}
