package touchstone.app.craft.gate;

import java.time.InstantSource;
import java.util.List;
import javafx.beans.Observable;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Parts;
import touchstone.app.project.KeptSettings;
import touchstone.app.project.Session;
import touchstone.model.Messages;

/** By which number the pilot's agreement is judged. What is chosen is one undoable edit. */
final class CoefficientBox extends HBox {

    private static final Messages MESSAGES = Messages.beside(CoefficientBox.class);
    private static final String NAME = "pilotGate.coefficient";
    private static final List<String> ALL = List.of("krippendorffAlpha", "fleissKappa", "cohenKappa", "f1",
            "detectionF1");

    private final Session session;
    private final ComboBox<String> box = new ComboBox<>();
    private boolean filling;

    /** @param kept run after another one was chosen */
    CoefficientBox(Session session, InstantSource clock, Runnable kept) {
        this.session = session;
        getStyleClass().add("bar");
        box.setId("limit-pilotGate-coefficient");
        box.setAccessibleText(MESSAGES.text("limit." + NAME));
        box.setTooltip(new Tooltip(MESSAGES.text("coefficient.hint")));
        box.setDisable(session.readOnly());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String key) {
                return key == null ? "" : ALL.contains(key) ? MESSAGES.text("coefficient." + key) : key;
            }

            @Override
            public @Nullable String fromString(String text) {
                return null;
            }
        });
        box.valueProperty().addListener((o, was, is) -> {
            if (!filling && is != null && KeptSettings.change(session, clock, MESSAGES.text("edit.limits"), all -> {
                all.remove(NAME);
                if (!is.equals(ALL.getFirst())) {
                    all.put(NAME, is);
                }
            })) {
                kept.run();
            }
        });
        Label name = Parts.text(MESSAGES.text("limit." + NAME), "dim");
        name.setLabelFor(box);
        getChildren().addAll(name, box);
        session.notes().addListener((Observable o) -> fill());
        fill();
    }

    /** One that was set by hand stays, also where it is none of the usual. */
    private void fill() {
        String kept = KeptSettings.of(session, NAME);
        String now = kept.isEmpty() ? ALL.getFirst() : kept;
        filling = true;
        box.getItems().setAll(ALL);
        if (!ALL.contains(now)) {
            box.getItems().add(now);
        }
        box.setValue(now);
        filling = false;
    }
}
