package touchstone.app.craft.gate;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import touchstone.app.control.Parts;
import touchstone.app.control.Sending;
import touchstone.app.project.KeptSettings;
import touchstone.app.project.Session;
import touchstone.app.review.SelfCheck;
import touchstone.model.Annotator;
import touchstone.model.Messages;

/** Who may look over work as a colleague or as an expert, and what is ticked before an image is done; a line each. */
final class ReviewRules extends VBox {

    private static final Messages MESSAGES = Messages.beside(ReviewRules.class);
    private static final List<String> NAMES = List.of("review.peer", "review.expert");
    private static final int MOST = 20;

    private final Session session;
    private final InstantSource clock;
    private final Map<String, TextArea> fields = new LinkedHashMap<>();
    private final Label said = Parts.text("", "bad");

    ReviewRules(Session session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
        getStyleClass().addAll("chart-box", "padded");
        FlowPane all = new FlowPane();
        all.getStyleClass().add("limits");
        for (String name : List.of(SelfCheck.CHECKLIST, NAMES.get(0), NAMES.get(1))) {
            TextArea field = new TextArea();
            field.setId(name.replace('.', '-'));
            field.setPrefRowCount(4);
            field.setPrefColumnCount(name.equals(SelfCheck.CHECKLIST) ? 32 : 24);
            field.setWrapText(true);
            field.setPromptText(MESSAGES.text(name + ".hint"));
            field.setAccessibleText(MESSAGES.text(name));
            field.setDisable(session.readOnly());
            Label of = Parts.text(MESSAGES.text(name), "dim");
            of.setLabelFor(field);
            fields.put(name, field);
            all.getChildren().add(new VBox(of, field));
        }
        Button keep = new Button(MESSAGES.text("review.keep"));
        keep.setId("review-keep");
        keep.setDisable(session.readOnly());
        keep.setOnAction(e -> keep());
        fields.values().forEach(field -> Sending.inPlace(field, keep::fire));
        said.setWrapText(true);
        said.setId("review-said");
        said.managedProperty().bind(said.textProperty().isNotEmpty());
        getChildren().addAll(all, keep, said);
        session.notes().addListener((Observable o) -> fill());
        fill();
    }

    private void fill() {
        Map<String, String> kept = KeptSettings.of(session);
        fields.forEach((name, field) -> {
            if (!field.isFocused()) {
                field.setText(kept.getOrDefault(name, ""));
            }
        });
    }

    private static List<String> lines(TextArea field) {
        return field.getText().lines().map(String::strip).filter(l -> !l.isEmpty()).distinct().toList();
    }

    /** Nothing is kept, and what was typed stays, while one of the names is nobody's. */
    private void keep() {
        Set<String> known = session.annotators().stream().map(Annotator::name).collect(Collectors.toSet());
        known.add(session.person().get().name());
        List<String> wrong = new ArrayList<>();
        fields.forEach((name, field) -> {
            List<String> lines = lines(field);
            if (NAMES.contains(name)) {
                lines.stream().filter(l -> !known.contains(l))
                        .forEach(l -> wrong.add(MESSAGES.text("review.nobody", l, MESSAGES.text(name))));
            } else if (lines.size() > MOST) {
                wrong.add(MESSAGES.text("review.long", lines.size(), MOST));
            }
        });
        said.setText(String.join(" ", wrong));
        if (wrong.isEmpty()) {
            KeptSettings.change(session, clock, MESSAGES.text("edit.review"),
                    values -> fields.forEach((name, field) -> {
                        values.remove(name);
                        if (!lines(field).isEmpty()) {
                            values.put(name, String.join("\n", lines(field)));
                        }
                    }));
        }
    }
}
