package touchstone.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Item;
import touchstone.model.Label;
import touchstone.model.Note;
import touchstone.model.Progress;

/** What must hold of a project after an edit, each with the sentence that the user reads when it would not. */
final class Rules {

    private static final Pattern ABSOLUTE = Pattern.compile("[/\\\\].*|[A-Za-z]:[/\\\\].*", Pattern.DOTALL);

    private final Database database;
    private final Catalog next;
    private @Nullable Map<String, Long> imageAddresses;
    /** The last object that was found to fit: most of the next ones refer to the same. */
    private @Nullable Annotation fitting;

    /** @param next the project's small items as they would be after the edit */
    Rules(Database database, Catalog next) {
        this.database = database;
        this.next = next;
    }

    /** The conflict of a change whose before is not what the project holds. */
    static EditConflict stale(Change change) {
        Item item = change.any();
        return change.before() == null
                ? EditConflict.of("conflict.present", Phrase.of(item))
                : EditConflict.of("conflict.stale", Phrase.of(item));
    }

    void requireFitting(Change change) throws EditConflict {
        switch (change.after()) {
            case null -> {
            }
            case Annotation a -> {
                if (!refersAsTheLast(a)) {
                    requireImage(a.image());
                    requireAnnotator(a.annotator());
                    if (!next.labels().containsKey(a.label())) {
                        throw EditConflict.of("conflict.noLabel", imageName(a.image()));
                    }
                    fitting = a;
                }
                if (change.before() instanceof Annotation b && !b.image().equals(a.image())) {
                    throw EditConflict.of("conflict.moved", imageName(b.image()));
                }
            }
            case Progress p -> {
                requireImage(p.image());
                requireAnnotator(p.annotator());
            }
            case Note n -> {
                if (n.image() != null) {
                    requireImage(n.image());
                }
                if (n.author() != null) {
                    requireAnnotator(n.author());
                }
                if (change.before() instanceof Note b && !Objects.equals(b.image(), n.image())) {
                    throw EditConflict.of("conflict.noteMoved");
                }
            }
            case Image i -> {
                requireRelative(i.path());
                requireAlone(imageAddresses().getOrDefault(i.address(), 0L), "image", i.address());
            }
            case Annotator a -> requireAlone(
                    next.annotators().values().stream().filter(o -> o.name().equals(a.name())).count(), "annotator",
                    a.name());
            case Label l -> {
                requireAlone(next.labels().values().stream().filter(o -> o.name().equals(l.name())).count(), "label",
                        l.name());
                requireTree(l);
            }
            case Guideline g -> requireAlone(
                    next.guidelines().values().stream().filter(o -> o.version() == g.version()).count(), "guideline",
                    g.version());
        }
    }

    private boolean refersAsTheLast(Annotation a) {
        return fitting != null && fitting.image().equals(a.image()) && fitting.label().equals(a.label())
                && fitting.annotator().equals(a.annotator());
    }

    /** How many images have an address; counted once, for edits that add thousands. */
    private Map<String, Long> imageAddresses() {
        Map<String, Long> counted = imageAddresses;
        if (counted == null) {
            counted = next.images().values().stream()
                    .collect(Collectors.groupingBy(Image::address, Collectors.counting()));
            imageAddresses = counted;
        }
        return counted;
    }

    /** Whether every label above the label is there and none of them is the label itself. */
    private void requireTree(Label label) throws EditConflict {
        Label at = label;
        Label above = null;
        for (int steps = 0; at.parent() != null; steps++) {
            Label parent = next.labels().get(at.parent());
            if (parent == null) {
                throw EditConflict.of("conflict.noParent", at.name());
            }
            above = above == null ? parent : above;
            if (parent.id().equals(label.id()) || steps > next.labels().size()) {
                throw EditConflict.of("conflict.circle", label.name(), above.name());
            }
            at = parent;
        }
    }

    private void requireImage(ImageId id) throws EditConflict {
        if (!next.images().containsKey(id)) {
            throw EditConflict.of("conflict.noImage");
        }
    }

    private void requireAnnotator(AnnotatorId id) throws EditConflict {
        if (!next.annotators().containsKey(id)) {
            throw EditConflict.of("conflict.noAnnotator");
        }
    }

    private static void requireRelative(String path) throws EditConflict {
        if (!isRelative(path)) {
            throw EditConflict.of("conflict.path", path.replace('\0', ' '));
        }
    }

    /** Whether an image's path leads somewhere from the project's folder on every system. */
    static boolean isRelative(String path) {
        return !path.isEmpty() && path.indexOf('\0') < 0 && !ABSOLUTE.matcher(path).matches();
    }

    private static void requireAlone(long count, String kind, Object name) throws EditConflict {
        if (count > 1) {
            throw EditConflict.of("conflict.duplicate." + kind, name);
        }
    }

    /** Nothing that an edit removed may still be used; asked after the rows are written. */
    void requireUnused(List<Change> changes) throws SQLException, EditConflict {
        for (Change change : changes) {
            if (change.after() != null) {
                continue;
            }
            switch (change.any()) {
                case Image i -> {
                    requireNone("objectsOfImage", "conflict.used", Ids.bytes(i.id().value()), i);
                    requireNone("notesOnImage", "conflict.noted", Ids.bytes(i.id().value()), i);
                    requireNoProgress(i, p -> p.image().equals(i.id()));
                }
                case Annotator a -> {
                    requireNone("objectsOfAnnotator", "conflict.used", Ids.bytes(a.id().value()), a);
                    requireNone("notesOfAuthor", "conflict.noted", Ids.bytes(a.id().value()), a);
                    requireNoProgress(a, p -> p.annotator().equals(a.id()));
                }
                case Label l -> {
                    requireNone("objectsOfLabel", "conflict.used", Ids.bytes(l.id().value()), l);
                    requireNoChild(l);
                }
                case Guideline g -> {
                }
                case Progress p -> {
                }
                case Note n -> {
                }
                case Annotation a -> {
                }
            }
        }
    }

    private void requireNone(String count, String refusal, byte[] id, Item item) throws SQLException, EditConflict {
        long uses = database.number(count, (Object) id);
        if (uses > 0) {
            throw EditConflict.of(refusal, Phrase.of(item), uses);
        }
    }

    private void requireNoChild(Label label) throws EditConflict {
        long children = next.labels().values().stream().filter(l -> label.id().equals(l.parent())).count();
        if (children > 0) {
            throw EditConflict.of("conflict.children", Phrase.of(label), children);
        }
    }

    private void requireNoProgress(Item item, Predicate<Progress> uses) throws EditConflict {
        if (next.progress().values().stream().anyMatch(uses)) {
            throw EditConflict.of("conflict.marked", Phrase.of(item));
        }
    }

    private String imageName(ImageId id) {
        Image image = next.images().get(id);
        return image == null ? "" : image.name();
    }
}
