package touchstone.app;

import java.util.List;
import javafx.beans.binding.Bindings;
import touchstone.app.command.Command;
import touchstone.app.project.Layers;
import touchstone.model.Messages;

/** What can be asked for about the looks of all layers. */
final class LayerActions {

    private static final Messages MESSAGES = Messages.beside(LayerActions.class);

    private LayerActions() {
    }

    static void add(List<Command> rows, Layers layers) {
        rows.add(row("hide", () -> layers.hidden().set(!layers.hidden().get())).keys("Shift+H")
                .chosen(layers.hidden()));
        rows.add(row("names", () -> layers.name(!layers.isNamed())).keys("Shift+N").chosen(
                Bindings.createBooleanBinding(layers::isNamed, layers.mine(), layers.others())));
        rows.add(row("fill-weaker", () -> layers.stepFill(false)).keys("Comma"));
        rows.add(row("fill-stronger", () -> layers.stepFill(true)).keys("Period"));
    }

    private static Command row(String id, Runnable run) {
        return Command.of(MESSAGES, id, run).onCanvas();
    }
}
