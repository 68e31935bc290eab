package touchstone.app;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import touchstone.app.annotation.InspectorView;
import touchstone.app.annotation.LayersView;
import touchstone.app.command.Buttons;
import touchstone.app.command.Commands;
import touchstone.app.control.Later;
import touchstone.app.control.Pulses;
import touchstone.app.craft.queue.Giving;
import touchstone.app.history.HistoryView;
import touchstone.app.dock.Docks;
import touchstone.app.dock.Panel;
import touchstone.app.dock.Side;
import touchstone.app.image.DisplayMemory;
import touchstone.app.image.DisplayView;
import touchstone.app.image.HeatMapView;
import touchstone.app.image.HeatMaps;
import touchstone.app.image.ImagesView;
import touchstone.app.image.Thumbnails;
import touchstone.app.label.LabelsView;
import touchstone.app.project.LayerMemory;
import touchstone.app.project.Session;
import touchstone.app.quality.ChecksBadge;
import touchstone.app.quality.ChecksView;
import touchstone.app.quality.Compare;
import touchstone.app.quality.LiveChecks;
import touchstone.app.quality.QualityView;
import touchstone.app.review.Comments;
import touchstone.app.review.CommentsView;
import touchstone.app.review.ReviewView;
import touchstone.app.review.Reviews;
import touchstone.app.table.ObjectsView;
import touchstone.app.task.Tasks;
import touchstone.canvas.AnnotationCanvas;
import touchstone.canvas.layer.Look;
import touchstone.canvas.tool.Options;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Messages;

