package touchstone.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Guideline;
import touchstone.model.GuidelineId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Item;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Note;
import touchstone.model.Progress;
import touchstone.model.Provenance;
import touchstone.model.note.Sent;

/**
 * What another file's items are in this project: the same by id; else images by content and picture, or by address where
 * a file was never seen, labels by name, guidelines by text. An annotator with another id is another layer. What is new and
 * has a taken name gets another.
 */
final class Correspondence {

    private final Project ours;
    private final Project theirs;
    private final Catalog here;
    private final Set<String> addresses;
    private final String from;
    private final Map<ImageId, ImageId> images = new HashMap<>();
    private final Map<LabelId, LabelId> labels = new HashMap<>();
    private final Map<GuidelineId, GuidelineId> guidelines = new HashMap<>();
    private final Map<Integer, Integer> versions = new HashMap<>();
    private final Set<ImageId> secret = new HashSet<>();
    /** Names that new items got, by their ids. */
    private final Map<Object, String> given = new LinkedHashMap<>();

    Correspondence(Project ours, Project theirs, Base base, String file) {
        this.ours = ours;
        this.theirs = theirs;
        here = ours.catalog();
        addresses = here.images().values().stream().map(Image::address).collect(Collectors.toSet());
        from = file.replaceFirst("[.]touch(stone|pack)$", "");
        if (base.packed() != null) {
            ours.notes(Sent.KIND).stream().flatMap(n -> Sent.of(n).stream())
                    .filter(s -> s.pack().equals(base.packed().pack())).forEach(s -> images.putAll(s.images()));
            secret.addAll(images.keySet());
        }
        matchImages();
        for (Label label : theirs.catalog().labels().values()) {
            if (!here.labels().containsKey(label.id())) {
                ours.schema().byName(label.name()).filter(l -> !theirs.catalog().labels().containsKey(l.id()))
                        .ifPresent(l -> labels.put(label.id(), l.id()));
            }
        }
        theirs.guidelines().forEach(this::matchGuideline);
    }

    private void matchImages() {
        Map<Object, List<Image>> byContent = new HashMap<>();
        Map<String, Image> byAddress = new HashMap<>();
        for (Image image : here.images().values()) {
            if (!theirs.catalog().images().containsKey(image.id()) && !images.containsValue(image.id())) {
                byAddress.put(image.address(), image);
                if (image.sha256() != null) {
                    byContent.computeIfAbsent(List.of(image.sha256(), image.plane()), key -> new ArrayList<>())
                            .add(image);
                }
            }
        }
        for (Image image : theirs.catalog().images().values()) {
            if (here.images().containsKey(image.id()) || images.containsKey(image.id())) {
                continue;
            }
            List<Image> same = image.sha256() == null
                    ? List.of()
                    : byContent.getOrDefault(List.of(image.sha256(), image.plane()), List.of());
            Optional<Image> found = same.stream().filter(i -> i.address().equals(image.address())).findFirst()
                    .or(() -> same.stream().findFirst())
                    .or(() -> Optional.ofNullable(byAddress.get(image.address())).filter(i -> mayBe(i, image)));
            if (found.isPresent()) {
                if (!same.isEmpty()) {
                    same.remove(found.get());
                }
                byAddress.remove(found.get().address());
                images.put(image.id(), found.get().id());
            }
        }
    }

    /** Whether an image of the same address can be the same one, where nothing tells the content of both. */
    private static boolean mayBe(Image one, Image other) {
        boolean unseen = one.sha256() == null || other.sha256() == null;
        boolean unsized = one.width() == 0 || other.width() == 0;
        return unseen && (unsized || one.width() == other.width() && one.height() == other.height());
    }

    private void matchGuideline(Guideline guideline) {
        if (here.guidelines().containsKey(guideline.id())) {
            return;
        }
        Optional<Guideline> same = ours.guidelines().stream().filter(g -> g.text().equals(guideline.text()))
                .min((a, b) -> Boolean.compare(a.version() != guideline.version(),
                        b.version() != guideline.version()));
        if (same.isPresent()) {
            guidelines.put(guideline.id(), same.get().id());
            versions.put(guideline.version(), same.get().version());
        } else {
            int version = guideline.version();
            while (isTaken(version)) {
                version++;
            }
            versions.put(guideline.version(), version);
        }
    }

