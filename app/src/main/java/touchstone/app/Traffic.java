package touchstone.app;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import touchstone.app.exchange.Exchange;
import touchstone.app.exchange.PackForm;
import touchstone.app.exchange.Versions;
import touchstone.app.project.ExportForm;
import touchstone.app.project.Session;
import touchstone.app.project.Transfer;
import touchstone.app.task.Tasks;
import touchstone.store.exchange.PackageFile;

/** What comes into the open project and goes out of it: asks for the file and the choices, and has it done. */
final class Traffic implements AutoCloseable {

    private final Session session;
    private final Workbench workbench;
    private final Transfer transfer;
    private final Exchange exchange;
    private final Versions versions;

    /**
     * @param tasks where what goes on is shown
     * @param remark told a sentence that need not be read
     */
    Traffic(Session session, Workbench workbench, Tasks tasks, Consumer<String> remark) {
        this.session = session;
        this.workbench = workbench;
        transfer = new Transfer(session, tasks, remark, workbench.prompts()::tell);
        exchange = new Exchange(session, workbench.settings().folder(), Program.version(), tasks,
                workbench.prompts()::tell);
        versions = new Versions(session, tasks, workbench.prompts()::tell, workbench.prompts()::dialog);
    }

    Transfer transfer() {
        return transfer;
    }

    Exchange exchange() {
        return exchange;
    }

    Versions versions() {
        return versions;
    }

    void addImages(List<Path> paths) {
        transfer.addImages(paths);
    }

    void importFrom(Path from) {
        transfer.importFrom(from, workbench.prompts().dialog());
    }

    void export() {
        ExportForm.ask(workbench.prompts().dialog(), session).ifPresent(choice -> workbench.files()
                .toExport(choice.annotator().name() + "-" + choice.format().name())
                .ifPresent(to -> transfer.exportTo(choice, to)));
    }

    /** Asks for whom, and packs. */
    void pack() {
        PackForm.ask(workbench.prompts().dialog(), session).ifPresent(choice -> {
            String stem = session.path().getFileName().toString().replaceFirst("[.]touchstone$", "");
            String recipient = choice.options().recipient();
            workbench.files().toExport(stem + (recipient == null ? "" : "-" + recipient) + PackageFile.ENDING)
                    .ifPresent(to -> exchange.pack(choice, to));
        });
    }

    void relink(Path folder) {
        transfer.relink(folder);
    }

    @Override
    public void close() {
        transfer.close();
        exchange.close();
        versions.close();
    }
}
