package touchstone.app.exchange;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Parts;
import touchstone.app.image.ObjectPicture;
import touchstone.app.project.Session;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.LabelSchema;
import touchstone.model.geometry.Bounds;

/** Two states of one object side by side, each with what is to be said of it; both in the same part of the image. */
final class PicturePair extends HBox {

    private static final int WIDTH = 140;
    private static final int HEIGHT = 84;

    private final Session session;
    private final Background work;
    private final List<Label> captions = new ArrayList<>();
    private final List<ImageView> views = new ArrayList<>();
    private int asked;

    /** @param id of which the parts' ids are made */
    PicturePair(Session session, Background work, String id) {
        this.session = session;
        this.work = work;
        setId(id);
        getStyleClass().addAll("padded", "picture-pair");
        for (String side : List.of("one", "other")) {
            Label caption = Parts.text("", "dim");
            caption.setId(id + "-" + side);
            caption.setWrapText(true);
            caption.setMinHeight(USE_PREF_SIZE);
            caption.setPrefWidth(WIDTH);
            ImageView view = new ImageView();
            StackPane frame = new StackPane(view);
            frame.setMinSize(WIDTH, HEIGHT);
            frame.setMaxSize(WIDTH, HEIGHT);
            frame.getStyleClass().add("thumbnail");
            captions.add(caption);
            views.add(view);
            getChildren().add(new VBox(4, frame, caption));
        }
        setMinWidth(2 * WIDTH + 24);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void clear() {
        asked++;
        setVisible(false);
    }

    /** Says two things without pictures. */
    void say(String one, String other) {
        asked++;
        setVisible(true);
        views.forEach(v -> v.setImage(null));
        captions.get(0).setText(one);
        captions.get(1).setText(other);
    }

    /** Says something else of the first state. */
    void caption(String ofOne) {
        captions.getFirst().setText(ofOne);
    }

    /** @param one null where there is no such state */
    void show(@Nullable Image image, @Nullable Annotation one, @Nullable Annotation other, String ofOne,
            String ofOther) {
        say(ofOne, ofOther);
        int mine = asked;
        if (image == null) {
            return;
        }
        Bounds frame = bounds(one).union(bounds(other));
        LabelSchema schema = session.schema().get();
        for (int i = 0; i < views.size(); i++) {
            Annotation object = i == 0 ? one : other;
            ImageView view = views.get(i);
            if (object != null) {
                work.quietly(() -> ObjectPicture.of(session.project(), schema, image, List.of(object), frame, WIDTH,
                        HEIGHT), made -> {
                            if (mine == asked) {
                                view.setImage(made.shown());
                                view.setAccessibleText(captions.get(views.indexOf(view)).getText());
                            }
                        });
            }
        }
    }

    private static Bounds bounds(@Nullable Annotation object) {
        return object == null ? Bounds.EMPTY : object.geometry().bounds();
    }
}
