package touchstone.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import touchstone.app.Portrait;

/** {@code portrait}: a picture of the whole workstation, without a display. Not for users; {@code demo} calls it. */
@Command(name = "portrait", hidden = true)
final class PortraitCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "ARGUMENT", descriptionKey = "portraitArguments")
    List<String> arguments = new ArrayList<>();

    PortraitCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() {
        Portrait.main(arguments.toArray(String[]::new));
        return Failure.DONE;
    }
}
