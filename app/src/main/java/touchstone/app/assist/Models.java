package touchstone.app.assist;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Disk;
import touchstone.app.settings.Settings;
import touchstone.assist.AddOn;
import touchstone.assist.LocalModel;
import touchstone.assist.ModelFile;
import touchstone.canvas.segment.PromptedModel;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * The model that the user chose, kept in the settings by its files and their hashes: another file of the same name is not run
 * until it is chosen. Lives on the JavaFX thread; files are read on one of its own.
 */
public final class Models implements AutoCloseable {

    /** The two files of a model. */
    enum Part {
        ENCODER, DECODER;

        private String key() {
            return "model." + name().toLowerCase(Locale.ROOT);
        }

        private String hash() {
            return key() + ".sha256";
        }
    }

    private static final Messages MESSAGES = Messages.beside(Models.class);
    private static final int HASH_SHOWN = 16;

    private final Settings settings;
    private final Disk disk = new Disk("model");
    private final ReadOnlyObjectWrapper<@Nullable PromptedModel> model = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private @Nullable LocalModel running;

    public Models(Settings settings) {
        this.settings = settings;
        load();
    }

    public ReadOnlyObjectProperty<@Nullable PromptedModel> model() {
        return model.getReadOnlyProperty();
    }

    /** One sentence that says whether there is a model, and which. */
    ReadOnlyStringProperty state() {
        return state.getReadOnlyProperty();
    }

    /** The file's name, empty for none. */
    String name(Part part) {
        return settings.value(part.key()).map(f -> String.valueOf(Path.of(f).getFileName())).orElse("");
    }

    void choose(Part part, Path file) {
        settings.keep(part.key(), file.toAbsolutePath().toString());
        settings.forget(part.hash());
        load();
    }

    void forget() {
        for (Part part : Part.values()) {
            settings.forget(part.key());
            settings.forget(part.hash());
        }
        load();
    }

    private void load() {
        stop();
        String encoder = settings.value(Part.ENCODER.key()).orElse("");
        String decoder = settings.value(Part.DECODER.key()).orElse("");
        Path addOn = AddOn.folder(settings.folder());
        if (encoder.isEmpty() || decoder.isEmpty()) {
            state.set(MESSAGES.text(AddOn.isThere(addOn) ? "none" : "none.addon", addOn));
            return;
        }
        String firstHash = settings.value(Part.ENCODER.hash()).orElse("");
        String secondHash = settings.value(Part.DECODER.hash()).orElse("");
        state.set(MESSAGES.text("reading"));
        disk.ask(() -> {
            ModelFile first = read(encoder, firstHash);
            ModelFile second = read(decoder, secondHash);
            return new Read(first, second, new LocalModel(addOn, first, second));
        }, this::take, state::set);
    }

    private record Read(ModelFile encoder, ModelFile decoder, LocalModel model) {
    }

    private static ModelFile read(String file, String hash) throws IOException {
        ModelFile read = ModelFile.read(Path.of(file));
        if (!hash.isEmpty() && !hash.equals(read.sha256())) {
            throw new InputRefused(MESSAGES.text("changed", file));
        }
        return read;
    }

    private void take(Read read) {
        stop();
        settings.keep(Part.ENCODER.hash(), read.encoder().sha256());
        settings.keep(Part.DECODER.hash(), read.decoder().sha256());
        running = read.model();
        model.set(read.model());
        state.set(MESSAGES.text("ready", read.encoder().sha256().substring(0, HASH_SHOWN),
                read.decoder().sha256().substring(0, HASH_SHOWN)));
    }

    private void stop() {
        model.set(null);
        LocalModel before = running;
        running = null;
        if (before != null) {
            disk.ask(() -> {
                before.close();
                return before;
            }, ended -> {
            }, sentence -> {
            });
        }
    }

    @Override
    public void close() {
        stop();
        disk.close();
    }
}
