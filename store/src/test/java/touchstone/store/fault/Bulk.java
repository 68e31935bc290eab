package touchstone.store.fault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.store.Project;

/** Projects with much in them. */
final class Bulk {

    static final Annotator ANN = Annotator.named("Ann", Annotator.Role.ANNOTATOR);
    static final Label LABEL = Label.named("label", 0);
    static final String IMAGE = "big.png";
    private static final int SIDE = 10_000;
    private static final int OBJECTS_PER_IMAGE = 1000;

    private Bulk() {
    }

    /** An annotator, a label, and an image for each thousand objects; the first is {@link #IMAGE}. */
    static List<Image> begin(Project project, int objects) throws IOException {
        List<Image> images = new ArrayList<>();
        List<Change> changes = new ArrayList<>(List.of(Change.add(ANN), Change.add(LABEL)));
        for (int i = 0; i < Math.max(1, objects / OBJECTS_PER_IMAGE); i++) {
            images.add(Image.unseen(i == 0 ? IMAGE : "image " + i + ".png", SIDE, SIDE));
            changes.add(Change.add(images.getLast()));
        }
        project.commit(new Edit("begin", changes), ANN.id());
        return images;
    }

    /** Adds polygons of so many corners in one edit. */
    static void polygons(Project project, List<Image> images, int objects, int corners) throws IOException {
        List<Change> changes = new ArrayList<>(objects);
        for (int i = 0; i < objects; i++) {
            double x = 50 + i * 37 % (SIDE - 100);
            double y = 50 + i * 91 % (SIDE - 100);
            double[] xy = new double[2 * corners];
            for (int p = 0; p < corners; p++) {
                xy[2 * p] = x + 30 * Math.cos(2 * Math.PI * p / corners);
                xy[2 * p + 1] = y + 30 * Math.sin(2 * Math.PI * p / corners);
            }
            changes.add(Change.add(Annotation.drawn(images.get(i % images.size()).id(), LABEL.id(), ANN.id(),
                    Polygon.of(Points.of(xy)))));
        }
        project.commit(new Edit("import", changes), ANN.id());
    }

    static Annotation box(Image image, int i) {
        return Annotation.drawn(image.id(), LABEL.id(), ANN.id(), new Box(i % SIDE, i % 997, 20, 20));
    }
}
