package touchstone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import touchstone.model.Annotator;
import touchstone.model.Messages;
import touchstone.qa.Watch;
import touchstone.qa.report.Report;
import touchstone.paper.Papers;
import touchstone.qa.Rules;
import touchstone.qa.analysis.Analyses;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.store.Project;
import touchstone.store.Summary;

/** What the commands about quality have in common. */
final class Quality {

    private static final Messages TEXT = Messages.beside(Quality.class);

    private Quality() {
    }

    /** What all analyses say of a project, and the scores and the agreement of everybody who has worked, as of now. */
    static Report report(Project project, String title, Rules rules, Map<String, String> settings, Bar bar)
            throws WrongUsage {
        Subject subject = subject(project, Set.of(), rules, settings);
        return Papers.report(subject, analyse(Analyses.ofReport(subject.inForce()), subject, bar), title,
                project.path(),
                watch(bar));
    }

    /** What those that have something to say have found. */
    static List<Result> analyse(List<Analysis> analyses, Subject subject, Bar bar) throws WrongUsage {
        try {
            return Analyses.run(analyses, subject, watch("analyse.progress", bar));
        } catch (Settings.BadSetting bad) {
            throw new WrongUsage(bad);
        }
    }

    /**
     * Writes every table of the results as a file.
     *
     * @param folder made where it is missing
     */
    static void write(SortedMap<String, String> tables, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> table : tables.entrySet()) {
            Files.writeString(folder.resolve(table.getKey()), table.getValue());
        }
    }

    /**
     * What analyses look at.
     *
     * @param people of all who draw, those who count; empty for all
     * @param settings those that are not as usual
     */
    static Subject subject(Project project, Set<Annotator> people, Rules rules, Map<String, String> settings) {
        Summary summary = project.summary();
        Basis basis = new Basis(summary.edits(), summary.auditHead(), new TreeMap<>(), null);
        return people.isEmpty()
                ? new Subject(project, rules, basis, settings)
                : new Subject(new Chosen(project, people), rules,
                        basis.with(Map.of("of", Annotators.names(List.copyOf(people)))), settings);
    }

    static Watch watch(Bar bar) {
        return watch("quality.progress", bar);
    }

    /** A share, for steps are told and not images: every image counts once for each pair of people or kind of work. */
    private static Watch watch(String text, Bar bar) {
        return new Watch() {
            @Override
            public void done(int images, int of) {
                bar.show(TEXT.text(text, of == 0 ? 1.0 : (double) images / of));
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
