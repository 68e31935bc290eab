package touchstone.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import touchstone.model.InputRefused;
import touchstone.model.geometry.Mask;
import touchstone.qa.json.MetricJson;

/** {@code metric masks}: how alike two masks of one image are. */
@Command(name = "masks")
final class MetricMasks implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "A", index = "0", descriptionKey = "maskA")
    Path first;

    @Parameters(paramLabel = "B", index = "1", descriptionKey = "maskB")
    Path second;

    @Option(names = "--spacing", paramLabel = "Y,X", defaultValue = "1,1", descriptionKey = "spacing")
    String spacing;

    @Option(names = "--tolerance", paramLabel = "T[,T...]", defaultValue = "1", descriptionKey = "tolerance")
    String tolerance;

    MetricMasks(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        double[] pixel = Numbers.positive(spacing, "--spacing");
        if (pixel.length != 2) {
            throw new WrongUsage(output.text("masks.spacing", spacing));
        }
        double[] tolerances = Numbers.positive(tolerance, "--tolerance");
        Mask a = MaskFile.read(first);
        Mask b = MaskFile.read(second);
        if (a.width() != b.width() || a.height() != b.height()) {
            throw new InputRefused(output.text("masks.frames", first, a.width(), a.height(), second, b.width(),
                    b.height()));
        }
        JsonNode numbers = MetricJson.masks(a, b, pixel[0], pixel[1], tolerances);
        return output.answer(() -> numbers, () -> text(numbers));
    }

    private static String text(JsonNode numbers) {
        StringBuilder text = new StringBuilder();
        numbers.properties().forEach(
                e -> text.append(String.format(Locale.ROOT, "%-8s %s%n", e.getKey(), e.getValue())));
        return text.toString();
    }
}
