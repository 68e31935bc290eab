package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import touchstone.model.ProjectView;

/**
 * Datumaro's JSON (github.com/open-edge-platform/datumaro, "Datumaro format"): one file of categories and items, as it lies
 * in a data set's folder {@code annotations}, with the images in {@code images/NAME} for a file {@code NAME.json}.
 */
final class Datumaro implements Format {

    private static final int HEAD = 1 << 13;
    /** Where COCO has a list of categories, Datumaro has an object. */
    private static final Pattern CATEGORIES = Pattern.compile("\"categories\"\\s*:\\s*\\{");

    @Override
    public String name() {
        return "datumaro";
    }

    @Override
    public String title() {
        return "Datumaro";
    }

    @Override
    public boolean recognises(Path from) throws IOException {
        return Json.looksLikeJson(from) && CATEGORIES.matcher(Json.head(from, HEAD)).find();
    }

    @Override
    public Imported read(Path from, ReadOptions options) throws IOException {
        Path folder = Draft.folderOf(from);
        Path images = folder.resolveSibling("images").resolve(ImportImages.stem(Draft.nameOf(from)));
        return new DatumaroReader(from, new Draft(from, Files.isDirectory(images) ? images : folder, options)).read();
    }

    @Override
    public Losses write(ProjectView project, WriteOptions options, Path to) throws IOException {
        return Staged.file(to, place -> {
            DatumaroWriter writer = new DatumaroWriter(project, options);
            writer.write(place);
            return writer.losses();
        });
    }
}
