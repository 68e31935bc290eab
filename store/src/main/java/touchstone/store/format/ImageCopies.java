package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;
import touchstone.model.note.Blackout;
import touchstone.store.image.ImageCopy;
import touchstone.store.image.ImageFile;
import touchstone.store.image.RegionReader;

/**
 * Copies of images, whole or in tiles, that go with an export into its folder "images", without anything that tells of
 * people or places. Those that cannot be copied are left out and named among the problems.
 */
final class ImageCopies {

    private static final Messages TEXT = Messages.beside(ImageCopies.class);

    private final Path folder;
    private final WriteOptions options;
    private final Map<ImageId, Excerpt.Place> places = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<ImageId, List<Bounds>> black;

    /**
     * @param project whose pictures are copied, with what they must not show
     * @param options with the parts of the images that are copied, which are the tiles where they are cut
     */
    ImageCopies(ProjectView project, Path folder, WriteOptions options) {
        this.folder = folder;
        this.options = options;
        black = Blackout.byImage(project);
    }

    private ImageCopy.Treatment treatment(Image image) {
        return ImageCopy.Treatment.black(black.getOrDefault(image.id(), List.of()));
    }

    List<String> problems() {
        return problems;
    }

    Excerpt whole(Excerpt excerpt) throws IOException {
        Map<String, FileNames> names = new TreeMap<>();
        for (Image image : excerpt.images()) {
            options.watch().step(Watch.Step.COPY, places.size(), excerpt.images().size());
            String into = into(image.id());
            String stem = names.computeIfAbsent(into, n -> new FileNames("")).of(image);
            try {
                keep(image.id(), into,
                        ImageCopy.write(excerpt.file(image), image.plane(), folder.resolve(into).resolve(stem),
                                treatment(image)));
            } catch (InputRefused refused) {
                problems.add(TEXT.text("notCopied", image.address(), refused.getMessage()));
            }
        }
        return excerpt.moved(places);
    }

    /** Tiles of one image after the other, each called as its image with the place of its upper left pixel behind. */
    Excerpt tiles(Tiled tiled) throws IOException {
        FileNames names = new FileNames("");
        int all = tiled.images().size();
        for (List<Tiled.Tile> tiles : tiled.byImage()) {
            Image image = tiles.getFirst().of();
            String stem = names.of(image);
            try (RegionReader picture = ImageFile.open(tiled.file(tiles.getFirst().image()), image.plane());
                    RegionReader reader = treatment(image).of(picture)) {
                for (Tiled.Tile tile : tiles) {
                    options.watch().step(Watch.Step.COPY, places.size(), all);
                    ImageId id = tile.image().id();
                    String into = into(id);
                    keep(id, into, ImageCopy.write(reader, tile.part(),
                            folder.resolve(into).resolve(stem + "_" + tile.part().x() + "_" + tile.part().y())));
                }
            } catch (InputRefused refused) {
                problems.add(TEXT.text("notCopied", image.address(), refused.getMessage()));
            }
        }
        return new Excerpt(tiled, options.annotators(), Excerpt.Choice.ALL).moved(places);
    }

    /** The folder of an image's part of the division, which is there. */
    private String into(ImageId id) throws IOException {
        @Nullable
        String part = options.parts().get(id);
        String into = part == null ? "images" : "images/" + part;
        Files.createDirectories(folder.resolve(into));
        return into;
    }

    private void keep(ImageId id, String into, Path copy) {
        places.put(id, new Excerpt.Place(into + "/" + Draft.nameOf(copy), copy));
    }

    /** Takes all copies away again. */
    void discard() throws IOException {
        for (Excerpt.Place place : places.values()) {
            Files.deleteIfExists(place.file());
        }
    }
}
