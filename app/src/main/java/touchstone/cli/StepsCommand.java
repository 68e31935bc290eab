package touchstone.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.ImageId;
import touchstone.model.Entry;
import touchstone.store.Project;

/** {@code undo} and {@code redo}: steps back and forth in the history of one image. */
@Command
final class StepsCommand implements Callable<Integer> {

    /** Which way. */
    enum Direction {
        UNDO, REDO
    }

    @Mixin
    final Output output;

    private final Direction direction;

    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    Path file;

    @Option(names = "--image", paramLabel = "NAME", descriptionKey = "stepsImage")
    @Nullable
    String image;

    @Option(names = "--times", paramLabel = "N", descriptionKey = "times")
    int times = 1;

    StepsCommand(Streams streams, Direction direction) {
        output = new Output(streams);
        this.direction = direction;
    }

    @Override
    public Integer call() throws Exception {
        if (times < 1) {
            throw new WrongUsage(output.text("steps.times", times));
        }
        List<Entry> done = new ArrayList<>();
        try (Project project = Projects.open(file, output)) {
            ImageId id = image == null ? null : Projects.image(project, image).id();
            Optional<Entry> step = Optional.empty();
            do {
                step = step(project, id);
                step.ifPresent(done::add);
            } while (step.isPresent() && done.size() < times);
        }
        boolean back = direction == Direction.UNDO;
        return output.answer(
                () -> Json.object(back ? "undone" : "redone", done.size(), "edits",
                        done.stream().map(Entry::seq).toList(),
                        "names", done.stream().map(Entry::name).toList()),
                () -> output.text(back ? "steps.undo" : "steps.redo", done.size(),
                        String.join(", ", done.stream().map(Entry::name).toList())));
    }

    private Optional<Entry> step(Project project, @Nullable ImageId id) throws Exception {
        if (direction == Direction.UNDO) {
            return id == null ? project.undoProject(null) : project.undo(id, null);
        }
        return id == null ? project.redoProject(null) : project.redo(id, null);
    }
}
