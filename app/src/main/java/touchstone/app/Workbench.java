package touchstone.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import touchstone.app.assist.ModelForm;
import touchstone.app.assist.Models;
import touchstone.app.command.Buttons;
import touchstone.app.command.Command;
import touchstone.app.command.Commands;
import touchstone.app.command.KeyProfile;
import touchstone.app.control.Sending;
import touchstone.app.exchange.PackForm;
import touchstone.app.project.Beginning;
import touchstone.app.project.Disk;
import touchstone.app.project.FileDialogs;
import touchstone.app.project.Session;
import touchstone.app.project.Who;
import touchstone.app.settings.PreferencesView;
import touchstone.app.settings.Prompts;
import touchstone.app.settings.Settings;
import touchstone.app.settings.Theme;
import touchstone.app.settings.OwnKeys;
import touchstone.app.start.DropArea;
import touchstone.app.start.Dropped;
import touchstone.app.start.NewProjectPage;
import touchstone.app.start.RecentProjects;
import touchstone.app.start.StartPage;
import touchstone.canvas.Viewport;
import touchstone.model.Messages;
import touchstone.store.Backups;

/** The window: wires everything together, and holds the one project that is open in it. */
final class Workbench {

    private static final Messages MESSAGES = Messages.beside(Workbench.class);

    private final Stage stage;
    private final Settings settings;
    private final FileDialogs files;
    private final Who who;
    private final Entrance entrance;
    private final Prompts prompts;
    private final RecentProjects recents;
    private final Disk aside = new Disk("recent projects");
    private final Souvenirs souvenirs;
    private final Models models;
    private final ReadOnlyObjectWrapper<Theme> theme;
    private final BorderPane frame = new BorderPane();
    private final StackPane beside = new StackPane();
    private final DropArea drops = new DropArea();
    /** Held here alone, so that the toolkit does not hold the window and all that was in it. */
    private final InvalidationListener scheme = o -> redress();
    private final StackPane window = new StackPane(frame, beside, drops);
    private @Nullable Desk desk;
    private @Nullable NewProjectPage beginning;
    private @Nullable StartPage start;
    private Runnable leavePage = () -> {
    };
    private Runnable keys = () -> {
    };

    /** @param look instead of the remembered theme, or null */
    Workbench(Stage stage, Settings settings, FileDialogs files, Who who, @Nullable Theme look) {
        this.stage = stage;
        this.settings = settings;
        this.files = files;
        recents = new RecentProjects(settings);
        souvenirs = new Souvenirs(recents, aside);
        models = new Models(settings);
        this.who = who;
        entrance = new Entrance(this, who, aside);
        theme = new ReadOnlyObjectWrapper<>(look == null ? settings.theme() : look);
        prompts = new Prompts(stage, this::dress);
    }

    void show(double width, double height) {
        Scene scene = new Scene(window, width, height);
        beside.setAlignment(Pos.CENTER_RIGHT);
        beside.setPickOnBounds(false);
        dress(window);
        Platform.getPreferences().colorSchemeProperty().addListener(new WeakInvalidationListener(scheme));
        drops.listen(scene, this::dropped);
        stage.setScene(scene);
        stage.setMinWidth(720);
        stage.setMinHeight(480);
        stage.setOnCloseRequest(e -> {
            if (mayClose()) {
                entrance.drop();
                close();
                aside.close();
                models.close();
            } else {
                e.consume();
            }
        });
        showStart();
        stage.show();
    }

    private void showStart() {
        stage.setTitle(MESSAGES.text("title"));
        Commands commands = keyed(Actions.withoutProject(this));
        StartPage page = new StartPage(recents, settings.folder().resolve("samples"), this::open, this::tryOut,
                prompts::tell,
                Buttons.text(commands.named("new"), "primary"), Buttons.text(commands.named("open")));
        lay(page, commands);
        start = page;
        leavePage = page::close;
    }

    /** Says on the start page, if that is shown, what is on its way. */
    void opens(Path file, Runnable stop) {
        if (start != null) {
            start.opens(file, stop);
        }
    }

    /** Takes that back from the page that is shown now. */
    Runnable noLongerOpens() {
        StartPage page = start;
        return page == null ? () -> {
        } : page::opensNothing;
    }

