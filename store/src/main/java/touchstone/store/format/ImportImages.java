package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.Change;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.store.image.ImageFile;

/**
 * Maps the images of a read file onto a project's: by their id, by their place in a DICOM series, by path, by a file name that only one of them has, by the
 * number that a result list gives, by content, by a name that differs in its ending alone where the size is the same.
 * Others are looked for on the disk and added, as missing where they are not found.
 */
final class ImportImages {

    private static final Messages TEXT = Messages.beside(ImportImages.class);

    /** One picture of one file. */
    private record Place(Path file, int plane) {
    }

    /** One picture of all files of the same bytes. */
    private record Content(String sha256, int plane) {
    }

    private final Path folder;
    private final Imported from;
    private final ImageFinder finder;
    private final List<Imported.Note> notes;
    private final Map<ImageId, Image> byId = new HashMap<>();
    private final Map<Place, Image> byFile = new HashMap<>();
    private final Map<Content, Image> byHash = new HashMap<>();
    private final Map<String, Image> byInstance = new HashMap<>();
    private final Map<String, List<Image>> byName = new HashMap<>();
    private final Map<String, List<Image>> byStem = new HashMap<>();
    private final Map<String, List<Image>> byNumber = new HashMap<>();
    private final Map<String, Integer> namesInFile = new HashMap<>();

    ImportImages(ProjectView into, Path projectFile, Imported from, @Nullable Path images,
            List<Imported.Note> notes) {
        folder = Draft.folderOf(projectFile);
        this.from = from;
        this.notes = notes;
        finder = new ImageFinder(images, from.base());
        from.images().forEach(image -> namesInFile.merge(image.name(), 1, Integer::sum));
        for (Image image : into.images()) {
            know(image, into.file(image));
        }
    }

    private void know(Image image, Path file) {
        byId.put(image.id(), image);
        DicomInstances.keys(image).forEach(key -> byInstance.putIfAbsent(key, image));
        byFile.putIfAbsent(new Place(file.toAbsolutePath().normalize(), image.plane()), image);
        byName.computeIfAbsent(image.name(), n -> new ArrayList<>()).add(image);
        if (image.plane() == 0) {
            byStem.computeIfAbsent(stem(image.name()), n -> new ArrayList<>()).add(image);
            byNumber.computeIfAbsent(number(stem(image.name())), n -> new ArrayList<>()).add(image);
        }
        String hash = image.sha256();
        if (hash != null) {
            byHash.putIfAbsent(new Content(hash, image.plane()), image);
        }
    }

    /** The project's image, new ones added to the changes; nothing where it is unknown and no size is known either. */
    Optional<Image> find(Image named, List<Change> changes) throws IOException {
        Image same = byId.get(named.id());
        if (same != null) {
            return Optional.of(same);
        }
        Optional<Image> sameInstance = DicomInstances.keys(named).stream().map(byInstance::get).filter(Objects::nonNull)
                .findFirst();
        if (sameInstance.isPresent()) {
            return sameInstance;
        }
        Optional<Image> samePath = samePath(named);
        Optional<Image> sameName = sameName(named);
        if (samePath.isPresent()) {
            return samePath;
        }
        // Another size under the same name may be another picture: the file decides, where it is there.
        if (sameName.filter(i -> named.width() == 0 || isSize(i, named)).isPresent()) {
            return sameName;
        }
        Optional<ImageFile> file = inspect(named);
        if (file.isPresent()) {
            Image sameContent = byHash.get(new Content(file.get().sha256(), named.plane()));
            return Optional.of(sameContent != null ? sameContent : addAll(named, file.get(), changes));
        }
        if (sameName.isPresent() || named.width() <= 0 || named.height() <= 0) {
            return sameName;
        }
        Optional<Image> sameStem = only(byStem.get(stem(named.name())))
                .filter(i -> isSize(i, named) && !i.name().equals(named.name()) && named.plane() == 0);
        if (sameStem.isPresent()) {
            notes.add(new Imported.Note(named.address(), TEXT.text("imageByStem", sameStem.get().path())));
            return sameStem;
        }
        notes.add(new Imported.Note(named.address(), TEXT.text("imageMissing")));
        Image unseen = named.withPath(Relative.withoutRoot(named.path()));
        return Optional.of(add(unseen, folder.resolve(unseen.path()), changes));
    }

    private static boolean isSize(Image image, Image other) {
        return image.width() == other.width() && image.height() == other.height();
    }

    private Image add(Image image, Path file, List<Change> changes) {
        changes.add(Change.add(image));
        know(image, file);
        return image;
    }

    private Optional<Image> samePath(Image named) {
        Image image = byFile.get(new Place(from.file(named).toAbsolutePath().normalize(), named.plane()));
        return Optional.ofNullable(
                image != null ? image : byFile.get(new Place(folder.resolve(named.path()).normalize(), named.plane())));
    }

    /** Nothing where the file itself has several images of that name, in different folders: it tells them apart. */
    private Optional<Image> sameName(Image named) {
        if (namesInFile.getOrDefault(named.name(), 0) > 1) {
            return Optional.empty();
        }
        return only(byName.get(named.name()))
                .or(() -> named.width() == 0 ? only(byNumber.get(number(named.name()))) : Optional.empty());
    }

    private static Optional<Image> only(@Nullable List<Image> images) {
        return images != null && images.size() == 1 ? Optional.of(images.getFirst()) : Optional.empty();
    }

    private Optional<ImageFile> inspect(Image named) throws IOException {
        Optional<Path> file = finder.find(named.path());
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            ImageFile found = ImageFile.inspect(file.get());
            if (named.plane() < found.planes().size()) {
                return Optional.of(found);
            }
            notes.add(new Imported.Note(named.address(), TEXT.text("imagePlane", found.planes().size())));
            return Optional.empty();
        } catch (InputRefused refused) {
            notes.add(new Imported.Note(named.address(), TEXT.text("imageUnreadable", refused.getMessage())));
            return Optional.empty();
        }
    }

    /** A file comes with all its pictures, of which the import may name only some. */
    private Image addAll(Image named, ImageFile file, List<Change> changes) {
        Image wanted = named;
        file.remarks().forEach(remark -> notes.add(new Imported.Note(named.address(), remark)));
        for (Image image : file.images(Relative.path(folder, file.path()))) {
            if (image.plane() == named.plane()) {
                wanted = add(seen(named, image), file.path(), changes);
            } else if (!byFile.containsKey(new Place(file.path().toAbsolutePath().normalize(), image.plane()))) {
                add(image, file.path(), changes);
            }
        }
        return wanted;
    }

    private static Image seen(Image named, Image found) {
        Map<String, String> fields = new HashMap<>(found.fields());
        fields.putAll(named.fields());
        return new Image(named.id(), found.path(), found.plane(), found.width(), found.height(), found.sha256(),
                found.bytes(), named.spacing() == null ? found.spacing() : named.spacing(), fields);
    }

    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** A COCO file's image 42 is 000000000042.jpg. */
    private static String number(String stem) {
        return stem.replaceFirst("^0+(?=\\d)", "");
    }
}
