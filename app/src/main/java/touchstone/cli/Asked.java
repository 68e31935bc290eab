package touchstone.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import touchstone.model.Messages;

/** What a project sets otherwise than usual: the option of the commands that run analyses. */
final class Asked {

    private static final Messages TEXT = Messages.beside(Asked.class);

    @Option(names = "--set", paramLabel = "KEY=VALUE", descriptionKey = "set")
    List<String> set = List.of();

    /** By name; a name that is set twice has no meaning. */
    Map<String, String> settings() throws WrongUsage {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String text : set) {
            int sign = text.indexOf('=');
            String key = sign < 0 ? "" : text.substring(0, sign).strip();
            if (key.isEmpty()) {
                throw new WrongUsage(TEXT.text("set.syntax", text));
            }
            if (settings.put(key, text.substring(sign + 1).strip()) != null) {
                throw new WrongUsage(TEXT.text("set.twice", key));
            }
        }
        return settings;
    }
}
