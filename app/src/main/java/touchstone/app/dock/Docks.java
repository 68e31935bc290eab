package touchstone.app.dock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import touchstone.app.control.Grown;
import touchstone.app.control.Pulses;
import touchstone.model.Messages;

/**
 * The canvas with panels round it. Each panel stands at the left, the right or the bottom, or is hidden; each side can be
 * hidden too. The heading of a panel has a menu that moves it.
 */
public final class Docks extends SplitPane {

    private static final Messages MESSAGES = Messages.beside(Docks.class);
    private static final String OWN = "panel-scroll";
    private static final double LEFT_SHARE = 0.2;
    private static final double RIGHT_SHARE = 0.76;
    private static final double BOTTOM_SHARE = 0.74;
    /** Of the panels at the bottom as they are at first, as far as that leaves the canvas half of the height. */
    private static final double BOTTOM_HEIGHT = 200;
    /** Of the height of canvas, its bars and the panels at the bottom: the canvas alone has no less at first. */
    private static final double LEAST_CANVAS = 0.35;

    private List<Panel> panels = List.of();
    private final Map<String, Side> places = new LinkedHashMap<>();
    private final Column left = new Column("dock-left", this::furnish, this::fillSoon);
    private final Column right = new Column("dock-right", this::furnish, this::fillSoon);
    private final TabPane bottom = new TabPane();
    private final SplitPane rows = new SplitPane();
    private final BooleanProperty sides = new SimpleBooleanProperty(true);
    private final BooleanProperty below = new SimpleBooleanProperty(true);
    private final BooleanProperty alone = new SimpleBooleanProperty(false);
    private final BooleanProperty tall = new SimpleBooleanProperty(false);
    /** Where the dividers were last, also of what is not shown now: left, right, bottom. */
    private final double[] last = { LEFT_SHARE, RIGHT_SHARE, BOTTOM_SHARE };
    private boolean arranging;
    /**
     * Panels whose content is not in its place yet. What is seen comes step by step, so that the window is there before all
     * of it, and the others when they are first looked at.
     */
    private final Map<String, Panel> bare = new LinkedHashMap<>();
    private final Pulses filling = new Pulses();

