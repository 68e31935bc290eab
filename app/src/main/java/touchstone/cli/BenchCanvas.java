package touchstone.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import touchstone.canvas.bench.CanvasBench;
import touchstone.store.image.ImageFile;
import touchstone.store.image.RegionReader;

/** {@code bench canvas}: what a frame costs on this machine. */
@Command(name = "canvas")
final class BenchCanvas implements Callable<Integer> {

    private static final int WARM = 100;
    private static final int FRAMES = 60;

    @Mixin
    final Output output;

    @Option(names = "--image", paramLabel = "FILE", descriptionKey = "benchImage")
    @Nullable
    Path image;

    BenchCanvas(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        Display.require(System.getenv());
        CanvasBench bench = new CanvasBench(output::say, WARM, FRAMES);
        CanvasBench.Report report;
        try (RegionReader pixels = image == null ? null : ImageFile.open(image);
                CrowdedProject crowded = new CrowdedProject()) {
            report = bench.run(pixels, crowded);
        }
        return output.answer(
                () -> Json.object("pipeline", report.pipeline(), "width", report.width(), "height", report.height(),
                        "rows", Measured.json(report.rows())),
                () -> output.text("bench.canvas", report.pipeline(), report.width(), report.height()) + "\n"
                        + Measured.table(report.rows(), output));
    }
}
