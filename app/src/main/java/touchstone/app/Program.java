package touchstone.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import touchstone.app.project.NoFiles;
import touchstone.app.project.SystemDialogs;
import touchstone.app.project.Who;
import touchstone.app.settings.Settings;
import touchstone.model.Messages;

/** The JavaFX program around the {@link Workbench}. */
public final class Program extends Application {

    /** What a window manager puts over a window, in pixels, so that all of it is on a small screen. */
    private static final double TITLE_BAR = 36;

    private static final AtomicInteger STATUS = new AtomicInteger();

    private final Settings settings = Settings
            .read(Settings.usualFile(System.getenv(), Path.of(System.getProperty("user.home", "."))));

    /** The window's own words and those of the toolkit, as on its buttons and in the menus of its fields. */
    static void speak(Locale language) {
        Messages.language(language);
        Locale.setDefault(language);
    }

    /** Exit status for the process. */
    static int status() {
        return STATUS.get();
    }

    @Override
    public void start(Stage stage) {
        speak(settings.language());
        Start start = Start.of(getParameters().getRaw());
        stage.getIcons().setAll(Stream.of(16, 32, 48, 64, 128, 256).map(Program::icon).toList());
        Workbench workbench = new Workbench(stage, settings,
                start.rehearsed() == null ? new SystemDialogs(stage, getHostServices()) : new NoFiles(),
                new Who(settings.annotator(), System.getProperty("user.name", "me")), start.theme());
        Thread.currentThread().setUncaughtExceptionHandler((thread, mistake) -> workbench.mistake(mistake));
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        workbench.show(start.isUnseen() ? start.width() : Math.min(start.width(), screen.getWidth()),
                start.isUnseen() ? start.height() : Math.min(start.height(), screen.getHeight() - TITLE_BAR));
        if (start.rehearsed() != null) {
            new Rehearsal(workbench, start.rehearsed(), STATUS::set).begin();
        } else if (start.picture() != null) {
            new Photographer(workbench, start, STATUS::set).begin();
        } else if (start.project() != null) {
            workbench.open(start.project(), start.image());
        }
    }

    @Override
    public void stop() {
        settings.close();
    }

    /** Name and number of this program, for those who get what it wrote. */
    static String version() {
        return "touchstone " + ResourceBundle.getBundle("touchstone.cli.version").getString("version");
    }

    private static Image icon(int size) {
        return new Image(Objects.requireNonNull(Program.class.getResourceAsStream("icon-" + size + ".png")));
    }
}
