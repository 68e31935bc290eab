package touchstone.store.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.store.LongLog;
import touchstone.store.Project;

/**
 * A project with 100,000 objects and a log of a thousand entries for each trial: how long the program takes to open it,
 * after a kill as well, and what a commit takes in it. The project is made in memory, because its own syncs are not what is
 * measured.
 */
final class SizeFault implements Fault {

    private static final int OBJECTS = 100_000;

    @Override
    public String name() {
        return "size";
    }

    @Override
    public int trials() {
        return 1000;
    }

    @Override
    public void run(Trial trial) throws IOException, InterruptedException {
        Path memory = Files.isDirectory(Path.of("/dev/shm"))
                ? Files.createTempDirectory(Path.of("/dev/shm"), "touchstone")
                : trial.place("memory");
        Path project = trial.place("size").resolve("p.touchstone");
        try {
            Path made = memory.resolve("p.touchstone");
            fill(made, trial.trials * 1000);
            Files.copy(made, project);
        } finally {
            Trial.remove(memory);
        }
        trial.figure("entries", trial.trials * 1000);
        trial.figure("fileMegabytes", Trial.rounded(Files.size(project) / 1e6));
        List<Double> open = new ArrayList<>();
        List<Double> afterKill = new ArrayList<>();
        List<Double> program = new ArrayList<>();
        List<Double> gesture = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            open.add(open(project));
            long began = System.nanoTime();
            try (Editing editing = Editing.start(trial.program, Map.of(), project)) {
                Gestures gestures = new Gestures(trial.random, List.of(Bulk.IMAGE), 12);
                editing.ask(gestures.box());
                program.add((System.nanoTime() - began) / 1e6);
                for (int n = 0; n < 400; n++) {
                    began = System.nanoTime();
                    editing.ask(gestures.next());
                    gesture.add((System.nanoTime() - began) / 1e6);
                }
                editing.kill();
            }
            afterKill.add(open(project));
        }
        trial.figures("openMillis", open);
        trial.figures("openAfterKillMillis", afterKill);
        trial.figures("programStartToFirstAnswerMillis", program);
        trial.figures("gestureToAnswerMillis", gesture);
        trial.require(open.stream().allMatch(m -> m <= 2000), "Opening took " + open + " ms.");
        trial.require(afterKill.stream().allMatch(m -> m <= 2000), "Opening after a kill took " + afterKill + " ms.");
        double p95 = gesture.stream().sorted().toList().get(gesture.size() * 95 / 100);
        trial.require(p95 <= 50, "A commit took " + p95 + " ms.");
    }

    private static double open(Path project) throws IOException {
        long began = System.nanoTime();
        try (Project _ = Project.open(project)) {
            return (System.nanoTime() - began) / 1e6;
        }
    }

    private static void fill(Path file, int entries) throws IOException {
        Annotation moved;
        try (Project project = Project.create(file)) {
            List<Image> images = Bulk.begin(project, OBJECTS);
            Bulk.polygons(project, images, OBJECTS, 30);
            Image image = images.getFirst();
            moved = Bulk.box(image, 0);
            project.commit(Edit.of("add", Change.add(moved)), Bulk.ANN.id());
        }
        LongLog.extend(file, moved, entries - 3);
    }
}
