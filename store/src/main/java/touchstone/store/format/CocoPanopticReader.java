package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Provenance;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.MaskBuilder;

/** Reads a COCO panoptic file and its pictures: one mask a segment. */
final class CocoPanopticReader {

    private static final Messages TEXT = Messages.beside(CocoPanopticReader.class);
    private static final long LARGEST_FILE = 1 << 29;
    /** Each mask holds a reference for every 64 x 64 pixels of its frame while it is made. */
    private static final long MOST_TILES = 50_000_000;

    private final Path file;
    private final String name;
    private final Path folder;
    private final Draft draft;
    private final Map<Object, CocoPanopticFile.CategoryEntry> categories = new HashMap<>();
    private final Map<Object, String> imageFiles = new HashMap<>();

    CocoPanopticReader(Path file, Path folder, ReadOptions options) {
        this.file = file;
        this.folder = folder;
        name = Draft.nameOf(file);
        draft = new Draft(file, Draft.folderOf(file), options);
    }

    Imported read() throws IOException {
        List<Imported.Note> refused = new ArrayList<>();
        CocoPanopticFile read = CocoPanopticFile.readGood(file, refused);
        refused.forEach(draft::refuse);
        for (CocoPanopticFile.CategoryEntry category : read.categories()) {
            categories.put(category.id(), category);
            draft.label(draft.clean(name, category.name()));
        }
        read.images().forEach(image -> imageFiles.put(image.id(), image.file()));
        for (CocoPanopticFile.Picture picture : read.pictures()) {
            String where = TEXT.text("whereImage", name, picture.image());
            try {
                picture(where, picture);
            } catch (InputRefused reason) {
                draft.refuse(where, reason);
            }
        }
        return draft.finish();
    }

    private void picture(String where, CocoPanopticFile.Picture picture) throws IOException {
        PngLabels png = PngLabels.decode(bytes(picture.file()));
        String path = imageFiles.getOrDefault(picture.image(), "");
        Optional<Image> image = draft.image(where, draft.clean(where, path.isBlank() ? picture.file() : path),
                png.width(), png.height());
        if (image.isEmpty()) {
            return;
        }
        Map<Integer, CocoPanopticFile.SegmentEntry> segments = new LinkedHashMap<>();
        for (CocoPanopticFile.SegmentEntry segment : picture.segments()) {
            if (segment.id() == 0 || segments.putIfAbsent(segment.id(), segment) != null) {
                draft.refuse(TEXT.text("whereSegment", where, Integer.toString(segment.id())), "idDoubled");
            }
        }
        long tiles = Math.ceilDiv(png.width(), Mask.TILE) * (long) Math.ceilDiv(png.height(), Mask.TILE);
        if (segments.size() * tiles > MOST_TILES) {
            throw new InputRefused(TEXT.text("maskValues", Integer.toString(segments.size())));
        }
        Map<Integer, Mask> masks = masks(where, png, segments);
        for (CocoPanopticFile.SegmentEntry segment : segments.values()) {
            String at = TEXT.text("whereSegment", where, Integer.toString(segment.id()));
            Mask mask = masks.get(segment.id());
            if (mask == null) {
                draft.refuse(at, "segmentEmpty");
            } else {
                segment(at, image.get(), segment, mask);
            }
        }
    }

    private byte[] bytes(String pictureFile) throws IOException {
        try {
            Path path = folder.resolve(pictureFile.replace('\\', '/')).normalize();
            if (!path.startsWith(folder.normalize()) || !Files.isRegularFile(path)) {
                throw new InputRefused(TEXT.text("pictureGone", pictureFile, Draft.nameOf(folder)));
            }
            if (Files.size(path) > LARGEST_FILE) {
                throw new InputRefused(TEXT.text("pngBroken"));
            }
            return Files.readAllBytes(path);
        } catch (InvalidPathException notAPath) {
            throw new InputRefused(TEXT.text("pictureGone", pictureFile, Draft.nameOf(folder)), notAPath);
        }
    }

    private Map<Integer, Mask> masks(String where, PngLabels png,
            Map<Integer, CocoPanopticFile.SegmentEntry> segments) {
        Map<Integer, MaskBuilder> builders = new TreeMap<>();
        long unlisted = 0;
        char[] values = png.values();
        for (int y = 0; y < png.height(); y++) {
            int row = y * png.width();
            for (int x = 0; x < png.width();) {
                int from = x;
                char value = values[row + x];
                while (x < png.width() && values[row + x] == value) {
                    x++;
                }
                int id = number(png, value);
                if (segments.containsKey(id)) {
                    builders.computeIfAbsent(id, i -> new MaskBuilder(png.width(), png.height())).span(y, from, x);
                } else if (id != 0) {
                    unlisted += x - from;
                }
            }
        }
        if (unlisted > 0) {
            draft.change(where, "segmentUnlisted", Long.toString(unlisted));
        }
        Map<Integer, Mask> masks = new HashMap<>();
        builders.forEach((id, builder) -> masks.put(id, builder.build()));
        return masks;
    }

    /** A grey picture's value is the number itself. */
    private static int number(PngLabels png, char value) {
        if (png.colours().length == 0) {
            return value;
        }
        int rgb = value < png.colours().length ? png.colours()[value] : 0;
        return rgb >> 16 & 0xff | rgb & 0xff00 | (rgb & 0xff) << 16;
    }

    private void segment(String where, Image image, CocoPanopticFile.SegmentEntry segment, Mask mask) {
        CocoPanopticFile.CategoryEntry category = categories.get(segment.category());
        if (category == null) {
            draft.refuse(where, "noCategory", segment.category());
            return;
        }
        Map<String, String> attributes = new TreeMap<>();
        segment.attributes()
                .forEach((key, value) -> attributes.put(draft.clean(where, key), draft.clean(where, value)));
        if (category.isThing().isPresent() && !category.isThing().get()) {
            attributes.put(CocoPanoptic.THING, "false");
        }
        if (segment.isCrowd()) {
            attributes.put(Coco.CROWD, "true");
        }
        Double score = segment.score();
        draft.add(() -> where, image, draft.label(draft.clean(where, category.name())), mask, attributes,
                score == null ? Provenance.imported(draft.source()) : Provenance.model(draft.source(), score));
    }
}
