package touchstone.app.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Parent;
import touchstone.app.control.Grown;
import javafx.scene.Scene;

/** The looks of the window. */
public enum Theme {
    DARK, LIGHT,
    /** Whichever of the two the system is set to. */
    SYSTEM;

    private static final List<String> SHEETS = List.of("tokens.css", "rules.css");
    private static final Pattern PIXELS = Pattern.compile("([0-9]+(?:[.][0-9]+)?)px");
    /** Lines and their gaps stay as thin as they are. */
    private static final double LEAST_SCALED = 4;
    private static final Map<Integer, List<String>> SCALED = new ConcurrentHashMap<>();

    /** Name in the settings file and on the command line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Theme> of(String key) {
        return Arrays.stream(values()).filter(t -> t.key().equals(key)).findFirst();
    }

    /**
     * Dresses a scene's root. The sheets are the scene's: with those of a parent the toolkit goes through all of its nodes
     * for each of them.
     *
     * @param textSize in percent; everything that is measured in text grows with it
     */
    public void dress(Parent root, int textSize) {
        Grown.scale(textSize / 100.0);
        for (Theme theme : values()) {
            root.getStyleClass().remove("ts-" + theme.key());
        }
        root.getStyleClass().add("ts-" + seen().key());
        Scene scene = root.getScene();
        (scene == null ? root.getStylesheets() : scene.getStylesheets())
                .setAll(SCALED.computeIfAbsent(textSize, Theme::sheets));
    }

    private Theme seen() {
        if (this != SYSTEM) {
            return this;
        }
        return Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT;
    }

    private static List<String> sheets(int textSize) {
        return SHEETS.stream().map(name -> textSize == 100 ? sheet(name).toExternalForm() : scaled(name, textSize))
                .toList();
    }

    private static String scaled(String name, int textSize) {
        try (InputStream in = sheet(name).openStream()) {
            String rules = PIXELS.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8)).replaceAll(found -> {
                double pixels = Double.parseDouble(found.group(1));
                return (pixels < LEAST_SCALED ? found.group(1) : Long.toString(Math.round(pixels * textSize / 100)))
                        + "px";
            });
            return "data:text/css;base64,"
                    + Base64.getEncoder().encodeToString(rules.getBytes(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static URL sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name));
    }
}
