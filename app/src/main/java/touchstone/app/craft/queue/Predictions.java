package touchstone.app.craft.queue;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Applied;
import touchstone.app.project.Session;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.Provenance.Origin;
import touchstone.model.geometry.Bounds;
import touchstone.model.note.Verdict;
import touchstone.qa.review.Uncertainty;

/**
 * What models predict and I have not judged yet. Accepting makes a copy of my own, what the model said stays; each verdict
 * is kept with the time that it took.
 */
public final class Predictions implements Session.Listener {

    private static final Messages MESSAGES = Messages.beside(Predictions.class);
    private static final double LEAST_SEEN = 8;

    private final Session session;
    private final InstantSource clock;
    private final Map<AnnotationId, Verdict> judged = new HashMap<>();
    private final Map<ImageId, Integer> judgedHere = new HashMap<>();
    private final Set<AnnotationId> seen = new HashSet<>();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper verdicts = new ReadOnlyIntegerWrapper();
    /** What is to be judged on the shown image; null where it is not known. */
    private @Nullable List<Annotation> known;
    /** The models' objects that it was made of. */
    private List<List<Annotation>> from = List.of();
    private long since;
    /** Whether the shown image was gone to for its predictions. */
    private boolean arriving;

    public Predictions(Session session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
        since = clock.millis();
        session.listen(this);
        session.objects().addListener((Observable o) -> revision.set(revision.get() + 1));
        session.selection().addListener(o -> revision.set(revision.get() + 1));
        session.me().addListener(o -> read());
        session.image().addListener(o -> {
            seen.clear();
            since = clock.millis();
        });
        read();
    }

    private void read() {
        AnnotatorId me = session.me().get().id();
        session.ask(() -> session.project().notes(Verdict.KIND), notes -> {
            judged.clear();
            judgedHere.clear();
            notes.stream().flatMap(n -> Verdict.of(n).stream()).filter(v -> v.author().equals(me)).forEach(this::add);
            changed();
            verdicts.set(verdicts.get() + 1);
        });
    }

    private void add(Verdict verdict) {
        if (judged.put(verdict.prediction(), verdict) == null) {
            judgedHere.merge(verdict.image(), 1, Integer::sum);
        }
    }

    private void changed() {
        known = null;
        revision.set(revision.get() + 1);
    }

    /** Grows whenever I have judged something, or taken a verdict back. */
    public ReadOnlyIntegerProperty verdicts() {
        return verdicts.getReadOnlyProperty();
    }

    /** Grows whenever what is to be judged here may have changed. */
    public ReadOnlyIntegerProperty revision() {
        return revision.getReadOnlyProperty();
    }

    /** What I have judged already. */
    public Set<AnnotationId> judged() {
        return Collections.unmodifiableSet(judged.keySet());
    }

    /** Whether I have judged it already. */
    public boolean isJudged(Annotation object) {
        return judged.containsKey(object.id());
    }

    private boolean isPrediction(Annotation object) {
        return object.provenance().origin() == Origin.MODEL && !session.isMine(object)
                && session.annotator(object.annotator()).filter(a -> a.role() == Annotator.Role.MODEL).isPresent();
    }

    /** On the shown image, the least sure first. */
    public List<Annotation> here() {
        List<List<Annotation>> now = session.annotators().stream().filter(a -> a.role() == Annotator.Role.MODEL)
                .map(model -> session.objectsOf(model.id())).filter(all -> !all.isEmpty()).toList();
        List<Annotation> all = known;
        if (all == null || !isSame(now, from)) {
            all = now.stream().flatMap(List::stream).filter(this::isPrediction).filter(o -> !isJudged(o))
                    .sorted(Comparator.comparingDouble((Annotation o) -> -uncertainty(o))).toList();
            known = all;
            from = now;
        }
        return all;
    }

    @SuppressWarnings("ReferenceEquality") // the session makes another list where anything in it has changed
    private static boolean isSame(List<List<Annotation>> now, List<List<Annotation>> before) {
        boolean same = now.size() == before.size();
        for (int i = 0; same && i < now.size(); i++) {
            same = now.get(i) == before.get(i);
        }
        return same;
    }

    private static double uncertainty(Annotation object) {
        Double score = object.provenance().score();
        return score == null ? 1 : Uncertainty.ofScore(score).entropy();
    }

