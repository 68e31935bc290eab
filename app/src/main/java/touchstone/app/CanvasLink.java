package touchstone.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;
import touchstone.app.image.DisplayMemory;
import touchstone.app.project.Layers;
import touchstone.app.project.Applied;
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
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Provenance;
import touchstone.store.image.RegionReader;

/** Keeps the canvas in step with the session, both ways. */
final class CanvasLink implements Session.Listener, AutoCloseable {

    private record Filtered(List<Annotation> all, List<Annotation> shown) {
    }

    private final Session session;
    private final AnnotationCanvas canvas;
    private final PictureFile picture;
    private final DisplayMemory displays = new DisplayMemory();
    private @Nullable Image opened;
    /** Where the last picture was looked at, to look at the next slice in the same place; null to show all of it. */
    private @Nullable Viewport view;
    /** Whether the next change of the display is the canvas's own proposal and not the user's. */
    private boolean proposing;
    private List<Runnable> waiting = new ArrayList<>();
    private boolean selecting;
    /** Whether the canvas has the shown image's objects, so that a picture that comes or goes leaves the hand alone. */
    private boolean stocked;
    /** Other people's objects on the shown image, all and those of them that are shown. */
    private final Map<AnnotatorId, Filtered> others = new HashMap<>();
    private Set<AnnotationId> pointedOut = Set.of();
    private @Nullable OtherLayer above;
    /** Shows the same picture; null for none. */
    private @Nullable AnnotationCanvas mirror;
    /** What is not shown although its layer is. */
    private Supplier<Set<AnnotationId>> without = Set::of;

    CanvasLink(Session session, AnnotationCanvas canvas) {
        this.session = session;
        this.canvas = canvas;
        picture = new PictureFile(image -> session.project().file(image), this::show, this::release);
        session.listen(this);
        canvas.setOnEdit(session::commitDrawn);
        canvas.setOnUnreadable(picture::unreadable);
        canvas.displayProperty().addListener((o, was, is) -> keep(is));
        canvas.selectionProperty().addListener((o, was, is) -> selectedOnCanvas());
        session.selection().addListener(o -> {
            selectOnCanvas();
            pointOutOthers();
        });
        session.image().addListener((o, was, is) -> open(is));
        session.me().addListener(o -> loaded());
        session.label().addListener(o -> chooseLabel());
        session.lastValues().revision().addListener(o -> chooseLabel());
        session.schema().addListener(o -> loaded());
        session.guideline()
                .addListener(o -> canvas.setProvenance(Provenance.human(session.guidelineVersion())));
        Layers layers = session.layers();
        layers.all().addListener((Observable o) -> {
            showMine();
            showOthers();
        });
        layers.others().addListener(o -> showOthers());
        session.blind().addListener(o -> showOthers());
        layers.mine().addListener(o -> showMine());
        layers.hidden().addListener((o, was, is) -> canvas.peekProperty().set(is));
        canvas.editableProperty().bind(Bindings.createBooleanBinding(
                () -> !session.readOnly() && !layers.locked().get(), layers.locked()));
        showMine();
        chooseLabel();
        open(session.image().get());
    }

    ReadOnlyObjectProperty<Picture> picture() {
        return picture.stateProperty();
    }

    /** Runs it once the shown image, its picture and its objects are all there; at once when they are. */
    void whenLoaded(Runnable then) {
        waiting.add(then);
        Platform.runLater(this::release);
    }

