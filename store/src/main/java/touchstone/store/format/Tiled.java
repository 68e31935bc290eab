package touchstone.store.format;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.OwnExtent;
import touchstone.model.Progress;
import touchstone.model.ProjectLens;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Cutout;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;

/**
 * A project whose images are cut into tiles, each an image of its own with what of the objects lies in it. Ids of tiles and
 * of pieces follow from those of what they are cut from, so that the same export twice gives the same ids.
 */
final class Tiled extends ProjectLens {

    private static final Messages TEXT = Messages.beside(Tiled.class);

    /**
     * @param image of its own id and size, at no path yet
     * @param of what it is cut from
     */
    record Tile(Image image, Image of, Cutout part) {
    }

    /** The pieces on the tiles of one image, of one annotator after the other. */
    private record Pieces(ImageId of, Map<ImageId, Map<AnnotatorId, List<Annotation>>> onTiles) {
    }

    private final List<AnnotatorId> annotators;
    private final Map<ImageId, Tile> tiles = new LinkedHashMap<>();
    private final Map<ImageId, List<Tile>> tilesOf = new HashMap<>();
    private final Losses.Counter losses = new Losses.Counter();
    private @Nullable Pieces last;

    Tiled(ProjectView whole, List<AnnotatorId> annotators, Tiling tiling) {
        super(whole);
        this.annotators = List.copyOf(annotators);
        for (Image image : whole.images()) {
            List<Tile> all = tiling.of(image).stream().map(part -> tile(image, part)).toList();
            tilesOf.put(image.id(), all);
            Pieces pieces = pieces(image, losses);
            for (Tile tile : all) {
                if (!tiling.withObjects() || hasObject(pieces, tile)) {
                    tiles.put(tile.image.id(), tile);
                }
            }
        }
    }

    private static Tile tile(Image image, Cutout part) {
        ImageId id = new ImageId(derived(image.id() + " " + part.x() + " " + part.y() + " " + part.width()));
        return new Tile(new Image(id, image.path(), 0, part.width(), part.height(), null, 0, image.spacing(),
                image.fields()), image, part);
    }

    private static UUID derived(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean hasObject(Pieces pieces, Tile tile) {
        return pieces.onTiles.getOrDefault(tile.image.id(), Map.of()).values().stream().flatMap(List::stream)
                .anyMatch(a -> a.geometry().kind() != GeometryKind.TAG);
    }

    private Pieces pieces(Image image, Losses.Counter counter) {
        Map<ImageId, Map<AnnotatorId, List<Annotation>>> onTiles = new HashMap<>();
        for (AnnotatorId annotator : annotators) {
            for (Annotation a : project.annotations(image.id(), annotator)) {
                cut(a, tilesOf.getOrDefault(image.id(), List.of()), onTiles, counter);
            }
        }
        return new Pieces(image.id(), onTiles);
    }

    private static void cut(Annotation a, List<Tile> all, Map<ImageId, Map<AnnotatorId, List<Annotation>>> onTiles,
            Losses.Counter counter) {
        boolean cut = false;
        boolean found = false;
        for (Tile tile : all) {
            List<Geometry> pieces = tile.part.of(a.geometry());
            Map<String, String> attributes = OwnExtent.of(a).on(tile.part, a);
            for (int i = 0; i < pieces.size(); i++) {
                AnnotationId id = new AnnotationId(derived(a.id() + " " + tile.image.id() + " " + i));
                onTiles.computeIfAbsent(tile.image.id(), t -> new HashMap<>())
                        .computeIfAbsent(a.annotator(), b -> new ArrayList<>())
                        .add(new Annotation(id, tile.image.id(), a.label(), a.annotator(), pieces.get(i),
                                attributes, a.provenance()));
            }
            found |= !pieces.isEmpty();
            cut |= !pieces.isEmpty() && a.geometry().kind() != GeometryKind.TAG
                    && !(tile.part.holds(a.geometry()) && OwnExtent.of(a).isWithin(tile.part));
        }
        if (!found) {
            counter.object(TEXT.text(all.isEmpty() ? "lossUnknownSize" : "lossOutside"));
        } else if (cut) {
            counter.detail(TEXT.text("lossTiles"));
        }
    }

    /** The tiles of one image after the other; of an image without any nothing. */
    List<List<Tile>> byImage() {
        return List.copyOf(tiles.values().stream()
                .collect(Collectors.groupingBy(tile -> tile.of.id(), LinkedHashMap::new, Collectors.toList()))
                .values());
    }

    /** What cutting itself does to objects, beside what the format does. */
    Losses losses() {
        return losses.total();
    }

    /** What is said of images, said of their tiles. */
    <T> Map<ImageId, T> ofTiles(Map<ImageId, T> ofImages) {
        Map<ImageId, T> ofTiles = new HashMap<>();
        tiles.forEach((id, tile) -> {
            T said = ofImages.get(tile.of.id());
            if (said != null) {
                ofTiles.put(id, said);
            }
        });
        return ofTiles;
    }

    @Override
    public List<Image> images() {
        return tiles.values().stream().map(Tile::image).toList();
    }

    @Override
    public List<Annotation> annotations(ImageId image, AnnotatorId annotator) {
        Image of = tile(image).of;
        Pieces held = last;
        if (held == null || !held.of.equals(of.id())) {
            held = pieces(of, new Losses.Counter());
            last = held;
        }
        return held.onTiles.getOrDefault(image, Map.of()).getOrDefault(annotator, List.of());
    }

    private Tile tile(ImageId image) {
        return Objects.requireNonNull(tiles.get(image), "not a tile of this project");
    }

    /** What is said of an image is about the whole of it. */
    @Override
    public List<Note> notes() {
        return project.notes().stream().filter(n -> n.image() == null).toList();
    }

    @Override
    public Progress.Status status(ImageId image, AnnotatorId annotator) {
        return project.status(tile(image).of.id(), annotator);
    }

    @Override
    public Path file(Image image) {
        return project.file(tile(image.id()).of);
    }
}
