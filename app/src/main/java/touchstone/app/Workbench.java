package touchstone.app;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import touchstone.app.command.Commands;
import touchstone.app.project.FileDialogs;
import touchstone.app.project.Opening;
import touchstone.app.project.Session;
import touchstone.app.project.Who;
import touchstone.app.settings.Prompts;
import touchstone.app.settings.Settings;
import touchstone.app.settings.Theme;
import touchstone.model.Image;
import touchstone.model.Messages;

/** The window: wires everything together, and holds the one project that is open in it. */
final class Workbench {

    private static final Messages MESSAGES = Messages.beside(Workbench.class);

    private final Stage stage;
    private final Settings settings;
    private final FileDialogs files;
    private final Opening opening;
    private final Prompts prompts;
    private final ReadOnlyObjectWrapper<Theme> theme;
    private final BorderPane frame = new BorderPane();
    private @Nullable Desk desk;
    private Runnable keys = () -> {
    };

    /** @param look instead of the remembered theme, or null */
    Workbench(Stage stage, Settings settings, FileDialogs files, Who who, @Nullable Theme look) {
        this.stage = stage;
        this.settings = settings;
        this.files = files;
        opening = new Opening(who);
        theme = new ReadOnlyObjectWrapper<>(look == null ? settings.theme() : look);
        prompts = new Prompts(stage, theme::get);
    }

    void show(double width, double height) {
        Scene scene = new Scene(frame, width, height);
        theme.get().dress(frame);
        acceptDrops(scene);
        stage.setScene(scene);
        stage.setMinWidth(720);
        stage.setMinHeight(480);
        stage.setOnCloseRequest(e -> close());
        showStart();
        stage.show();
    }

    private void showStart() {
        stage.setTitle(MESSAGES.text("title"));
        Commands commands = new Commands(Actions.withoutProject(this));
        lay(new StartView(commands), commands);
    }

    private void lay(Parent content, Commands commands) {
        keys.run();
        keys = commands.listen(stage.getScene(), () -> desk != null && desk.isCanvasFocused(), reason -> {
            if (desk != null) {
                desk.obstructed(reason);
            }
        });
        frame.setCenter(content);
    }

    Theme theme() {
        return theme.get();
    }

    ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    void theme(Theme chosen) {
        theme.set(chosen);
        chosen.dress(frame);
        settings.theme(chosen);
    }

    FileDialogs files() {
        return files;
    }

    Prompts prompts() {
        return prompts;
    }

    Settings settings() {
        return settings;
    }

    /** The open project's part of the window. */
    Optional<Desk> desk() {
        return Optional.ofNullable(desk);
    }

    void open(Path file) {
        open(file, null);
    }

    /** @param image to begin with, by path or name, or null for the first */
    void open(Path file, @Nullable String image) {
        leave();
        opening.open(file, opened -> opened(opened, image), sentence -> refused("open.failed", sentence));
    }

    void create(Path file) {
        leave();
        opening.create(file, opened -> opened(opened, null), sentence -> refused("create.failed", sentence));
    }

    /** Opens a project at an image with everybody's objects, for a picture of the window. */
    void openFor(Path file, @Nullable String image, boolean reading, Runnable then, Consumer<String> failed) {
        Consumer<Opening.Opened> ready = opened -> {
            Session session = opened.session();
            session.layers().all().forEach(layer -> layer.visible().set(true));
            opened(opened, image);
            if (image != null && named(session, image).isEmpty()) {
                failed.accept(unknown(session, image));
            } else {
                then.run();
            }
        };
        if (reading) {
            opening.look(file, ready, failed);
        } else {
            opening.open(file, ready, failed);
        }
    }

    private void refused(String title, String sentence) {
        prompts.tell(MESSAGES.text(title), sentence);
    }

    private void opened(Opening.Opened opened, @Nullable String image) {
        Session session = opened.session();
        Desk made = new Desk(session, this, opened.notice());
        desk = made;
        lay(made, made.commands());
        stage.setTitle(MESSAGES.text("title.project", session.path().getFileName()));
        Optional<Image> wanted = named(session, image);
        wanted.or(() -> session.images().stream().findFirst()).ifPresent(i -> session.show(i.id()));
        if (image != null && wanted.isEmpty()) {
            made.complain(unknown(session, image));
        }
        made.canvas().requestFocus();
    }

    private static Optional<Image> named(Session session, @Nullable String image) {
        return session.images().stream().filter(i -> i.address().equals(image) || i.name().equals(image)).findFirst();
    }

    private static String unknown(Session session, String image) {
        return MESSAGES.text("image.unknown", image, session.path().getFileName());
    }

    /** Closes the open project, which waits for the last edit to be in its file. */
    private void leave() {
        if (desk != null) {
            desk.close();
            desk = null;
            showStart();
        }
    }

    void close() {
        if (desk != null) {
            desk.close();
            desk = null;
        }
    }

    void quit() {
        close();
        stage.close();
    }

    /** Something went wrong that nobody foresaw: what is in the file is safe, and the user is told so. */
    void mistake(Throwable mistake) {
        System.getLogger(Workbench.class.getName()).log(System.Logger.Level.ERROR, "unexpected", mistake);
        if (desk != null) {
            desk.complain(MESSAGES.text("mistake"));
        }
    }

    boolean isAtRest() {
        return desk == null || desk.isAtRest();
    }

    WritableImage picture() {
        return stage.getScene().snapshot(null);
    }

    private void acceptDrops(Scene scene) {
        scene.setOnDragOver(e -> {
            if (e.getDragboard().hasFiles()) {
                e.acceptTransferModes(TransferMode.COPY);
            }
            e.consume();
        });
        scene.setOnDragDropped(e -> {
            List<Path> dropped = e.getDragboard().getFiles().stream().map(File::toPath).toList();
            e.setDropCompleted(!dropped.isEmpty());
            e.consume();
            dropped(dropped);
        });
    }

    private void dropped(List<Path> paths) {
        Optional<Path> project = paths.stream().filter(p -> p.toString().endsWith(".touchstone")).findFirst();
        if (project.isPresent()) {
            open(project.get());
        } else if (desk != null && !paths.isEmpty()) {
            desk.addImages(paths);
        }
    }
}
