package touchstone.app.dock;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import touchstone.app.control.Grown;

/** Panels one behind the other, each with a tab. */
final class Bottom extends TabPane {

    private static final String OWN = "panel-scroll";
    private static final String TAB = "tab-";
    /** As they are at first, as far as that leaves the canvas half of the height. */
    private static final double HEIGHT = 200;

    private boolean arranging;

    /** @param chosen told the name of a panel whose tab was clicked */
    Bottom(Consumer<String> chosen) {
        getStyleClass().add("bottom-dock");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        Grown.by(minHeightProperty(), 27);
        Grown.by(prefHeightProperty(), HEIGHT);
        setMinWidth(0);
        getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (is != null && !arranging) {
                chosen.accept(name(is));
            }
        });
    }

    /**
     * The one that is in front stays there, where it still is among them.
     *
     * @return whether they are bare now; false where the same ones stood here already, which stay as they are
     */
    boolean fill(List<Panel> panels, Function<Panel, ContextMenu> menu) {
        if (panels.stream().map(Panel::id).toList().equals(getTabs().stream().map(Bottom::name).toList())) {
            return false;
        }
        arranging = true;
        Optional<String> front = front();
        for (Tab tab : getTabs()) {
            if (tab.getContent() instanceof ScrollPane scroll && scroll.getStyleClass().contains(OWN)) {
                scroll.setContent(null);
            }
            tab.setContent(null);
        }
        getTabs().clear();
        for (Panel panel : panels) {
            Tab tab = new Tab(panel.title());
            tab.setId(TAB + panel.id());
            tab.setContextMenu(menu.apply(panel));
            getTabs().add(tab);
        }
        front.ifPresent(this::reveal);
        arranging = false;
        return true;
    }

    /** Puts into a panel what it shows. */
    void furnish(Panel panel) {
        Node content = panel.content().get();
        Node shown = panel.scrolls() ? content : scrolled(content);
        tab(panel.id()).ifPresent(tab -> tab.setContent(shown));
        // A pane that scrolls takes its content in when it gets its skin; before, nothing in it can have the focus.
        shown.applyCss();
    }

    /** In large text a panel's bars can leave no room for its rows: it scrolls as a whole then. */
    private static ScrollPane scrolled(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.getStyleClass().add(OWN);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        return scroll;
    }

    boolean isEmpty() {
        return getTabs().isEmpty();
    }

    /** Brings one that stands here to the front. */
    void reveal(String panel) {
        tab(panel).ifPresent(getSelectionModel()::select);
    }

    /** The one whose tab is chosen; empty where none stands here. */
    Optional<String> front() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem()).map(Bottom::name);
    }

    /** Which tab is chosen, as a text that {@link #restore} takes back. */
    String state() {
        return front().map(TAB::concat).orElse("");
    }

    void restore(String state) {
        arranging = true;
        getTabs().stream().filter(tab -> tab.getId().equals(state)).findFirst().ifPresent(getSelectionModel()::select);
        arranging = false;
    }

    private Optional<Tab> tab(String panel) {
        return getTabs().stream().filter(tab -> name(tab).equals(panel)).findFirst();
    }

    private static String name(Tab tab) {
        return tab.getId().substring(TAB.length());
    }
}
