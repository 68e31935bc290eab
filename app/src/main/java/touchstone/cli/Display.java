package touchstone.cli;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import touchstone.model.Messages;

/** Whether this computer can show a window, asked before JavaFX is: its own answers are stack traces. */
final class Display {

    private static final Messages TEXT = Messages.beside(Display.class);

    /** What JavaFX loads on Linux, and the Debian packages that hold it. */
    private static final List<String> LIBRARIES = List.of("libgtk-3.so.0", "libXtst.so.6", "libXxf86vm.so.1",
            "libGL.so.1");

    private Display() {
    }

    static boolean isThere(Map<String, String> environment) {
        return !isLinux() || !environment.getOrDefault("DISPLAY", "").isEmpty();
    }

    /** @throws WrongUsage with the remedy when no window can be shown */
    static void require(Map<String, String> environment) throws WrongUsage {
        if (!isThere(environment)) {
            throw new WrongUsage(TEXT.text("display.none"));
        }
        if (isLinux() && !LIBRARIES.stream().allMatch(Display::isInstalled)) {
            throw new WrongUsage(TEXT.text("display.libraries"));
        }
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }

    /** Libraries stay loaded: JavaFX needs them next, and GTK must not be unloaded. */
    @SuppressWarnings("restricted") // only asks whether the loader finds it; nothing of it is called
    private static boolean isInstalled(String library) {
        try {
            SymbolLookup.libraryLookup(library, Arena.global());
            return true;
        } catch (IllegalArgumentException notFound) {
            return false;
        }
    }
}
