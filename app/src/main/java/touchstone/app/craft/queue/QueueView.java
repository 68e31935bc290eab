package touchstone.app.craft.queue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import touchstone.model.Messages;

/** The panel about work: what I have to do next, by which rules, who was given what, questions, and predictions. */
public final class QueueView extends VBox {

    private static final Messages MESSAGES = Messages.beside(QueueView.class);

    private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();

    public QueueView(NextView next, PolicyView policy, PeopleView people, QuestionsView questions,
            PredictionsView predictions) {
        getStyleClass().add("panel");
        StackPane pages = new StackPane();
        VBox.setVgrow(pages, Priority.ALWAYS);
        ToggleGroup group = new ToggleGroup();
        FlowPane bar = new FlowPane();
        bar.getStyleClass().add("panel-bar");
        Map<String, Node> all = new LinkedHashMap<>();
        all.put("next", next);
        all.put("predictions", predictions);
        all.put("questions", questions);
        all.put("rules", policy);
        all.put("people", people);
        all.forEach((id, page) -> {
            ToggleButton button = new ToggleButton(MESSAGES.text("page." + id));
            button.setId("queue-page-" + id);
            button.setToggleGroup(group);
            button.getStyleClass().add("flat");
            button.setMinWidth(USE_PREF_SIZE);
            buttons.put(id, button);
            bar.getChildren().add(button);
            pages.getChildren().add(page);
            page.visibleProperty().bind(button.selectedProperty());
        });
        group.selectedToggleProperty().addListener((o, was, is) -> {
            if (is == null) {
                group.selectToggle(was);
            }
        });
        show("next");
        getChildren().addAll(bar, pages);
    }

    /** @param page next, predictions, questions, rules or people */
    public void show(String page) {
        List.copyOf(buttons.entrySet()).stream().filter(b -> b.getKey().equals(page))
                .forEach(b -> b.getValue().setSelected(true));
    }
}
