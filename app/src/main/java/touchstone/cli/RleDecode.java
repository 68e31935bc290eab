package touchstone.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.geometry.Mask;

/** {@code rle decode}: COCO's run-length encoding as a mask image. */
@Command(name = "decode")
final class RleDecode implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "FILE", descriptionKey = "rle")
    Path file;

    @Option(names = "--out", paramLabel = "PNG", required = true, descriptionKey = "maskOut")
    Path out;

    RleDecode(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        Mask mask = MaskFile.rle(file).mask();
        MaskFile.write(mask, out);
        return output.answer(() -> Json.object("width", mask.width(), "height", mask.height(), "area",
                mask.areaPixels()),
                () -> output.text("rle.decoded", out, mask.width(), mask.height(), mask.areaPixels()));
    }
}
