package touchstone.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.setup.JsonInput;
import touchstone.model.InputRefused;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.store.EditConflict;
import touchstone.store.Project;
import touchstone.store.ProjectRefused;
import tools.jackson.databind.JsonNode;

/**
 * {@code edit}: reads one edit a line and answers each line once the edit is durable. A line that cannot be done is
 * answered with the reason, and the next one is read; so is one that found no room on the disk, because removing
 * something still works there and room may be made meanwhile. That there was none is also said at the end.
 */
@Command(name = "edit")
final class EditCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    Path file;

    @Option(names = "--annotator", paramLabel = "NAME", descriptionKey = "annotator")
    @Nullable
    String annotator;

    EditCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        try (Project project = Projects.open(file, output);
                Refuge refuge = new Refuge(project, output);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(output.streams().in(), StandardCharsets.UTF_8))) {
            Editor editor = new Editor(project, Annotators.drawing(project, annotator, output));
            PrintStream out = output.streams().out();
            ProjectRefused full = null;
            int number = 0;
            for (String line = lines.readLine(); line != null && !out.checkError(); line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    try {
                        out.println(Json.text(answer(editor, refuge, number, line)));
                    } catch (ProjectRefused refused) {
                        if (refused.reason() != ProjectRefused.Reason.DISK_FULL) {
                            throw refused;
                        }
                        full = refused;
                        out.println(Json.text(error(number, refused)));
                    }
                    out.flush();
                }
            }
            if (full != null) {
                throw full;
            }
            return Failure.DONE;
        }
    }

    private static Object answer(Editor editor, Refuge refuge, int number, String line) throws IOException {
        try {
            Editor.Done done = done(editor, refuge, JsonInput.line(line));
            Map<String, @Nullable Object> answer = Json.object("line", number, "edit", done.edit(), "id", done.id());
            if (!done.added().isEmpty()) {
                answer.put("added", done.added());
            }
            return answer;
        } catch (InputRefused | EditConflict | InvalidGeometry refused) {
            return error(number, refused);
        }
    }

    private static Object error(int number, Exception refused) {
        return Json.object("line", number, "error", Failure.of(refused).sentence());
    }

    /** Once more where the file was lost meanwhile and the work goes on in another. */
    private static Editor.Done done(Editor editor, Refuge refuge, JsonNode line) throws IOException, EditConflict {
        try {
            return editor.apply(line);
        } catch (ProjectRefused refused) {
            if (refused.reason() == ProjectRefused.Reason.MISSING && refuge.isTaken()) {
                return editor.apply(line);
            }
            throw refused;
        }
    }
}
