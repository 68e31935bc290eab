package touchstone.store.exchange;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Item;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.Progress;
import touchstone.model.Stack;
import touchstone.model.geometry.Bounds;
import touchstone.model.note.Assignment;
import touchstone.model.note.Blackout;
import touchstone.model.note.Case;
import touchstone.model.note.Comment;
import touchstone.model.note.Decision;
import touchstone.model.note.Handover;
import touchstone.model.note.IdentityCheck;
import touchstone.model.note.PackedFrom;
import touchstone.model.note.Planted;
import touchstone.model.note.Rationale;
import touchstone.model.note.ReadBy;
import touchstone.model.note.Reasons;
import touchstone.model.note.Review;
import touchstone.model.note.Sensitive;
import touchstone.model.note.Sent;
import touchstone.model.note.Thresholds;
import touchstone.model.note.Verdict;
import touchstone.store.Bulk;
import touchstone.store.ObjectCount;
import touchstone.store.Project;

/** Decides which items of a project a package holds, and in which form. */
final class PackContent {

    /** Notes that go along as they are; of other kinds nobody knows what they tell. */
    private static final Set<String> NOTES = Set.of(Comment.KIND, Review.KIND, Decision.KIND, IdentityCheck.KIND,
            Sensitive.KIND, Reasons.KIND, Handover.KIND, Verdict.KIND, Case.KIND, ReadBy.KIND, Rationale.KIND);

    private final Project project;
    private final PackOptions options;
    private final UUID pack;
    private final Instant time;
    private final Neutral neutral;
    private final List<Annotator> layers;
    private final @Nullable Annotator added;
    private final List<Image> images;
    /** What the recipient has to do, in its order; none where all that is chosen goes along. */
    private final List<Assignment> assigned;
    /** Predictions in whose places wrong ones are planted. */
    private final Set<AnnotationId> planted;
    private final Map<ImageId, ImageId> ids = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<ImageId, List<Bounds>> black;

    PackContent(Project project, PackOptions options, UUID pack, Instant time) throws IOException {
        this.project = project;
        this.options = options;
        this.pack = pack;
        this.time = time;
        black = Blackout.byImage(project);
        neutral = new Neutral(project.schema(), options.fields());
        Optional<Annotator> known = Optional.ofNullable(options.recipient()).flatMap(project::annotatorNamed);
        added = options.recipient() != null && known.isEmpty()
                ? Annotator.named(options.recipient(), Annotator.Role.ANNOTATOR)
                : null;
        assigned = assignments(known.orElse(null));
        List<Annotator> chosen = options.only().annotators(project);
        Set<AnnotatorId> whose = chosen.stream().filter(this::isShown).map(Annotator::id)
                .collect(Collectors.toCollection(HashSet::new));
        known.ifPresent(a -> whose.add(a.id()));
        layers = new ArrayList<>(project.annotators().stream().filter(a -> whose.contains(a.id())).toList());
        Set<ImageId> others = options.blind() ? shownAgainToOthers(known.orElse(null)) : Set.of();
        images = assigned.isEmpty()
                ? ordered(options.only().images(project, chosen).stream()
                        .filter(i -> !others.contains(i.id())).toList())
                : assignedImages();
        planted = isForReview()
                ? Set.of()
                : Planted.among(project).stream().map(Planted::instead).filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        if (added != null) {
            layers.add(added);
        }
        images.forEach(image -> ids.put(image.id(), options.blind() ? ImageId.create() : image.id()));
    }

    /** Copies that were made for one person alone say nothing to anybody else. */
    private Set<ImageId> shownAgainToOthers(@Nullable Annotator recipient) {
        return Assignment.among(project.notes(Assignment.KIND)).stream()
                .filter(a -> a.why() == Assignment.Why.REPEAT && (recipient == null || !a.to().equals(recipient.id())))
                .map(Assignment::image).collect(Collectors.toSet());
    }

    /** A part that somebody asks for in words is that part, whatever was given to whom. */
    private List<Assignment> assignments(@Nullable Annotator recipient) {
        if (recipient == null || isForReview() || !options.only().isAll()) {
            return List.of();
        }
        Set<ImageId> done = project.images().stream().filter(i -> switch (project.status(i.id(), recipient.id())) {
            case DONE, SKIPPED, ESCALATED -> true;
            case TODO, IN_PROGRESS, RETURNED -> false;
        }).map(Image::id).collect(Collectors.toSet());
        return Assignment.current(Assignment.among(project.notes(Assignment.KIND)), recipient.id()).stream()
                .filter(a -> !done.contains(a.image())).toList();
    }

    /** Whether who gets it may see everything that this project knows. */
    private boolean isForReview() {
        return !options.blind() && options.layers() == PackOptions.Layers.ALL;
    }

