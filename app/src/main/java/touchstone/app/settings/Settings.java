package touchstone.app.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What the window remembers between runs, in one small file of the user's. A file that cannot be read or written costs
 * the user nothing but the memory: the defaults stand in. Writes on a thread of its own.
 */
public final class Settings implements AutoCloseable {

    private final Path file;
    private final Properties values = new Properties();
    private final ExecutorService thread = Executors
            .newSingleThreadExecutor(work -> Thread.ofPlatform().name("settings").daemon().unstarted(work));

    private Settings(Path file) {
        this.file = file;
    }

    public static Settings read(Path file) {
        Settings settings = new Settings(file);
        if (Files.isRegularFile(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                settings.values.load(reader);
            } catch (IOException | IllegalArgumentException unreadable) {
                settings.values.clear();
            }
        }
        return settings;
    }

    /** Where this system keeps such files. */
    public static Path usualFile(Map<String, String> environment, Path home) {
        String windows = environment.get("APPDATA");
        String unix = environment.get("XDG_CONFIG_HOME");
        Path base = windows != null
                ? Path.of(windows)
                : unix != null && !unix.isEmpty() ? Path.of(unix) : home.resolve(".config");
        return base.resolve("touchstone").resolve("settings.properties");
    }

    public Theme theme() {
        return value("theme").flatMap(Theme::of).orElse(Theme.DARK);
    }

    public void theme(Theme theme) {
        keep("theme", theme.key());
    }

    /** Who drew last in any project: proposed in the next one. */
    public Optional<String> annotator() {
        return value("annotator");
    }

    public void annotator(String name) {
        keep("annotator", name);
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(values.getProperty(key)).filter(v -> !v.isBlank());
    }

    private void keep(String key, String value) {
        values.setProperty(key, value);
        Properties now = new Properties();
        now.putAll(values);
        thread.execute(() -> write(now));
    }

    private void write(Properties now) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Writer writer = Files.newBufferedWriter(file)) {
                now.store(writer, null);
            }
        } catch (IOException unwritable) {
            // Remembered for this run only.
        }
    }

    /** Waits until what was chosen last is in the file. */
    @Override
    public void close() {
        thread.close();
    }
}
