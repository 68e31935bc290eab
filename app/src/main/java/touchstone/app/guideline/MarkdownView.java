package touchstone.app.guideline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.model.Messages;
import touchstone.model.guideline.Picture;

/** Markdown as nodes of the window: nothing in it can be clicked but pictures of examples. */
final class MarkdownView extends VBox {

    private static final Messages MESSAGES = Messages.beside(MarkdownView.class);
    /** Blocks that are shown; nobody reads more in one go, and a window must not stop for a book. */
    private static final int MOST = 1500;
    private static final int INDENT = 16;

    private final Function<Picture, Node> pictures;

    /** @param pictures makes what stands for a picture */
    MarkdownView(Function<Picture, Node> pictures) {
        this.pictures = pictures;
        getStyleClass().add("markdown");
    }

    void show(String text) {
        List<Markdown.Block> blocks = Markdown.blocks(text);
        List<Node> nodes = new ArrayList<>();
        blocks.stream().limit(MOST).forEach(b -> nodes.add(node(b)));
        if (blocks.size() > MOST) {
            nodes.add(Parts.hint(MESSAGES.text("markdown.more", blocks.size() - MOST)));
        }
        getChildren().setAll(nodes);
    }

    private Node node(Markdown.Block block) {
        return switch (block) {
            case Markdown.Heading h -> flow(h.said(), "heading-" + Math.min(3, h.level()));
            case Markdown.Paragraph p -> flow(p.said(), "paragraph");
            case Markdown.Quote q -> flow(q.said(), "quote");
            case Markdown.Ruler r -> {
                Region line = new Region();
                line.getStyleClass().add("ruler");
                yield line;
            }
            case Markdown.Code c -> {
                Label code = Parts.text(c.text(), "code-block");
                code.setWrapText(true);
                yield code;
            }
            case Markdown.Item i -> item(i);
            case Markdown.Table t -> table(t);
        };
    }

    private Node item(Markdown.Item item) {
        Label mark = Parts.rigid(item.mark(), "mark");
        Node said = flow(item.said(), "paragraph");
        HBox row = new HBox(mark, said);
        HBox.setHgrow(said, Priority.ALWAYS);
        row.getStyleClass().add("item");
        Region indent = new Region();
        Grown.by(indent.minWidthProperty(), (double) INDENT * Math.min(6, item.level()));
        row.getChildren().addFirst(indent);
        return row;
    }

    private Node table(Markdown.Table table) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("table-block");
        int columns = table.rows().stream().mapToInt(List::size).max().orElse(1);
        for (int c = 0; c < columns; c++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            grid.getColumnConstraints().add(column);
        }
        for (int r = 0; r < table.rows().size(); r++) {
            List<List<Markdown.Inline>> cells = table.rows().get(r);
            for (int c = 0; c < cells.size(); c++) {
                grid.add(flow(cells.get(c), r == 0 ? "table-head" : "table-cell-block"), c, r);
            }
        }
        return grid;
    }

    /** Words run on; pictures stand below them, side by side. */
    private Node flow(List<Markdown.Inline> said, String style) {
        TextFlow words = new TextFlow();
        words.getStyleClass().add(style);
        FlowPane shown = new FlowPane();
        shown.getStyleClass().add("gallery");
        // By itself it is never narrower than its widest picture's words would like to be in one line.
        shown.setMinWidth(0);
        for (Markdown.Inline each : said) {
            switch (each) {
                case Markdown.Words w -> words.getChildren().add(text(w));
                case Markdown.Shown p -> shown.getChildren().add(pictures.apply(p.picture()));
            }
        }
        boolean blank = said.stream().noneMatch(i -> i instanceof Markdown.Words w && !w.text().isBlank());
        if (shown.getChildren().isEmpty()) {
            return words;
        }
        return blank ? shown : new VBox(words, shown);
    }

    private static Text text(Markdown.Words words) {
        Text node = new Text(words.text());
        node.getStyleClass().addAll("text", switch (words.face()) {
            case PLAIN -> "plain";
            case STRONG -> "strong";
            case EMPHASIS -> "emphasis";
            case CODE -> "code";
            case LINK -> "link";
        });
        return node;
    }
}
