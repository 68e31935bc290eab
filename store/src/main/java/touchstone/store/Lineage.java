package touchstone.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Entry;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.Note;
import touchstone.model.Provenance;
import touchstone.model.note.Carried;
import touchstone.model.note.Conflict;
import touchstone.model.note.Decision;
import touchstone.model.note.Received;
import touchstone.model.note.Review;

/**
 * Where an object comes from: who made it when and under which version of the guideline, from which prediction it was
 * accepted, who looked over it with what outcome, how differences about it were settled, and what was done to it in files
 * that were taken in.
 *
 * @param object as it is, or as it last was
 * @param gone whether it was removed
 * @param image the image's address
 * @param made the first entry about it; null where the log tells none
 * @param changed the last entry about it; null where the log tells none
 * @param latest what brought it into its present state, told by another file's log where it was changed there
 * @param hash of the last entry about it; null where the log tells none
 * @param predictions the states in which it was a model's or another file's, oldest first
 * @param reviews outcomes of looking over the work that it is part of, oldest first
 * @param decisions how differences between it and others' objects were settled, oldest first
 * @param said what else is said of it, oldest first
 * @param takenIn what other files' logs tell of it, in the order in which they were taken in
 */
public record Lineage(Annotation object, boolean gone, String image, String label, String annotator,
        @Nullable Done made, @Nullable Done changed, @Nullable Done latest, @Nullable String hash,
        List<Predicted> predictions,
        List<Reviewed> reviews, List<Decided> decisions, List<Said> said, List<TakenIn> takenIn) {

    /** @param who null where nobody said */
    public record Done(long edit, @Nullable String who, Instant when, String what) {
    }

    /** @param by the entry that brought this state */
    public record Predicted(Done by, Provenance provenance) {
    }

    /**
     * @param current whether the object is still as it was then
     * @param of whose work it was
     */
    public record Reviewed(@Nullable String who, Instant when, String of, Review.Outcome outcome, String reason,
            boolean current) {
    }

    /** @param into on whose layer the result lies */
    public record Decided(@Nullable String who, Instant when, String into, Decision.Outcome outcome) {
    }

    /** What is said in a note of another kind. */
    public record Said(String kind, @Nullable String who, Instant when, Map<String, String> fields) {

        public Said {
            fields = Map.copyOf(fields);
        }
    }

    /** @param lineage hash of the first entry of the other file's log */
    public record TakenIn(String lineage, Done done) {
    }

    /** Notes that merges write, and those that are told in words of their own. */
    private static final Set<String> TOLD = Set.of(Carried.KIND, Received.KIND, Conflict.KIND, Review.KIND,
            Decision.KIND);

    public Lineage {
        predictions = List.copyOf(predictions);
        reviews = List.copyOf(reviews);
        decisions = List.copyOf(decisions);
        said = List.copyOf(said);
        takenIn = List.copyOf(takenIn);
    }

    /**
     * Empty where the project never had such an object.
     *
     * @param story the entries about it, oldest first: {@link Histories#of} or {@link Histories#story}
     * @throws ProjectRefused when the log is damaged
     */
    public static Optional<Lineage> of(Project project, AnnotationId id, List<Entry> story) throws ProjectRefused {
        Optional<Annotation> now = project.annotation(id);
        Optional<Annotation> known = now.or(() -> last(story));
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reading(project, known.get(), story).lineage(now.isEmpty()));
    }

    private static Optional<Annotation> last(List<Entry> story) {
        return story.reversed().stream().map(e -> e.changes().getFirst().any()).filter(Annotation.class::isInstance)
                .map(Annotation.class::cast).findFirst();
    }

    private static final class Reading {

        private final Project project;
        private final Annotation object;
        private final List<Entry> story;
        private final Map<AnnotatorId, String> names = new HashMap<>();

        Reading(Project project, Annotation object, List<Entry> story) {
            this.project = project;
            this.object = object;
            this.story = story;
            project.annotators().forEach(a -> names.put(a.id(), a.name()));
        }

        Lineage lineage(boolean gone) throws ProjectRefused {
            String image = project.images().stream().filter(i -> i.id().equals(object.image())).map(Image::address)
                    .findFirst().orElse(object.image().toString());
            String label = project.schema().byId(object.label()).map(Label::name).orElse(object.label().toString());
            Entry last = story.isEmpty() ? null : story.getLast();
            List<TakenIn> takenIn = takenIn();
            Done latest = latest(takenIn);
            return new Lineage(object, gone, image, label, known(object.annotator()),
                    story.isEmpty() ? null : done(story.getFirst()), last == null ? null : done(last), latest,
                    last == null ? null : last.hash(), predictions(), reviews(latest), decisions(), said(),
                    takenIn);
        }

        private String known(AnnotatorId id) {
            return names.getOrDefault(id, id.toString());
        }

        private @Nullable String name(@Nullable AnnotatorId id) {
            return id == null ? null : known(id);
        }

        private Done done(Entry e) {
            return new Done(e.seq(), name(e.author()), e.time(), e.name());
        }

        /** A merge is later than what it takes in: then it counts what was done in the other file, and when. */
        private @Nullable Done latest(List<TakenIn> takenIn) throws ProjectRefused {
            Done last = takenIn.stream().map(TakenIn::done).max(Comparator.comparing(Done::when)).orElse(null);
            for (Entry entry : story.reversed()) {
                if (takenIn.isEmpty() || !isMerge(entry.seq())) {
                    return last == null || entry.time().isAfter(last.when()) ? done(entry) : last;
                }
            }
            return last;
        }

        private boolean isMerge(long seq) throws ProjectRefused {
            return project.inside((database, log) -> {
                boolean[] merge = new boolean[1];
                log.eachPart(seq, (part, bytes) -> merge[0] |= OurLog.isMerge(part, bytes));
                return merge[0];
            });
        }

        private List<Predicted> predictions() {
            List<Predicted> found = new ArrayList<>();
            for (Entry entry : story) {
                if (entry.changes().getFirst().after() instanceof Annotation a
                        && a.provenance().origin() != Provenance.Origin.HUMAN) {
                    found.add(new Predicted(done(entry), a.provenance()));
                }
            }
            return found;
        }

        /** Whoever looks over an annotator's work on an image looks over each of its objects. */
        private List<Reviewed> reviews(@Nullable Done latest) {
            return notes(Review.KIND).map(Review::of).flatMap(Optional::stream)
                    .filter(r -> r.of().equals(object.annotator()))
                    .map(r -> new Reviewed(name(r.author()), r.time(), known(r.of()), r.outcome(), r.reason(),
                            latest == null || !latest.when().isAfter(r.time())))
                    .toList();
        }

        private List<Decided> decisions() {
            return notes(Decision.KIND).map(Decision::of).flatMap(Optional::stream)
                    .filter(d -> object.id().equals(d.about().first()) || object.id().equals(d.about().second()))
                    .map(d -> new Decided(name(d.author()), d.time(), known(d.about().into()), d.outcome())).toList();
        }

        private List<Said> said() {
            return project.notes(object.image()).stream()
                    .filter(n -> object.id().equals(n.annotation()) && !TOLD.contains(n.kind()))
                    .map(n -> new Said(n.kind(), name(n.author()), n.time(), n.fields())).toList();
        }

        private Stream<Note> notes(String kind) {
            return project.notes(object.image()).stream().filter(n -> n.kind().equals(kind));
        }

        private List<TakenIn> takenIn() {
            List<TakenIn> lines = new ArrayList<>();
            String token = Carried.token(object.id());
            String gone = Carried.gone(object.id());
            project.eachNote(Carried.KIND, note -> Carried.of(note).ifPresent(carried -> carried.lines().stream()
                    .filter(l -> l.items().contains(token) || l.items().contains(gone))
                    .forEach(l -> lines.add(new TakenIn(carried.lineage(),
                            new Done(l.seq(), name(l.author()), l.time(), l.name()))))));
            return lines;
        }
    }
}
