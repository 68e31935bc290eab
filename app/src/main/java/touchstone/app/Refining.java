package touchstone.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import touchstone.app.craft.queue.QueueView;
import touchstone.app.project.Session;
import touchstone.canvas.AnnotationCanvas;
import touchstone.handout.Depths;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.Provenance;
import touchstone.model.geometry.GeometryKind;

/**
 * Draws coarse objects again, finer: what is drawn next takes the place of the chosen one and keeps its identity, so that
 * the object's story goes from the box to the mask. Of somebody else's object a copy of one's own comes first.
 */
final class Refining {

    private static final Messages MESSAGES = Messages.beside(QueueView.class);
    private static final Map<GeometryKind, String> TOOLS = Map.of(GeometryKind.ELLIPSE, "ellipse",
            GeometryKind.POLYGON, "polygon", GeometryKind.MASK, "brush", GeometryKind.BOX, "box");

    private final Session session;
    private final AnnotationCanvas canvas;
    private final Consumer<String> say;
    private final Consumer<String> pick;
    private @Nullable Annotation coarse;

    /**
     * @param say told a sentence that need not be read
     * @param pick takes a tool into the hand, by its name
     */
    Refining(Session session, AnnotationCanvas canvas, Consumer<String> say, Consumer<String> pick) {
        this.session = session;
        this.canvas = canvas;
        this.say = say;
        this.pick = pick;
        session.image().addListener(o -> coarse = null);
    }

    /** Goes to the chosen object that is too coarse, else to the next, and takes the tool that draws it finer. */
    void next() {
        Image image = session.image().get();
        if (image == null) {
            return;
        }
        GeometryKind depth = Depths.of(image).orElse(GeometryKind.MASK);
        Covered mine = new Covered();
        session.objects().stream().filter(session::isMine).forEach(mine::add);
        List<Annotation> all = session.objects().stream().filter(o -> Depths.isCoarse(o, depth))
                .filter(o -> session.isMine(o) || isNobodys(o) && !mine.isCovered(o)).toList();
        Optional<Annotation> chosen = session.selected().stream().filter(all::contains).findFirst();
        Annotation next = chosen.filter(c -> !c.equals(coarse)).orElseGet(() -> all.isEmpty()
                ? null
                : all.get((all.indexOf(coarse) + 1) % all.size()));
        coarse = next;
        if (next == null) {
            say.accept(MESSAGES.text("refine.none"));
            return;
        }
        session.layers().show(next.annotator());
        session.label().set(next.label());
        canvas.zoomTo(next.geometry().bounds());
        session.selection().set(session.isMine(next) ? Set.of() : Set.of(next.id()));
        pick.accept(TOOLS.getOrDefault(depth, "polygon"));
        say.accept(MESSAGES.text("refine.draw", name(next)));
    }

    /** Of a layer on which nobody goes on: a model's, an import's, another annotator's. */
    private boolean isNobodys(Annotation object) {
        return session.annotator(object.annotator()).filter(a -> a.role() != Annotator.Role.GOLD).isPresent();
    }

    private String name(Annotation object) {
        return session.labelOf(object).map(Label::name).orElse("");
    }

    /** Takes what was drawn for the chosen object; everything else goes its way. */
    void commit(Edit drawn) {
        Annotation before = coarse;
        List<Annotation> added = drawn.changes().stream().filter(c -> c.before() == null)
                .flatMap(c -> c.after() instanceof Annotation a
                        ? Stream.of(a)
                        : Stream.empty())
                .toList();
        if (before == null || drawn.changes().size() != 1 || added.size() != 1
                || !isFiner(added.getFirst(), before)) {
            session.commitDrawn(drawn);
            return;
        }
        coarse = null;
        Annotation fine = added.getFirst();
        int guideline = session.guideline().get().map(Guideline::version).orElse(0);
        Annotation own = session.isMine(before)
                ? before
                : new Annotation(AnnotationId.create(), before.image(), before.label(), session.me().get().id(),
                        before.geometry(), before.attributes(), new Provenance(Provenance.Origin.ACCEPTED,
                                session.annotator(before.annotator()).map(Annotator::name).orElse(""),
                                before.provenance().score(), guideline));
        Change finer = Change.replace(own, own.withGeometry(fine.geometry()));
        Edit edit = new Edit(MESSAGES.text("edit.refined", name(before)),
                own.equals(before) ? List.of(finer) : List.of(Change.add(own), finer));
        Platform.runLater(() -> {
            canvas.apply(List.of(Change.remove(fine)));
            session.commit(edit);
        });
    }

    private static boolean isFiner(Annotation fine, Annotation coarse) {
        int at = Depths.ALL.indexOf(fine.geometry().kind());
        return at > Depths.ALL.indexOf(coarse.geometry().kind())
                && fine.geometry().bounds().intersects(coarse.geometry().bounds());
    }
}
