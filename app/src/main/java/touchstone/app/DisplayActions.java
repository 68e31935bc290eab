package touchstone.app;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import touchstone.app.command.Command;
import touchstone.canvas.AnnotationCanvas;
import touchstone.canvas.tile.Display;
import touchstone.model.ColourVision;
import touchstone.model.Messages;

/** What changes how an image is seen, and what is laid over it to see more. */
final class DisplayActions {

    private static final Messages MESSAGES = Messages.beside(DisplayActions.class);

    private DisplayActions() {
    }

    static void add(List<Command> rows, Workbench workbench, Desk desk) {
        AnnotationCanvas canvas = desk.canvas();
        rows.add(Command.of(MESSAGES, "auto-window", canvas::autoWindow).keys("C").onCanvas());
        rows.add(Command.of(MESSAGES, "invert", () -> {
            Display display = canvas.displayProperty().get();
            if (display != null) {
                canvas.displayProperty().set(display.withInvert(!display.isInverted()));
            }
        }).keys("Shift+C").onCanvas());
        rows.add(Command.of(MESSAGES, "add-heat-map",
                () -> workbench.files().heatMap()
                        .ifPresent(file -> desk.heatMaps().add(file, desk.trouble()::complain)))
                .icon("mdoal-gradient").when(desk.session().image().isNotNull()));
        rows.add(Actions.toggle("pixel-grid", canvas.instruments().pixelGridProperty()));
        rows.add(Actions.toggle("minimap", desk.area().minimap()));
        rows.add(Actions.toggle("scale-bar", desk.area().scaleBar()));
        for (ColourVision vision : ColourVision.values()) {
            ObjectProperty<ColourVision> eyes = canvas.instruments().visionProperty();
            rows.add(Command.of(MESSAGES, "vision-" + vision.name().toLowerCase(Locale.ROOT), () -> eyes.set(vision))
                    .chosen(Bindings.createBooleanBinding(() -> eyes.get() == vision, eyes)));
        }
    }
}
