package touchstone.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import touchstone.model.InputRefused;
import touchstone.qa.labelerror.ObjectErrors;
import touchstone.qa.labelerror.ObjectErrors.ImageScores;

/** {@code metric object-errors}: boxes of a dataset that a detector's boxes speak against. */
@Command(name = "object-errors")
final class MetricObjectErrors implements Callable<Integer> {

    private static final int SHOWN = 20;

    @Mixin
    final Output output;

    @Option(names = "--gt", paramLabel = "GT.json", required = true, descriptionKey = "boxDataset")
    Path dataset;

    @Option(names = "--dt", paramLabel = "DT.json", required = true, descriptionKey = "boxResults")
    Path results;

    MetricObjectErrors(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        CocoBoxes coco = CocoBoxes.read(dataset, results);
        if (coco.images().isEmpty()) {
            throw new InputRefused(output.text("boxes.none", dataset));
        }
        List<ImageScores> scores;
        try (Bar bar = output.bar()) {
            scores = ObjectErrors.of(coco.boxes(), coco.categories().size(), Quality.watch(bar));
        }
        int[] ranked = IntStream.range(0, scores.size()).boxed()
                .sorted(Comparator.comparingDouble(i -> scores.get(i).quality())).mapToInt(i -> i).toArray();
        return output.answer(() -> document(coco, scores, ranked), () -> text(coco, scores, ranked));
    }

    private static Object document(CocoBoxes coco, List<ImageScores> scores, int... ranked) {
        List<JsonNode> ids = coco.images().values().stream().map(i -> i.get("id")).toList();
        List<Object> images = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            ImageScores s = scores.get(i);
            List<JsonNode> annotations = coco.annotations().get(i);
            List<Integer> detections = coco.detections().get(i);
            images.add(Json.object("image", ids.get(i), "quality", s.quality(), "issue", s.isCalled(),
                    "pooled", Json.object("overlooked", s.pooledOverlooked(), "badlyLocated", s.pooledBadlyLocated(),
                            "swapped", s.pooledSwapped()),
                    "overlooked", list("detection", s.overlooked(), detections),
                    "badlyLocated", list("annotation", s.badlyLocated(), annotations),
                    "swapped", list("annotation", s.swapped(), annotations)));
        }
        List<JsonNode> worst = IntStream.of(ranked).filter(i -> scores.get(i).isCalled()).mapToObj(ids::get).toList();
        return Json.object("images", images, "issueImages", worst);
    }

    private static List<Object> list(String key, List<ObjectErrors.Score> scores, List<?> names) {
        List<Object> list = new ArrayList<>();
        for (ObjectErrors.Score score : scores) {
            @Nullable
            Object name = names.get(score.place());
            list.add(Json.object(key, name, "score", score.score(), "issue", score.called()));
        }
        return list;
    }

    private String text(CocoBoxes coco, List<ImageScores> scores, int... ranked) {
        List<JsonNode> images = List.copyOf(coco.images().values());
        StringBuilder text = new StringBuilder(output.text("objectErrors.text",
                scores.stream().filter(ImageScores::isCalled).count(), scores.size()));
        IntStream.of(ranked).filter(i -> scores.get(i).isCalled()).limit(SHOWN)
                .forEach(i -> text.append(String.format(Locale.ROOT, "%n  %.4f  %s", scores.get(i).quality(),
                        images.get(i).path("file_name").asString(images.get(i).get("id").asString()))));
        return text.toString();
    }
}
