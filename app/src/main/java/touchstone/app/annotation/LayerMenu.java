package touchstone.app.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Parts;
import touchstone.app.project.Layers;
import touchstone.app.project.Session;
import touchstone.canvas.layer.Look;
import touchstone.model.Annotator;
import touchstone.model.Messages;
import touchstone.model.Palette;

/** What else can be done with one layer: its colours, its place, and whether it alone is seen. */
final class LayerMenu extends MenuButton {

    private static final Messages MESSAGES = Messages.beside(LayerMenu.class);
    private static final int COLOURS = 8;

    /** @param move puts the layer one place up or down; null for a layer that has no place in the order */
    LayerMenu(Session session, Layers.Layer layer, Annotator whose, @Nullable Consumer<Boolean> move) {
        super(null, Parts.icon("mdomz-more_vert"));
        setId("layer-menu-" + whose.name());
        getStyleClass().addAll("flat", "tight", "menu-only");
        setAccessibleText(MESSAGES.text("menu", whose.name()));
        setTooltip(new Tooltip(MESSAGES.text("menu", whose.name())));
        // Of many layers few menus are ever opened; without an item none would open.
        getItems().add(new MenuItem());
        setOnShowing(e -> getItems().setAll(items(session, layer, move)));
    }

    private static List<MenuItem> items(Session session, Layers.Layer layer, @Nullable Consumer<Boolean> move) {
        List<MenuItem> items = new ArrayList<>();
        if (move != null) {
            Layers layers = session.layers();
            CheckMenuItem alone = new CheckMenuItem(MESSAGES.text("menu.alone"));
            alone.setSelected(layers.alone().get() == layer);
            alone.setOnAction(e -> layers.showAlone(alone.isSelected() ? layer : null, session.me().get().id()));
            items.addAll(List.of(alone, item("menu.up", KeyCode.UP, () -> move.accept(true)),
                    item("menu.down", KeyCode.DOWN, () -> move.accept(false)), new SeparatorMenuItem()));
        }
        items.addAll(List.of(colourBy(layer), colour(layer)));
        return items;
    }

    private static MenuItem item(String key, KeyCode arrow, Runnable run) {
        MenuItem item = new MenuItem(MESSAGES.text(key));
        // Shown only: the rows hear these keys themselves, as the same keys act on whichever row has the focus.
        item.setText(item.getText() + "   " + new KeyCodeCombination(arrow, KeyCombination.ALT_DOWN).getDisplayText());
        item.setOnAction(e -> run.run());
        return item;
    }

    private static Menu colourBy(Layers.Layer layer) {
        Menu menu = new Menu(MESSAGES.text("menu.colour-by"));
        ToggleGroup one = new ToggleGroup();
        RadioMenuItem asAll = new RadioMenuItem(MESSAGES.text("menu.as-all"));
        asAll.setToggleGroup(one);
        asAll.setSelected(layer.colourBy().get() == null);
        asAll.setOnAction(e -> layer.colourBy().set(null));
        menu.getItems().add(asAll);
        for (Look.ColourBy by : Look.ColourBy.values()) {
            RadioMenuItem item = new RadioMenuItem(MESSAGES.text("colour." + by.key()));
            item.setToggleGroup(one);
            item.setSelected(layer.colourBy().get() == by);
            item.setOnAction(e -> layer.colourBy().set(by));
            menu.getItems().add(item);
        }
        return menu;
    }

    /** One colour for the whole layer. */
    private static Menu colour(Layers.Layer layer) {
        Menu menu = new Menu(MESSAGES.text("menu.colour"));
        for (int i = 0; i < COLOURS; i++) {
            int rgb = Palette.colour(i);
            MenuItem item = new MenuItem(MESSAGES.text("menu.colour.of", i + 1), Parts.swatch(rgb));
            item.setOnAction(e -> {
                layer.colour().set(rgb);
                layer.colourBy().set(Look.ColourBy.ANNOTATOR);
            });
            menu.getItems().add(item);
        }
        return menu;
    }
}
