package touchstone.app.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.app.command.KeyProfile;

/** Keys that somebody chose one by one, over those of the profile. */
public final class OwnKeys {

    private static final String KEY = "keys.own";
    private static final String BETWEEN = ";";

    private OwnKeys() {
    }

    /** By id of the command. */
    public static Map<String, List<String>> read(Settings settings) {
        Map<String, List<String>> keys = new HashMap<>();
        for (String each : settings.value(KEY).orElse("").split(BETWEEN, -1)) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                keys.put(each.substring(0, equals), KeyProfile.read(each.substring(equals + 1)));
            }
        }
        return keys;
    }

    /** Gives a command one key; whoever has chosen it before for another command loses it there. */
    static void give(Settings settings, String id, String key) {
        Map<String, List<String>> keys = read(settings);
        keys.replaceAll((other, list) -> list.stream().filter(k -> !k.equals(key)).toList());
        keys.put(id, List.of(key));
        StringBuilder text = new StringBuilder();
        keys.forEach((command, list) -> text.append(text.isEmpty() ? "" : BETWEEN).append(command).append('=')
                .append(KeyProfile.write(list)));
        settings.keep(KEY, text.toString());
    }

    static void forget(Settings settings) {
        settings.forget(KEY);
    }
}
