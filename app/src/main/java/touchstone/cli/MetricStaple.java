package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
import touchstone.qa.consensus.LabelStaple;
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

    @Option(names = "--labels", descriptionKey = "stapleLabels")
    boolean labels;

    MetricStaple(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        return labels ? ofLabels() : ofMasks();
    }

    private Integer ofLabels() throws IOException {
        List<LabelImageFile> images = new ArrayList<>();
        for (Path file : files) {
            LabelImageFile image = LabelImageFile.read(file);
            if (!images.isEmpty()) {
                LabelImageFile first = images.getFirst();
                requireSize(file, first.width(), first.height(), image.width(), image.height());
            }
            images.add(image);
        }
        LabelStaple staple = LabelStaple.of(images.stream().map(LabelImageFile::labels).toList(), Watch.NONE);
        LabelImageFile consensus = new LabelImageFile(images.getFirst().width(), images.getFirst().height(),
                staple.consensus());
        if (out != null) {
            consensus.write(out);
        }
        long open = Arrays.stream(consensus.labels()).filter(l -> l == staple.undecided()).count();
        return output.answer(() -> ConsensusJson.of(staple, open),
                () -> output.text("staple.labels", staple.labels().length, staple.raters(), open,
                        staple.undecided()));
    }

    private void requireSize(Path file, int width, int height, int ofWidth, int ofHeight) throws InputRefused {
        if (width != ofWidth || height != ofHeight) {
            throw new InputRefused(
                    output.text("masks.frames", files.getFirst(), width, height, file, ofWidth, ofHeight));
        }
    }

    private Integer ofMasks() throws IOException {
        List<Mask> masks = new ArrayList<>();
        for (Path file : files) {
            Mask mask = MaskFile.read(file);
            if (!masks.isEmpty()) {
                requireSize(file, masks.getFirst().width(), masks.getFirst().height(), mask.width(), mask.height());
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
