package touchstone.app;

import java.util.List;
import javafx.application.Application;
import touchstone.model.Messages;

/**
 * Starts the workstation: {@code [PROJECT]}. Not an {@link Application} itself, because the Java launcher refuses to
 * start one from the class path.
 */
public final class Main {

    private static final Messages MESSAGES = Messages.beside(Main.class);

    private Main() {
    }

    public static void main(String... args) {
        // The window is JavaFX's own; of the older toolkit only its fonts are used, which must not open a screen.
        System.setProperty("java.awt.headless", "true");
        System.exit(run(args));
    }

    /** @return the exit status of the process */
    static int run(String... args) {
        try {
            Start.of(List.of(args));
        } catch (IllegalArgumentException usage) {
            System.err.println(usage.getMessage());
            return 2;
        }
        try {
            Application.launch(Program.class, args);
            return Program.status();
        } catch (UnsupportedOperationException | UnsatisfiedLinkError noDisplay) {
            System.err.println(MESSAGES.text("no-display"));
            return 1;
        } catch (RuntimeException failed) {
            System.getLogger(Main.class.getName()).log(System.Logger.Level.DEBUG, "no window", failed);
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            System.err.println(MESSAGES.text("no-window", String.valueOf(cause.getMessage())));
            return 1;
        }
    }
}
