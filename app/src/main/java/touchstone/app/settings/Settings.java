package touchstone.app.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.layer.Look;
import touchstone.store.UserFolder;

/**
 * What the window remembers between runs, in one small file of the user's. A file that cannot be read or written costs
 * the user nothing but the memory: the defaults stand in. Writes on a thread of its own.
 */
public final class Settings implements AutoCloseable {

    public static final int LEAST_TEXT = 80;
    public static final int MOST_TEXT = 200;

    private static final String OPTION = "option.";

    private final Path file;
    private final Properties values = new Properties();
    private @Nullable CanvasChoices canvas;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("settings").daemon().unstarted(work));

    private Settings(Path file) {
        this.file = file;
    }

    /** How its user likes the canvas. */
    public CanvasChoices canvas() {
        CanvasChoices known = canvas;
        if (known == null) {
            known = new CanvasChoices(this);
            canvas = known;
        }
        return known;
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
        return UserFolder.of(environment, home).resolve("settings.properties");
    }

    public Theme theme() {
        return value("theme").flatMap(Theme::of).orElse(Theme.DARK);
    }

    public void theme(Theme theme) {
        keep("theme", theme.key());
    }

    /** Of all text, in percent. */
    public int textSize() {
        try {
            return Math.clamp(value("text.size").map(Integer::parseInt).orElse(100), LEAST_TEXT, MOST_TEXT);
        } catch (NumberFormatException changedByHand) {
            return 100;
        }
    }

    /** In which the window speaks. */
    public Locale language() {
        return value("language").map(Locale::forLanguageTag).orElse(Locale.ENGLISH);
    }

    /** Who drew last in any project: proposed in the next one. */
    public Optional<String> annotator() {
        return value("annotator");
    }

    public void annotator(String name) {
        keep("annotator", name);
    }

    /** Values of the tools' options, by the options' names. */
    public Map<String, String> options() {
        Map<String, String> options = new TreeMap<>();
        for (String key : values.stringPropertyNames()) {
            if (key.startsWith(OPTION)) {
                options.put(key.substring(OPTION.length()), values.getProperty(key));
            }
        }
        return options;
    }

    public void options(Map<String, String> options) {
        options.forEach((name, value) -> values.setProperty(OPTION + name, value));
        write();
    }

    /** Which columns a table shows, in their order; none where nobody chose. */
    public List<String> columns(String table) {
        return value("columns." + table).map(v -> List.of(v.split("\t", -1))).orElse(List.of());
    }

    public void columns(String table, List<String> keys) {
        keep("columns." + table, String.join("\t", keys));
    }

    /** Whether the form of the attributes takes the keys after each object that has some. */
    public boolean formAfterDrawing() {
        return value("form.after-drawing").map(Boolean::parseBoolean).orElse(false);
    }

    public void formAfterDrawing(boolean wanted) {
        keep("form.after-drawing", Boolean.toString(wanted));
    }

    /** Whether new objects begin with the values that were typed last. */
    public boolean reusesValues() {
        return value("form.reuse").map(Boolean::parseBoolean).orElse(false);
    }

    public void reusesValues(boolean wanted) {
        keep("form.reuse", Boolean.toString(wanted));
    }

    /** How objects are drawn, one's own ("mine") or the others'. */
    public Look look(String whose, Look otherwise) {
        String key = "look." + whose + ".";
        Look look = otherwise;
        look = look.withColourBy(value(key + "colour").flatMap(Look.ColourBy::of).orElse(look.colourBy()));
        look = look.withBody(value(key + "body").flatMap(Look.Body::of).orElse(look.body()));
        look = look.withFill(value(key + "fill").flatMap(Settings::share).orElse(look.fill()));
        return look.withNames(value(key + "names").map(Boolean::parseBoolean).orElse(look.names()));
    }

    public void keepLook(String whose, Look look) {
        String key = "look." + whose + ".";
        values.setProperty(key + "colour", look.colourBy().key());
        values.setProperty(key + "body", look.body().key());
        values.setProperty(key + "fill", Double.toString(look.fill()));
        values.setProperty(key + "names", Boolean.toString(look.names()));
        write();
    }

    /** A number from 0 to 1, unless somebody wrote something else into the file. */
    private static Optional<Double> share(String text) {
        try {
            return Optional.of(Double.valueOf(text)).filter(v -> v >= 0 && v <= 1);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** The folder for what the window keeps beside its settings. */
    public Path folder() {
        return file.toAbsolutePath().resolveSibling("");
    }

    /** What is remembered under a key; empty where nothing is. */
    public Optional<String> value(String key) {
        return Optional.ofNullable(values.getProperty(key)).filter(v -> !v.isBlank());
    }

    public void forget(String key) {
        values.remove(key);
        write();
    }

    public void keep(String key, String value) {
        values.setProperty(key, value);
        write();
    }

    /** Many changes in a row, as of a wheel that turns, are written once. */
    @SuppressWarnings("FutureReturnValueIgnored") // writing deals with what can go wrong itself
    private void write() {
        if (waiting.compareAndSet(false, true)) {
            thread.schedule(this::writeNow, 300, TimeUnit.MILLISECONDS);
        }
    }

    private void writeNow() {
        waiting.set(false);
        write(snapshot());
    }

    private Properties snapshot() {
        Properties now = new Properties();
        now.putAll(values);
        return now;
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
