package touchstone.app;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import touchstone.app.project.FileDialogs;
import touchstone.app.project.Opening;
import touchstone.app.settings.Prompts;
import touchstone.model.Messages;
import touchstone.store.Salvaged;

/** A damaged file stays as it is; what can be read of it goes into a new one, if the user wants that. */
record SalvageOffer(Prompts prompts, FileDialogs files, Opening opening) {

    private static final Messages MESSAGES = Messages.beside(SalvageOffer.class);
    private static final int LOSSES_TOLD = 12;

    /**
     * @param sentence what is wrong with the file
     * @param open opens the new project
     */
    void make(Path damaged, String sentence, Consumer<Path> open) {
        if (prompts.confirm(MESSAGES.text("open.failed"), sentence, MESSAGES.text("salvage.go"))) {
            files.projectToCreate().map(Workbench::named).ifPresent(made -> opening.salvage(damaged, made, salvaged -> {
                open.accept(made);
                tell(made, salvaged);
            }, failed -> prompts.tell(MESSAGES.text("salvage.title"), failed)));
        }
    }

    private void tell(Path made, Salvaged salvaged) {
        List<Salvaged.Loss> losses = salvaged.losses();
        StringBuilder said = new StringBuilder(MESSAGES.text("salvage.done", made,
                salvaged.items().getOrDefault("annotation", 0), salvaged.items().getOrDefault("image", 0)));
        said.append("\n").append(MESSAGES.text("salvage.lost", losses.size()));
        losses.stream().limit(LOSSES_TOLD).forEach(l -> said.append("\n").append(l.what()));
        if (losses.size() > LOSSES_TOLD) {
            said.append("\n").append(MESSAGES.text("salvage.more", losses.size() - LOSSES_TOLD));
        }
        prompts.tell(MESSAGES.text("salvage.title"), said.toString());
    }
}
