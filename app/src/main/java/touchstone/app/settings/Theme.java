package touchstone.app.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Parent;

/** The two looks of the window. */
public enum Theme {
    DARK, LIGHT;

    private static final List<String> SHEETS = List.of(sheet("tokens.css"), sheet("rules.css"));

    /** Name in the settings file and on the command line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Theme> of(String key) {
        return Arrays.stream(values()).filter(t -> t.key().equals(key)).findFirst();
    }

    /** Dresses a scene's root. */
    public void dress(Parent root) {
        root.getStylesheets().setAll(SHEETS);
        for (Theme theme : values()) {
            root.getStyleClass().remove("ts-" + theme.key());
        }
        root.getStyleClass().add("ts-" + key());
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name)).toExternalForm();
    }
}
