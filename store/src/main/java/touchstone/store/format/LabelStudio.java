package touchstone.store.format;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import touchstone.model.Messages;
import touchstone.model.ProjectView;

/**
 * Label Studio's JSON list of tasks (labelstud.io, "Label Studio JSON format of annotated tasks"): an image a task, with
 * annotations by people and predictions by models, whose results are in per cent of the image. What Label Studio has no
 * place for stands in a field "touchstone", which it passes over. Beside the list lies the labelling configuration that
 * the list needs.
 */
final class LabelStudio implements Format {

    /** Our own field in annotations and results. */
    static final String OWN = "touchstone";

    /** The attribute that Label Studio keeps as a region's note. */
    static final String META = "meta";

    private static final Messages TEXT = Messages.beside(LabelStudio.class);
    private static final int HEAD = 1 << 13;

    @Override
    public String name() {
        return "labelstudio";
    }

    @Override
    public String title() {
        return TEXT.text("titleLabelStudio");
    }

    @Override
    public boolean recognises(Path from) throws IOException {
        String head = Json.head(from, HEAD);
        return Json.looksLikeJson(from) && (head.contains("\"from_name\"") || head.contains("\"data\"")
                && List.of("annotations", "completions", "predictions").stream()
                        .anyMatch(key -> head.contains("\"" + key + "\"")));
    }

    @Override
    public Imported read(Path from, ReadOptions options) throws IOException {
        return new LabelStudioReader(from, options).read();
    }

    @Override
    public Losses write(ProjectView project, WriteOptions options, Path to) throws IOException {
        return Staged.file(to, place -> {
            LabelStudioWriter writer = new LabelStudioWriter(project, options);
            writer.write(place);
            Staged.file(configuration(to), beside -> {
                try (Writer out = Files.newBufferedWriter(beside)) {
                    writer.configuration().write(out);
                }
                return Losses.NONE;
            });
            return writer.losses();
        });
    }

    private static Path configuration(Path to) {
        return to.toAbsolutePath().resolveSibling(ImportImages.stem(Draft.nameOf(to)) + ".config.xml");
    }
}
