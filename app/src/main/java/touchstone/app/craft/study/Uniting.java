package touchstone.app.craft.study;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.scene.control.Dialog;
import touchstone.app.chart.Reading;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.app.task.Tasks;
import touchstone.model.Annotator;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.qa.consensus.Candidate;
import touchstone.qa.consensus.ConsensusLayer;
import touchstone.qa.consensus.ObjectConsensus;
import touchstone.store.Project;

/** Makes one layer of several people's work, in the background and as one edit. Used on the screen's thread. */
public final class Uniting implements AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(Uniting.class);

    private final Session session;
    private final Tasks tasks;
    private final Reading reading;
    private final BiConsumer<String, String> tell;
    private final Disk disk = new Disk("uniting");

    /**
     * @param reading where what is left open leads
     * @param tell told a title and a sentence that the user has to read
     */
    public Uniting(Session session, Tasks tasks, Reading reading, BiConsumer<String, String> tell) {
        this.session = session;
        this.tasks = tasks;
        this.reading = reading;
        this.tell = tell;
    }

    private record United(Annotator into, ObjectConsensus consensus, Edit edit) {

        List<ImageId> open() {
            return consensus.ties().stream().map(Candidate::image).map(Image::id).distinct().toList();
        }

        String told() {
            long tags = consensus.taken().stream().filter(t -> t.candidate().isTag()).count();
            return MESSAGES.text(edit.isEmpty() ? "unite.unchanged" : "unite.done", into.name(),
                    consensus.taken().size() - tags, tags, consensus.candidates().images().size(),
                    consensus.ties().size(), consensus.belowQuorum().size());
        }
    }

    /** Asks whose work, and unites it. */
    public void ask(Dialog<UniteForm.Choice> dialog) {
        UniteForm.ask(dialog, session.annotators()).ifPresent(this::unite);
    }

    private void unite(UniteForm.Choice choice) {
        String title = MESSAGES.text("unite.title");
        TaskWatch watch = new TaskWatch(title, tasks);
        Project project = session.project();
        disk.ask(() -> {
            Annotator into = ConsensusLayer.layer(project, choice.of(), choice.name(), choice.role());
            ObjectConsensus consensus = ObjectConsensus.of(project, choice.of(), choice.rules(), watch.part(0, 2));
            if (consensus.candidates().images().isEmpty()) {
                throw new InputRefused(MESSAGES.text("unite.nothing",
                        choice.of().stream().map(Annotator::name).collect(Collectors.joining(", "))));
            }
            return new United(into, consensus, ConsensusLayer.edit(project, into, consensus, watch.part(1, 2)));
        }, done -> {
            watch.end();
            if (!done.edit.isEmpty()) {
                session.commit(done.edit);
            }
            session.layers().show(done.into.id());
            tell.accept(title, done.told());
            if (!done.open().isEmpty()) {
                reading.images(MESSAGES.text("unite.open"), done.open());
            }
        }, sentence -> {
            watch.end();
            tell.accept(title, sentence);
        });
    }

    /** Lets what was begun come to its end. */
    @Override
    public void close() {
        disk.close();
    }
}
