package touchstone.app.start;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import touchstone.app.control.Parts;

/** Takes files that are dropped anywhere in the window, and says while they hover what letting go will do. */
public final class DropArea extends StackPane {

    private final javafx.scene.control.Label sentence = Parts.text("", "drop-sentence");

    public DropArea() {
        getStyleClass().add("drop-area");
        setId("drop-area");
        setMouseTransparent(true);
        setVisible(false);
        sentence.setWrapText(true);
        getChildren().add(sentence);
    }

    public void listen(Scene scene, Consumer<Dropped> taken) {
        scene.setOnDragOver(e -> {
            Optional<Dropped> dropped = dropped(e);
            dropped.ifPresent(what -> {
                e.acceptTransferModes(TransferMode.COPY_OR_MOVE);
                sentence.setText(what.sentence());
            });
            setVisible(dropped.isPresent());
            e.consume();
        });
        scene.setOnDragExited(e -> setVisible(false));
        scene.setOnDragDropped(e -> {
            setVisible(false);
            Optional<Dropped> dropped = dropped(e);
            e.setDropCompleted(dropped.isPresent());
            e.consume();
            dropped.ifPresent(taken);
        });
    }

    private static Optional<Dropped> dropped(DragEvent e) {
        List<Path> paths = e.getDragboard().hasFiles()
                ? e.getDragboard().getFiles().stream().map(File::toPath).toList()
                : List.of();
        return Dropped.of(paths);
    }
}