    private boolean isTaken(int version) {
        return here.guidelines().values().stream().anyMatch(g -> g.version() == version)
                || versions.containsValue(version);
    }

    /** Whether the other file's item stands for one that this project had already, by what it is and not by its id. */
    boolean isMatched(Object identity) {
        return switch (identity) {
            case ImageId id -> images.containsKey(id) && !secret.contains(id);
            case LabelId id -> labels.containsKey(id);
            case GuidelineId id -> guidelines.containsKey(id);
            default -> false;
        };
    }

    ImageId image(ImageId id) {
        return images.getOrDefault(id, id);
    }

    Object identity(Object identity) {
        return switch (identity) {
            case ImageId id -> image(id);
            case LabelId id -> labels.getOrDefault(id, id);
            case GuidelineId id -> guidelines.getOrDefault(id, id);
            case Progress.Key key -> new Progress.Key(image(key.image()), key.annotator());
            default -> identity;
        };
    }

    /** The other file's item as it would be in this project. */
    Item here(Item item) {
        return switch (item) {
            case Image i -> image(i);
            case Annotator a -> new Annotator(a.id(), free(a.name(), name -> here.annotators().values().stream()
                    .anyMatch(o -> o.name().equals(name) && !o.id().equals(a.id())), a.id()), a.role());
            case Label l -> label(l);
            case Guideline g -> new Guideline(guidelines.getOrDefault(g.id(), g.id()),
                    versions.getOrDefault(g.version(), g.version()), g.text());
            case Progress p -> new Progress(image(p.image()), p.annotator(), p.status());
            case Annotation a -> annotation(a);
            case Note n -> new Note(n.id(), n.kind(), n.image() == null ? null : image(n.image()), n.annotation(),
                    n.author(), n.time(), n.fields());
        };
    }

    private Annotation annotation(Annotation a) {
        Provenance p = a.provenance();
        int version = versions.getOrDefault(p.guidelineVersion(), p.guidelineVersion());
        return new Annotation(a.id(), image(a.image()), labels.getOrDefault(a.label(), a.label()), a.annotator(),
                a.geometry(), a.attributes(), new Provenance(p.origin(), p.source(), p.score(), version));
    }

    private Label label(Label l) {
        LabelId parent = l.parent();
        LabelId id = labels.getOrDefault(l.id(), l.id());
        return new Label(id, free(l.name(), name -> here.labels().values().stream()
                .anyMatch(o -> o.name().equals(name) && !o.id().equals(id)), id), l.colour(), l.shortcut(), l.kinds(),
                l.attributes(), l.skeleton(), l.description(), l.position(),
                parent == null ? null : labels.getOrDefault(parent, parent), l.subjective());
    }

    /** An image that is new keeps leading to its file, seen from this project's folder. */
    private Image image(Image i) {
        ImageId id = image(i.id());
        String path = i.path();
        if (!here.images().containsKey(id)) {
            path = seenFromHere(i);
            String address = i.withPath(path).address();
            if (addresses.contains(address)) {
                path = from + "/" + i.path();
            }
        }
        return new Image(id, path, i.plane(), i.width(), i.height(), i.sha256(), i.bytes(), i.spacing(), i.fields());
    }

    private String seenFromHere(Image image) {
        Path file = theirs.file(image).toAbsolutePath();
        Path folder = ours.path().resolveSibling("").toAbsolutePath();
        if (Files.isRegularFile(ours.file(image)) || !Files.isRegularFile(file)
                || !Objects.equals(file.getRoot(), folder.getRoot())) {
            return image.path();
        }
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private String free(String name, Predicate<String> taken, Object id) {
        String free = name;
        for (int n = 1; taken.test(free) || isGiven(free, id); n++) {
            free = name + " (" + from + (n == 1 ? "" : " " + n) + ")";
        }
        given.put(id, free);
        return free;
    }

    private boolean isGiven(String name, Object id) {
        return given.entrySet().stream().anyMatch(e -> e.getValue().equals(name) && !e.getKey().equals(id)
                && e.getKey().getClass().equals(id.getClass()));
    }

    /** The other file's item that would be this one here. */
    @Nullable
    Item there(Object identity) {
        Object original = identity instanceof ImageId id
                ? images.entrySet().stream().filter(e -> e.getValue().equals(id)).map(Map.Entry::getKey).findFirst()
                        .orElse(id)
                : identity;
        return theirs.catalog().get(original);
    }
}
