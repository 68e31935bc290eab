package touchstone.app.quality;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Applied;
import touchstone.app.project.Session;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Note;
import touchstone.model.note.Decision;
import touchstone.qa.scoring.Disagreement;

/** Settles where two annotators differ: what is decided comes onto the layer of a consensus or of gold. */
public final class Adjudication implements Session.Listener {

    private final Session session;
    private final InstantSource clock;
    private final Map<Decision.Place, Decision> known = new HashMap<>();
    private final Set<Decision.Place> underway = new HashSet<>();
    private final ObjectProperty<@Nullable Annotator> into = new SimpleObjectProperty<>(null);
    private final ObjectProperty<@Nullable Disagreement> chosen = new SimpleObjectProperty<>(null);
    private final ObjectProperty<@Nullable Outcome> compared = new SimpleObjectProperty<>(null);
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private @Nullable Redrawing redrawing;

    /** While the result is drawn on its own layer. */
    private record Redrawing(Disagreement place, Annotator into, boolean drawn) {
    }

    Adjudication(Session session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
        session.listen(this);
        session.ask(() -> session.project().notes(Decision.KIND), notes -> {
            notes.forEach(n -> Decision.of(n).ifPresent(d -> known.putIfAbsent(d.about(), d)));
            changed();
        });
        into.addListener((o, was, is) -> changed());
    }

    /** Onto whose layer the result comes, null for nobody's; need not be in the project yet. */
    ObjectProperty<@Nullable Annotator> into() {
        return into;
    }

    /** The place that is decided next, null for none. */
    public ObjectProperty<@Nullable Disagreement> chosen() {
        return chosen;
    }

    /** Who was compared last, null for nobody. */
    ObjectProperty<@Nullable Outcome> compared() {
        return compared;
    }

    /** Name of the first or second that were compared; empty for nobody. */
    public String name(boolean first) {
        Outcome now = compared.get();
        return now == null ? "" : (first ? now.first() : now.second()).name();
    }

    /** Grows whenever something is decided or open again. */
    public ReadOnlyIntegerProperty revision() {
        return revision.getReadOnlyProperty();
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }

    private static @Nullable AnnotationId id(@Nullable Annotation annotation) {
        return annotation == null ? null : annotation.id();
    }

    private static Decision.Place about(Disagreement place, Annotator into) {
        return new Decision.Place(id(place.first()), id(place.second()), into.id());
    }

    Optional<Decision> decision(Disagreement place) {
        Annotator to = into.get();
        return to == null ? Optional.empty() : Optional.ofNullable(known.get(about(place, to)));
    }

    /** Whether it is decided or about to be. */
    boolean isDecided(Disagreement place) {
        Annotator to = into.get();
        return to != null && (underway.contains(about(place, to)) || known.containsKey(about(place, to)));
    }

    /** Decides the chosen place. */
    public void decide(Decision.Outcome outcome) {
        Disagreement place = chosen.get();
        Annotator to = into.get();
        if (place != null && to != null) {
            begin(to);
            redrawing = null;
            decide(place, to, session.person().get(), outcome);
        }
    }

    private void decide(Disagreement place, Annotator to, Annotator who, Decision.Outcome outcome) {
        Decision.Place about = about(place, to);
        Decision decision = new Decision(about, place.image().id(), who.id(), clock.instant(), outcome);
        underway.add(about);
        session.commit(() -> new Settling(session.project(), to).decide(place, about, decision));
    }

    /** Takes back what was decided of the chosen place. */
    public void reopen() {
        Disagreement place = chosen.get();
        Annotator to = into.get();
        if (place != null && to != null) {
            begin(to);
            Decision.Place about = about(place, to);
            session.commit(() -> new Settling(session.project(), to).decide(place, about, null));
        }
    }

    /**
     * Takes over what both agree on.
     *
     * @param then told how many objects that were
     */
    void takeAgreed(IntConsumer then) {
        Outcome now = compared.get();
        Annotator to = into.get();
        if (now != null && to != null) {
            begin(to);
            List<Integer> taken = new ArrayList<>();
            session.commit(() -> {
                Edit edit = new Settling(session.project(), to).takeOver(now.agreed());
                taken.add(edit.changes().size());
                return edit;
            });
            session.ask(() -> taken.stream().mapToInt(i -> i).sum(), then::accept);
        }
    }

    /** Draws on the result's own layer: what is drawn next on the chosen place's image decides it. */
    void redraw() {
        Disagreement place = chosen.get();
        Annotator to = into.get();
        if (place != null && to != null) {
            begin(to);
            redrawing = new Redrawing(place, to, false);
            session.drawOn(to);
            session.label().set(place.any().label());
        }
    }

    /** Makes sure that the project knows both who decides and the layer; whoever redrew before is himself again. */
    private void begin(Annotator to) {
        Redrawing before = redrawing;
        if (before != null && session.me().get().id().equals(before.into.id())) {
            session.drawOn(session.person().get());
        }
        session.introduce(session.person().get());
        session.introduce(to);
        session.layers().show(to.id());
    }

    @Override
    public void applied(Applied done, boolean drawn) {
        boolean news = false;
        for (Change change : done.others()) {
            if (change.any() instanceof Note note && note.kind().equals(Decision.KIND)) {
                Decision.of(note).ifPresent(d -> {
                    underway.remove(d.about());
                    known.remove(d.about());
                });
                if (change.after() instanceof Note after) {
                    Decision.of(after).ifPresent(d -> known.put(d.about(), d));
                }
                news = true;
            }
        }
        Redrawing now = redrawing;
        if (now != null && !now.drawn && drawn && done.byHand().stream().anyMatch(c -> isDrawn(c, now))) {
            redrawing = new Redrawing(now.place, now.into, true);
            decide(now.place, now.into, session.person().get(), Decision.Outcome.REDRAWN);
        }
        if (news) {
            changed();
        }
    }

    private static boolean isDrawn(Change change, Redrawing now) {
        return change.before() == null && change.after() instanceof Annotation a
                && a.annotator().equals(now.into.id()) && a.image().equals(now.place.image().id());
    }

    /** What was refused is open again. */
    @Override
    public void loaded() {
        underway.clear();
        changed();
    }
}
