package touchstone.store.format;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/** Reading of small YAML files: plain maps, lists and values, with limits on size, depth and aliases. */
final class Yaml {

    private static final Messages TEXT = Messages.beside(Yaml.class);
    private static final int LARGEST = 16 << 20;
    private static final int MOST_ALIASES = 50;

    private Yaml() {
    }

    /** @throws InputRefused when the file is not a YAML map, with the line where it is wrong */
    static Map<?, ?> map(Path file) throws IOException {
        LoadSettings settings = LoadSettings.builder().setCodePointLimit(LARGEST)
                .setMaxAliasesForCollections(MOST_ALIASES).setAllowDuplicateKeys(true).build();
        try {
            Object document = new Load(settings).loadFromString(Files.readString(file));
            if (document instanceof Map<?, ?> map) {
                return map;
            }
        } catch (MarkedYamlEngineException wrong) {
            throw new InputRefused(TEXT.text("yamlBroken", file,
                    wrong.getProblemMark().map(m -> Integer.toString(m.getLine() + 1)).orElse("1")), wrong);
        } catch (YamlEngineException wrong) {
            throw new InputRefused(TEXT.text("yamlForm", file), wrong);
        } catch (NoSuchFileException gone) {
            throw new InputRefused(TEXT.text("gone", file), gone);
        } catch (MalformedInputException notText) {
            throw new InputRefused(TEXT.text("yamlForm", file), notText);
        }
        throw new InputRefused(TEXT.text("yamlForm", file));
    }
}
