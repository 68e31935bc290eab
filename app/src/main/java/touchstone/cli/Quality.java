package touchstone.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import touchstone.model.Messages;
import touchstone.qa.Watch;
import touchstone.qa.report.Report;
import touchstone.qa.report.ReportContext;
import touchstone.qa.Rules;
import touchstone.store.Project;
import touchstone.store.Summary;

/** What the commands about quality have in common. */
final class Quality {

    private static final Messages TEXT = Messages.beside(Quality.class);

    private Quality() {
    }

    /** Of everybody who has worked, as of now. */
    static Report report(Project project, String title, Rules rules, Bar bar) {
        Summary summary = project.summary();
        return Report.of(project, rules, new ReportContext(title, project.path().getFileName().toString(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS), summary.edits(), summary.auditHead()), watch(bar));
    }

    static Watch watch(Bar bar) {
        return new Watch() {
            @Override
            public void done(int images, int of) {
                bar.show(TEXT.text("quality.progress", images, of));
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
