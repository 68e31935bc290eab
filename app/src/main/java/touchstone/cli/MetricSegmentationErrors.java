package touchstone.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Rle;
import touchstone.qa.labelerror.SegmentationErrors;

/** {@code metric segmentation-errors}: pixels whose class a model's probabilities speak against. */
@Command(name = "segmentation-errors")
final class MetricSegmentationErrors implements Callable<Integer> {

    private static final int SHOWN = 20;

    @Mixin
    final Output output;

    @Parameters(paramLabel = "LABELS", index = "0", descriptionKey = "pixelLabels")
    Path labels;

    @Parameters(paramLabel = "PROBABILITIES", index = "1", descriptionKey = "pixelProbabilities")
    Path probabilities;

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "pixelOut")
    @Nullable
    Path out;

    MetricSegmentationErrors(Streams streams) {
        output = new Output(streams);
    }

    private record Found(String image, double quality, long wrong, int pixels, Mask mask) {
    }

    @Override
    public Integer call() throws Exception {
        List<Found> found = new ArrayList<>();
        int classes;
        try (PixelFiles files = PixelFiles.open(labels, probabilities); Bar bar = output.bar()) {
            classes = files.classes();
            if (out != null) {
                Files.createDirectories(out);
            }
            SegmentationErrors.find(files, (image, pixels, quality, wrong) -> {
                Mask mask = Mask.ofPixels(pixels.width(), pixels.height(), (x, y) -> wrong[y * pixels.width() + x]);
                found.add(new Found(files.name(image), quality, mask.areaPixels(), wrong.length, mask));
                if (out != null) {
                    MaskFile.write(mask, out.resolve(files.name(image) + ".png"));
                }
            }, Quality.watch(bar));
        }
        List<Found> ranked = found.stream().sorted(Comparator.comparingDouble(Found::quality)).toList();
        return output.answer(() -> document(classes, found, ranked), () -> text(ranked));
    }

    private static Object document(int classes, List<Found> found, List<Found> ranked) {
        return Json.object("classes", classes,
                "images", found.stream().map(f -> Json.object("image", f.image, "quality", f.quality, "issuePixels",
                        f.wrong, "pixels", f.pixels, "issueMask", GeometryJson.rle(Rle.of(f.mask)))).toList(),
                "ranked", ranked.stream().map(Found::image).toList());
    }

    private String text(List<Found> ranked) {
        StringBuilder text = new StringBuilder(output.text("segmentationErrors.text",
                ranked.stream().mapToLong(Found::wrong).sum(), ranked.stream().mapToLong(Found::pixels).sum(),
                ranked.size()));
        ranked.stream().limit(SHOWN).forEach(
                f -> text.append(String.format(Locale.ROOT, "%n  %.4f  %8d  %s", f.quality, f.wrong, f.image)));
        return text.toString();
    }
}
