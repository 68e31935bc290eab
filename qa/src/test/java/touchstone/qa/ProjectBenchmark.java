package touchstone.qa;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Map;
import java.util.concurrent.CancellationException;
import touchstone.model.ProjectView;
import touchstone.qa.agreement.Agreement;
import touchstone.qa.analysis.Analyses;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Subject;

/**
 * Times a whole project: 1,000 images, 3 annotators, 30,000 masks (or as many images and objects as the arguments say),
 * and every analysis of it; then how soon a run that is cancelled after a third of a second comes back. Run as a program.
 */
public final class ProjectBenchmark {

    private static final int ANNOTATORS = 3;

    private ProjectBenchmark() {
    }

    public static void main(String[] arguments) {
        int images = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        int objects = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        ProjectView project = new SyntheticProject(images, ANNOTATORS, objects, true);
        System.out.println(images + " images, " + ANNOTATORS + " annotators, " + images * ANNOTATORS * objects
                + " masks; heap with them " + peak() + " MB");
        Subject subject = new Subject(project, Rules.DEFAULT, Basis.NONE, Map.of());
        time("all pairs matched", () -> Agreement.of(subject, project.annotators(), Watch.NONE));
        for (Analysis analysis : Analyses.ALL) {
            time(analysis.name(), () -> analysis.of(subject, Watch.NONE));
        }
        for (Analysis analysis : Analyses.ALL) {
            cancel(project, analysis);
        }
    }

    private static void time(String what, Runnable work) {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        work.run();
        System.out.printf("%s\t%d ms\theap at most %d MB%n", what, (System.nanoTime() - start) / 1_000_000, peak());
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP)
                .mapToLong(p -> p.getPeakUsage().getUsed()).sum() >> 20;
    }

    private static void cancel(ProjectView project, Analysis analysis) {
        long cancelled = System.nanoTime() + 333_000_000;
        Watch watch = new Watch() {
            @Override
            public void done(int images, int of) {
                // Only the end is of interest.
            }

            @Override
            public boolean cancelled() {
                return System.nanoTime() > cancelled;
            }
        };
        try {
            analysis.of(new Subject(project, Rules.DEFAULT, Basis.NONE, Map.of()), watch);
        } catch (CancellationException asAsked) {
            System.out.printf("%s cancelled\t%d ms late%n", analysis.name(),
                    (System.nanoTime() - cancelled) / 1_000_000);
        }
    }
}
