package touchstone.app.start;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;

/** A project as one button: its picture, its name, how far it is. */
final class ProjectCard extends Button {

    static final double WIDTH = 208;
    private static final double HEIGHT = 124;

    private final VBox words = new VBox();

    /**
     * @param picture a file to show, or null
     * @param detail one dim line
     */
    ProjectCard(String name, @Nullable Path picture, String detail, String whole, Runnable chosen) {
        getStyleClass().add("card");
        Label title = new Title(name);
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Grown.by(title.maxWidthProperty(), WIDTH - 16);
        title.setWrapText(true);
        Grown.by(title.maxHeightProperty(), 58);
        words.getStyleClass().add("card-words");
        words.getChildren().addAll(title, Parts.text(detail, "dim"));
        VBox all = new VBox(picture(picture), words);
        Grown.by(all.prefWidthProperty(), WIDTH);
        Grown.by(all.maxWidthProperty(), WIDTH);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(all);
        setText(name);
        setAccessibleText(name + ", " + detail);
        setTooltip(new Tooltip(whole));
        setOnAction(e -> chosen.run());
    }

    /** @param share from 0 to 1 */
    ProjectCard withProgress(double share) {
        ProgressBar bar = new ProgressBar(share);
        bar.getStyleClass().add("card-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        words.getChildren().add(1, bar);
        return this;
    }

    private static StackPane picture(@Nullable Path file) {
        StackPane frame = new StackPane();
        frame.getStyleClass().add("card-picture");
        Rectangle clip = new Rectangle();
        for (DoubleProperty width : List.of(frame.minWidthProperty(), frame.maxWidthProperty(), clip.widthProperty())) {
            Grown.by(width, WIDTH);
        }
        for (DoubleProperty height : List.of(frame.minHeightProperty(), frame.maxHeightProperty(),
                clip.heightProperty())) {
            Grown.by(height, HEIGHT);
        }
        frame.setClip(clip);
        frame.setAlignment(Pos.CENTER);
        frame.getChildren().add(Parts.icon("mdoal-image", "dim"));
        if (file != null) {
            // Decoded at the size that is shown, and not while somebody waits.
            ImageView view = new ImageView(new Image(file.toUri().toString(), 2 * WIDTH, 0, true, true, true));
            view.setPreserveRatio(true);
            Grown.by(view.fitWidthProperty(), WIDTH);
            view.setSmooth(true);
            frame.getChildren().add(view);
        }
        return frame;
    }

    /** Asked how high it is without a width, it says so for the width that it will have: a button does not tell. */
    private static final class Title extends Label {

        Title(String text) {
            super(text);
            getStyleClass().add("card-title");
        }

        @Override
        protected double computePrefHeight(double width) {
            return super.computePrefHeight(width < 0 ? getMaxWidth() : width);
        }
    }
}
