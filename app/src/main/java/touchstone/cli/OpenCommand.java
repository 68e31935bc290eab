package touchstone.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code open}: the workstation. */
@Command(name = "open")
final class OpenCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", arity = "0..1", descriptionKey = "project")
    @Nullable
    Path file;

    OpenCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        Display.require(System.getenv());
        touchstone.app.Main.main(file == null ? new String[0] : new String[]{ file.toString() });
        return Failure.DONE;
    }
}
