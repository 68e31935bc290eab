package touchstone.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import touchstone.canvas.bench.Row;

/** {@code bench store}: how long an edit takes until it is safe on a disk. */
@Command(name = "store")
final class BenchStore implements Callable<Integer> {

    @Mixin
    final Output output;

    @Option(names = "--dir", paramLabel = "DIR", descriptionKey = "benchFolder")
    Path folder = Path.of("");

    @Option(names = "--times", paramLabel = "N", descriptionKey = "benchTimes")
    int times = 3000;

    BenchStore(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new WrongUsage(output.text("bench.folder", folder.toAbsolutePath()));
        }
        if (times < 1) {
            throw new WrongUsage(output.text("bench.times", times));
        }
        List<Row> rows = new StoreBench(folder, times, output::say).run();
        String disk = Files.getFileStore(folder).type();
        return output.answer(() -> Json.object("pipeline", disk, "rows", Measured.json(rows)),
                () -> output.text("bench.store", folder.toAbsolutePath().normalize(), disk) + "\n"
                        + Measured.table(rows, output));
    }
}
