package touchstone.app;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Separator;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import touchstone.app.annotation.OptionsBar;
import touchstone.app.command.Buttons;
import touchstone.app.command.Menus;
import touchstone.app.control.Banner;
import touchstone.app.control.Later;
import touchstone.app.image.ContextBar;
import touchstone.app.image.SliceBar;
import touchstone.app.review.ReturnedBar;
import touchstone.canvas.AnnotationCanvas;
import touchstone.canvas.tool.Tools;
import touchstone.model.Messages;

/** What stands round the canvas and is no panel, each made when it is first asked for: menus, banners, tools, lines. */
final class Bars {

    private static final Messages MESSAGES = Messages.beside(Bars.class);

    private final Desk desk;
    private final String notice;
    private final Later<VBox> top = new Later<>(this::makeTop);
    private final Later<FlowPane> tools = new Later<>(this::makeTools);
    private final Later<VBox> middle = new Later<>(this::makeMiddle);

    /** @param notice what the user has to know about the project from the start; empty for nothing */
    Bars(Desk desk, String notice) {
        this.desk = desk;
        this.notice = notice;
    }

    /** The menus, and below them what has to be read. */
    VBox top() {
        return top.get();
    }

    FlowPane tools() {
        return tools.get();
    }

    /** The lines above and below the canvas, which is put between them by {@link #hold}. */
    VBox middle() {
        return middle.get();
    }

    /** Puts the canvas between the lines, where it has the room that they leave. */
    void hold(Node canvas) {
        VBox.setVgrow(canvas, Priority.ALWAYS);
        middle().getChildren().add(middle().getChildren().size() - 1, canvas);
    }

    private VBox makeTop() {
        VBox all = new VBox(Menus.bar(desk.commands(), Actions.menus()));
        if (!notice.isEmpty()) {
            Banner reading = new Banner("reading");
            reading.say(notice, Banner.close(MESSAGES.text("close"), reading::clear));
            all.getChildren().add(reading);
        }
        all.getChildren().addAll(desk.trouble().banner(), desk.guideline().banner(), desk.craft().guard().banner(),
                desk.craft().selfCheck().banner());
        return all;
    }

    /** A second column begins where the window is too low for one. */
    private FlowPane makeTools() {
        FlowPane strip = new FlowPane(Orientation.VERTICAL);
        strip.getStyleClass().add("tool-strip");
        Tools.ALL.forEach(tool -> strip.getChildren().add(icon(ToolActions.id(tool))));
        strip.getChildren().addAll(List.of(new Separator(), icon("undo"), icon("redo"), new Separator(), icon("fit")));
        return strip;
    }

    private VBox makeMiddle() {
        AnnotationCanvas canvas = desk.canvas();
        SliceBar slices = new SliceBar(desk.session(), icon("previous"), icon("next"));
        canvas.addEventFilter(ScrollEvent.SCROLL, e -> {
            if (e.isAltDown()) {
                slices.scrolled(e);
            }
        });
        // The keys that step through slices and draw go on after the mouse has moved the slider.
        slices.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> canvas.requestFocus());
        ContextBar context = new ContextBar(desk.session(), desk::becomeSomebodyElse, desk.work().line(),
                icon("previous"), icon("next"), Buttons.text(desk.commands().named("done"), "primary"));
        return new VBox(context, new OptionsBar(canvas), new ReturnedBar(desk.session(), desk.reviews()).banner(),
                slices);
    }

    private Node icon(String command) {
        return Buttons.icon(desk.commands().named(command));
    }
}