    /** The page for a new project; the project that is open is closed first. */
    void begin(List<Path> images) {
        if (!leave()) {
            return;
        }
        entrance.drop();
        show(page(images));
    }

    private NewProjectPage page(List<Path> images) {
        return new NewProjectPage(files, settings.annotator().orElse(who.user()),
                Path.of(System.getProperty("user.home", ".")), images, this::create, () -> {
                    entrance.drop();
                    showStart();
                });
    }

    private void show(NewProjectPage page) {
        lay(page, keyed(Actions.withoutProject(this)));
        beginning = page;
        leavePage = page::close;
        page.requestFocus();
    }

    private void lay(Parent content, Commands commands) {
        leavePage.run();
        leavePage = () -> {
        };
        beginning = null;
        start = null;
        keys.run();
        keys = commands.listen(stage.getScene(), () -> desk != null && desk.isCanvasFocused(), reason -> {
            if (desk != null) {
                desk.obstructed(reason);
            }
        });
        frame.setCenter(content);
    }

    Parent window() {
        return window;
    }

    Theme theme() {
        return theme.get();
    }

    ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    void theme(Theme chosen) {
        theme.set(chosen);
        dress(window);
        settings.theme(chosen);
    }

    private void redress() {
        dress(window);
    }

    private void dress(Parent root) {
        theme.get().dress(root, settings.textSize());
    }

    /** The text size was changed in the settings. */
    void dressAnew() {
        dress(window);
    }

    /** With the keys of the chosen profile and those that were chosen one by one. */
    Commands keyed(List<Command> rows) {
        return new Commands(KeyProfile.of(settings.value(KeyProfile.SETTING).orElse(""))
                .with(OwnKeys.read(settings)).apply(rows));
    }

    /** Shows the preferences over the right side of the window, or puts them away. */
    void preferences() {
        if (beside.getChildren().isEmpty()) {
            PreferencesView view = new PreferencesView(settings, theme.get(), this::theme, this::dressAnew,
                    this::rebuild, () -> keyed(commands()), new ModelForm(models, files), this::preferences);
            beside.getChildren().setAll(view);
            beside.setMouseTransparent(false);
            view.requestFocus();
        } else {
            beside.getChildren().clear();
            beside.setMouseTransparent(true);
            desk().ifPresent(d -> d.canvas().requestFocus());
        }
    }

    /** All commands, with the keys they have by themselves. */
    private List<Command> commands() {
        return desk == null ? Actions.withoutProject(this) : Actions.withProject(this, desk);
    }

    void print(String page) {
        files.toExport(MESSAGES.text("keys.file")).ifPresent(to -> aside.ask(() -> Files.writeString(to, page),
                written -> prompts.tell(MESSAGES.text("keys.title"), MESSAGES.text("keys.written", written)),
                sentence -> prompts.tell(MESSAGES.text("keys.title"), sentence)));
    }

    /** Whether what is written and not sent may be given up. */
    private boolean mayForget() {
        List<String> unsent = desk == null
                ? List.of()
                : Sending.unsent(desk).stream().map(words -> MESSAGES.text("unsent.words", words)).toList();
        return unsent.isEmpty() || prompts.confirm(MESSAGES.text("unsent.title"),
                MESSAGES.text("unsent", String.join(", ", unsent)), MESSAGES.text("unsent.go"));
    }

    /** Builds the window anew in another language or with other keys, at the same place of the same image. */
    void rebuild() {
        if (!mayClose() || !mayForget()) {
            return;
        }
        Program.speak(settings.language());
        Desk before = desk;
        if (before == null) {
            NewProjectPage filled = beginning;
            if (filled == null) {
                showStart();
            } else {
                NewProjectPage page = page(List.of());
                page.takeOver(filled);
                show(page);
            }
            return;
        }
        Path file = before.session().path();
        boolean reading = before.session().readOnly();
        String image = before.image();
        Viewport view = before.canvas().getViewport();
        boolean fitted = before.canvas().isFitted();
        close();
        entrance.again(file, reading, image, made -> made.whenShown(() -> {
            if (!fitted) {
                made.canvas().zoomTo(view.visible(made.canvas().getWidth(), made.canvas().getHeight()));
            }
        }));
    }

    FileDialogs files() {
        return files;
    }

    Prompts prompts() {
        return prompts;
    }

