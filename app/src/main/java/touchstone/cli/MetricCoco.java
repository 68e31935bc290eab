package touchstone.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import touchstone.qa.Estimate;
import touchstone.qa.detection.DetectionData;
import touchstone.qa.detection.DetectionEvaluation;
import touchstone.qa.detection.DetectionFiles;
import touchstone.qa.detection.DetectionKind;
import touchstone.qa.detection.DetectionScore;
import touchstone.qa.json.DetectionJson;

/** {@code metric coco}: COCO's average precision and recall of detections, and what costs it. */
@Command(name = "coco")
final class MetricCoco implements Callable<Integer> {

    @Mixin
    final Output output;

    @Option(names = "--gt", paramLabel = "GT.json", required = true, descriptionKey = "cocoTruth")
    Path truth;

    @Option(names = "--dt", paramLabel = "DT.json", required = true, descriptionKey = "cocoResults")
    Path results;

    @Option(names = "--type", paramLabel = "TYPE", required = true, descriptionKey = "cocoType")
    String type;

    @Option(names = "--sigmas", paramLabel = "S,S,...", descriptionKey = "cocoSigmas")
    @Nullable
    String sigmas;

    MetricCoco(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        DetectionKind kind = DetectionKind.of(type).orElseThrow(() -> new WrongUsage(output.text("coco.type", type,
                Arrays.stream(DetectionKind.values()).map(DetectionKind::key).collect(Collectors.joining(", ")))));
        if (sigmas != null && kind != DetectionKind.KEYPOINTS) {
            throw new WrongUsage(output.text("coco.sigmas", type));
        }
        double[] spread = sigmas == null ? new double[0] : Numbers.positive(sigmas, "--sigmas");
        try (Bar bar = output.bar()) {
            DetectionData data = DetectionFiles.read(truth, results, kind, spread);
            DetectionScore score = DetectionEvaluation.of(data, Quality.watch(bar));
            return output.answer(() -> DetectionJson.of(score), () -> text(score));
        }
    }

    private String text(DetectionScore score) {
        StringBuilder text = new StringBuilder(output.text("coco.text", score.images(), score.truths(),
                score.detections())).append("\n").append(Estimates.lines(score.stats()));
        text.append("\n").append(output.text("coco.errors"));
        score.errors().dap().forEach((kind, dap) -> text.append(line(kind, dap, score.errors().counts().get(kind))));
        return text.toString();
    }

    private String line(String kind, Estimate dap, @Nullable Estimate count) {
        return dap instanceof Estimate.Value points && count instanceof Estimate.Value n
                ? String.format(Locale.ROOT, "%n  %-5s %6.2f  %s", kind, points.value(),
                        output.text("coco.count", (long) n.value()))
                : "";
    }
}