    private List<Image> assignedImages() {
        Map<ImageId, Image> known = new HashMap<>();
        project.images().forEach(i -> known.put(i.id(), i));
        return assigned.stream().map(Assignment::image).distinct().flatMap(id -> Stream.ofNullable(known.get(id)))
                .toList();
    }

    /** Whether one of the pictures is a turned copy of another. */
    boolean isTurned() {
        return images.stream().anyMatch(i -> i.fields().containsKey(Assignment.TURN));
    }

    /** Whether something was meant not to be recognised, and could be. */
    boolean isRecognisable() {
        return !options.blind() && assigned.stream().anyMatch(a -> a.why().isSecret());
    }

    private boolean isShown(Annotator annotator) {
        boolean recipient = annotator.name().equals(options.recipient());
        boolean model = annotator.role() == Annotator.Role.MODEL;
        return recipient || !options.blind() && (options.layers() == PackOptions.Layers.ALL || model)
                || model && !assigned.isEmpty();
    }

    /** In a blind package no order tells when an image was added; slices of one stack stay in theirs. */
    private List<Image> ordered(List<Image> chosen) {
        if (!options.blind()) {
            return chosen;
        }
        List<Stack> stacks = new ArrayList<>(Stack.of(chosen));
        Collections.shuffle(stacks, new SecureRandom());
        return stacks.stream().flatMap(s -> s.images().stream()).toList();
    }

    /** In the package's order. */
    List<Image> images() {
        return images;
    }

    /** The name of the image's file without its ending, where the package does not tell the image's own. */
    String neutralName(int at) {
        int digits = Math.max(4, Integer.toString(images.size()).length());
        return "image-" + "0".repeat(digits - Integer.toString(at + 1).length()) + (at + 1);
    }

    /** The image under its id in the package, without what is not to be told of it. */
    Image form(Image image, String path, int plane, @Nullable String sha256, long bytes) {
        if (!path.equals(image.path())) {
            names.put(image.address(), path);
        }
        Map<String, String> fields = options.isNeutral()
                ? neutral.fields(image.fields())
                : isForReview() ? image.fields() : Assignment.untold(image);
        ImageId id = ids.getOrDefault(image.id(), image.id());
        return new Image(id, path, plane, image.width(), image.height(), sha256, bytes, image.spacing(), fields);
    }

    /** The slices of one file stay together though each becomes a file of its own. */
    Image inSeries(Image form, Image original) {
        Map<String, String> fields = new HashMap<>(form.fields());
        fields.putIfAbsent(Stack.SERIES,
                options.isNeutral() ? neutral.series("file " + original.path()) : original.path());
        fields.putIfAbsent(Stack.SLICE, Integer.toString(original.plane()));
        return form.withFields(fields);
    }

    /**
     * Everything that the package's project holds.
     *
     * @param forms the images as the package has them, in their order
     */
    Bulk content(String name, List<Image> forms, String lineage, String sender) {
        Bulk bulk = new Bulk(new Edit(name, items(forms, lineage, sender)));
        Set<AnnotatorId> whose = layers.stream().map(Annotator::id).collect(Collectors.toSet());
        Map<ImageId, List<ObjectCount>> counts = project.counts().stream()
                .filter(c -> ids.containsKey(c.image()) && whose.contains(c.annotator()))
                .collect(Collectors.groupingBy(ObjectCount::image));
        for (Image image : images) {
            ImageId id = ids.getOrDefault(image.id(), image.id());
            for (Annotator layer : layers) {
                long count = counts.getOrDefault(image.id(), List.of()).stream()
                        .filter(c -> c.annotator().equals(layer.id())).mapToLong(ObjectCount::objects).sum();
                if (count > 0) {
                    bulk.copy(project, image.id(), layer.id(), any -> !planted.contains(any), count,
                            object -> form(object, id));
                }
            }
        }
        return bulk;
    }

    private List<Change> items(List<Image> forms, String lineage, String sender) {
        List<Item> items = new ArrayList<>(project.schema().labels());
        items.addAll(people());
        items.addAll(project.guidelines());
        items.addAll(forms);
        for (Image image : images) {
            ImageId id = ids.getOrDefault(image.id(), image.id());
            for (Annotator layer : layers) {
                if (layer.equals(added)) {
                    continue;
                }
                Progress.Status status = project.status(image.id(), layer.id());
                if (status != Progress.Status.TODO) {
                    items.add(new Progress(id, layer.id(), status));
                }
            }
        }
        items.addAll(notes());
        for (int at = 0; at < assigned.size(); at++) {
            Assignment given = assigned.get(at);
            ImageId there = ids.get(given.image());
            if (there != null) {
                items.add(given.told(there, time, at).note());
            }
        }
        items.add(new PackedFrom(NoteId.create(), time, pack.toString(), lineage, project.auditHead(), sender,
                options.recipient()).note());
        return items.stream().map(Change::add).toList();
    }

