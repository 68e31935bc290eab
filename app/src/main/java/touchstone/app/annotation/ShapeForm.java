package touchstone.app.annotation;

import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import touchstone.app.control.NumberField;
import touchstone.app.control.Parts;
import touchstone.model.Messages;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;

/** A shape's numbers to type: place, size and turn, and the points of those that have some. */
final class ShapeForm extends VBox {

    private static final Messages MESSAGES = Messages.beside(ShapeForm.class);

    private final Consumer<Geometry> taken;
    private final GridPane grid = new GridPane();
    private final Label obstacle = Parts.text("", "bad");
    private int fields;

    /** @param taken gets the shape that the numbers make */
    ShapeForm(Geometry shape, boolean editable, Consumer<Geometry> taken) {
        this.taken = taken;
        getStyleClass().add("shape-form");
        grid.getStyleClass().add("shape-numbers");
        obstacle.setId("shape-obstacle");
        obstacle.setWrapText(true);
        say("");
        getChildren().addAll(grid, obstacle);
        switch (shape) {
            case Box b -> box(b);
            case Ellipse e -> ellipse(e);
            case Polygon p -> points(p);
            case Polyline l -> points(l);
            case Keypoints k -> points(k);
            case Mask m -> place(m);
            case Tag t -> {
            }
        }
        grid.setDisable(!editable);
    }

    private void box(Box b) {
        number("x", b.x(), v -> new Box(v, b.y(), b.width(), b.height(), b.rotation()));
        number("y", b.y(), v -> new Box(b.x(), v, b.width(), b.height(), b.rotation()));
        number("width", b.width(), v -> new Box(b.x(), b.y(), positive(v), b.height(), b.rotation()));
        number("height", b.height(), v -> new Box(b.x(), b.y(), b.width(), positive(v), b.rotation()));
        number("rotation", b.rotation(), v -> new Box(b.x(), b.y(), b.width(), b.height(), v));
    }

    private void ellipse(Ellipse e) {
        number("cx", e.cx(), v -> new Ellipse(v, e.cy(), e.rx(), e.ry(), e.rotation()));
        number("cy", e.cy(), v -> new Ellipse(e.cx(), v, e.rx(), e.ry(), e.rotation()));
        number("rx", e.rx(), v -> new Ellipse(e.cx(), e.cy(), positive(v), e.ry(), e.rotation()));
        number("ry", e.ry(), v -> new Ellipse(e.cx(), e.cy(), e.rx(), positive(v), e.rotation()));
        number("rotation", e.rotation(), v -> new Ellipse(e.cx(), e.cy(), e.rx(), e.ry(), v));
    }

    private void place(Geometry shape) {
        Bounds b = shape.bounds();
        if (!b.isEmpty()) {
            number("x", b.minX(), v -> shape.translate(v - b.minX(), 0));
            number("y", b.minY(), v -> shape.translate(0, v - b.minY()));
        }
    }

    private void points(Geometry shape) {
        place(shape);
        VertexTable table = new VertexTable(shape, this::take);
        table.disableProperty().bind(grid.disableProperty());
        getChildren().add(1, table);
    }

    private static double positive(double side) {
        if (side <= 0) {
            throw new InvalidGeometry(MESSAGES.text("shape.positive"));
        }
        return side;
    }

    private void number(String name, double value, DoubleFunction<Geometry> with) {
        NumberField field = new NumberField("shape-" + name, MESSAGES.text("shape." + name),
                v -> take(() -> with.apply(v)));
        field.show(Math.round(value * 1000) / 1000.0, 1);
        Label text = Parts.rigid(MESSAGES.text("shape." + name), "dim");
        text.setLabelFor(field);
        int row = fields / 2;
        int column = fields % 2 * 2;
        grid.add(text, column, row);
        grid.add(field, column + 1, row);
        GridPane.setHgrow(field, Priority.ALWAYS);
        fields++;
    }

    /** Makes a shape of what was typed. */
    interface Making {
        Geometry make();
    }

    private void take(Making making) {
        try {
            Geometry made = making.make();
            say("");
            taken.accept(made);
        } catch (InvalidGeometry refused) {
            say(String.valueOf(refused.getMessage()));
        }
    }

    private void say(String sentence) {
        obstacle.setText(sentence);
        obstacle.setVisible(!sentence.isEmpty());
        obstacle.setManaged(!sentence.isEmpty());
    }
}
