package touchstone.app.craft.queue;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.app.task.Tasks;
import touchstone.handout.Candidates;
import touchstone.handout.Handout;
import touchstone.handout.LookAgain;
import touchstone.handout.Planting;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Edit;
import touchstone.model.ImageId;
import touchstone.model.Messages;
import touchstone.model.ObjectRow;
import touchstone.model.guideline.Relabelling;
import touchstone.model.note.Assignment.Task;
import touchstone.model.note.Assignment.Why;
import touchstone.qa.Watch;
import touchstone.qa.review.Assigning;

/** Gives work to people in the background: what a form says, or the rows of a table to be looked at again. */
public final class Giving implements AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(Giving.class);

    private final Session session;
    private final Tasks tasks;
    private final InstantSource clock;
    private final BiConsumer<String, String> tell;
    private final Disk disk = new Disk("giving");
    private volatile boolean stopped;

    /** @param tell told a title and a text that the user has to read */
    public Giving(Session session, Tasks tasks, InstantSource clock, BiConsumer<String, String> tell) {
        this.session = session;
        this.tasks = tasks;
        this.clock = clock;
        this.tell = tell;
    }

    /** @param fresh who was not in the project before */
    private record Given(Assigning assigning, Handout.Made made, Edit planted, List<String> fresh) {
    }

    void give(AssignForm.Choice choice) {
        stopped = false;
        var task = tasks.begin(MESSAGES.text("giving"), () -> stopped = true);
        AnnotatorId me = known();
        Watch watch = new Watch() {
            @Override
            public void done(int images, int of) {
                task.say(MESSAGES.text("giving"), images, of);
            }

            @Override
            public boolean cancelled() {
                return stopped;
            }
        };
        disk.ask(() -> {
            List<Annotator> people = new ArrayList<>();
            for (String name : choice.to()) {
                people.add(Handout.person(session.project(), name));
            }
            LookAgain again = choice.task() == Task.RELABEL
                    ? LookAgain.of(session.project(), people, choice.only())
                    : null;
            Assigning assigning = again != null
                    ? again.assigning(session.project(), choice.most())
                    : Assigning.of(session.project(), new Assigning.Wish(choice.task(), people,
                            new Candidates(session.project(), choice.task(), choice.seed()).of(null, choice.only(),
                                    choice.share(), choice.depth(), watch),
                            choice.most(), choice.golden(), choice.repeats(), choice.times(), choice.seed()));
            Handout.Made made = new Handout(choice.batch(), choice.task(), choice.depth(), choice.mirrored(),
                    again == null ? Map.of() : again.objects(), me, clock.instant(), choice.seed())
                    .of(session.project(), assigning);
            Set<ImageId> images = assigning.given().values().stream().flatMap(List::stream).map(g -> g.image().id())
                    .collect(Collectors.toSet());
            Edit planted = choice.planted() == 0
                    ? new Edit("", List.of())
                    : new Planting(session.project(), choice.seed()).plant(images, choice.planted());
            return new Given(assigning, made, planted, people.stream().map(Annotator::name)
                    .filter(name -> session.project().annotatorNamed(name).isEmpty()).toList());
        }, given -> {
            task.end();
            session.commit(given.made.edit());
            if (!given.planted.isEmpty()) {
                session.commit(given.planted);
            }
            tell.accept(MESSAGES.text("given.title"), said(given));
        }, sentence -> {
            task.end();
            tell.accept(MESSAGES.text("given.title"), sentence);
        });
    }

    private @Nullable AnnotatorId known() {
        return session.annotator(session.me().get().id()).map(Annotator::id).orElse(null);
    }

    private static String said(Given given) {
        List<String> lines = new ArrayList<>();
        given.assigning.given().forEach((who, images) -> lines.add(MESSAGES.text("given.person", who.name(),
                images.size(), images.stream().filter(g -> g.why() == Why.GOLDEN).count(),
                images.stream().filter(g -> g.why() == Why.REPEAT).count())));
        if (!given.fresh.isEmpty()) {
            lines.add(MESSAGES.text("given.fresh", String.join(", ", given.fresh)));
        }
        if (!given.planted.isEmpty()) {
            lines.add(MESSAGES.text("given.planted", given.planted.changes().size()));
        }
        lines.addAll(given.assigning.remarks());
        lines.add(MESSAGES.text("given.pack"));
        return String.join("\n", lines);
    }

    /** Takes what was planted out again. */
    void unplant() {
        session.commit(() -> new Planting(session.project(), 0).remove());
    }

    /** What {@link #again} is called in a menu. */
    public static String menu() {
        return MESSAGES.text("again.menu");
    }

    /** Gives objects back to those who drew them, to be looked at again. */
    public void again(List<ObjectRow> rows) {
        giveBack(rows.stream().map(r -> new LookAgain.Piece(r.id(), r.image(), r.annotator())).toList());
    }

    /** Gives what the list of what has to be looked at again shows as open back to those who drew it. */
    public void due(List<Relabelling.Row> rows) {
        giveBack(rows.stream().filter(r -> r.state() == Relabelling.State.OPEN).map(LookAgain.Piece::of).toList());
    }

    private void giveBack(List<LookAgain.Piece> pieces) {
        AnnotatorId me = known();
        String batch = MESSAGES.text("again.batch", clock.instant().toString().substring(0, 16).replace('T', ' '));
        disk.ask(() -> {
            LookAgain again = LookAgain.of(session.project(), pieces);
            Assigning assigning = again.assigning(session.project(), Integer.MAX_VALUE);
            Handout.Made made = new Handout(batch, Task.RELABEL, null, false, again.objects(), me, clock.instant(), 1)
                    .of(session.project(), assigning);
            return new Back(made.edit(), MESSAGES.text("again.done", again.count(),
                    assigning.given().values().stream().flatMap(List::stream).map(g -> g.image().id()).distinct()
                            .count(),
                    pieces.size() - again.count()));
        }, back -> {
            session.commit(back.edit);
            tell.accept(MESSAGES.text("given.title"), back.told);
        }, sentence -> tell.accept(MESSAGES.text("given.title"), sentence));
    }

    private record Back(Edit edit, String told) {
    }

    @Override
    public void close() {
        stopped = true;
        disk.close();
    }
}
