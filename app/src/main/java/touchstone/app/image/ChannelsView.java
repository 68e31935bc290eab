package touchstone.app.image;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import touchstone.app.control.Bar;
import touchstone.app.control.Parts;
import touchstone.canvas.tile.ChannelLook;
import touchstone.canvas.tile.Display;
import touchstone.canvas.tile.ToneMap;
import touchstone.model.Messages;

/** Which channels of an image are shown, in which colours, and whose window is changed. */
final class ChannelsView extends VBox {

    private static final Messages MESSAGES = Messages.beside(ChannelsView.class);
    private static final List<String> COLOURS = List.of("red", "green", "blue");

    private final Consumer<Display> changed;
    private Display shown = Display.of(1, new ToneMap(0, 1));
    private boolean following;

    ChannelsView(Consumer<Display> changed) {
        this.changed = changed;
        setId("display-channels");
        getStyleClass().add("channels");
    }

    void show(Display display) {
        boolean same = display.channels().size() == shown.channels().size() && !getChildren().isEmpty();
        shown = display;
        following = true;
        if (!same) {
            fill();
        }
        follow();
        following = false;
    }

    private void fill() {
        getChildren().clear();
        if (shown.channels().size() == 1) {
            return;
        }
        ToggleGroup windows = new ToggleGroup();
        for (int c = 0; c < shown.channels().size(); c++) {
            getChildren().add(row(c, windows));
        }
        RadioButton all = chooser(Display.ALL, windows);
        all.setText(MESSAGES.text("display.channel.all"));
        HBox row = new HBox(all);
        row.getStyleClass().add("bar");
        getChildren().add(row);
    }

    private HBox row(int channel, ToggleGroup windows) {
        String name = name(channel);
        CheckBox visible = new CheckBox(name);
        visible.setId("display-channel-" + channel);
        visible.setMinWidth(0);
        visible.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(visible, Priority.ALWAYS);
        visible.setOnAction(e -> change(look(channel).withShown(visible.isSelected()), channel));
        ColorPicker colour = new ColorPicker();
        colour.getStyleClass().addAll("button", "channel-colour");
        colour.setAccessibleText(MESSAGES.text("display.channel.colour", name));
        colour.setTooltip(new Tooltip(colour.getAccessibleText()));
        colour.setOnAction(e -> change(look(channel).withColour(rgb(colour.getValue())), channel));
        Button alone = new Button(MESSAGES.text("display.channel.alone"));
        alone.getStyleClass().add("flat");
        alone.setMinWidth(USE_PREF_SIZE);
        alone.setAccessibleText(MESSAGES.text("display.channel.alone.of", name));
        alone.setOnAction(e -> changed.accept(shown.alone(channel)));
        HBox row = new Bar(chooser(channel, windows), visible, alone, colour);
        row.getStyleClass().setAll("bar");
        return row;
    }

    private RadioButton chooser(int channel, ToggleGroup windows) {
        RadioButton button = new RadioButton();
        button.setToggleGroup(windows);
        button.setUserData(channel);
        button.setAccessibleText(
                channel == Display.ALL
                        ? MESSAGES.text("display.channel.all")
                        : MESSAGES.text("display.channel.window", name(channel)));
        button.setTooltip(new Tooltip(button.getAccessibleText()));
        button.setOnAction(e -> changed.accept(shown.choose(channel)));
        return button;
    }

    private ChannelLook look(int channel) {
        return shown.channels().get(channel);
    }

    private void change(ChannelLook look, int channel) {
        if (!following) {
            changed.accept(shown.withChannel(channel, look));
        }
    }

    private void follow() {
        for (int i = 0; i < getChildren().size(); i++) {
            for (Node part : ((HBox) getChildren().get(i)).getChildren()) {
                switch (part) {
                    case RadioButton b -> b.setSelected(b.getUserData().equals(shown.chosen()));
                    case CheckBox b -> b.setSelected(look(i).shown());
                    case ColorPicker p -> p.setValue(Parts.colour(look(i).colour()));
                    default -> {
                    }
                }
            }
        }
    }

    private String name(int channel) {
        return shown.channels().size() == COLOURS.size()
                ? MESSAGES.text("display.channel." + COLOURS.get(channel))
                : MESSAGES.text("display.channel", channel + 1);
    }

    private static int rgb(Color colour) {
        return (int) Math.round(colour.getRed() * 255) << 16 | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
    }
}
