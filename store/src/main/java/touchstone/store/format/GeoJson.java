package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.ProjectView;

/**
 * The GeoJSON that QuPath reads and writes, one file an image: pixels with y down, (0,0) the corner of the first. A file,
 * or a folder with any number of them. A file of QuPath does not name its image: the image of the same name is meant.
 */
final class GeoJson implements Format {

    private static final Messages TEXT = Messages.beside(GeoJson.class);
    private static final int HEAD = 1 << 12;

    @Override
    public String name() {
        return "geojson";
    }

    @Override
    public String title() {
        return TEXT.text("geojson");
    }

    @Override
    public boolean recognises(Path from) throws IOException {
        if (!Files.isDirectory(from)) {
            return isGeoJson(from);
        }
        for (Path file : filesIn(from)) {
            if (isGeoJson(file)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGeoJson(Path file) throws IOException {
        String name = Draft.nameOf(file).toLowerCase(Locale.ROOT);
        if (!name.endsWith(".geojson") && !name.endsWith(".json")) {
            return false;
        }
        String head = Json.head(file, HEAD);
        return Json.looksLikeJson(file) && (head.contains("\"FeatureCollection\"") || head.contains("\"Feature\"")
                || head.contains("\"coordinates\"") && head.contains("Polygon\""));
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(p -> (p.toString().endsWith(".geojson") || p.toString().endsWith(".json"))
                    && Files.isRegularFile(p)).sorted().toList();
        }
    }

    @Override
    public Imported read(Path from, ReadOptions options) throws IOException {
        if (!Files.isDirectory(from)) {
            Draft draft = new Draft(from, Draft.folderOf(from), options);
            new GeoJsonReader(from, options, draft).read();
            return draft.finish();
        }
        Draft draft = new Draft(from, from.toAbsolutePath().normalize(), options);
        List<Path> files = filesIn(from);
        if (files.isEmpty()) {
            throw new InputRefused(TEXT.text("noGeoJson", from));
        }
        for (Path file : files) {
            try {
                new GeoJsonReader(file, options, draft).read();
            } catch (InputRefused refused) {
                draft.refuse(Draft.nameOf(file), refused);
            }
        }
        return draft.finish();
    }

    /** One file an image into a folder; into the one file that is named when there is one image. */
    @Override
    public Losses write(ProjectView project, WriteOptions options, Path to) throws IOException {
        List<Image> images = project.images();
        String name = Draft.nameOf(to).toLowerCase(Locale.ROOT);
        if ((name.endsWith(".geojson") || name.endsWith(".json")) && !Files.isDirectory(to)) {
            if (images.size() != 1) {
                throw new InputRefused(TEXT.text("geojsonOneFile", to, Integer.toString(images.size())));
            }
            return Staged.file(to, place -> {
                GeoJsonWriter writer = new GeoJsonWriter(project, options, Draft.folderOf(to));
                writer.write(images.getFirst(), place);
                return writer.losses();
            });
        }
        return Staged.folder(to, place -> {
            GeoJsonWriter writer = new GeoJsonWriter(project, options, to.toAbsolutePath().normalize());
            FileNames names = new FileNames(".geojson");
            for (Image image : images) {
                writer.write(image, place.resolve(names.of(image)));
            }
            return writer.losses();
        });
    }
}
