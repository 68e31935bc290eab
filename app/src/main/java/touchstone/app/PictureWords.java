package touchstone.app;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import touchstone.app.command.Buttons;
import touchstone.app.command.Commands;
import touchstone.app.project.Session;
import touchstone.model.Messages;

/** What is said where a picture is missing, comes late or is damaged, and what can be done about it. */
final class PictureWords {

    private static final Messages MESSAGES = Messages.beside(PictureWords.class);

    private final Session session;
    private final CanvasArea area;
    private final Commands commands;

    PictureWords(Session session, CanvasArea area, Commands commands) {
        this.session = session;
        this.area = area;
        this.commands = commands;
    }

    void follow(ObservableValue<Picture> picture) {
        picture.addListener((o, was, is) -> tell(is));
        tell(picture.getValue());
    }

    private void tell(Picture picture) {
        switch (picture) {
            case Picture.None n when session.images().isEmpty() -> {
                List<Node> next = new ArrayList<>();
                if (!session.readOnly()) {
                    next.add(Buttons.text(commands.named("add-images"), "primary"));
                    next.add(Buttons.text(commands.named("import")));
                }
                area.say(MESSAGES.text(session.readOnly() ? "images.none" : "images.first"), next.toArray(Node[]::new));
            }
            case Picture.None n -> area.clear();
            case Picture.Loading l when !l.sentence().isEmpty() -> area.say(l.sentence());
            case Picture.Loading l -> area.clear();
            case Picture.Shown s -> area.remark(s.damage());
            case Picture.Refused r when r.missing() && !session.readOnly() -> area.sayAbove(r.sentence(),
                    Buttons.text(commands.named("relink"), "primary"), Buttons.text(commands.named("retry")));
            case Picture.Refused r -> area.sayAbove(r.sentence(), Buttons.text(commands.named("retry")));
        }
    }
}