    private List<Annotator> people() {
        List<Annotator> people = new ArrayList<>();
        for (Annotator layer : layers) {
            boolean nameless = options.namelessPeople() && !layer.name().equals(options.recipient());
            String name = nameless
                    ? String.format(Locale.ROOT, "%s-%02d", layer.role().key(), people.size() + 1)
                    : layer.name();
            if (nameless) {
                names.put("annotator " + layer.name(), name);
            }
            people.add(new Annotator(layer.id(), name, layer.role()));
        }
        return people;
    }

    private Annotation form(Annotation object, ImageId image) {
        Annotation there = new Annotation(object.id(), image, object.label(), object.annotator(), object.geometry(),
                isForReview() ? object.attributes() : Planted.untold(object),
                options.isNeutral() ? Neutral.of(object.provenance()) : object.provenance());
        return options.deidentify() ? neutral.of(there) : there;
    }

    private List<Note> notes() {
        List<Note> all = new ArrayList<>(said());
        reviewing().ifPresent(all::add);
        return all;
    }

    /** What is gone through before an image is done, which is for those who draw; for reviewers also who may review. */
    private Optional<Note> reviewing() {
        Map<String, String> values = new TreeMap<>(Thresholds.of(project));
        values.keySet().removeIf(name -> options.isNeutral()
                ? !name.equals("review.checklist")
                : !name.startsWith("review."));
        return values.isEmpty() ? Optional.empty() : Optional.of(new Thresholds(null, time, values).note());
    }

    private List<Note> said() {
        if (options.isNeutral()) {
            List<Note> plain = new ArrayList<>(project.notes(Sensitive.KIND).stream()
                    .map(n -> new Note(NoteId.create(), n.kind(), null, null, null, time, Map.of())).limit(1).toList());
            Reasons.among(project.notes(Reasons.KIND))
                    .map(r -> new Reasons(NoteId.create(), null, time, null, r.reasons()).note())
                    .filter(r -> !options.deidentify()).ifPresent(plain::add);
            if (!options.deidentify()) {
                project.notes(Handover.KIND).stream().flatMap(n -> Handover.of(n).stream()).filter(this::isRecipients)
                        .map(h -> new Handover(NoteId.create(), ids.getOrDefault(h.image(), h.image()), h.author(),
                                time, h.way(), h.reason(), h.answer(), h.answeredBy()).note())
                        .forEach(plain::add);
            }
            if (!options.deidentify()) {
                project.notes(Review.KIND).stream().flatMap(n -> Review.of(n).stream())
                        .filter(r -> ids.containsKey(r.image()) && isRecipient(r.of()))
                        .map(r -> new Review(NoteId.create(), ids.getOrDefault(r.image(), r.image()), null, time,
                                r.of(), r.outcome(), r.reason(), r.stage(), r.faults()).note())
                        .forEach(plain::add);
            }
            plain.addAll(GuidelineNotes.alone(project, options.deidentify()));
            return plain;
        }
        Set<ImageId> shown = ids.keySet();
        Set<AnnotatorId> people = layers.stream().map(Annotator::id).collect(Collectors.toSet());
        List<Note> all = new ArrayList<>(project.notes().stream().filter(n -> NOTES.contains(n.kind()))
                .filter(n -> n.image() == null || shown.contains(n.image()))
                .filter(n -> n.author() == null || people.contains(n.author())).toList());
        all.addAll(GuidelineNotes.along(project, shown, people));
        return all;
    }

    private boolean isRecipients(Handover said) {
        return ids.containsKey(said.image()) && isRecipient(said.author());
    }

    private boolean isRecipient(@Nullable AnnotatorId who) {
        return layers.stream().anyMatch(l -> l.name().equals(options.recipient()) && l.id().equals(who));
    }

    /** What the sender's project is told: that the package went out, the key to it, and who is new. */
    List<Change> record(@Nullable AnnotatorId author) {
        List<Change> changes = new ArrayList<>();
        if (added != null) {
            changes.add(Change.add(added));
        }
        Map<ImageId, ImageId> key = new LinkedHashMap<>();
        if (options.blind()) {
            ids.forEach((here, there) -> key.put(there, here));
        }
        changes.add(Change.add(new Sent(NoteId.create(), author, time, pack.toString(), options.recipient(),
                options.told() + (options.only().isAll() ? "" : " " + options.only()), key,
                names()).note()));
        return changes;
    }

    /** What the package calls images and people, by what they are called here; nothing where nothing is hidden. */
    Map<String, String> names() {
        return options.isNeutral() || options.namelessPeople() ? Collections.unmodifiableMap(names) : Map.of();
    }

    /** Parts of the image that are black in the package. */
    List<Bounds> black(ImageId image) {
        return black.getOrDefault(image, List.of());
    }
}
