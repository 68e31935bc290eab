package touchstone.app.quality;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Label;
import touchstone.app.control.AnnotatorBox;
import touchstone.app.control.Bar;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.Annotator;
import touchstone.model.Messages;

/** Where decisions go, what can be decided, and how many places are. */
final class AdjudicationBar extends Bar {

    private static final Messages MESSAGES = Messages.beside(AdjudicationBar.class);

    private final Session session;
    private final Adjudication adjudication;
    private final AnnotatorBox into;
    private final Label progress = Parts.elastic("dim");
    private final Annotator consensus = Annotator.named("consensus", Annotator.Role.CONSENSUS);
    private final Annotator gold = Annotator.named("gold", Annotator.Role.GOLD);
    private boolean filling;

    AdjudicationBar(Session session, Adjudication adjudication) {
        this.session = session;
        this.adjudication = adjudication;
        setId("settling");
        getStyleClass().add("settling");
        into = new AnnotatorBox("settle-into", MESSAGES.text("into.hint"), this::name);
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
                    && (fresh.role() != Annotator.Role.GOLD || !session.blind().get())
                    && (fresh.role() == Annotator.Role.CONSENSUS
                            || known.stream().noneMatch(a -> a.role() == fresh.role()))) {
                all.add(fresh);
            }
        }
        filling = true;
        if (into.offer(all, adjudication.into().get()).isEmpty()) {
            into.setValue(all.stream().filter(a -> a.role() == Annotator.Role.CONSENSUS).findFirst()
                    .or(() -> all.stream().findFirst()).orElse(null));
        }
        filling = false;
        adjudication.into().set(into.getValue());
    }

    private String name(Annotator annotator) {
        return session.annotator(annotator.id()).isPresent()
                ? annotator.name()
                : MESSAGES.text("into.new", annotator.name());
    }
}