/** Everything that is on the screen for one open project, and how its parts hang together. */
final class Desk extends BorderPane implements AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(Desk.class);

    private final Session session;
    private final Workbench workbench;
    private final Later<Commands> commands;
    private final AnnotationCanvas canvas;
    private final CanvasLink link;
    private final Later<DisputeLink> disputes;
    private final Comments comments;
    private final Reviews reviews;
    private final Later<ReviewView> reviewing;
    private final PinLink pins;
    private final CanvasArea area;
    private final Later<CompareArea> comparing;
    private final HeatMaps heatMaps;
    private final LayerMemory layerMemory;
    private final Later<CanvasHabits> habits;
    private final Later<StatusBar> status;
    private final LiveChecks checks;
    private final Later<ChecksView> allChecks;
    private final Tasks tasks;
    private final Traffic traffic;
    private final Trouble trouble;
    private final Places places;
    private final Later<GuidelinePart> guideline;
    private final BlackoutLink blackouts;
    private final Later<QualityView> quality;
    private final Later<ObjectsView> objects;
    private final Thumbnails thumbnails;
    private final Later<HistoryView> history;
    private final Later<InspectorView> inspector;
    private final Later<ImagesView> images;
    private final Docks docks = new Docks();
    private final Bars bars;
    /** What is still to be put on the screen. */
    private final Pulses arriving = new Pulses();
    private final Arrangement arrangement;
    private final Later<Craft> craft;
    private final Later<WorkLink> work;

    /**
     * Makes what all else hangs on. The other parts come with {@link #parts}, which are to be run before it is shown.
     *
     * @param notice what the user has to know about the project from the start; empty for nothing
     */
    Desk(Session session, Workbench workbench, AnnotationCanvas canvas, String notice) {
        this.session = session;
        this.workbench = workbench;
        this.canvas = canvas;
        bars = new Bars(this, notice);
        tasks = session.tasks();
        area = new CanvasArea(canvas);
        canvas.setId("canvas");
        canvas.modelProperty().bind(workbench.models().model());
        canvas.setAccessibleText(MESSAGES.text("canvas"));
        checks = new LiveChecks(session);
        status = new Later<>(
                () -> new StatusBar(session, canvas, tasks, new ChecksBadge(checks, () -> showTab("checks"))));
        thumbnails = new Thumbnails(session.project());
        link = new CanvasLink(session, canvas);
        places = new Places(session, canvas, link);
        traffic = new Traffic(session, workbench, tasks, this::obstructed, places::jump, this::showTab);
        allChecks = new Later<>(() -> new ChecksView(session, checks, tasks, places::jump));
        quality = new Later<>(() -> new QualityView(session, InstantSource.system(), tasks, places::jump));
        objects = new Later<>(this::table);
        history = new Later<>(() -> new HistoryView(session));
        comments = new Comments(session, InstantSource.system());
        inspector = new Later<>(() -> new InspectorView(session, comments, workbench.settings(), canvas::requestFocus,
                this::showStory));
        comparing = new Later<>(() -> new CompareArea(session, quality().compare(), area, canvas, link));
        disputes = new Later<>(() -> new DisputeLink(session, canvas, quality()));
        blackouts = new BlackoutLink(session, link::above);
        reviews = new Reviews(session, InstantSource.system(), tasks);
        pins = new PinLink(session, canvas, comments, () -> showTab("comments"));
        heatMaps = new HeatMaps(session, canvas);
        guideline = new Later<>(
                () -> new GuidelinePart(session, workbench, canvas, places, this::obstructed, this::showTab));
        trouble = new Trouble(session, this::saveElsewhere, () -> workbench.moved(session));
        work = new Later<>(() -> new WorkLink(session, canvas, link, workbench, tasks, this));
        commands = new Later<>(() -> workbench.keyed(Actions.withProject(workbench, this)));
        reviewing = new Later<>(() -> new ReviewView(session, reviews, comments, canvas::requestFocus,
                Buttons.text(commands().named("pack"))));
        images = new Later<>(() -> new ImagesView(session, thumbnails, canvas::requestFocus,
                MESSAGES.text(session.readOnly() ? "images.none" : "images.first"),
                Buttons.text(commands().named("add-images"), "flat")));
        arrangement = new Arrangement(session, workbench.settings(), docks, images);
        craft = new Later<>(() -> new Craft(session, tasks, new Leads(session, docks, places, images), commands(),
                workbench.files(), workbench.prompts()));
        habits = new Later<>(() -> new CanvasHabits(workbench.settings().canvas(), canvas, session));
        layerMemory = new LayerMemory(session, workbench.settings().look("mine", Look.STANDARD),
                workbench.settings().look("others", Look.OTHERS));
        // Never larger than the window, whatever its parts would like to have.
        setMinSize(0, 0);
        docks.alone().addListener(o -> layOut());
    }

    /**
     * What is to be made before it can be shown, in this order and each once. Each is short, so that the window answers in
     * between.
     */
    List<Runnable> parts() {
        return List.of(guideline::get, work::get, quality::get, () -> {
            comparing.get();
            disputes.get();
        }, commands::get, () -> {
            craft.get();
            tie();
        });
    }

    /** Ties the parts to each other, and says how they come into the window once this is shown. */
    private void tie() {
        canvas.setOnRefused(this::obstructed);
        canvas.optionsProperty().set(new Options(workbench.settings().options()));
        canvas.optionsProperty().addListener((o, was, is) -> workbench.settings().options(is.values()));
        habits.get().offer(canvas, commands());
        area.spacing().bind(session.image().map(image -> image == null ? null : image.spacing()));
        session.layers().mine().addListener((o, was, is) -> workbench.settings().keepLook("mine", is));
        session.layers().others().addListener((o, was, is) -> workbench.settings().keepLook("others", is));
        session.person().addListener((o, was, is) -> workbench.settings().annotator(is.name()));
        new PictureWords(session, area, commands()).follow(link.picture());
        // Before the canvas, whose tool may have something of its own to forget; what is drawn or selected comes first.
        addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE && quality().compare().split().get() != Compare.Split.NONE
                    && canvas.toolProperty().get().rests() && session.selection().get().isEmpty()) {
                quality().compare().split().set(Compare.Split.NONE);
                canvas.requestFocus();
                e.consume();
            }
        });
        addEventFilter(KeyEvent.KEY_RELEASED, e -> {
            if (e.getCode() == KeyCode.H) {
                canvas.peekProperty().set(session.layers().hidden().get());
            }
        });
        // What is made is styled in a step of its own, and the middle before the docks take it in.
        arriving.add(bars::top);
        arriving.add(() -> arrive(bars.top(), this::setTop));
        arriving.add(bars::tools);
        arriving.add(() -> arrive(bars.tools(), this::setLeft));
        arriving.add(() -> arrive(status.get(), this::setBottom));
        arriving.add(bars::middle);
        arriving.add(() -> arrive(bars.middle(), this::setCenter));
        arriving.add(() -> docks.surround(panels()));
        arriving.add(() -> {
            docks.hold(bars.middle());
            arrive(docks, this::setCenter);
        });
        arriving.add(() -> {
            bars.hold(comparing.get());
            comparing.get().applyCss();
        });
        arriving.add(arrangement::restore);
    }

    private static void arrive(Node part, Consumer<Node> place) {
        place.accept(part);
        part.applyCss();
    }

    private QualityView judged() {
        quality().offer(AdjudicationActions.buttons(commands()));
        return quality();
    }

    private List<Panel> panels() {
        return Stream.concat(Stream.of(
                panel("labels", Side.RIGHT,
                        () -> new LabelsView(session, canvas::requestFocus,
                                Buttons.text(commands().named("new-label"), "flat"))),
                panel("object", Side.RIGHT, inspector),
                panel("layers", Side.RIGHT,
                        () -> new LayersView(session, new HeatMapView(heatMaps, canvas,
                                Buttons.text(commands().named("add-heat-map"), "flat")))),
                panel("display", Side.RIGHT,
                        () -> new DisplayView(canvas, link.displays().sharedProperty(),
                                Buttons.text(commands().named("auto-window"), "flat"))),
                guideline().reading(commands()), panel("images", Side.BOTTOM, images),
                panel("objects", Side.BOTTOM, objects),
                panel("queue", Side.BOTTOM, () -> work().view(commands(), this)),
                panel("quality", Side.BOTTOM, this::judged), panel("checks", Side.BOTTOM, allChecks),
                panel("comments", Side.BOTTOM,
                        () -> new CommentsView(session, comments, comment -> places.look(comment, pins),
                                canvas::requestFocus,
                                Buttons.text(commands().named("comment"), "flat"))),
                panel("review", Side.BOTTOM, reviewing), guideline().draft(),
                guideline().relabel(commands(), work().giving()::due),
                guideline().cases(commands()), panel("history", Side.BOTTOM, history),
                panel("versions", Side.BOTTOM, traffic.versions().view())),
                craft().panels().stream()).toList();
    }

    private ObjectsView table() {
        ObjectsView table = new ObjectsView(session, workbench.settings(), places::jump, this::obstructed,
                workbench.files()::toExport);
        table.offer(Giving.menu(), work().giving()::again);
        return table;
    }

    private Node saveElsewhere() {
        return Buttons.text(commands().named("save-elsewhere"));
    }

    private static Panel panel(String id, Side usual, Supplier<? extends Node> content) {
        return Panel.of(id, MESSAGES.text("panel." + id), content, usual);
    }

    /** Puts the parts that are wanted where they belong. */
    private void layOut() {
        arriving.hurry();
        boolean alone = docks.alone().get();
        setTop(alone ? null : bars.top());
        setLeft(alone ? null : bars.tools());
        setBottom(alone ? null : status.get());
        if (!alone && getScene() != null) {
            // Panels that come back in the same step as the bars would be as small as they can be.
            layout();
            docks.divideAgain();
        }
    }

    Session session() {
        return session;
    }

    AnnotationCanvas canvas() {
        return canvas;
    }

    CanvasArea area() {
        return area;
    }

    DisplayMemory displays() {
        return link.displays();
    }

    HeatMaps heatMaps() {
        return heatMaps;
    }

    Commands commands() {
        return commands.get();
    }

    Docks docks() {
        return docks;
    }

    WorkLink work() {
        return work.get();
    }

    /** Packs for somebody, by name; empty for whoever is chosen then. */
    void packFor(String name) {
        traffic.pack(name);
    }

    QualityView quality() {
        return quality.get();
    }

    @Nullable
    String image() {
        return session.image().get() == null ? null : session.image().get().address();
    }

    boolean isCanvasFocused() {
        return canvas.isFocused();
    }

    /** Gives the keys to the form of the selected object. */
    void focusForm() {
        showTab("object");
        inspector.get().focusForm();
    }

    void obstructed(String reason) {
        status.get().obstructed(reason);
    }

    void retry() {
        link.retry();
    }

    /** Brings a panel into view, also when it is asked for before the panels have come. */
    void showTab(String id) {
        arriving.hurry();
        arrangement.asked(id);
        docks.reveal(id);
    }

    /** A panel as a page of its own. */
    void showPage(String id) {
        showTab(id);
        docks.open(id);
    }

    /** The table of all objects, with the keys in its hands. */
    void showObjects() {
        showTab("objects");
        objects.get().focus();
    }

    private void showStory(Annotation object) {
        showTab("history");
        history.get().show(object);
    }

    GuidelinePart guideline() {
        return guideline.get();
    }

    Reviews reviews() {
        return reviews;
    }

    void comment() {
        pins.begin();
    }

    void accept() {
        reviewing.get().accept();
    }

    void correct() {
        showTab("review");
        reviewing.get().correct(!reviews.correcting().get());
    }

    void summarise() {
        showTab("review");
        reviewing.get().summarise();
    }

    void giveBack() {
        showTab("review");
        reviewing.get().giveBack();
    }

    /** Once the canvas stands in the window. */
    void whenInPlace(Runnable then) {
        arriving.add(then);
    }

    /** Once the shown image's picture and objects are there. */
    void whenShown(Runnable then) {
        link.whenLoaded(then);
    }

    /** Whether the canvas shows a picture. */
    boolean isPictured() {
        return link.picture().get() instanceof Picture.Shown;
    }

    /** Puts the tool into the hand with which the chosen label is drawn most easily. */
    void takeFirstTool() {
        Optional.ofNullable(session.label().get()).flatMap(session.schema().get()::byId).map(FirstTool::of)
                .ifPresent(tool -> commands().named(ToolActions.id(tool)).perform());
    }

    Traffic traffic() {
        return traffic;
    }

    /** Looks for what is wrong on all images. */
    void checkAll() {
        showTab("checks");
        allChecks.get().checkAll();
    }

    CompareArea comparing() {
        return comparing.get();
    }

    Craft craft() {
        return craft.get();
    }

    Tasks tasks() {
        return tasks;
    }

    /** Opens the list of what goes on in the background. */
    void showTasks() {
        docks.alone().set(false);
        status.get().showTasks();
    }

    /** Opens the list of what the window has said. */
    void showMessages() {
        docks.alone().set(false);
        status.get().showMessages();
    }

    Trouble trouble() {
        return trouble;
    }

    void becomeSomebodyElse() {
        workbench.prompts().name(MESSAGES.text("who.title"), MESSAGES.text("who.question"), MESSAGES.text("who.go"))
                .ifPresent(name -> session.become(session.annotators().stream().filter(a -> a.name().equals(name))
                        .findFirst().orElseGet(() -> Annotator.named(name, Annotator.Role.ANNOTATOR))));
    }

    boolean isAtRest() {
        boolean loading = link.picture().get() instanceof Picture.Loading;
        return !loading && arrangement.isRestored() && docks.isFilled() && canvas.isSettled()
                && session.saving().get().pending() == 0;
    }

    @Override
    public void close() {
        canvas.modelProperty().unbind();
        arrangement.keep();
        arriving.clear();
        docks.close();
        habits.ifMade(CanvasHabits::close);
        thumbnails.close();
        craft.ifMade(Craft::close);
        quality.ifMade(QualityView::close);
        layerMemory.close();
        objects.ifMade(ObjectsView::close);
        history.ifMade(HistoryView::close);
        disputes.ifMade(DisputeLink::close);
        comparing.ifMade(CompareArea::close);
        allChecks.ifMade(ChecksView::close);
        checks.close();
        status.ifMade(StatusBar::close);
        blackouts.close();
        comments.close();
        guideline.ifMade(GuidelinePart::close);
        reviews.close();
        heatMaps.close();
        work.ifMade(WorkLink::close);
        link.close();
        traffic.close();
        session.close();
    }
}
