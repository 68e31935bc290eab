package touchstone.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.SetChangeListener;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import touchstone.app.image.DisplayMemory;
import touchstone.app.project.Disk;
import touchstone.app.project.Layers;
import touchstone.app.project.Session;
import touchstone.canvas.AnnotationCanvas;
import touchstone.canvas.OtherLayer;
import touchstone.canvas.Viewport;
import touchstone.canvas.layer.Style;
import touchstone.canvas.tile.Display;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Provenance;
import touchstone.model.Entry;
import touchstone.store.image.ImageFile;
import touchstone.store.image.RegionReader;

/** Keeps the canvas in step with the session, both ways, and opens the picture of the shown image. */
final class CanvasLink implements Session.Listener, AutoCloseable {

    /** What became of opening an image's file. */
    sealed interface Picture {

        record None() implements Picture {
        }

        /** @param sentence what is being read and how far it is; empty while that takes no time worth telling */
        record Loading(String sentence) implements Picture {
        }

        /**
         * @param file as it was before it was opened
         * @param damage a sentence that says what is missing of the picture, empty where nothing is
         */
        record Shown(RegionReader reader, FileState file, String damage) implements Picture {
        }

        /** @param missing whether the file was not there at all */
        record Refused(String sentence, boolean missing) implements Picture {
        }
    }

    private static final Messages MESSAGES = Messages.beside(CanvasLink.class);
    private static final Duration BETWEEN_LOOKS = Duration.seconds(2);
    /** A picture that takes longer is spoken of. */
    private static final Duration AT_ONCE = Duration.millis(500);
    private static final Duration BETWEEN_REPORTS = Duration.millis(200);

    private final Session session;
    private final AnnotationCanvas canvas;
    private final Disk pictures = new Disk("pictures");
    private final PauseTransition look = new PauseTransition(BETWEEN_LOOKS);
    private final DisplayMemory displays = new DisplayMemory();
    private final ReadOnlyObjectWrapper<Picture> picture = new ReadOnlyObjectWrapper<>(new Picture.None());
    private final PauseTransition report = new PauseTransition(AT_ONCE);
    private PictureOpening opening = new PictureOpening("");
    private @Nullable Image opened;
    /** Where the last picture was looked at, to look at the next slice in the same place; null to show all of it. */
    private @Nullable Viewport view;
    /** Whether the next change of the display is the canvas's own proposal and not the user's. */
    private boolean proposing;
    private List<Runnable> waiting = new ArrayList<>();
    private @Nullable RegionReader reader;
    private boolean selecting;
    /** Whether the canvas has the shown image's objects, so that a picture that comes or goes leaves the hand alone. */
    private boolean stocked;
    /** Everybody else's objects on the shown image. */
    private Map<AnnotatorId, List<Annotation>> others = Map.of();

    CanvasLink(Session session, AnnotationCanvas canvas) {
        this.session = session;
        this.canvas = canvas;
        session.listen(this);
        canvas.setOnEdit(session::commitDrawn);
        canvas.setOnUnreadable(sentence -> picture.set(new Picture.Refused(sentence, false)));
        canvas.displayProperty().addListener((o, was, is) -> keep(is));
        canvas.selection().addListener((SetChangeListener<AnnotationId>) change -> selectedOnCanvas());
        session.selection().addListener(o -> {
            selectOnCanvas();
            pointOutOthers();
        });
        session.image().addListener((o, was, is) -> open(is));
        session.me().addListener(o -> loaded());
        session.label().addListener(o -> chooseLabel());
        session.schema().addListener(o -> loaded());
        Layers layers = session.layers();
        layers.all().addListener((Observable o) -> showOthers());
        layers.others().addListener(o -> showOthers());
        layers.mine().addListener(o -> showMine());
        layers.hidden().addListener((o, was, is) -> canvas.peekProperty().set(is));
        canvas.editableProperty().bind(Bindings.createBooleanBinding(
                () -> !session.readOnly() && !layers.locked().get(), layers.locked()));
        look.setOnFinished(e -> lookAtFile());
        report.setOnFinished(e -> reportOpening());
        showMine();
        chooseLabel();
        open(session.image().get());
    }

