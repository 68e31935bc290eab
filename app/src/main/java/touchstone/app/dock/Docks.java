package touchstone.app.dock;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.stage.WindowEvent;
import touchstone.app.control.Pulses;
import touchstone.model.Messages;

/**
 * The canvas with panels round it. Each panel stands at the left, the right or the bottom, or is hidden; each side can be
 * hidden too. The heading of a panel has a menu that moves it.
 */
public final class Docks extends SplitPane {

    private static final Messages MESSAGES = Messages.beside(Docks.class);

    private List<Panel> panels = List.of();
    private final Map<String, Side> places = new LinkedHashMap<>();
    private final Column left = new Column("dock-left", this::furnish, this::fillSoon);
    private final Column right = new Column("dock-right", this::furnish, this::fillSoon);
    private final Bottom bottom = new Bottom(this::furnish);
    private final SplitPane rows = new SplitPane();
    private final Dividers dividers = new Dividers(this, rows, left, right, bottom);
    private final BooleanProperty sides = new SimpleBooleanProperty(true);
    private final BooleanProperty below = new SimpleBooleanProperty(true);
    private final BooleanProperty alone = new SimpleBooleanProperty(false);
    private final BooleanProperty tall = new SimpleBooleanProperty(false);
    /**
     * Panels whose content is not in its place yet. What is seen comes step by step, so that the window is there before all
     * of it, and the others when they are first looked at.
     */
    private final Map<String, Panel> bare = new LinkedHashMap<>();
    private final Pulses filling = new Pulses();

    public Docks() {
        rows.setMinWidth(0);
        rows.setOrientation(Orientation.VERTICAL);
        getItems().setAll(rows);
        List.of(left, right, bottom).forEach(dock -> SplitPane.setResizableWithParent(dock, false));
        List.of(sides, below, alone).forEach(p -> p.addListener(o -> show()));
        tall.addListener((o, was, is) -> grow(is));
    }

    /** Which panels there are, each where it usually stands. */
    public void surround(List<Panel> around) {
        panels = List.copyOf(around);
        reset();
    }

    /** @param middle what the panels stand round */
    public void hold(Node middle) {
        if (middle instanceof Region area) {
            // So that a page can take all of its room, and the window be as narrow as its screen is.
            area.setMinSize(0, 0);
        }
        rows.getItems().addFirst(middle);
        dividers.again();
    }

    private Column column(Side side) {
        return side == Side.LEFT ? left : right;
    }

    /** Which panels left and right are open, the most wanted last. */
    private List<String> open() {
        return Stream.concat(left.open().stream(), right.open().stream()).toList();
    }

    /** Whether the panels left and right are shown. */
    public BooleanProperty sides() {
        return sides;
    }

    /** Whether the panels at the bottom are shown. */
    public BooleanProperty below() {
        return below;
    }

    /** Whether everything but the canvas is hidden. */
    public BooleanProperty alone() {
        return alone;
    }

    /** Whether the panels at the bottom have the room of the canvas and of the sides as well: pages to read. */
    public BooleanProperty tall() {
        return tall;
    }

    private void grow(boolean is) {
        dividers.page(is);
        if (is) {
            alone.set(false);
            below.set(true);
        }
        show();
    }

    /** A panel as a page of its own; one that stands at a side is only brought into view. */
    public void open(String panel) {
        reveal(panel);
        if (place(panel) == Side.BOTTOM) {
            tall.set(true);
        }
    }

    /** Everything where it was at first. */
    public void reset() {
        panels.forEach(p -> places.put(p.id(), p.usual()));
        sides.set(true);
        below.set(true);
        fill(panels.stream().map(Panel::id).toList().reversed());
        dividers.place(Shares.USUAL);
    }

    /** Of all panels, in their order. */
    public List<String> ids() {
        return panels.stream().map(Panel::id).toList();
    }

    public void move(String panel, Side to) {
        places.put(panel, to);
        fill(open());
        if (to == Side.LEFT || to == Side.RIGHT) {
            column(to).reveal(panel);
        }
        furnish(panel);
    }

    public Side place(String panel) {
        return places.getOrDefault(panel, Side.HIDDEN);
    }

    /** Brings a panel into view, wherever it stands. */
    public void reveal(String panel) {
        alone.set(false);
        if (place(panel) == Side.HIDDEN) {
            move(panel, panels.stream().filter(p -> p.id().equals(panel)).findFirst().orElseThrow().usual());
        }
        if (place(panel) == Side.BOTTOM) {
            below.set(true);
            bottom.reveal(panel);
        } else {
            sides.set(true);
            column(place(panel)).reveal(panel);
        }
        furnish(panel);
    }

