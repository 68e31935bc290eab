package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.store.image.ImageCopy;
import touchstone.store.image.ImageFile;
import touchstone.store.image.RegionReader;

/**
 * An export as it is handed out: divided into parts, and with copies of the images if wanted. A format that does not name
 * parts itself is written once for each part: {@code cells-train.json}, or the folder {@code train}.
 */
public final class Delivery {

    private static final Messages TEXT = Messages.beside(Delivery.class);

    private Delivery() {
    }

    /**
     * Which pictures go with what is written.
     *
     * @param copied whether the images are copied into a folder "images", without anything that tells of people or places;
     *        those that cannot be copied are left out and named among the problems
     * @param tiling how the copies are cut, null for whole ones
     */
    public record Pictures(boolean copied, @Nullable Tiling tiling) {

        public static final Pictures NONE = new Pictures(false, null);
        public static final Pictures WHOLE = new Pictures(true, null);

        public static Pictures tiles(Tiling tiling) {
            return new Pictures(true, tiling);
        }
    }

    /** @return what was written, re-read and compared, all parts together */
    public static Export write(Format format, Excerpt excerpt, WriteOptions options, Path to, Pictures pictures)
            throws IOException {
        Path folder = isFile(to) ? Draft.folderOf(to) : to;
        List<String> problems = new ArrayList<>();
        Losses.Counter losses = new Losses.Counter();
        if (pictures.tiling() != null) {
            Tiled tiled = new Tiled(excerpt, options.annotators(), pictures.tiling());
            WriteOptions ofTiles = new WriteOptions(options.annotators(), tiled.ofTiles(options.parts()));
            losses.add(tiled.losses());
            Excerpt tiles = new Excerpt(tiled, options.annotators(), Excerpt.Choice.ALL)
                    .moved(cut(tiled, excerpt, ofTiles.parts(), folder, problems));
            return write(format, tiles, ofTiles, to, losses, problems);
        }
        return write(format, pictures.copied() ? copied(excerpt, options.parts(), folder, problems) : excerpt, options,
                to,
                losses, problems);
    }

    private static Export write(Format format, Excerpt delivered, WriteOptions options, Path to, Losses.Counter losses,
            List<String> problems) throws IOException {
        Map<ImageId, String> parts = options.parts();
        if (parts.isEmpty() || format.writesParts()) {
            return joined(List.of(Export.verified(format, delivered, options, to)), losses, problems);
        }
        List<Export> written = new ArrayList<>();
        for (String part : new TreeSet<>(parts.values())) {
            Set<ImageId> members = delivered.images().stream().map(Image::id)
                    .filter(id -> part.equals(parts.get(id))).collect(Collectors.toSet());
            written.add(Export.verified(format, delivered.of(members), options, partOf(to, part)));
        }
        return joined(written, losses, problems);
    }

    private static boolean isFile(Path to) {
        return Draft.nameOf(to).indexOf('.') > 0;
    }

    private static Path partOf(Path to, String part) {
        if (!isFile(to)) {
            return to.resolve(part);
        }
        String name = Draft.nameOf(to);
        String stem = ImportImages.stem(name);
        return to.resolveSibling(stem + "-" + part + name.substring(stem.length()));
    }

    private static Excerpt copied(Excerpt excerpt, Map<ImageId, String> parts, Path folder, List<String> problems)
            throws IOException {
        Map<ImageId, Excerpt.Place> places = new HashMap<>();
        Map<String, FileNames> names = new TreeMap<>();
        for (Image image : excerpt.images()) {
            String into = folderOf(parts.get(image.id()));
            Files.createDirectories(folder.resolve(into));
            String stem = names.computeIfAbsent(into, n -> new FileNames("")).of(image);
            try {
                Path copy = ImageCopy.write(excerpt.file(image), image.plane(), folder.resolve(into).resolve(stem));
                places.put(image.id(), new Excerpt.Place(into + "/" + Draft.nameOf(copy), copy));
            } catch (InputRefused refused) {
                problems.add(TEXT.text("notCopied", image.address(), refused.getMessage()));
            }
        }
        return excerpt.moved(places);
    }

    /** Tiles of one image after the other, each called as its image with the place of its upper left pixel behind. */
    private static Map<ImageId, Excerpt.Place> cut(Tiled tiled, Excerpt excerpt, Map<ImageId, String> parts,
            Path folder,
            List<String> problems) throws IOException {
        Map<ImageId, Excerpt.Place> places = new HashMap<>();
        FileNames names = new FileNames("");
        for (List<Tiled.Tile> tiles : tiled.byImage()) {
            Image image = tiles.getFirst().of();
            String stem = names.of(image);
            String into = folderOf(parts.get(tiles.getFirst().image().id()));
            Files.createDirectories(folder.resolve(into));
            try (RegionReader reader = ImageFile.open(excerpt.file(image), image.plane())) {
                for (Tiled.Tile tile : tiles) {
                    Path copy = ImageCopy.write(reader, tile.part(),
                            folder.resolve(into).resolve(stem + "_" + tile.part().x() + "_" + tile.part().y()));
                    places.put(tile.image().id(), new Excerpt.Place(into + "/" + Draft.nameOf(copy), copy));
                }
            } catch (InputRefused refused) {
                problems.add(TEXT.text("notCopied", image.address(), refused.getMessage()));
            }
        }
        return places;
    }

    private static String folderOf(@Nullable String part) {
        return part == null ? "images" : "images/" + part;
    }

    private static Export joined(List<Export> all, Losses.Counter losses, List<String> problems) {
        all.forEach(export -> losses.add(export.losses()));
        all.forEach(export -> problems.addAll(export.problems()));
        return new Export(all.stream().mapToInt(Export::images).sum(),
                all.stream().mapToInt(Export::annotations).sum(), losses.total(), problems);
    }
}
