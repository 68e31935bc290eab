package touchstone.app.command;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.event.Event;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** Menus from commands. */
public final class Menus {

    /** Stands for a line between two groups in a list of ids. */
    public static final String LINE = "-";

    /** Keys that stand in the menu as the language names them, which the toolkit's own do not. */
    private static final class Printed extends KeyCombination {

        private final KeyCodeCombination keys;

        Printed(KeyCodeCombination keys) {
            super(keys.getShift(), keys.getControl(), keys.getAlt(), keys.getMeta(), keys.getShortcut());
            this.keys = keys;
        }

        @Override
        public boolean match(KeyEvent event) {
            return keys.match(event);
        }

        @Override
        public String getDisplayText() {
            return KeyNames.of(keys);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Printed printed && printed.keys.equals(keys);
        }

        @Override
        public int hashCode() {
            return keys.hashCode();
        }
    }

    /** One menu: its title and the ids of its commands. */
    public record Plan(String title, List<String> ids) {

        public Plan {
            ids = List.copyOf(ids);
        }
    }

    private Menus() {
    }

    /** A menu that opens where the hand is. */
    public static ContextMenu context(Commands commands, List<String> ids) {
        ContextMenu menu = new ContextMenu();
        for (String id : ids) {
            menu.getItems().add(id.equals(LINE) ? new SeparatorMenuItem() : item(commands.named(id)));
        }
        return menu;
    }

    public static MenuBar bar(Commands commands, List<Plan> plans) {
        MenuBar bar = new MenuBar();
        for (Plan plan : plans) {
            Menu menu = new Menu(plan.title());
            for (String id : plan.ids()) {
                menu.getItems().add(id.equals(LINE) ? new SeparatorMenuItem() : item(commands.named(id)));
            }
            bar.getMenus().add(menu);
        }
        // The bar remembers the menu the mouse went over last and swallows the next Escape, though nothing is open. It forgets
        // the menu with an Escape of its own, which goes to the scene alone so that nobody else takes it for the user's.
        bar.addEventHandler(MouseEvent.MOUSE_EXITED, e -> {
            if (bar.getMenus().stream().noneMatch(Menu::isShowing)) {
                Event.fireEvent(bar.getScene(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false,
                        false, false));
            }
        });
        return bar;
    }

    private static MenuItem item(Command command) {
        MenuItem item;
        if (command.chosen() == null) {
            item = new MenuItem();
        } else {
            CheckMenuItem choice = new CheckMenuItem();
            // Not bound: the item turns itself over when clicked, which a bound one must not.
            choice.setSelected(command.chosen().get());
            command.chosen().addListener((o, was, is) -> choice.setSelected(is));
            item = choice;
        }
        item.setId("menu-" + command.id());
        item.textProperty().bind(command.text());
        item.disableProperty().bind(Bindings.not(command.enabled()));
        if (!command.keys().isEmpty()) {
            item.setAccelerator(new Printed(command.keys().getFirst()));
        }
        item.setOnAction(e -> {
            command.perform();
            if (item instanceof CheckMenuItem choice && command.chosen() != null) {
                choice.setSelected(command.chosen().get());
            }
        });
        return item;
    }
}
