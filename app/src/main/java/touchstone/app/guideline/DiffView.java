package touchstone.app.guideline;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import touchstone.app.control.Parts;
import touchstone.model.Messages;
import touchstone.model.guideline.GuidelineDiff;

/** What differs between two versions: lines that came with a plus, lines that went with a minus. */
final class DiffView extends VBox {

    private static final Messages MESSAGES = Messages.beside(DiffView.class);
    /** Lines that stay the same are told this far from one that differs. */
    private static final int NEAR = 1;

    DiffView(GuidelineDiff diff) {
        getStyleClass().add("diff");
        if (diff.isEmpty()) {
            getChildren().add(Parts.hint(MESSAGES.text("diff.none")));
        }
        for (GuidelineDiff.Section section : diff.sections()) {
            getChildren().add(Parts.text(section.title().isEmpty() ? MESSAGES.text("diff.start") : section.title(),
                    "heading"));
            getChildren().addAll(lines(section.lines()));
        }
    }

    private static List<Node> lines(List<GuidelineDiff.Line> lines) {
        List<Node> nodes = new ArrayList<>();
        boolean left = false;
        for (int i = 0; i < lines.size(); i++) {
            GuidelineDiff.Line line = lines.get(i);
            if (line.kind() == GuidelineDiff.Kind.SAME && (line.text().isBlank() || isFar(lines, i))) {
                left |= !line.text().isBlank();
                continue;
            }
            if (left) {
                nodes.add(Parts.text("\u2026", "dim"));
                left = false;
            }
            String sign = switch (line.kind()) {
                case SAME -> "  ";
                case ADDED -> "+ ";
                case REMOVED -> "\u2212 ";
            };
            Label text = Parts.text(sign + line.text(), switch (line.kind()) {
                case SAME -> "dim";
                case ADDED -> "added";
                case REMOVED -> "removed";
            });
            text.setWrapText(true);
            text.setMaxWidth(Double.MAX_VALUE);
            if (!line.text().isBlank()) {
                nodes.add(text);
            }
        }
        return nodes;
    }

    private static boolean isFar(List<GuidelineDiff.Line> lines, int at) {
        for (int i = Math.max(0, at - NEAR); i <= Math.min(lines.size() - 1, at + NEAR); i++) {
            if (lines.get(i).kind() != GuidelineDiff.Kind.SAME) {
                return false;
            }
        }
        return true;
    }
}
