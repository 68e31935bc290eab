package touchstone.app.craft.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import touchstone.app.project.Disk;
import touchstone.app.project.FileDialogs;
import touchstone.app.project.Session;
import touchstone.app.settings.Prompts;
import touchstone.app.task.Tasks;
import touchstone.model.Annotator;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.note.Thresholds;
import touchstone.paper.Papers;
import touchstone.qa.Rules;
import touchstone.qa.Watch;
import touchstone.qa.analysis.Analyses;
import touchstone.qa.consensus.ConsensusRules;
import touchstone.qa.consensus.ObjectConsensus;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.store.Project;
import touchstone.store.Summary;

/** Writes the report and the votes while the hand goes on drawing. Used on the screen's thread. */
public final class Paperwork implements AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(Paperwork.class);

    /** Endings of files by which somebody asks for one of the report's forms. */
    private static final List<String> KINDS = List.of(".html", ".htm", ".json", ".csv");

    private final Session session;
    private final Tasks tasks;
    private final Prompts prompts;
    private final FileDialogs files;
    private final Disk disk = new Disk("papers");

    /**
     * @param prompts tell the user where something was written, or why not
     * @param files show it where that is wanted
     */
    public Paperwork(Session session, Tasks tasks, Prompts prompts, FileDialogs files) {
        this.session = session;
        this.tasks = tasks;
        this.prompts = prompts;
        this.files = files;
    }

    private interface Made {

        void by(Watch watch) throws IOException, InputRefused;
    }

    /** Writes the whole report: as a page to read and print unless its file's ending says otherwise. */
    public void report(Path to) {
        Project project = session.project();
        Path page = named(to);
        make("report", page, watch -> {
            Map<String, String> settings = Thresholds.of(project);
            Summary summary = project.summary();
            Subject subject = new Subject(project, Rules.DEFAULT,
                    new Basis(summary.edits(), summary.auditHead(), new TreeMap<>(), null), Map.of());
            try {
                List<Result> results = Analyses.run(Analyses.ofReport(settings), subject, watch.part(0, 2));
                Papers.write(Papers.report(subject, results, String.valueOf(project.path().getFileName()),
                        project.path(), watch.part(1, 2)), page);
            } catch (Settings.BadSetting bad) {
                throw new InputRefused(String.valueOf(bad.getMessage()));
            }
        });
    }

    private static Path named(Path to) {
        return KINDS.stream().anyMatch(to.toString().toLowerCase(Locale.ROOT)::endsWith) ? to : Path.of(to + ".html");
    }

    /** Writes who voted how on each object and tag, with nothing decided: a table, or a document for a name in .json. */
    public void votes(Path to) {
        Project project = session.project();
        make("votes", to, watch -> {
            List<Annotator> people = project.annotators().stream()
                    .filter(a -> a.role() == Annotator.Role.ANNOTATOR).toList();
            if (people.size() < 2) {
                throw new InputRefused(MESSAGES.text("votes.two"));
            }
            Papers.write(ObjectConsensus.of(project, people,
                    new ConsensusRules(Rules.DEFAULT, 0, ConsensusRules.Method.MAJORITY), watch), project.schema(),
                    to);
        });
    }

    private void make(String what, Path to, Made made) {
        String title = MESSAGES.text(what + ".title");
        TaskWatch writing = new TaskWatch(title, tasks);
        disk.ask(() -> {
            if (Files.exists(to) && Files.isSameFile(to, session.path())) {
                throw new InputRefused(MESSAGES.text("own", to.getFileName()));
            }
            made.by(writing);
            return to;
        }, written -> {
            writing.end();
            if (prompts.offer(title, MESSAGES.text("written", written), MESSAGES.text("show"))) {
                files.show(written);
            }
        }, sentence -> {
            writing.end();
            prompts.tell(title, sentence);
        });
    }

    /** Lets what was begun come to its end. */
    @Override
    public void close() {
        disk.close();
    }
}
