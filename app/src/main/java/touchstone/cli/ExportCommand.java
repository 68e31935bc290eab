package touchstone.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.ProjectView;
import touchstone.qa.Rules;
import touchstone.qa.gate.Decision;
import touchstone.qa.gate.ExportGateAnalysis;
import touchstone.qa.result.Result;
import touchstone.qa.result.Subject;
import touchstone.store.Project;
import touchstone.store.Snapshots;
import touchstone.store.format.Delivery;
import touchstone.store.format.Excerpt;
import touchstone.store.format.Export;
import touchstone.store.format.Format;
import touchstone.store.format.Formats;
import touchstone.store.format.Splits;
import touchstone.store.format.Tiling;
import touchstone.store.format.WriteOptions;

/** {@code export}: one annotator's layer, or all of them, as a file for another program. */
@Command(name = "export")
final class ExportCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", index = "0", descriptionKey = "project")
    Path file;

    @Option(names = "--format", paramLabel = "F", required = true, descriptionKey = "formatOut")
    String format;

    @Parameters(paramLabel = "PATH", index = "1", descriptionKey = "exportPath")
    Path path;

    @Option(names = "--of", paramLabel = "NAME", descriptionKey = "exportOf")
    @Nullable
    String name;

    @Option(names = "--complete", descriptionKey = "exportComplete")
    boolean complete;

    @Option(names = "--accepted", descriptionKey = "exportAccepted")
    boolean accepted;

    @Option(names = "--level", paramLabel = "N", descriptionKey = "exportLevel")
    int level = -1;

    @Option(names = "--split", paramLabel = "NAME=SHARE", split = ",", descriptionKey = "exportSplit")
    Map<String, Double> split = new LinkedHashMap<>();

    @Option(names = "--split-by", paramLabel = "FIELD", descriptionKey = "exportSplitBy")
    @Nullable
    String splitBy;

    @Option(names = "--together", paramLabel = "FIELD", descriptionKey = "exportTogether")
    String together = "";

    @Option(names = "--seed", paramLabel = "N", descriptionKey = "exportSeed")
    long seed = 1;

    @Option(names = "--preset", paramLabel = "FILE", descriptionKey = "exportPreset", preprocessor = Preset.class)
    @Nullable
    Path preset;

    @Option(names = "--copy-images", descriptionKey = "exportCopy")
    boolean copies;

    @Option(names = "--tiles", paramLabel = "SIZE", descriptionKey = "exportTiles")
    @Nullable
    Integer tiles;

    @Option(names = "--overlap", paramLabel = "N", descriptionKey = "exportOverlap")
    int overlap;

    @Option(names = "--tiles-with-objects", descriptionKey = "exportTilesWithObjects")
    boolean tilesWithObjects;

    @Option(names = "--snapshot", paramLabel = "NAME", descriptionKey = "exportSnapshot")
    @Nullable
    String snapshot;

    @Option(names = "--gate", descriptionKey = "exportGate")
    boolean gate;

    ExportCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        Format to = Formats.named(format);
        Delivery.Pictures pictures = pictures();
        try (Waiting waiting = output.waiting(); Project project = Project.openReadOnly(file)) {
            ProjectView view = snapshot == null ? project : version(project, snapshot);
            List<AnnotatorId> annotators = name == null
                    ? view.annotators().stream().map(Annotator::id).toList()
                    : List.of(Annotators.named(view, name).id());
            if (gate && !mayLeave(project, view, annotators)) {
                return Failure.MISSED;
            }
            Excerpt excerpt = new Excerpt(view, annotators, new Excerpt.Choice(complete, accepted, level));
            WriteOptions options = new WriteOptions(annotators, parts(excerpt.images()), waiting);
            Export written = waiting.led(() -> Delivery.write(to, excerpt, options, path, pictures));
            return output.answer(written);
        }
    }

    /** Asks the export gate about the layers that would leave, and says what is open. */
    private boolean mayLeave(Project project, ProjectView view, List<AnnotatorId> layers) throws Exception {
        String names = view.annotators().stream().filter(a -> layers.contains(a.id())).map(Annotator::name)
                .collect(Collectors.joining("\n"));
        Subject subject = Quality.subject(project, Set.of(), Rules.DEFAULT, Map.of("exportGate.of", names));
        try (Bar bar = output.bar()) {
            for (Result result : Quality.analyse(List.of(new ExportGateAnalysis()), subject, bar)) {
                if (Decision.of(result) != Decision.PASSED) {
                    output.complain(result.meaning());
                    result.alarms().forEach(a -> output.complain(a.what() + " " + a.advice()));
                    return false;
                }
            }
        }
        return true;
    }

    private ProjectView version(Project project, String wanted) throws Exception {
        Snapshots snapshots = new Snapshots(project);
        return snapshots.view(snapshots.named(wanted)
                .orElseThrow(() -> new InputRefused(output.text("snapshot.unknown", wanted))));
    }

    private Delivery.Pictures pictures() throws Exception {
        if (tiles != null) {
            return Delivery.Pictures.tiles(Tiling.of(tiles, overlap, tilesWithObjects));
        }
        if (overlap != 0 || tilesWithObjects) {
            throw new WrongUsage(output.text("export.tiles"));
        }
        return copies ? Delivery.Pictures.WHOLE : Delivery.Pictures.NONE;
    }

    private Map<ImageId, String> parts(List<Image> images) throws Exception {
        if (splitBy != null) {
            return Splits.byField(images, splitBy);
        }
        for (Map.Entry<String, Double> share : split.entrySet()) {
            if (!(share.getValue() > 0 && share.getValue() < 1e6) || !share.getKey().matches("[\\w-]+")) {
                throw new WrongUsage(output.text("export.split"));
            }
        }
        return split.isEmpty() ? Map.of() : Splits.byShare(images, split, seed, together);
    }
}
