package touchstone.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Disk;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.store.image.ImageFile;
import touchstone.store.image.RegionReader;

/** The file of the shown image: opened away from the window's thread, and looked at again and again while it is open. */
final class PictureFile implements AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(PictureFile.class);
    private static final Duration BETWEEN_LOOKS = Duration.seconds(2);
    /** A picture that takes longer is spoken of. */
    private static final Duration AT_ONCE = Duration.millis(500);
    private static final Duration BETWEEN_REPORTS = Duration.millis(200);

    private final Function<Image, Path> files;
    private final Consumer<@Nullable RegionReader> show;
    private final Runnable settled;
    private final Disk pictures = new Disk("pictures");
    private final PauseTransition look = new PauseTransition(BETWEEN_LOOKS);
    private final PauseTransition report = new PauseTransition(AT_ONCE);
    private final ReadOnlyObjectWrapper<Picture> state = new ReadOnlyObjectWrapper<>(new Picture.None());
    private PictureOpening opening = new PictureOpening("");
    private @Nullable Image image;
    private @Nullable RegionReader reader;

    /**
     * @param files where an image lies
     * @param show called with the picture that takes the place of the one before, or none; that one is closed afterwards
     * @param settled called when it is known what became of an image's file
     */
    PictureFile(Function<Image, Path> files, Consumer<@Nullable RegionReader> show, Runnable settled) {
        this.files = files;
        this.show = show;
        this.settled = settled;
        look.setOnFinished(e -> look());
        report.setOnFinished(e -> report());
    }

    ReadOnlyObjectProperty<Picture> stateProperty() {
        return state.getReadOnlyProperty();
    }

    Picture state() {
        return state.get();
    }

    /** What is read from; null while no picture is open. */
    @Nullable
    RegionReader reader() {
        return reader;
    }

    /** Nobody waits for what is being opened any more. */
    void drop() {
        opening.drop();
    }

    /** Begins to open an image's file; until that is done the picture before stays open. */
    void open(Image next) {
        drop();
        image = next;
        state.set(new Picture.Loading(""));
        PictureOpening mine = new PictureOpening(next.address());
        opening = mine;
        report.setDuration(AT_ONCE);
        report.playFromStart();
        pictures.ask(() -> read(files.apply(next), next, mine), found -> {
            if (mine.isWanted()) {
                put(found, found instanceof Picture.Shown shown ? shown.reader() : null);
            } else if (found instanceof Picture.Shown late) {
                close(late.reader());
            }
        }, sentence -> {
            if (mine.isWanted()) {
                put(new Picture.Refused(sentence, false), null);
            }
        });
    }

    /** No image is shown. */
    void clear() {
        drop();
        image = null;
        put(new Picture.None(), null);
    }

    /** A part of the open picture could not be read. */
    void unreadable(String sentence) {
        state.set(new Picture.Refused(sentence, false));
    }

    private void report() {
        if (state() instanceof Picture.Loading) {
            state.set(new Picture.Loading(opening.sentence()));
            report.setDuration(BETWEEN_REPORTS);
            report.playFromStart();
        }
    }

    /** Whether the file is still what was opened. */
    private void look() {
        Image of = image;
        if (of == null || !(state() instanceof Picture.Shown shown)) {
            return;
        }
        Path file = files.apply(of);
        pictures.ask(() -> new Picture.Shown(shown.reader(), FileState.of(file), damage(shown.reader(), of)), now -> {
            if (!shown.equals(state())) {
                return;
            }
            if (now.file().equals(shown.file())) {
                state.set(now); // blocks may have turned out to be damaged since
                look.playFromStart();
            } else if (now.file().there()) {
                put(new Picture.Refused(MESSAGES.text("image.changed", of.address()), false), null);
            } else {
                // What has been read stays in view, and what is still open can be read on.
                state.set(new Picture.Refused(MESSAGES.text("image.missing", of.address()), true));
            }
        }, sentence -> {
        });
    }

    private static Picture read(Path file, Image image, PictureOpening opening) throws IOException {
        if (!opening.isWanted()) {
            return new Picture.None();
        }
        if (!Files.exists(file)) {
            return new Picture.Refused(MESSAGES.text("image.missing", image.address()), true);
        }
        RegionReader found;
        FileState before = FileState.of(file);
        try {
            found = ImageFile.open(file, image.plane(), opening);
        } catch (CancellationException dropped) {
            return new Picture.None();
        } catch (InputRefused refused) {
            return new Picture.Refused(String.valueOf(refused.getMessage()), false);
        }
        if (image.width() == 0 || found.width() == image.width() && found.height() == image.height()) {
            return new Picture.Shown(found, before, damage(found, image));
        }
        // Objects would lie beside what they were drawn around.
        String sentence = MESSAGES.text("image.other-size", image.address(), found.width(), found.height(),
                image.width(), image.height());
        found.close();
        return new Picture.Refused(sentence, false);
    }

    private static String damage(RegionReader reader, Image image) throws IOException {
        return reader.damage().map(d -> d.sentence(image.name())).orElse("");
    }

    private void put(Picture found, @Nullable RegionReader next) {
        RegionReader before = reader;
        reader = next;
        show.accept(next);
        state.set(found);
        look.playFromStart();
        if (before != null) {
            close(before);
        }
        settled.run();
    }

    private void close(RegionReader done) {
        pictures.ask(() -> {
            done.close();
            return done;
        }, closed -> {
        }, sentence -> {
        });
    }

    @Override
    public void close() {
        // An answer that is still on its way must not set the clock going again.
        image = null;
        drop();
        report.stop();
        state.set(new Picture.None());
        look.stop();
        if (reader != null) {
            close(reader);
        }
        pictures.close();
    }
}
