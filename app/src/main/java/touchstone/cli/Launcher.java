package touchstone.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The program that started this one, to start further ones: a window needs a virtual machine with JavaFX. */
record Launcher(String path) {

    /** Started, with what it says going to a file so that nobody waits for its end to read ours. */
    record Running(Process process, Path said) {

        boolean hasDone(int seconds, Output output) throws IOException, InterruptedException {
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            if (!ended) {
                process.destroy();
            }
            boolean done = ended && process.exitValue() == 0;
            return tell(done, output);
        }

        /** A window that has not failed by then is taken to be open, and outlives this process. */
        boolean isStillRunning(int seconds, Output output) throws IOException, InterruptedException {
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            return tell(!ended || process.exitValue() == 0, output);
        }

        private boolean tell(boolean well, Output output) throws IOException {
            if (!well) {
                Files.readAllLines(said, StandardCharsets.UTF_8).stream().filter(line -> !line.isBlank()).limit(1)
                        .forEach(output::complain);
            }
            Files.deleteIfExists(said);
            return well;
        }
    }

    /** The launcher of a checkout or of the installed package says where it is. */
    static Optional<Launcher> find() {
        String path = System.getProperty("touchstone.launcher", System.getProperty("jpackage.app-path"));
        return Optional.ofNullable(path).map(Launcher::new);
    }

    Running start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(path));
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile("touchstone", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(said.toFile()).start();
        return new Running(process, said);
    }
}