    Models models() {
        return models;
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

    /** A sample opens with a tool in the hand, so that the first drag draws something. */
    private void tryOut(Path sample) {
        entrance.open(sample, null, Desk::takeFirstTool);
    }

    /** @param image to begin with, by path or name, or null for the first */
    void open(Path file, @Nullable String image) {
        entrance.open(file, image, made -> {
        });
    }

    /**
     * Makes a project, shows its first image ready to draw on, and adds the other images meanwhile.
     *
     * @param notMade told if no project comes of it
     */
    void create(Beginning beginning, Runnable notMade) {
        entrance.create(beginning, notMade);
    }

    /** A backup opens to be looked at, instead of the project that is open. */
    void look(Backups.Backup backup) {
        entrance.look(backup);
    }

    /** Opens a project at an image with everybody's objects, for a picture of the window. */
    void openFor(Path file, @Nullable String image, boolean reading, Runnable then, Consumer<String> failed) {
        entrance.openFor(file, image, reading, then, failed);
    }

    static Path named(Path file) {
        return file.toString().endsWith(".touchstone") ? file : Path.of(file + ".touchstone");
    }

    /** The work goes on in another file, which is what there is to open the next time. */
    void moved(Session session) {
        title(session);
        souvenirs.remember(session);
    }

    private void title(Session session) {
        title(MESSAGES.text("title.project", PackForm.nameOf(session)));
    }

    void title(String text) {
        stage.setTitle(text);
    }

    /** Whether the window may close: not while edits are in memory alone, unless the user gives them up. */
    private boolean mayClose() {
        int waiting = desk == null ? 0 : desk.session().saving().get().waiting();
        return waiting == 0 || prompts.confirm(MESSAGES.text("waiting.close.title"),
                MESSAGES.text("waiting.close", waiting), MESSAGES.text("waiting.close.go"));
    }

    /**
     * Shows a project; the one before was closed.
     *
     * @param remembered whether the start page offers it from now on
     */
    void hold(Desk made, boolean remembered) {
        desk = made;
        lay(made, made.commands());
        title(made.session());
        beside.getChildren().stream().filter(PreferencesView.class::isInstance).map(PreferencesView.class::cast)
                .forEach(PreferencesView::fill);
        if (remembered) {
            souvenirs.remember(made.session());
        }
    }

    /**
     * Closes the open project, which waits for the last edit to be in its file. False where there is none to be had for one
     * and the user would rather not.
     */
    boolean leave() {
        if (!mayClose()) {
            return false;
        }
        if (desk != null) {
            close();
            showStart();
        }
        return true;
    }

    void close() {
        if (desk != null) {
            if (!entrance.isPassing()) {
                souvenirs.keep(desk);
            }
            desk.close();
            desk = null;
            entrance.left();
        }
    }

    /** False where the user would rather not. */
    boolean quit() {
        if (!mayClose()) {
            return false;
        }
        entrance.drop();
        close();
        leavePage.run();
        aside.close();
        models.close();
        stage.close();
        return true;
    }

    /** Something went wrong that nobody foresaw: what is in the file is safe, and the user is told so. */
    void mistake(Throwable mistake) {
        System.getLogger(Workbench.class.getName()).log(System.Logger.Level.ERROR, "unexpected", mistake);
        if (desk != null) {
            desk.trouble().complain(MESSAGES.text("mistake"));
        }
    }

    boolean isAtRest() {
        return entrance.isAtRest() && (desk == null || desk.isAtRest());
    }

    WritableImage picture() {
        return stage.getScene().snapshot(null);
    }

    private void dropped(Dropped what) {
        switch (what) {
            case Dropped.OneProject project -> open(project.file());
            case Dropped any when desk != null && desk.session().readOnly() -> desk.obstructed(MESSAGES.text("locked"));
            case Dropped.Images images when desk != null -> desk.traffic().addImages(images.paths());
            case Dropped.Images images when beginning != null -> images.paths().forEach(beginning::add);
            case Dropped.Images images -> begin(images.paths());
            case Dropped.Annotations annotations when desk != null -> desk.traffic().importFrom(annotations.path());
            case Dropped.Annotations annotations -> {
                if (beginning == null) {
                    begin(List.of());
                }
                Objects.requireNonNull(beginning).labelsFrom(annotations.path());
            }
        }
    }
}
