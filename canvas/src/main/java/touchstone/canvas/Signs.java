package touchstone.canvas;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import touchstone.canvas.tool.Mark;
import touchstone.canvas.tool.Preview;

/** What a tool says about places: the sign of what the pointer snaps to, handles for new vertices, measures as text. */
final class Signs {

    private static final Color DARK = Color.rgb(0, 0, 0, 0.75);
    private static final Color SNAPPED = Color.rgb(0xff, 0x5c, 0xd6);
    private static final double ASIDE = 12;

    private final Group node = new Group();
    private final Path casing = path(4, DARK);
    private final Path signs = path(2, SNAPPED);
    private final Path plusCasing = path(3.4, DARK);
    private final Path pluses = path(1.4, Color.WHITE);
    private final List<Plate> texts = new ArrayList<>();

    Signs() {
        node.setManaged(false);
        node.setAutoSizeChildren(false);
        node.setMouseTransparent(true);
        node.getChildren().addAll(List.of(plusCasing, pluses, casing, signs));
    }

    private static Path path(double width, Color colour) {
        Path path = new Path();
        path.setManaged(false);
        path.setStroke(colour);
        path.setStrokeWidth(width);
        return path;
    }

    Node node() {
        return node;
    }

    /** Texts that would not fit beside their places lie before or above them. */
    void show(List<Mark> marks, List<Preview.Note> notes, Viewport view, double width, double height) {
        if (marks.isEmpty() && notes.isEmpty() && isEmpty()) {
            return;
        }
        for (boolean plus : List.of(true, false)) {
            List<Mark> these = marks.stream().filter(m -> (m.look() == Mark.Look.NEW_VERTEX) == plus).toList();
            (plus ? plusCasing : casing).getElements().setAll(elements(these, view));
            (plus ? pluses : signs).getElements().setAll(elements(these, view));
        }
        while (texts.size() < notes.size()) {
            Plate plate = new Plate();
            texts.add(plate);
            node.getChildren().add(plate);
        }
        for (int i = 0; i < texts.size(); i++) {
            Plate plate = texts.get(i);
            plate.setVisible(i < notes.size());
            if (i < notes.size()) {
                Preview.Note note = notes.get(i);
                plate.say(note.text());
                plate.setLayoutX(aside(view.toScreenX(note.at().x()), plate.width(), width));
                plate.setLayoutY(aside(view.toScreenY(note.at().y()), plate.height(), height));
            }
        }
    }

    private boolean isEmpty() {
        return signs.getElements().isEmpty() && pluses.getElements().isEmpty()
                && texts.stream().noneMatch(Plate::isVisible);
    }

    /** White text on a dark plate in any theme: it lies over a picture. */
    private static final class Plate extends Group {

        private static final double ROOM = 5;
        private final Rectangle ground = new Rectangle();
        private final Text text = new Text();

        Plate() {
            ground.setFill(DARK);
            ground.setArcWidth(6);
            ground.setArcHeight(6);
            text.setFill(Color.WHITE);
            text.setTextOrigin(VPos.TOP);
            text.setX(ROOM);
            text.setY(ROOM / 2);
            setManaged(false);
            getChildren().addAll(List.of(ground, text));
        }

        void say(String words) {
            text.setText(words);
            // As large as the window's text, which a plate that was just made, or not seen meanwhile, does not know yet.
            text.applyCss();
            ground.setWidth(Math.ceil(text.getLayoutBounds().getWidth() + 2 * ROOM));
            ground.setHeight(Math.ceil(text.getLayoutBounds().getHeight() + ROOM));
        }

        double width() {
            return ground.getWidth();
        }

        double height() {
            return ground.getHeight();
        }
    }

    private static double aside(double place, double length, double room) {
        boolean fits = place + ASIDE + length <= room || place - ASIDE - length < 0;
        return Math.rint(fits ? place + ASIDE : place - ASIDE - length);
    }

    private static List<PathElement> elements(List<Mark> marks, Viewport view) {
        List<PathElement> elements = new ArrayList<>();
        for (Mark mark : marks) {
            double x = view.toScreenX(mark.at().x());
            double y = view.toScreenY(mark.at().y());
            switch (mark.look()) {
                case VERTEX -> loop(elements, x, y, -6, -6, 6, -6, 6, 6, -6, 6);
                case MIDDLE -> loop(elements, x, y, 0, -7, 7, 6, -7, 6);
                case CENTRE -> loop(elements, x, y, 0, -7, 7, 0, 0, 7, -7, 0);
                case BORDER -> {
                    line(elements, x - 6, y - 6, x + 6, y + 6);
                    line(elements, x - 6, y + 6, x + 6, y - 6);
                }
                case NEW_VERTEX -> {
                    line(elements, x - 3, y, x + 3, y);
                    line(elements, x, y - 3, x, y + 3);
                }
            }
        }
        return elements;
    }

    private static void line(List<PathElement> to, double x1, double y1, double x2, double y2) {
        to.add(new MoveTo(x1, y1));
        to.add(new LineTo(x2, y2));
    }

    private static void loop(List<PathElement> to, double x, double y, double... offsets) {
        for (int i = 0; i < offsets.length; i += 2) {
            to.add(i == 0
                    ? new MoveTo(x + offsets[i], y + offsets[i + 1])
                    : new LineTo(x + offsets[i], y + offsets[i + 1]));
        }
        to.add(new ClosePath());
    }
}