    private void release() {
        if (!(picture.state() instanceof Picture.Loading) && session.isLoaded()) {
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
        if (before != null) {
            canvas.leave();
        }
        if (before != null && image != null && picture.state() instanceof Picture.Shown) {
            view = isNextTo(before, image) && !canvas.isFitted() ? canvas.getViewport() : null;
        } else if (before == null || image == null || !isNextTo(before, image)) {
            view = null;
        }
        opened = image;
        picture.drop();
        stocked = false;
        canvas.setImage(image, session.schema().get());
        canvas.setAnnotations(session.me().get().id(), List.of());
        others.clear();
        above = null;
        canvas.setOthers(List.of());
        if (image == null) {
            picture.clear();
            return;
        }
        canvas.show(null);
        if (mirror != null) {
            mirror.show(null);
        }
        picture.open(image);
    }

    /** Takes the place of the picture before. */
    private void show(@Nullable RegionReader next) {
        Image image = opened;
        Display display = next == null || image == null ? null : remembered(image, next);
        proposing = display == null;
        canvas.show(next, display);
        if (mirror != null) {
            mirror.showLike(canvas);
            mirror.goTo(canvas.getViewport());
        }
        proposing &= canvas.displayProperty().get() == null;
        Viewport same = view;
        if (same != null && next != null) {
            canvas.goTo(same);
        }
        if (!stocked || opened == null || opened.width() == 0) {
            loaded();
        }
    }

    private void keep(@Nullable Display display) {
        RegionReader reader = picture.reader();
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

    /** Has a second canvas show the same pictures, without anybody's objects; null ends that. */
    void mirror(@Nullable AnnotationCanvas to) {
        mirror = to;
        if (to != null) {
            to.setImage(opened, session.schema().get());
            to.setAnnotations(AnnotatorId.create(), List.of());
            to.showLike(canvas);
            to.goTo(canvas.getViewport());
        }
    }

    /** How images were shown before. */
    DisplayMemory displays() {
        return displays;
    }

    @Override
    public void applied(Applied done, boolean drawn) {
        if (!drawn) {
            canvas.apply(opened == null ? List.of() : done.of(opened.id()));
        }
        AnnotatorId me = session.me().get().id();
        if (done.owners().stream().anyMatch(owner -> !owner.equals(me))
                || done.others().stream().anyMatch(change -> change.any() instanceof Annotator)) {
            showOthers();
        }
    }

    @Override
    public void loaded() {
        stocked = session.isLoaded();
        Set<AnnotationId> selected = session.selection().get();
        canvas.setImage(session.image().get(), session.schema().get());
        canvas.setAnnotations(session.me().get().id(), session.objectsOf(session.me().get().id()));
        canvas.setProvenance(Provenance.human(session.guidelineVersion()));
        session.selection().set(selected);
        selectOnCanvas();
        chooseLabel();
        showMine();
        showOthers();
        release();
    }

    private void showMine() {
        session.layers().of(session.me().get().id()).ifPresent(layer -> canvas.ownStyleProperty()
                .set(new Style(Style.OWN.pattern(), layer.visible().get() ? 1 : 0)
                        .withLook(layer.look(session.layers().mine().get())).withColour(layer.colour().get())));
    }

    /** What is shown of somebody else's objects: the same list as long as that is the same. */
    @SuppressWarnings("ReferenceEquality") // the session makes another list where anything in it has changed
    private List<Annotation> shown(AnnotatorId owner) {
        List<Annotation> all = session.objectsOf(owner);
        Filtered before = others.get(owner);
        if (before != null && before.all == all) {
            return before.shown;
        }
        Set<AnnotationId> hidden = without.get();
        List<Annotation> left = hidden.isEmpty()
                ? all
                : all.stream().filter(object -> !hidden.contains(object.id())).toList();
        others.put(owner, new Filtered(all, left));
        return left;
    }

    /** Hides objects of others one by one. */
    void without(Supplier<Set<AnnotationId>> hidden) {
        without = hidden;
    }

    /** What is hidden of others has changed. */
    void changedOthers() {
        others.clear();
        showOthers();
    }

    /** A layer of the shown image that lies above those of people; null for none. */
    void above(@Nullable OtherLayer layer) {
        above = layer;
        showOthers();
    }

    /** The canvas paints the last layer on top, the panel shows it first. */
    private void showOthers() {
        List<OtherLayer> shown = new ArrayList<>();
        for (Layers.Layer layer : session.layers().all().reversed()) {
            Optional<Annotator> who = session.annotator(layer.annotator());
            if (who.isPresent() && !layer.annotator().equals(session.me().get().id())) {
                shown.add(new OtherLayer(who.get(), shown(layer.annotator()),
                        layer.visible().get(), layer.style(session.layers().others().get())));
            }
        }
        if (above != null) {
            shown.add(above);
        }
        canvas.setOthers(shown);
    }

    private void chooseLabel() {
        canvas.labelProperty().set(Optional.ofNullable(session.label().get())
                .flatMap(session.schema().get()::byId).map(session.lastValues()::dress).orElse(null));
    }

    private void selectedOnCanvas() {
        if (!selecting) {
            selecting = true;
            session.selection().set(canvas.selection());
            selecting = false;
        }
    }

    private void selectOnCanvas() {
        if (!selecting) {
            selecting = true;
            List<Annotation> mine = session.selectedMine();
            canvas.select(mine.size() == session.selection().get().size()
                    ? session.selection().get()
                    : mine.stream().map(Annotation::id).collect(Collectors.toUnmodifiableSet()));
            selecting = false;
        }
    }

    /** The selected objects of other layers. */
    private void pointOutOthers() {
        Set<AnnotationId> others = session.selected().size() == session.selectedMine().size()
                ? Set.of()
                : session.selected().stream().filter(o -> !session.isMine(o)).map(Annotation::id)
                        .collect(Collectors.toUnmodifiableSet());
        if (!others.equals(pointedOut)) {
            pointedOut = others;
            canvas.pointOut(others);
        }
    }

    @Override
    public void close() {
        opened = null;
        canvas.close();
        picture.close();
    }
}