    /**
     * Puts every panel where it belongs.
     *
     * @param open which of those left and right are open as far as there is room, the most wanted last
     */
    private void fill(List<String> open) {
        Set<Side> anew = EnumSet.noneOf(Side.class);
        for (Side side : Side.values()) {
            boolean others = switch (side) {
                case LEFT, RIGHT -> column(side).fill(at(side), this::menu, open);
                case BOTTOM -> bottom.fill(at(side), this::menu);
                case HIDDEN -> false;
            };
            if (others) {
                anew.add(side);
            }
        }
        bare.keySet().removeIf(id -> place(id) == Side.HIDDEN);
        panels.stream().filter(p -> anew.contains(place(p.id()))).forEach(p -> bare.put(p.id(), p));
        panels.stream().filter(p -> p.content().isMade() && isSeen(p)).forEach(p -> furnish(p.id()));
        filling.clear();
        fillSoon();
        show();
    }

    private void fillSoon() {
        filling.add(this::fillNext);
    }

    /** Makes the next panel that is seen, and puts it into its place in a step of its own. */
    private void fillNext() {
        missing().findFirst().ifPresent(panel -> {
            panel.content().get();
            filling.add(() -> {
                furnish(panel.id());
                // Which the pulse would do by itself; here it counts as a part of the step.
                panel.content().get().applyCss();
                fillSoon();
            });
        });
    }

    private Stream<Panel> missing() {
        return bare.values().stream().filter(this::isSeen);
    }

    private boolean isSeen(Panel panel) {
        Side side = place(panel.id());
        if (side == Side.BOTTOM) {
            return bottom.front().filter(panel.id()::equals).isPresent();
        }
        return side != Side.HIDDEN && column(side).isOpen(panel.id());
    }

    private void furnish(String id) {
        Panel panel = bare.remove(id);
        if (panel == null) {
            return;
        }
        if (place(id) == Side.BOTTOM) {
            bottom.furnish(panel);
        } else {
            column(place(id)).furnish(id, panel.content().get());
        }
    }

    /** Whether every panel that is seen is there. */
    public boolean isFilled() {
        return missing().findAny().isEmpty();
    }

    /** Makes no more panels: the window is about to show something else. */
    public void close() {
        filling.clear();
        bare.clear();
    }

    private List<Panel> at(Side side) {
        return panels.stream().filter(p -> place(p.id()) == side).toList();
    }

    private ContextMenu menu(Panel panel) {
        ContextMenu menu = new ContextMenu();
        for (Side side : Side.values()) {
            RadioMenuItem item = new RadioMenuItem(MESSAGES.text("side." + side.name().toLowerCase(Locale.ROOT)));
            item.setOnAction(e -> move(panel.id(), side));
            menu.addEventHandler(WindowEvent.WINDOW_SHOWING, e -> item.setSelected(place(panel.id()) == side));
            menu.getItems().add(item);
        }
        MenuItem back = new MenuItem(MESSAGES.text("reset"));
        back.setOnAction(e -> reset());
        menu.getItems().add(back);
        return menu;
    }

    private void show() {
        Shares shares = dividers.shares();
        boolean all = !alone.get();
        boolean beside = all && sides.get() && !tall.get();
        keep(this, left, 0, beside && !left.isEmpty());
        keep(this, right, getItems().size(), beside && !right.isEmpty());
        keep(rows, bottom, 1, all && below.get() && !bottom.isEmpty());
        dividers.place(shares);
    }

    private static void keep(SplitPane split, Node part, int at, boolean wanted) {
        boolean there = split.getItems().contains(part);
        if (wanted && !there) {
            split.getItems().add(Math.min(at, split.getItems().size()), part);
        } else if (!wanted && there) {
            split.getItems().remove(part);
        }
    }

    /** Puts the dividers where they were last, after the room for them has changed all at once. */
    public void divideAgain() {
        dividers.again();
    }

    /** How everything stands, as one line of text. */
    public String state() {
        List<String> state = new ArrayList<>();
        places.forEach((id, side) -> state.add(id + "=" + side));
        state.add("sides=" + sides.get());
        state.add("below=" + below.get());
        state.add("shares=" + dividers.shares().text());
        state.add("open=" + String.join(",", open()));
        state.add("tab=" + bottom.state());
        return String.join(";", state);
    }

    /** Takes back what {@link #state} said; what it does not say, or says in another way, stays. */
    public void restore(String state) {
        Shares shares = dividers.shares();
        String tab = "";
        List<String> open = open();
        for (String each : state.split(";", -1)) {
            String name = each.substring(0, Math.max(0, each.indexOf('=')));
            String value = each.substring(each.indexOf('=') + 1);
            switch (name) {
                case "sides" -> sides.set(Boolean.parseBoolean(value));
                case "below" -> below.set(Boolean.parseBoolean(value));
                case "shares" -> shares = Shares.read(value, shares);
                case "tab" -> tab = value;
                case "open" -> open = List.of(value.split(",", -1));
                default -> {
                    for (Side side : Side.values()) {
                        if (places.containsKey(name) && side.name().equals(value)) {
                            places.put(name, side);
                        }
                    }
                }
            }
        }
        fill(open);
        dividers.place(shares);
        bottom.restore(tab);
    }
}
