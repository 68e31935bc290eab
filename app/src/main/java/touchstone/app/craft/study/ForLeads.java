package touchstone.app.craft.study;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.Messages;

/** A page that tells of scores against gold: whoever may meet golden images without knowing reads why it is put away. */
public final class ForLeads extends StackPane {

    private static final Messages MESSAGES = Messages.beside(ForLeads.class);

    public ForLeads(Session session, Node page) {
        Label why = Parts.hint(MESSAGES.text("blind"));
        why.setId(page.getId() + "-blind");
        why.setMaxWidth(560);
        StackPane.setAlignment(why, Pos.CENTER);
        why.visibleProperty().bind(session.blind());
        page.visibleProperty().bind(session.blind().not());
        // A page begins its work when what holds it is seen.
        parentProperty().subscribe(parent -> {
            visibleProperty().unbind();
            if (parent != null) {
                visibleProperty().bind(parent.visibleProperty());
            }
        });
        getChildren().addAll(page, why);
    }
}
