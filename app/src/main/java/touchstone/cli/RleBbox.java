package touchstone.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import touchstone.model.geometry.Bounds;

/** {@code rle bbox}: the smallest box around the set pixels, as [x, y, width, height]. */
@Command(name = "bbox")
final class RleBbox implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "FILE", descriptionKey = "rle")
    Path file;

    RleBbox(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        Bounds b = MaskFile.rle(file).bounds();
        return output.answer(b.isEmpty() ? List.of(0, 0, 0, 0) : List.of(b.minX(), b.minY(), b.width(), b.height()));
    }
}
