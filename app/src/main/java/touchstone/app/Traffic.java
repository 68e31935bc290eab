package touchstone.app;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Dialog;
import touchstone.app.craft.gate.ExportGuard;
import touchstone.app.exchange.Exchange;
import touchstone.app.exchange.PackForm;
import touchstone.app.exchange.Versions;
import touchstone.app.project.ExportForm;
import touchstone.app.project.Session;
import touchstone.app.project.Transfer;
import touchstone.app.task.Tasks;
import touchstone.model.Annotation;
import touchstone.store.Backups;

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
     * @param jump shows an object at its place
     * @param reveal brings a panel into view
     */
    Traffic(Session session, Workbench workbench, Tasks tasks, Consumer<String> remark, Consumer<Annotation> jump,
            Consumer<String> reveal) {
        this.session = session;
        this.workbench = workbench;
        transfer = new Transfer(session, tasks, remark, workbench.prompts()::tell);
        exchange = new Exchange(session, workbench.settings().folder(), Program.version(), tasks,
                workbench.prompts()::tell);
        versions = new Versions(session, workbench.settings().folder(), tasks, surroundings(jump, reveal));
    }

    private Versions.Surroundings surroundings(Consumer<Annotation> jump, Consumer<String> reveal) {
        return new Versions.Surroundings() {
            @Override
            public <T> Dialog<T> dialog() {
                return workbench.prompts().dialog();
            }

            @Override
            public void tell(String title, String sentence) {
                workbench.prompts().tell(title, sentence);
            }

            @Override
            public void reveal() {
                reveal.accept("versions");
            }

            @Override
            public void jump(Annotation object) {
                jump.accept(object);
            }

            @Override
            public void look(Backups.Backup backup) {
                workbench.look(backup);
            }
        };
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

    /** Adds what a new project does not have yet of its images. */
    void addRest(List<Path> paths) {
        transfer.addRest(paths);
    }

    void importFrom(Path from) {
        transfer.importFrom(from, "", workbench.prompts().dialog());
    }

    /** Reads what its user has drawn in another program before. */
    void importMine(Path from) {
        transfer.importFrom(from, session.me().get().name(), workbench.prompts().dialog());
    }

    /** @param guard asks whether the layer may leave */
    void export(ExportGuard guard) {
        ExportForm.ask(workbench.prompts().dialog(), session).ifPresent(choice -> workbench.files()
                .toExport(choice.annotator().name() + "-" + choice.format().name())
                .ifPresent(to -> guard.ask(choice.annotator(), () -> transfer.exportTo(choice, to))));
    }

    /** Asks for whom, and packs. */
    void pack() {
        pack("");
    }

    /** @param name for whom, empty while that is open */
    void pack(String name) {
        PackForm.ask(workbench.prompts().dialog(), session, name).ifPresent(choice -> {
            String proposed = PackForm.proposedName(session, choice.options().recipient());
            workbench.files().toExport(proposed).ifPresent(to -> exchange.pack(choice, to));
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
