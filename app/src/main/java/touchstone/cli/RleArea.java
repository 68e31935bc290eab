package touchstone.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code rle area}: how many pixels are set. */
@Command(name = "area")
final class RleArea implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "FILE", descriptionKey = "rle")
    Path file;

    RleArea(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        return output.answer(MaskFile.rle(file).areaPixels());
    }
}
