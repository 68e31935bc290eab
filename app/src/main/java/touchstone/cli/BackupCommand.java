package touchstone.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.store.Backups;
import touchstone.store.Project;

/** {@code backup}: makes a backup of a project now, or lists those that there are. */
@Command(name = "backup")
final class BackupCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    Path file;

    @Option(names = "--list", descriptionKey = "backupList")
    boolean list;

    BackupCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        if (list) {
            List<Backups.Backup> all = Backups.of(file).list();
            return output.answer(
                    () -> Json.object("backups",
                            all.stream().map(b -> Json.object("file", b.file().toString(), "made",
                                    b.made().toString(), "bytes", b.bytes())).toList()),
                    () -> all.isEmpty()
                            ? output.text("backup.none", file.getFileName())
                            : all.stream()
                                    .map(b -> output.text("backup.row", b.made().toString().replace('T', ' '),
                                            b.bytes() / 1024, b.file()))
                                    .collect(Collectors.joining("\n")));
        }
        Path made;
        try (Project project = Projects.look(file, output)) {
            made = project.backup();
        }
        long bytes = Files.size(made);
        return output.answer(() -> Json.object("file", made.toString(), "bytes", bytes),
                () -> output.text("backup.done", made));
    }
}
