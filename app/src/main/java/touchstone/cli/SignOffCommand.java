package touchstone.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.Annotator;
import touchstone.model.Entry;
import touchstone.model.note.SignOff;
import touchstone.store.Project;
import touchstone.store.SignOffs;

/** {@code sign-off}: a record that somebody stands for the content as it is. */
@Command(name = "sign-off")
final class SignOffCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    Path file;

    @Option(names = "--meaning", paramLabel = "TEXT", required = true, descriptionKey = "signOffMeaning")
    String meaning;

    @Option(names = "--annotator", paramLabel = "NAME", descriptionKey = "signOffAnnotator")
    @Nullable
    String annotator;

    SignOffCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        if (meaning.isBlank()) {
            throw new WrongUsage(output.text("signOff.meaning"));
        }
        try (Project project = Projects.open(file, output)) {
            Annotator who = Annotators.drawing(project, annotator, output);
            SignOff signed = SignOffs.make(project, who, meaning.strip());
            Entry entry = project.commit(SignOffs.edit(signed), who.id());
            return output.answer(
                    () -> Json.object("name", signed.name(), "time", signed.time().toString(), "meaning",
                            signed.meaning(), "signed", signed.head(), "at", signed.seq(), "edit", entry.seq(),
                            "auditHead", entry.hash()),
                    () -> output.text("signOff.done", signed.name(), signed.time(), signed.meaning(), signed.head()));
        }
    }
}
