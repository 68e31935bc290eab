package touchstone.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.Annotator;
import touchstone.store.format.Export;
import touchstone.store.format.Format;
import touchstone.store.format.Formats;
import touchstone.store.format.Imported;
import touchstone.store.format.ReadOptions;
import touchstone.store.format.WriteOptions;

/** {@code convert}: from one file format to another, without a project. */
@Command(name = "convert")
final class ConvertCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Option(names = "--from", paramLabel = "F", descriptionKey = "formatIn")
    String from = Interchange.AUTO;

    @Parameters(paramLabel = "IN", index = "0", descriptionKey = "convertIn")
    Path in;

    @Option(names = "--to", paramLabel = "G", required = true, descriptionKey = "formatOut")
    String to;

    @Parameters(paramLabel = "OUT", index = "1", descriptionKey = "convertOut")
    Path out;

    @Option(names = "--images", paramLabel = "DIR", descriptionKey = "imagesFolder")
    @Nullable
    Path images;

    ConvertCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        Format writer = Formats.named(to);
        try (Waiting waiting = output.waiting()) {
            Imported read = Interchange.reader(from, in).read(in, new ReadOptions(images, waiting));
            Export written = waiting.led(() -> Export.verified(writer, read, new WriteOptions(
                    read.annotators().stream().map(Annotator::id).toList(), Map.of(), waiting), out));
            output.notes(read.refused(), read.changed());
            return output.answer(written);
        }
    }
}
