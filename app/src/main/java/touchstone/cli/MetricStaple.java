package touchstone.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.InputRefused;
import touchstone.model.geometry.Mask;
import touchstone.qa.Watch;
import touchstone.qa.consensus.Staple;
import touchstone.qa.json.ConsensusJson;

/** {@code metric staple}: the mask behind several raters' masks, and how well each found it. */
@Command(name = "staple")
final class MetricStaple implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "MASK", arity = "1..*", descriptionKey = "masks")
    List<Path> files = List.of();

    @Option(names = "--out", paramLabel = "PNG", descriptionKey = "maskOut")
    @Nullable
    Path out;

    MetricStaple(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        List<Mask> masks = new ArrayList<>();
        for (Path file : files) {
            Mask mask = MaskFile.read(file);
            if (!masks.isEmpty()
                    && (mask.width() != masks.getFirst().width() || mask.height() != masks.getFirst().height())) {
                throw new InputRefused(output.text("masks.frames", files.getFirst(), masks.getFirst().width(),
                        masks.getFirst().height(), file, mask.width(), mask.height()));
            }
            masks.add(mask);
        }
        Staple staple = Staple.of(masks, 1, Watch.NONE);
        if (out != null) {
            MaskFile.write(staple.consensus(), out);
        }
        return output.answer(() -> ConsensusJson.of(staple), () -> text(staple));
    }

    private String text(Staple staple) {
        StringBuilder text = new StringBuilder(output.text("staple.area", staple.consensus().areaPixels()));
        for (int r = 0; r < files.size(); r++) {
            String name = String.valueOf(files.get(r).getFileName());
            text.append('\n').append(name).append('\n')
                    .append(Estimates.line("sensitivity", staple.sensitivity().get(r))).append('\n')
                    .append(Estimates.line("specificity", staple.specificity().get(r)));
        }
        return text.toString();
    }
}
