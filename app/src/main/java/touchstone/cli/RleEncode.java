package touchstone.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import touchstone.model.geometry.Rle;

/** {@code rle encode}: a mask image as COCO's run-length encoding. */
@Command(name = "encode")
final class RleEncode implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "MASK", descriptionKey = "mask")
    Path mask;

    RleEncode(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        return output.answer(GeometryJson.rle(Rle.of(MaskFile.read(mask))));
    }
}
