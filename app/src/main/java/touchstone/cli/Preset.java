package touchstone.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import touchstone.model.Messages;

/** Options that were kept in a file, one a line with its value behind a blank; lines that begin with # are remarks. */
final class Preset implements IParameterPreprocessor {

    private static final Messages TEXT = Messages.beside(Preset.class);

    @Override
    @SuppressWarnings("JdkObsolete") // picocli hands out a Stack
    public boolean preprocess(Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        if (arguments.isEmpty()) {
            return false;
        }
        String file = arguments.pop();
        List<String> kept = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(Path.of(file), StandardCharsets.UTF_8)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    kept.addAll(List.of(line.strip().split("\\s+", 2)));
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            throw new ParameterException(command.commandLine(), TEXT.text("preset.file", file), unreadable);
        }
        kept.reversed().forEach(arguments::push);
        return true;
    }
}
