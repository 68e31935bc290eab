package touchstone.app.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.model.Messages;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;

/** The points of a polygon, a line or a skeleton, whose numbers can be typed. */
final class VertexTable extends TableView<VertexTable.Vertex> {

    private static final Messages MESSAGES = Messages.beside(VertexTable.class);
    private static final int ROW = 22;
    private static final int MOST_ROWS = 5;

    /** @param ring which outline it belongs to, from 0: the first part's, its holes', the next part's and so on */
    record Vertex(int ring, int index, double x, double y) {
    }

    private final Geometry shape;
    private final Consumer<ShapeForm.Making> taken;

    VertexTable(Geometry shape, Consumer<ShapeForm.Making> taken) {
        this.shape = shape;
        this.taken = taken;
        setId("vertices");
        setAccessibleText(MESSAGES.text("vertices"));
        setEditable(true);
        Grown.by(fixedCellSizeProperty(), ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getItems().setAll(vertices(shape));
        Grown.by(prefHeightProperty(), ROW * (Math.min(MOST_ROWS, getItems().size()) + 1) + 8);
        boolean rings = shape instanceof Polygon p && p.rings().size() > 1;
        getColumns().add(Parts.column(MESSAGES.text("vertex.number"), 44,
                v -> rings ? v.ring() + 1 + "." + (v.index() + 1) : Integer.toString(v.index() + 1)));
        getColumns().add(coordinate("vertex.x", Vertex::x, true));
        getColumns().add(coordinate("vertex.y", Vertex::y, false));
        getColumns().forEach(c -> c.setSortable(false));
    }

    private TableColumn<Vertex, Double> coordinate(String name, ToDoubleFunction<Vertex> of, boolean x) {
        TableColumn<Vertex, Double> column = new TableColumn<>(MESSAGES.text(name));
        Grown.by(column.prefWidthProperty(), 80);
        column.setReorderable(false);
        column.getStyleClass().add("number");
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(of.applyAsDouble(row.getValue())));
        column.setCellFactory(c -> {
            TextFieldTableCell<Vertex, Double> cell = new TextFieldTableCell<>(new Coordinate());
            cell.getStyleClass().add("number");
            return cell;
        });
        column.setOnEditCommit(e -> {
            Vertex at = e.getRowValue();
            Double typed = e.getNewValue();
            taken.accept(() -> {
                if (typed == null || !Double.isFinite(typed)) {
                    throw new InvalidGeometry(MESSAGES.text("shape.number"));
                }
                return moved(at, x ? typed : at.x(), x ? at.y() : typed);
            });
            refresh();
        });
        return column;
    }

    private static List<Vertex> vertices(Geometry shape) {
        List<Vertex> all = new ArrayList<>();
        switch (shape) {
            case Polygon p -> {
                for (int r = 0; r < p.rings().size(); r++) {
                    add(all, r, p.rings().get(r));
                }
            }
            case Polyline l -> add(all, 0, l.points());
            case Keypoints k -> {
                for (int i = 0; i < k.joints().size(); i++) {
                    if (k.joints().get(i).visibility() != Keypoints.ABSENT) {
                        all.add(new Vertex(0, i, k.joints().get(i).x(), k.joints().get(i).y()));
                    }
                }
            }
            default -> {
            }
        }
        return all;
    }

    private static void add(List<Vertex> all, int ring, Points points) {
        for (int i = 0; i < points.size(); i++) {
            all.add(new Vertex(ring, i, points.x(i), points.y(i)));
        }
    }

    private Geometry moved(Vertex at, double x, double y) {
        return switch (shape) {
            case Polygon p -> {
                int ring = 0;
                List<Polygon.Part> parts = new ArrayList<>();
                for (Polygon.Part part : p.parts()) {
                    Points outer = ring++ == at.ring() ? part.outer().with(at.index(), x, y) : part.outer();
                    List<Points> holes = new ArrayList<>();
                    for (Points hole : part.holes()) {
                        holes.add(ring++ == at.ring() ? hole.with(at.index(), x, y) : hole);
                    }
                    parts.add(new Polygon.Part(outer, holes));
                }
                yield new Polygon(parts);
            }
            case Polyline l -> new Polyline(l.points().with(at.index(), x, y));
            case Keypoints k -> {
                List<Keypoints.Joint> joints = new ArrayList<>(k.joints());
                joints.set(at.index(), new Keypoints.Joint(x, y, joints.get(at.index()).visibility()));
                yield new Keypoints(joints);
            }
            default -> shape;
        };
    }

    private static final class Coordinate extends StringConverter<Double> {

        @Override
        public String toString(@Nullable Double number) {
            return number == null ? "" : String.format(Messages.language(), "%.2f", number);
        }

        @Override
        public @Nullable Double fromString(String typed) {
            try {
                return Double.valueOf(typed.strip().replace(',', '.'));
            } catch (NumberFormatException none) {
                return Double.NaN;
            }
        }
    }
}
