package touchstone.app.dock;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import touchstone.app.control.Parts;

/**
 * Panels one below the other, whose headings never scroll away: the open ones share the height that the headings leave,
 * and each scrolls for itself. Where there is no room for one more, the one that was opened longest ago closes.
 */
final class Column extends Region {

    /** Height of an open panel, in lines of text, under which nothing can be done with it. */
    private static final double LEAST_LINES = 9;

    private final List<TitledPane> sections = new ArrayList<>();
    /** Names of the panels that are wanted open, the one that was opened last at the end. */
    private final Deque<String> open = new ArrayDeque<>();
    private final Consumer<String> opened;
    private final Runnable roomier;
    private boolean arranging;

    /**
     * @param opened told the name of a panel whose heading was clicked
     * @param roomier told that panels have opened because there is room for them, or because they were asked for
     */
    Column(String id, Consumer<String> opened, Runnable roomier) {
        this.opened = opened;
        this.roomier = roomier;
        setId(id);
        getStyleClass().add("side-dock");
        heightProperty().addListener(o -> makeRoom());
    }

    /**
     * @param wanted which are open, as far as there is room for them; the last one before the others
     * @return whether they are bare now; false where the same ones stood here already, which stay as they are
     */
    boolean fill(List<Panel> panels, Function<Panel, ContextMenu> menu, List<String> wanted) {
        boolean others = !panels.stream().map(Panel::id).toList().equals(sections.stream().map(Column::name).toList());
        arranging = true;
        open.clear();
        if (others) {
            sections.forEach(s -> ((ScrollPane) s.getContent()).setContent(null));
            sections.clear();
            for (Panel panel : panels) {
                sections.add(section(panel, menu.apply(panel)));
            }
            getChildren().setAll(sections);
        }
        wanted.stream().filter(id -> panels.stream().anyMatch(p -> p.id().equals(id))).forEach(open::addLast);
        arranging = false;
        makeRoom();
        return others;
    }

    private TitledPane section(Panel panel, ContextMenu menu) {
        ScrollPane scroll = new ScrollPane();
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        scroll.setFocusTraversable(false);
        TitledPane section = Parts.section("section-" + panel.id(), panel.title(), scroll);
        section.setContextMenu(menu);
        section.setExpanded(false);
        section.setMinHeight(0);
        section.expandedProperty().addListener((o, was, is) -> {
            if (!arranging) {
                open.remove(panel.id());
                if (is) {
                    open.addLast(panel.id());
                    opened.accept(panel.id());
                }
                makeRoom();
            }
        });
        return section;
    }

    /** Puts into a panel what it shows. */
    void furnish(String panel, Node content) {
        sections.stream().filter(s -> name(s).equals(panel)).findFirst().ifPresent(s -> {
            ((ScrollPane) s.getContent()).setContent(content);
            requestLayout();
        });
    }

    boolean isOpen(String panel) {
        return sections.stream().anyMatch(s -> s.isExpanded() && name(s).equals(panel));
    }

    boolean isEmpty() {
        return sections.isEmpty();
    }

    /** Opens one that stands here. */
    void reveal(String panel) {
        open.remove(panel);
        open.addLast(panel);
        makeRoom();
    }

    /** Which are wanted open, also where there is no room for them now; the one that was opened last at the end. */
    List<String> open() {
        return List.copyOf(open);
    }

    private static String name(TitledPane section) {
        return section.getId().substring("section-".length());
    }

    private double least() {
        return LEAST_LINES * 1.4 * (sections.isEmpty() ? Font.getDefault() : sections.getFirst().getFont()).getSize();
    }

    /** Opens as many of the wanted ones as there is room for, those of late first. */
    private void makeRoom() {
        if (getHeight() > 0) {
            // A heading has its height only after this: what fits would otherwise depend on which came first.
            sections.forEach(Node::applyCss);
        }
        double room = getHeight() - headings();
        Set<String> kept = new HashSet<>();
        for (String id : (Iterable<String>) open::descendingIterator) {
            if (kept.isEmpty() || getHeight() <= 0 || room >= least()) {
                kept.add(id);
                room -= least();
            }
        }
        boolean more = sections.stream().anyMatch(s -> !s.isExpanded() && kept.contains(name(s)));
        arranging = true;
        sections.forEach(s -> s.setExpanded(kept.contains(name(s))));
        arranging = false;
        requestLayout();
        if (more) {
            roomier.run();
        }
    }

    /** How high the headings are together. */
    private double headings() {
        return sections.stream().mapToDouble(this::heading).sum();
    }

    private double heading(TitledPane section) {
        Node title = section.lookup(".title");
        return title == null ? least() / 5 : snapSizeY(title.prefHeight(-1));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        List<TitledPane> expanded = sections.stream().filter(TitledPane::isExpanded).toList();
        double room = getHeight() - headings();
        double level = level(expanded.stream().mapToDouble(s -> wanted(s, width)).sorted().toArray(), room);
        double y = 0;
        for (TitledPane section : sections) {
            double height = heading(section)
                    + (section.isExpanded() ? Math.min(wanted(section, width), level) : 0);
            // Not as an area is laid out: a titled pane would never be higher than it prefers to be.
            section.resizeRelocate(0, y, width, snapSizeY(height));
            y += snapSizeY(height);
        }
    }

    /** How high the content would be if there were room for all of it. */
    private static double wanted(TitledPane section, double width) {
        ScrollPane scroll = (ScrollPane) section.getContent();
        return scroll.getContent() == null ? 0 : scroll.getContent().prefHeight(width) + 2;
    }

    /** The height that none may exceed so that all together fit into the room; those that want less have what they want. */
    private static double level(double[] sorted, double room) {
        double left = room;
        for (int i = 0; i < sorted.length; i++) {
            double share = left / (sorted.length - i);
            if (sorted[i] > share) {
                return Math.max(0, share);
            }
            left -= sorted[i];
        }
        return Double.MAX_VALUE;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }
}
