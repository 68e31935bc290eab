package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import touchstone.model.ProjectView;

/**
 * COCO's panoptic format (cocodataset.org, "Data format"): a JSON file that says what the segments of each image are, and
 * beside it a folder of the same name with one PNG picture an image, whose colours number the segments: R + 256 G + 65536
 * B, 0 where there is none. A pixel belongs to one segment: where objects overlap, the one that lies on top keeps it, and
 * that is the later one of a layer, and of several layers the later layer.
 *
 * <p>Whether a category is a thing or stuff has no counterpart in a schema. The segments of stuff carry the attribute
 * "isthing" with the value "false", and a label of which an object carries it is written as stuff.
 */
final class CocoPanoptic implements Format {

    static final String THING = "isthing";

    private static final int HEAD = 1 << 16;

    @Override
    public String name() {
        return "coco-panoptic";
    }

    @Override
    public String title() {
        return "COCO panoptic";
    }

    @Override
    public boolean recognises(Path from) throws IOException {
        String head = Json.head(from, HEAD);
        return Json.looksLikeJson(from) && (head.contains("\"segments_info\"") || head.contains("\"isthing\"")
                || Draft.nameOf(from).toLowerCase(Locale.ROOT).contains("panoptic") && head.contains("\"images\""));
    }

    @Override
    public Imported read(Path from, ReadOptions options) throws IOException {
        return new CocoPanopticReader(from, pictures(from), options).read();
    }

    @Override
    public Losses write(ProjectView project, WriteOptions options, Path to) throws IOException {
        return Staged.file(to, place -> {
            CocoPanopticWriter writer = new CocoPanopticWriter(project, options);
            return Staged.folder(pictures(to), folder -> writer.write(place, folder));
        });
    }

    /** The folder of the pictures, beside the file that lists them. */
    private static Path pictures(Path json) {
        String name = Draft.nameOf(json);
        String stem = ImportImages.stem(name);
        return json.toAbsolutePath().resolveSibling(stem.equals(name) ? name + "-pictures" : stem);
    }
}