    ReadOnlyObjectProperty<Picture> picture() {
        return picture.getReadOnlyProperty();
    }

    /** Runs it once the shown image, its picture and its objects are all there; at once when they are. */
    void whenLoaded(Runnable then) {
        waiting.add(then);
        Platform.runLater(this::release);
    }

    private void release() {
        if (!(picture.get() instanceof Picture.Loading) && session.isLoaded()) {
            List<Runnable> ready = waiting;
            waiting = new ArrayList<>();
            ready.forEach(Runnable::run);
        }
    }

    /** Tries to open the shown image's file again. */
    void retry() {
        opened = null;
        open(session.image().get());
    }

    private void open(@Nullable Image image) {
        if (image != null && opened != null && image.id().equals(opened.id())
                && image.address().equals(opened.address())) {
            return;
        }
        Image before = opened;
        if (before != null && image != null && picture.get() instanceof Picture.Shown) {
            view = isNextTo(before, image) && !canvas.isFitted() ? canvas.getViewport() : null;
        } else if (before == null || image == null || !isNextTo(before, image)) {
            view = null;
        }
        opened = image;
        opening.drop();
        stocked = false;
        canvas.setImage(image, session.schema().get());
        canvas.setAnnotations(session.me().get().id(), List.of());
        others = Map.of();
        canvas.setOthers(List.of());
        if (image == null) {
            put(new Picture.None(), null);
            return;
        }
        picture.set(new Picture.Loading(""));
        canvas.show(null);
        PictureOpening mine = new PictureOpening(image.address());
        opening = mine;
        report.setDuration(AT_ONCE);
        report.playFromStart();
        pictures.ask(() -> read(session.project().file(image), image, mine), found -> {
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

    private void reportOpening() {
        if (picture.get() instanceof Picture.Loading) {
            picture.set(new Picture.Loading(opening.sentence()));
            report.setDuration(BETWEEN_REPORTS);
            report.playFromStart();
        }
    }

    /** Whether the shown file is still what was opened; asked again and again while a picture is shown. */
    private void lookAtFile() {
        Image image = opened;
        if (image == null || !(picture.get() instanceof Picture.Shown shown)) {
            return;
        }
        Path file = session.project().file(image);
        pictures.ask(() -> new Picture.Shown(shown.reader(), FileState.of(file), damage(shown.reader(), image)),
                now -> {
                    if (!shown.equals(picture.get())) {
                        return;
                    }
                    if (now.file().equals(shown.file())) {
                        picture.set(now); // blocks may have turned out to be damaged since
                        look.playFromStart();
                    } else {
                        boolean there = now.file().there();
                        put(new Picture.Refused(
                                MESSAGES.text(there ? "image.changed" : "image.missing", image.address()),
                                !there),
                                null);
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
                image.width(),
                image.height());
        found.close();
        return new Picture.Refused(sentence, false);
    }

    private static String damage(RegionReader reader, Image image) throws IOException {
        return reader.damage().map(d -> d.sentence(image.name())).orElse("");
    }

    private void put(Picture found, @Nullable RegionReader next) {
        RegionReader before = reader;
        reader = next;
        Image image = opened;
        Display display = next == null || image == null ? null : remembered(image, next);
        proposing = display == null;
        canvas.show(next, display);
        proposing &= canvas.displayProperty().get() == null;
        Viewport same = view;
        if (same != null && next != null) {
            canvas.goTo(same);
        }
        if (!stocked || opened == null || opened.width() == 0) {
            loaded();
        }
        picture.set(found);
        look.playFromStart();
        if (before != null) {
            close(before);
        }
        release();
    }

    private void keep(@Nullable Display display) {
        if (display != null && opened != null && reader != null) {
            displays.keep(proposing ? opened.id() : first(opened), reader.type(), display);
            proposing = false;
        }
    }

    /** What the user made of one slice holds for the whole stack; until then each slice has the window that suits it. */
    private @Nullable Display remembered(Image image, RegionReader next) {
        Display ofStack = displays.of(first(image), next.type());
        return ofStack == null ? displays.of(image.id(), next.type()) : ofStack;
    }

    private ImageId first(Image image) {
        return session.stacks().of(image).images().getFirst().id();
    }

    private boolean isNextTo(Image one, Image other) {
        return one.width() == other.width() && one.height() == other.height()
                && session.stacks().of(one).equals(session.stacks().of(other));
    }

    /** How images were shown before. */
    DisplayMemory displays() {
        return displays;
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
    public void applied(Entry entry, boolean drawn) {
        if (!drawn) {
            canvas.apply(entry.changes());
        }
        if (entry.changes().stream().anyMatch(this::isSomebodyElses)) {
            groupOthers();
            showOthers();
        }
    }

    private boolean isSomebodyElses(Change change) {
        return change.any() instanceof Annotation a && !session.isMine(a) || change.any() instanceof Annotator;
    }

    @Override
    public void loaded() {
        stocked = session.isLoaded();
        Set<AnnotationId> selected = session.selection().get();
        canvas.setImage(session.image().get(), session.schema().get());
        canvas.setAnnotations(session.me().get().id(), session.objects().stream().filter(session::isMine).toList());
        canvas.setProvenance(
                Provenance.human(session.guideline().get().map(Guideline::version).orElse(0)));
        session.selection().set(selected);
        selectOnCanvas();
        chooseLabel();
        groupOthers();
        showMine();
        showOthers();
        release();
    }

    private void showMine() {
        session.layers().of(session.me().get().id()).ifPresent(layer -> canvas.ownStyleProperty()
                .set(Style.OWN.withLook(session.layers().mine().get()).withColour(layer.colour())));
    }

    private void groupOthers() {
        Map<AnnotatorId, List<Annotation>> groups = new HashMap<>();
        session.objects().forEach(o -> groups.computeIfAbsent(o.annotator(), id -> new ArrayList<>()).add(o));
        groups.replaceAll((id, objects) -> List.copyOf(objects));
        others = groups;
    }

    /** The canvas paints the last layer on top, the panel shows it first. */
    private void showOthers() {
        List<OtherLayer> shown = new ArrayList<>();
        for (Layers.Layer layer : session.layers().all().reversed()) {
            Optional<Annotator> who = session.annotator(layer.annotator());
            if (who.isPresent() && !layer.annotator().equals(session.me().get().id())) {
                shown.add(new OtherLayer(who.get(), others.getOrDefault(layer.annotator(), List.of()),
                        layer.visible().get(), layer.style(who.get().role(), session.layers().others().get())));
            }
        }
        canvas.setOthers(shown);
    }

    private void chooseLabel() {
        canvas.labelProperty().set(Optional.ofNullable(session.label().get())
                .flatMap(session.schema().get()::byId).orElse(null));
    }

    private void selectedOnCanvas() {
        if (!selecting) {
            selecting = true;
            session.selection().set(Set.copyOf(canvas.selection()));
            selecting = false;
        }
    }

    private void selectOnCanvas() {
        if (!selecting) {
            selecting = true;
            Set<AnnotationId> mine = session.selected().stream().filter(session::isMine).map(Annotation::id)
                    .collect(Collectors.toCollection(HashSet::new));
            canvas.selection().retainAll(mine);
            canvas.selection().addAll(mine);
            selecting = false;
        }
    }

    /** The selected objects of other layers. */
    private void pointOutOthers() {
        canvas.pointOut(session.selected().stream().filter(o -> !session.isMine(o)).map(Annotation::id)
                .collect(Collectors.toSet()));
    }

    @Override
    public void close() {
        // An answer that is still on its way must not set the clock going again.
        opened = null;
        opening.drop();
        report.stop();
        picture.set(new Picture.None());
        look.stop();
        canvas.close();
        if (reader != null) {
            close(reader);
        }
        pictures.close();
    }
}
