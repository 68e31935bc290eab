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

    /** @param seen dark or light */
    private record Look(Theme seen, int textSize) {
    }

    private static final Pattern PIXELS = Pattern.compile("([0-9]+(?:[.][0-9]+)?)px");
    /** Lines and their gaps stay as thin as they are. */
    private static final double LEAST_SCALED = 4;
    private static final Map<Look, List<String>> SHEETS = new ConcurrentHashMap<>();

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
                .setAll(SHEETS.computeIfAbsent(new Look(seen(), textSize), Theme::sheets));
    }

    private Theme seen() {
        if (this != SYSTEM) {
            return this;
        }
        return Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT;
    }

    private static List<String> sheets(Look look) {
        return List.of(made(look.seen.tokens(), look.textSize),
                look.textSize == 100
                        ? sheet("rules.css").toExternalForm()
                        : made(text("rules.css"), look.textSize));
    }

    /** The colours of this look alone, for windows of the toolkit's own too, as that of a menu, which no class tells. */
    private String tokens() {
        Theme other = this == DARK ? LIGHT : DARK;
        return text("tokens.css").replaceAll("[.]root[.]ts-" + other.key() + " *[{][^}]*[}]", "")
                .replace(".root.ts-" + key(), ".root");
    }

    private static String text(String name) {
        try (InputStream in = sheet(name).openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String made(String rules, int textSize) {
        String scaled = PIXELS.matcher(rules).replaceAll(found -> {
            double pixels = Double.parseDouble(found.group(1));
            return (pixels < LEAST_SCALED ? found.group(1) : Long.toString(Math.round(pixels * textSize / 100)))
                    + "px";
        });
        return "data:text/css;base64,"
                + Base64.getEncoder().encodeToString(scaled.getBytes(StandardCharsets.UTF_8));
    }

    private static URL sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name));
    }
}