    public Docks() {
        bottom.getStyleClass().add("bottom-dock");
        bottom.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        Grown.by(bottom.minHeightProperty(), 27);
        Grown.by(bottom.prefHeightProperty(), BOTTOM_HEIGHT);
        // As many lines of text as before.
        bottom.prefHeightProperty().addListener((o, was, is) -> enlarge(is.doubleValue() / was.doubleValue()));
        bottom.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (is != null && !arranging) {
                furnish(name(is));
            }
        });
        bottom.setMinWidth(0);
        rows.setMinWidth(0);
        rows.setOrientation(Orientation.VERTICAL);
        getItems().setAll(rows);
        List.of(left, right, bottom).forEach(dock -> SplitPane.setResizableWithParent(dock, false));
        List.of(sides, below, alone).forEach(p -> p.addListener(o -> show()));
        tall.addListener((o, was, is) -> grow(is));
        rows.heightProperty().addListener((o, was, is) -> {
            if (was.doubleValue() <= 0 && shares()[2] == BOTTOM_SHARE) {
                double least = highest(is.doubleValue());
                rows.setDividerPosition(0,
                        Math.clamp(1 - bottom.prefHeight(-1) / is.doubleValue(), least, Math.max(least, BOTTOM_SHARE)));
            }
        });
    }

    /** Where the divider over the panels at the bottom stands at most of itself, so that the canvas keeps its room. */
    private double highest(double height) {
        return Math.max(0.5, LEAST_CANVAS + above() / height);
    }

    /** The panels at the bottom, by so much as their text was. */
    private void enlarge(double times) {
        double now = shares()[2];
        double wanted = 1 - (1 - now) * times;
        double share = times > 1 && rows.getHeight() > 0
                ? Math.min(now, Math.max(wanted, highest(rows.getHeight())))
                : Math.min(wanted, BOTTOM_SHARE);
        last[2] = Math.clamp(share, 0.05, 0.95);
        if (!tall.get() && rows.getItems().contains(bottom)) {
            rows.setDividerPosition(0, last[2]);
        }
    }

    /** How high the bars over the canvas are together: in large text they take more than one line each. */
    private double above() {
        return rows.getItems().getFirst() instanceof VBox middle
                ? middle.getChildren().stream().filter(n -> n.isManaged() && VBox.getVgrow(n) != Priority.ALWAYS)
                        .mapToDouble(n -> n.prefHeight(rows.getWidth())).sum()
                : 0;
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
        divide(last[0], last[1], last[2]);
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
        if (is) {
            double[] inner = rows.getDividerPositions();
            last[2] = inner.length > 0 ? inner[0] : last[2];
            alone.set(false);
            below.set(true);
        } else {
            // Before it is asked where it stands now.
            rows.setDividerPosition(0, last[2]);
        }
        show();
        rows.setDividerPosition(0, is ? 0 : last[2]);
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
        divide(LEFT_SHARE, RIGHT_SHARE, BOTTOM_SHARE);
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
            bottom.getTabs().stream().filter(t -> t.getId().equals("tab-" + panel)).findFirst()
                    .ifPresent(bottom.getSelectionModel()::select);
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
        arranging = true;
        bare.clear();
        left.fill(at(Side.LEFT), this::menu, open);
        right.fill(at(Side.RIGHT), this::menu, open);
        Tab chosen = bottom.getSelectionModel().getSelectedItem();
        bottom.getTabs().forEach(tab -> {
            if (tab.getContent() instanceof ScrollPane scroll && scroll.getStyleClass().contains(OWN)) {
                scroll.setContent(null);
            }
            tab.setContent(null);
        });
        bottom.getTabs().clear();
        for (Panel panel : at(Side.BOTTOM)) {
            Tab tab = new Tab(panel.title());
            tab.setId("tab-" + panel.id());
            tab.setContextMenu(menu(panel));
            bottom.getTabs().add(tab);
            if (chosen != null && chosen.getId().equals(tab.getId())) {
                bottom.getSelectionModel().select(tab);
            }
        }
        panels.stream().filter(p -> place(p.id()) != Side.HIDDEN).forEach(p -> bare.put(p.id(), p));
        panels.stream().filter(p -> p.content().isMade() && isSeen(p)).forEach(p -> furnish(p.id()));
        arranging = false;
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
            Tab chosen = bottom.getSelectionModel().getSelectedItem();
            return chosen != null && name(chosen).equals(panel.id());
        }
        return side != Side.HIDDEN && column(side).isOpen(panel.id());
    }

    private static String name(Tab tab) {
        return tab.getId().substring("tab-".length());
    }

    private void furnish(String id) {
        Panel panel = bare.remove(id);
        if (panel == null) {
            return;
        }
        Node content = panel.content().get();
        if (place(id) == Side.BOTTOM) {
            Node shown = panel.scrolls() ? content : scrolled(content);
            bottom.getTabs().stream().filter(t -> name(t).equals(id)).forEach(t -> t.setContent(shown));
            // A pane that scrolls takes its content in when it gets its skin; before, nothing in it can have the focus.
            shown.applyCss();
        } else {
            column(place(id)).furnish(id, content);
        }
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
            item.setSelected(place(panel.id()) == side);
            item.setOnAction(e -> move(panel.id(), side));
            menu.getItems().add(item);
        }
        MenuItem back = new MenuItem(MESSAGES.text("reset"));
        back.setOnAction(e -> reset());
        menu.getItems().add(back);
        return menu;
    }

    private void show() {
        double[] shares = shares();
        boolean all = !alone.get();
        boolean beside = all && sides.get() && !tall.get();
        keep(this, left, 0, beside && !left.isEmpty());
        keep(this, right, getItems().size(), beside && !right.isEmpty());
        keep(rows, bottom, 1, all && below.get() && !bottom.getTabs().isEmpty());
        divide(shares[0], shares[1], shares[2]);
    }

    private static void keep(SplitPane split, Node part, int at, boolean wanted) {
        boolean there = split.getItems().contains(part);
        if (wanted && !there) {
            split.getItems().add(Math.min(at, split.getItems().size()), part);
        } else if (!wanted && there) {
            split.getItems().remove(part);
        }
    }

    private double[] shares() {
        double[] now = getDividerPositions();
        boolean hasLeft = getItems().contains(left);
        boolean hasRight = getItems().contains(right);
        double[] inner = rows.getDividerPositions();
        last[0] = hasLeft && now.length > 0 ? now[0] : last[0];
        last[1] = hasRight && now.length > 0 ? now[now.length - 1] : last[1];
        last[2] = !tall.get() && inner.length > 0 ? inner[0] : last[2];
        return last.clone();
    }

    private void divide(double ofLeft, double ofRight, double ofBottom) {
        last[0] = ofLeft;
        last[1] = ofRight;
        last[2] = ofBottom;
        boolean hasLeft = getItems().contains(left);
        boolean hasRight = getItems().contains(right);
        if (hasLeft) {
            setDividerPosition(0, ofLeft);
        }
        if (hasRight) {
            setDividerPosition(hasLeft ? 1 : 0, ofRight);
        }
        if (rows.getItems().contains(bottom)) {
            rows.setDividerPosition(0, tall.get() ? 0 : ofBottom);
        }
    }

    /** How everything stands, as one line of text. */
    public String state() {
        double[] shares = shares();
        List<String> state = new ArrayList<>();
        places.forEach((id, side) -> state.add(id + "=" + side));
        state.add("sides=" + sides.get());
        state.add("below=" + below.get());
        state.add(String.format(Locale.ROOT, "shares=%.4f/%.4f/%.4f", shares[0], shares[1], shares[2]));
        Tab chosen = bottom.getSelectionModel().getSelectedItem();
        state.add("open=" + String.join(",", open()));
        state.add("tab=" + (chosen == null ? "" : chosen.getId()));
        return String.join(";", state);
    }

    /** Takes back what {@link #state} said; what it does not say, or says in another way, stays. */
    public void restore(String state) {
        double[] shares = shares();
        String tab = "";
        List<String> open = open();
        for (String each : state.split(";", -1)) {
            String name = each.substring(0, Math.max(0, each.indexOf('=')));
            String value = each.substring(each.indexOf('=') + 1);
            switch (name) {
                case "sides" -> sides.set(Boolean.parseBoolean(value));
                case "below" -> below.set(Boolean.parseBoolean(value));
                case "shares" -> shares = shares(value, shares);
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
        divide(shares[0], shares[1], shares[2]);
        String wanted = tab;
        arranging = true;
        bottom.getTabs().stream().filter(t -> t.getId().equals(wanted)).findFirst()
                .ifPresent(bottom.getSelectionModel()::select);
        arranging = false;
    }

    private static double[] shares(String text, double[] otherwise) {
        String[] parts = text.split("/", -1);
        double[] shares = new double[3];
        try {
            for (int i = 0; i < shares.length; i++) {
                shares[i] = Math.clamp(Double.parseDouble(parts[i]), 0.05, 0.95);
            }
            return parts.length == shares.length ? shares : otherwise;
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException changedByHand) {
            return otherwise;
        }
    }
}