    /** The one that is chosen. */
    public Optional<Annotation> current() {
        Set<AnnotationId> selected = session.selection().get();
        return selected.isEmpty()
                ? Optional.empty()
                : here().stream().filter(o -> selected.contains(o.id())).findFirst();
    }

    /** Chooses the next of the shown image, else goes to the next image that has any. */
    public Optional<Annotation> next() {
        List<Annotation> all = here();
        Annotation now = current().orElse(null);
        if (!all.isEmpty() && !(all.size() == 1 && now != null)) {
            Annotation next = all.get((all.indexOf(now) + 1) % all.size());
            session.layers().show(next.annotator());
            session.selection().set(Set.of(next.id()));
            since = clock.millis();
            return Optional.of(next);
        }
        if (now == null) {
            nextImage();
        }
        return Optional.empty();
    }

    private void nextImage() {
        List<AnnotatorId> models = session.annotators().stream().filter(a -> a.role() == Annotator.Role.MODEL)
                .map(Annotator::id).toList();
        List<Image> images = session.stacks().inOrder();
        int at = images.indexOf(session.image().get());
        for (int i = 1; i < images.size(); i++) {
            Image image = images.get((at + i) % images.size());
            int predicted = models.stream().mapToInt(m -> session.count(image.id(), m)).sum();
            if (predicted > judgedHere.getOrDefault(image.id(), 0)) {
                arriving = true;
                session.show(image.id());
                return;
            }
        }
    }

    /** Takes note of what lies in view, large enough to be seen. */
    public void look(Bounds visible, double scale) {
        for (Annotation object : here()) {
            Bounds b = object.geometry().bounds();
            boolean inside = b.isEmpty() || b.minX() >= visible.minX() && b.maxX() <= visible.maxX()
                    && b.minY() >= visible.minY() && b.maxY() <= visible.maxY();
            if (inside && (b.isEmpty() || Math.max(b.width(), b.height()) * scale >= LEAST_SEEN)
                    && session.layers().isVisible(object.annotator())) {
                seen.add(object.id());
            }
        }
    }

    /** Those of at least this score that were in view. */
    public List<Annotation> seenFrom(double score) {
        return here().stream().filter(o -> seen.contains(o.id()))
                .filter(o -> o.provenance().score() != null && o.provenance().score() >= score).toList();
    }

    /** @return my copies */
    public List<Annotation> accept(List<Annotation> predicted) {
        long each = predicted.isEmpty() ? 0 : (clock.millis() - since) / predicted.size();
        int guideline = session.guideline().get().map(Guideline::version).orElse(0);
        List<Change> changes = new ArrayList<>();
        List<Annotation> copies = new ArrayList<>();
        AnnotatorId me = session.me().get().id();
        for (Annotation p : predicted) {
            Annotation own = new Annotation(AnnotationId.create(), p.image(), p.label(), me, p.geometry(),
                    p.attributes(), p.provenance().accepted(guideline));
            copies.add(own);
            changes.add(Change.add(own));
            changes.add(Change.add(
                    new Verdict(NoteId.create(), p.image(), p.id(), me, clock.instant(), own.id(), each).note()));
        }
        if (!changes.isEmpty()) {
            since = clock.millis();
            session.commit(new Edit(MESSAGES.text("edit.accepted", predicted.size()), changes));
        }
        return copies;
    }

    public void reject(Annotation p) {
        AnnotatorId me = session.me().get().id();
        Verdict verdict = new Verdict(NoteId.create(), p.image(), p.id(), me, clock.instant(), null,
                clock.millis() - since);
        since = clock.millis();
        session.commit(Edit.of(MESSAGES.text("edit.rejected"), Change.add(verdict.note())));
    }

    @Override
    public void applied(Applied done, boolean drawn) {
        boolean any = false;
        for (Change change : done.others()) {
            if (change.any() instanceof Note note && note.kind().equals(Verdict.KIND)
                    && session.me().get().id().equals(note.author())) {
                any = true;
                Verdict.of(note).ifPresent(v -> {
                    if (change.after() != null) {
                        add(v);
                    } else if (judged.remove(v.prediction()) != null) {
                        judgedHere.merge(v.image(), -1, Integer::sum);
                    }
                });
            }
        }
        if (any) {
            changed();
            verdicts.set(verdicts.get() + 1);
        }
    }

    @Override
    public void loaded() {
        if (arriving) {
            arriving = false;
            next();
        }
        changed();
    }
}
