package touchstone.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import javafx.scene.input.KeyCombination;

/**
 * Other keys than the commands have by themselves: those that the hand knows from another program, or that somebody chose.
 * A key that is given to a command is taken from any other that has it by itself, so no key ever means two things.
 *
 * @param keys by id of the command, as {@link KeyCombination#valueOf} reads them
 */
public record KeyProfile(Map<String, List<String>> keys) {

    /** Where the name of the chosen profile is remembered. */
    public static final String SETTING = "keys";
    /** The programs whose keys can be had, the first for Touchstone's own. */
    public static final List<String> NAMES = List.of("Touchstone", "QGIS", "labelme", "CVAT", "QuPath");

    private static final String BETWEEN = " or ";

    public KeyProfile {
        keys = Map.copyOf(keys);
    }

    /** The profile of that name; of a name that is none, Touchstone's own. */
    public static KeyProfile of(String name) {
        if (!NAMES.contains(name) || name.equals(NAMES.getFirst())) {
            return new KeyProfile(Map.of());
        }
        Properties read = new Properties();
        try (InputStream in = KeyProfile.class.getResourceAsStream("keys-" + name + ".properties")) {
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, List<String>> keys = new HashMap<>();
        read.stringPropertyNames().forEach(id -> keys.put(id, read(read.getProperty(id))));
        return new KeyProfile(keys);
    }

    /** Keys of one command as one text; an empty text is no key. */
    public static List<String> read(String text) {
        List<String> keys = new ArrayList<>();
        for (String key : text.split(BETWEEN, -1)) {
            if (!key.isBlank() && isKey(key.strip())) {
                keys.add(key.strip());
            }
        }
        return keys;
    }

    public static String write(List<String> keys) {
        return String.join(BETWEEN, keys);
    }

    private static boolean isKey(String text) {
        try {
            KeyCombination.valueOf(text);
            return true;
        } catch (IllegalArgumentException changedByHand) {
            return false;
        }
    }

    /** With other keys over these. */
    public KeyProfile with(Map<String, List<String>> others) {
        Map<String, List<String>> both = new HashMap<>();
        Set<String> given = new HashSet<>();
        others.values().forEach(given::addAll);
        keys.forEach((id, own) -> both.put(id, own.stream().filter(k -> !given.contains(k)).toList()));
        both.putAll(others);
        return new KeyProfile(both);
    }

    public List<Command> apply(List<Command> commands) {
        Set<KeyCombination> given = new HashSet<>();
        keys.values().forEach(list -> list.forEach(k -> given.add(KeyCombination.valueOf(k))));
        return commands.stream().map(c -> {
            List<String> other = keys.get(c.id());
            return other != null
                    ? c.keys(other.toArray(String[]::new))
                    : c.withKeys(c.keys().stream().filter(k -> !given.contains(k)).toList());
        }).toList();
    }
}
