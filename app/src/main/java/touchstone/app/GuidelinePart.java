package touchstone.app;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;
import touchstone.app.command.Buttons;
import touchstone.app.command.Commands;
import touchstone.app.control.Banner;
import touchstone.app.control.Later;
import touchstone.app.dock.Panel;
import touchstone.app.dock.Side;
import touchstone.app.guideline.Asking;
import touchstone.app.guideline.CasesView;
import touchstone.app.guideline.DraftView;
import touchstone.app.guideline.GuidelineView;
import touchstone.app.guideline.Guidelines;
import touchstone.app.guideline.RelabelView;
import touchstone.app.guideline.Relabels;
import touchstone.app.project.Session;
import touchstone.canvas.AnnotationCanvas;
import touchstone.model.Annotation;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.geometry.Bounds;
import touchstone.model.guideline.ClassRules;
import touchstone.model.guideline.Relabelling;
import touchstone.model.guideline.Rule;
import touchstone.model.note.Case;
import touchstone.model.note.Example;

/** The guideline's part of the window: its panels, the banner of a version that nobody has read, what the canvas gives it. */
final class GuidelinePart implements AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(GuidelinePart.class);

    private final Session session;
    private final Workbench workbench;
    private final AnnotationCanvas canvas;
    private final Places places;
    private final Consumer<String> say;
    private final Consumer<String> reveal;
    private final Guidelines guidelines;
    private final Relabels relabels;
    private final Asking asking;
    private final Later<DraftView> draft;
    private final Banner banner = new Banner("guideline");
    private @Nullable GuidelineView reading;
    /** The version whose banner was put away without reading. */
    private int later;

    /**
     * @param say tells a sentence that is soon gone
     * @param reveal brings a panel into view
     */
    GuidelinePart(Session session, Workbench workbench, AnnotationCanvas canvas, Places places, Consumer<String> say,
            Consumer<String> reveal) {
        this.session = session;
        this.workbench = workbench;
        this.canvas = canvas;
        this.places = places;
        this.say = say;
        this.reveal = reveal;
        guidelines = new Guidelines(session, InstantSource.system());
        relabels = new Relabels(session);
        asking = new Asking(session, InstantSource.system(), say);
        draft = new Later<>(() -> new DraftView(guidelines, workbench.prompts()::dialog, workbench.files()));
        session.guideline().addListener(o -> announce());
        session.notes().addListener((Observable o) -> announce());
        session.me().addListener(o -> announce());
        session.label().addListener((o, was, is) -> tellDoubt(is));
        announce();
    }

    Banner banner() {
        return banner;
    }

    Panel reading(Commands commands) {
        return panel("guideline", Side.RIGHT, () -> {
            GuidelineView view = new GuidelineView(guidelines, this::jump,
                    Buttons.icon(commands.named("edit-guideline")),
                    Buttons.text(commands.named("edit-guideline"), "primary"));
            reading = view;
            return view;
        });
    }

    Panel draft() {
        return panel("draft", Side.BOTTOM, draft);
    }

    /** @param give gives rows back to who drew them */
    Panel relabel(Commands commands, Consumer<List<Relabelling.Row>> give) {
        return panel("relabel", Side.BOTTOM,
                () -> new RelabelView(session, relabels, this::jump, workbench.files(), give,
                        Buttons.text(commands.named("still-right"), "primary")));
    }

    Panel cases(Commands commands) {
        return panel("cases", Side.BOTTOM, () -> new CasesView(guidelines, this::jump,
                Buttons.text(commands.named("report-case"), "flat")));
    }

    private static Panel panel(String id, Side usual, Supplier<? extends Node> content) {
        return Panel.of(id, MESSAGES.text("panel." + id), content, usual);
    }

    /** Says at the start of work, and whenever one is published, that there is a version that was not read. */
    private void announce() {
        Optional<Guideline> unread = guidelines.unread().filter(g -> g.version() != later);
        if (unread.isEmpty()) {
            banner.clear();
            return;
        }
        Guideline version = unread.get();
        Button look = new Button(MESSAGES.text("read.look"));
        look.setId("read-look");
        look.setOnAction(e -> {
            reveal.accept("guideline");
            if (reading != null) {
                reading.showNews();
            }
        });
        Button done = new Button(MESSAGES.text("read.done"));
        done.setId("read-done");
        done.getStyleClass().add("primary");
        done.setOnAction(e -> guidelines.confirmRead());
        List.of(look, done).forEach(b -> b.setMinWidth(Button.USE_PREF_SIZE));
        banner.say(news(version), look, done, Banner.close(MESSAGES.text("read.later"), () -> {
            later = version.version();
            banner.clear();
        }));
    }

    private String news(Guideline version) {
        return guidelines.published(version).filter(p -> !p.labels().isEmpty())
                .map(p -> MESSAGES.text(p.because().isEmpty() ? "read.changed" : "read.changed.because",
                        version.version(), String.join(", ", new TreeSet<>(p.labels())), p.because()))
                .orElse(MESSAGES.text(version.version() == 1 ? "read.first" : "read.new", version.version()));
    }

    /** The rule for doubt, when a label was chosen. */
    private void tellDoubt(@Nullable LabelId chosen) {
        Optional.ofNullable(chosen).flatMap(session.schema().get()::byId)
                .ifPresent(label -> guidelines.rules(label).map(GuidelinePart::doubt).filter(d -> !d.isEmpty())
                        .ifPresent(words -> say.accept(MESSAGES.text("doubt", label.name(), words))));
    }

    private static String doubt(ClassRules rules) {
        return rules.of(Rule.IN_DOUBT);
    }

    private Optional<Annotation> object() {
        List<Annotation> selected = session.selected();
        return selected.size() == 1 ? Optional.of(selected.getFirst()) : Optional.empty();
    }

    /** What is selected, else what is seen, within the image. */
    private Bounds place(Image image) {
        Bounds whole = Bounds.ofSize(0, 0, image.width(), image.height());
        Bounds selected = session.selected().stream().map(a -> a.geometry().bounds()).filter(b -> !b.isEmpty())
                .reduce(Bounds::union).orElse(Bounds.EMPTY);
        Bounds seen = (selected.isEmpty()
                ? canvas.getViewport().visible(canvas.getWidth(), canvas.getHeight())
                : selected).intersection(whole);
        return seen.isEmpty() ? whole : seen;
    }

    void edit() {
        reveal.accept("draft");
    }

    void pin() {
        Image image = session.image().get();
        // What is typed at the moment comes first: the example is put into that text.
        draft.ifMade(DraftView::write);
        if (image != null) {
            guidelines.askToPin(image, object(), place(image), workbench.prompts().dialog());
        }
    }

    void report() {
        Image image = session.image().get();
        if (image != null) {
            guidelines.askToReport(image, object(), place(image), workbench.prompts().dialog());
        }
    }

    String decideObstacle() {
        return asking.obstacle();
    }

    void decide() {
        asking.begin(canvas);
    }

    /** Tells when {@link #confirmObstacle} may have become another. */
    Observable due() {
        return relabels.due();
    }

    String confirmObstacle() {
        return relabels.obstacle();
    }

    /** Still right: the selected objects are as if made under the newest version, and the next that is due is shown. */
    void confirm() {
        relabels.confirm();
        next();
    }

    void next() {
        relabels.next(object().map(Annotation::id).orElse(null)).ifPresentOrElse(this::jump,
                () -> say.accept(MESSAGES.text("due.none")));
    }

    private void jump(Relabelling.Row row) {
        places.jump(row.image(), row.object(), row.annotator(), row.bounds());
    }

    private void jump(Example example) {
        if (example.image() != null) {
            places.jump(example.image(), example.annotation(), null, example.place());
        }
    }

    private void jump(Case about) {
        places.jump(about.image(), about.annotation(), null, about.place());
    }

    @Override
    public void close() {
        draft.ifMade(DraftView::write);
        relabels.close();
    }
}
