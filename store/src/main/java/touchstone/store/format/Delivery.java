package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.note.IdentityCheck;

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
     * @param copied whether the images are copied into a folder "images", without anything that tells of people or places
     * @param tiling how the copies are cut, null for whole ones
     */
    public record Pictures(boolean copied, @Nullable Tiling tiling) {

        public static final Pictures NONE = new Pictures(false, null);
        public static final Pictures WHOLE = new Pictures(true, null);

        public static Pictures tiles(Tiling tiling) {
            return new Pictures(true, tiling);
        }
    }

    /**
     * A folder also gets {@value WrittenFrom#FILE}, which names the state of the project that it was written from. When it is
     * cancelled its copies go and no half of a file stays; parts of a division that are whole already do. What is written for
     * other programs has no image that shows another one again.
     *
     * @return what was written, re-read and compared, all parts together
     */
    public static Export write(Format format, Excerpt excerpt, WriteOptions options, Path to, Pictures pictures)
            throws IOException {
        Excerpt once = format.name().equals("touchstone") ? excerpt : excerpt.once();
        Losses.Counter losses = new Losses.Counter();
        for (int i = once.images().size(); i < excerpt.images().size(); i++) {
            losses.detail(TEXT.text("lossRepeats"));
        }
        return write(format, once, options, to, pictures, losses);
    }

    private static Export write(Format format, Excerpt excerpt, WriteOptions options, Path to, Pictures pictures,
            Losses.Counter losses) throws IOException {
        Path folder = isFile(to) ? Draft.folderOf(to) : to;
        if (pictures.copied()) {
            requireChecked(excerpt);
        }
        if (pictures.tiling() == null) {
            ImageCopies copies = new ImageCopies(excerpt, folder, options);
            return write(format, pictures.copied() ? copies::whole : Making.AS_IT_IS, excerpt, options, to, copies,
                    losses);
        }
        Tiled tiled = new Tiled(excerpt, options.annotators(), pictures.tiling());
        WriteOptions ofTiles = new WriteOptions(options.annotators(), tiled.ofTiles(options.parts()), options.watch());
        losses.add(tiled.losses());
        ImageCopies copies = new ImageCopies(excerpt, folder, ofTiles);
        return write(format, whole -> copies.tiles(tiled), excerpt, ofTiles, to, copies, losses);
    }

    private static void requireChecked(Excerpt excerpt) throws InputRefused {
        List<Image> open = IdentityCheck.missing(excerpt, excerpt.images());
        if (!open.isEmpty()) {
            throw new InputRefused(TEXT.text("unchecked", open.size(), open.getFirst().address()));
        }
    }

    private interface Making {
        Making AS_IT_IS = excerpt -> excerpt;

        Excerpt of(Excerpt excerpt) throws IOException;
    }

    private static Export write(Format format, Making making, Excerpt excerpt, WriteOptions options, Path to,
            ImageCopies copies, Losses.Counter losses) throws IOException {
        try {
            Export written = write(format, making.of(excerpt), options, to, losses, copies.problems());
            if (Files.isDirectory(to)) {
                WrittenFrom.tell(format, written, to);
            }
            return written;
        } catch (CancellationException cancelled) {
            copies.discard();
            throw cancelled;
        }
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

    private static Export joined(List<Export> all, Losses.Counter losses, List<String> problems) {
        all.forEach(export -> losses.add(export.losses()));
        all.forEach(export -> problems.addAll(export.problems()));
        return new Export(all.stream().mapToInt(Export::images).sum(),
                all.stream().mapToInt(Export::annotations).sum(), losses.total(),
                all.stream().map(Export::auditHead).findFirst().orElse(""), problems);
    }
}
