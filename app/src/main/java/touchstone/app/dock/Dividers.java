package touchstone.app.dock;

import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Between the canvas and the panels round it: they keep their places while what they divide is hidden. */
final class Dividers {

    /** Of the height of canvas, its bars and the panels at the bottom: the canvas alone has no less at first. */
    private static final double LEAST_CANVAS = 0.35;

    private final SplitPane columns;
    private final SplitPane rows;
    private final Node left;
    private final Node right;
    private final Region bottom;
    private Shares last = Shares.USUAL;
    private boolean page;

    /**
     * @param columns holds left, rows, right
     * @param rows holds the middle and bottom
     */
    Dividers(SplitPane columns, SplitPane rows, Node left, Node right, Region bottom) {
        this.columns = columns;
        this.rows = rows;
        this.left = left;
        this.right = right;
        this.bottom = bottom;
        rows.heightProperty().addListener((o, was, is) -> {
            if (was.doubleValue() <= 0 && shares().bottom() == Shares.USUAL.bottom()) {
                double least = highest(is.doubleValue());
                rows.setDividerPosition(0, Math.clamp(1 - bottom.prefHeight(-1) / is.doubleValue(), least,
                        Math.max(least, Shares.USUAL.bottom())));
            }
        });
        // As many lines of text as before.
        bottom.prefHeightProperty().addListener((o, was, is) -> enlarge(is.doubleValue() / was.doubleValue()));
    }

    /** Where the divider over the panels at the bottom stands at most of itself, so that the canvas keeps its room. */
    private double highest(double height) {
        return Math.max(0.5, LEAST_CANVAS + above() / height);
    }

    /** How high the bars over the canvas are together: in large text they take more than one line each. */
    private double above() {
        return rows.getItems().getFirst() instanceof VBox middle
                ? middle.getChildren().stream().filter(n -> n.isManaged() && VBox.getVgrow(n) != Priority.ALWAYS)
                        .mapToDouble(n -> n.prefHeight(rows.getWidth())).sum()
                : 0;
    }

    /** The panels at the bottom, by so much as their text was. */
    private void enlarge(double times) {
        double now = shares().bottom();
        double wanted = 1 - (1 - now) * times;
        double share = times > 1 && rows.getHeight() > 0
                ? Math.min(now, Math.max(wanted, highest(rows.getHeight())))
                : Math.min(wanted, Shares.USUAL.bottom());
        last = last.withBottom(Shares.within(share));
        if (!page) {
            placeBottom();
        }
    }

    /** Where they stand; of what is hidden, where they stood. */
    Shares shares() {
        double[] now = columns.getDividerPositions();
        double[] inner = rows.getDividerPositions();
        last = new Shares(columns.getItems().contains(left) && now.length > 0 ? now[0] : last.left(),
                columns.getItems().contains(right) && now.length > 0 ? now[now.length - 1] : last.right(),
                !page && inner.length > 0 ? inner[0] : last.bottom());
        return last;
    }

    /** Puts those that there are where they are wanted, and remembers it for the others. */
    void place(Shares wanted) {
        last = wanted;
        boolean hasLeft = columns.getItems().contains(left);
        if (hasLeft) {
            columns.setDividerPosition(0, wanted.left());
        }
        if (columns.getItems().contains(right)) {
            columns.setDividerPosition(hasLeft ? 1 : 0, wanted.right());
        }
        placeBottom();
    }

    /** Puts them where they stood: something that they divide has come. */
    void again() {
        place(last);
    }

    private void placeBottom() {
        if (rows.getItems().contains(bottom)) {
            rows.setDividerPosition(0, page ? 0 : last.bottom());
        }
    }

    /** Whether the panels at the bottom have the canvas's room as well. */
    void page(boolean is) {
        shares();
        page = is;
        placeBottom();
    }
}
