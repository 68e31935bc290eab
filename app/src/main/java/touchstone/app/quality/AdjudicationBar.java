package touchstone.app.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.Annotator;
import touchstone.model.Messages;

/** Where decisions go, what can be decided, and how many places are. */
final class AdjudicationBar extends HBox {

    private static final Messages MESSAGES = Messages.beside(AdjudicationBar.class);

    private final Session session;
    private final Adjudication adjudication;
    private final ComboBox<Annotator> into = new ComboBox<>();
    private final Label progress = Parts.elastic("dim");
    private final Annotator consensus = Annotator.named("consensus", Annotator.Role.CONSENSUS);
    private final Annotator gold = Annotator.named("gold", Annotator.Role.GOLD);
    private boolean filling;

    AdjudicationBar(Session session, Adjudication adjudication) {
        this.session = session;
        this.adjudication = adjudication;
        setId("settling");
        getStyleClass().addAll("panel-bar", "settling");
        into.setId("settle-into");
        into.setAccessibleText(MESSAGES.text("into.hint"));
        into.setTooltip(new Tooltip(MESSAGES.text("into.hint")));
        into.setConverter(new Names());
        into.setPrefWidth(130);
        into.setMinWidth(60);
        into.valueProperty().addListener((o, was, is) -> {
            if (!filling) {
                adjudication.into().set(is);
                if (is != null) {
                    session.layers().show(is.id());
                }
            }
        });
        into.setDisable(session.readOnly());
        progress.setId("settled");
        getChildren().addAll(progress, into);
        session.annotators().addListener((Observable o) -> fill());
        adjudication.compared().addListener(o -> {
            fill();
            show();
        });
        show();
        fill();
    }

    private void show() {
        Outcome now = adjudication.compared().get();
        boolean wanted = now != null && !(now.rows().isEmpty() && now.agreed().isEmpty());
        setVisible(wanted);
        setManaged(wanted);
    }

    void offer(List<Node> buttons) {
        getChildren().addAll(buttons);
    }

    void count(long decided, int of) {
        progress.setText(MESSAGES.text("settled", decided, of));
    }

    private void fill() {
        Outcome now = adjudication.compared().get();
        List<Annotator> known = session.annotators();
        List<Annotator> all = new ArrayList<>(known.stream()
                .filter(a -> a.role() == Annotator.Role.CONSENSUS || a.role() == Annotator.Role.GOLD)
                .filter(a -> now == null || !a.id().equals(now.first().id()) && !a.id().equals(now.second().id()))
                .toList());
        for (Annotator fresh : List.of(consensus, gold)) {
            if (known.stream().noneMatch(a -> a.name().equals(fresh.name()))
                    && (fresh.role() == Annotator.Role.CONSENSUS
                            || known.stream().noneMatch(a -> a.role() == fresh.role()))) {
                all.add(fresh);
            }
        }
        Annotator before = adjudication.into().get();
        Optional<Annotator> kept = all.stream().filter(a -> before != null && a.id().equals(before.id())).findFirst();
        filling = true;
        into.getItems().setAll(all);
        into.setValue(kept
                .or(() -> all.stream().filter(a -> a.role() == Annotator.Role.CONSENSUS).findFirst())
                .or(() -> all.stream().findFirst()).orElse(null));
        filling = false;
        adjudication.into().set(into.getValue());
    }

    private final class Names extends StringConverter<Annotator> {

        @Override
        public String toString(@Nullable Annotator annotator) {
            return annotator == null
                    ? ""
                    : session.annotator(annotator.id()).isPresent()
                            ? annotator.name()
                            : MESSAGES.text("into.new", annotator.name());
        }

        @Override
        public @Nullable Annotator fromString(String text) {
            return null;
        }
    }
}
