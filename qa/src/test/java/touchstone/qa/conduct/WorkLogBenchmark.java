package touchstone.qa.conduct;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Entry;
import touchstone.model.Image;
import touchstone.model.ProjectLens;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Box;
import touchstone.qa.Watch;

/** How long one pass over a log of a million entries takes, and how much memory what it leaves behind takes. */
final class WorkLogBenchmark {

    private static final int ENTRIES = 1_000_000;
    private static final int IMAGES = 2_000;

    private WorkLogBenchmark() {
    }

    public static void main(String[] args) {
        LoggedProject people = new LoggedProject();
        List<Annotator> annotators = List.of(people.annotator("A"), people.annotator("B"), people.annotator("C"));
        for (int i = 0; i < IMAGES; i++) {
            people.image("i" + i);
        }
        List<Image> images = people.images();
        ViewWithLog view = new ViewWithLog(people, visitor -> {
            Instant now = Instant.EPOCH;
            for (int e = 0; e < ENTRIES; e++) {
                now = now.plusSeconds(7);
                Annotator by = annotators.get(e % 3);
                Image image = images.get((int) ((long) e * IMAGES / ENTRIES));
                visitor.accept(new Entry(e + 1L, now, by.id(), "", Entry.Kind.EDIT, null, List.of(Change.add(
                        Annotation.drawn(image.id(), LoggedProject.CELL.id(), by.id(), new Box(e % 500, 5, 9, 9)))),
                        ""));
            }
        });
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            WorkLog log = WorkLog.of(view, 30, Watch.NONE);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.gc();
            long used = (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
            System.out.printf("%,d entries: %.2f s, %d visits, %d MB in use%n", ENTRIES, seconds, log.visits().size(),
                    used);
        }
    }

    /** A project whose log is made up while it is read. */
    private static final class ViewWithLog extends ProjectLens {

        private final Consumer<Consumer<Entry>> log;

        ViewWithLog(ProjectView project, Consumer<Consumer<Entry>> log) {
            super(project);
            this.log = log;
        }

        @Override
        public void entries(Consumer<Entry> visitor) {
            log.accept(visitor);
        }
    }
}
