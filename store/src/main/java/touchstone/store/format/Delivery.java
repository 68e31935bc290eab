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
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.store.image.ImageCopy;

/**
 * An export as it is handed out: divided into parts, and with copies of the images if wanted. A format that does not name
 * parts itself is written once for each part: {@code cells-train.json}, or the folder {@code train}.
 */
public final class Delivery {

    private static final Messages TEXT = Messages.beside(Delivery.class);

    private Delivery() {
    }

    /**
     * @param copies whether the images are copied into a folder "images", without anything that tells of people or places;
     *        those that cannot be copied are left out and named among the problems
     * @return what was written, re-read and compared, all parts together
     */
    public static Export write(Format format, Excerpt excerpt, WriteOptions options, Path to, boolean copies)
            throws IOException {
        List<String> problems = new ArrayList<>();
        Map<ImageId, String> parts = options.parts();
        Excerpt delivered = copies ? copied(excerpt, parts, isFile(to) ? Draft.folderOf(to) : to, problems) : excerpt;
        if (parts.isEmpty() || format.writesParts()) {
            return joined(List.of(Export.verified(format, delivered, options, to)), problems);
        }
        List<Export> written = new ArrayList<>();
        for (String part : new TreeSet<>(parts.values())) {
            Set<ImageId> members = delivered.images().stream().map(Image::id)
                    .filter(id -> part.equals(parts.get(id))).collect(Collectors.toSet());
            written.add(Export.verified(format, delivered.of(members), options, partOf(to, part)));
        }
        return joined(written, problems);
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
            String part = parts.get(image.id());
            String into = part == null ? "images" : "images/" + part;
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

    private static Export joined(List<Export> all, List<String> problems) {
        Losses.Counter losses = new Losses.Counter();
        all.forEach(export -> losses.add(export.losses()));
        all.forEach(export -> problems.addAll(export.problems()));
        return new Export(all.stream().mapToInt(Export::images).sum(),
                all.stream().mapToInt(Export::annotations).sum(), losses.total(), problems);
    }
}
