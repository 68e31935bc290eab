package touchstone.app.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import touchstone.app.control.Banner;
import touchstone.app.control.Parts;
import touchstone.app.project.Disk;
import touchstone.app.start.RecentProjects.Recent;
import touchstone.model.Messages;
import touchstone.setup.SampleProject;

/** What the window shows while no project is open: the projects of late, a new one, and samples to try. */
public final class StartPage extends ScrollPane implements AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(StartPage.class);

    private final RecentProjects recents;
    private final Consumer<Path> open;
    private final Disk disk = new Disk("start page");
    private final FlowPane cards = new FlowPane();
    private final Label none = Parts.text(MESSAGES.text("recent.none"), "dim");
    private final Banner said = new Banner("reading");
    private final Label entering = Parts.text("");
    private final Button stop = new Button(MESSAGES.text("opening.stop"));
    private final HBox opening = new HBox();
    private boolean busy;

    /**
     * @param tryOut opens a sample
     * @param buttons what begins something, the first step first
     * @param tell told a title and a sentence that has to be read
     */
    public StartPage(RecentProjects recents, Path samples, Consumer<Path> open, Consumer<Path> tryOut,
            BiConsumer<String, String> tell, Node... buttons) {
        this.recents = recents;
        this.open = open;
        setId("start-page");
        getStyleClass().add("start-scroll");
        setFitToWidth(true);
        setFitToHeight(true);
        HBox head = new HBox(Parts.text(MESSAGES.text("name"), "title-text"), Parts.gap());
        head.getStyleClass().add("bar");
        head.getChildren().addAll(buttons);
        cards.getStyleClass().add("cards");
        FlowPane tries = new FlowPane();
        tries.getStyleClass().add("cards");
        Label triesHeading = Parts.text(MESSAGES.text("samples"), "heading");
        VBox page = new VBox(head, hint(), said, opening(),
                Parts.text(MESSAGES.text("recent"), "heading"), none, cards, triesHeading, tries);
        page.getStyleClass().add("start");
        setContent(page);
        fill();
        disk.ask(SampleProject::all, found -> {
            triesHeading.setVisible(!found.isEmpty());
            for (SampleProject sample : found) {
                tries.getChildren().add(new ProjectCard(sample.title(), sample.picture(),
                        MESSAGES.text("sample.detail"), MESSAGES.text("sample.whole"),
                        () -> make(sample, samples.resolve(sample.name()).resolve(sample.name() + ".touchstone"),
                                tryOut, tell)));
            }
        }, sentence -> triesHeading.setVisible(false));
    }

    private static Label hint() {
        Label hint = Parts.text(MESSAGES.text("start.first"), "dim");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        return hint;
    }

    private HBox opening() {
        entering.setId("opening");
        entering.setWrapText(true);
        ProgressBar bar = new ProgressBar();
        bar.accessibleTextProperty().bind(entering.textProperty());
        stop.setId("opening-stop");
        stop.setMinWidth(USE_PREF_SIZE);
        opening.getChildren().setAll(bar, entering, stop);
        opening.getStyleClass().addAll("bar", "opening");
        Parts.show(false, opening);
        return opening;
    }

    /** Says which project is on its way into the window. */
    public void opens(Path file, Runnable given) {
        entering.setText(MESSAGES.text("opening", file.getFileName()));
        stop.setOnAction(e -> given.run());
        Parts.show(true, opening);
    }

    /** Nothing is on its way any more. */
    public void opensNothing() {
        Parts.show(false, opening);
    }

    private void fill() {
        List<Recent> all = recents.all();
        none.setVisible(all.isEmpty());
        none.setManaged(all.isEmpty());
        cards.getChildren().clear();
        disk.ask(() -> all.stream().map(r -> Files.isRegularFile(r.file())).toList(), there -> {
            cards.getChildren().clear();
            for (int i = 0; i < all.size(); i++) {
                cards.getChildren().add(card(all.get(i), there.get(i)));
            }
        }, sentence -> none.setText(sentence));
    }

    private ProjectCard card(Recent recent, boolean there) {
        String progress = recent.images() == 0
                ? MESSAGES.text("recent.empty")
                : MESSAGES.text("recent.progress", recent.done(), recent.images());
        ProjectCard card = new ProjectCard(recent.name(), recents.existingPicture(recent.file()).orElse(null),
                there ? progress + "   " + ago(recent.worked()) : MESSAGES.text("recent.gone"),
                recent.file().toString(), () -> open.accept(recent.file()))
                .withProgress(recent.images() == 0 ? 0 : (double) recent.done() / recent.images());
        card.setDisable(!there);
        MenuItem forget = new MenuItem(MESSAGES.text("recent.forget"));
        forget.setOnAction(e -> {
            recents.forget(recent.file());
            fill();
        });
        // Not the button's own menu: one that is disabled would not show it.
        ContextMenu menu = new ContextMenu(forget);
        card.setContextMenu(menu);
        return card;
    }

    private static String ago(Instant then) {
        long minutes = Math.max(0, Duration.between(then, Instant.now()).toMinutes());
        return minutes < 2
                ? MESSAGES.text("ago.now")
                : minutes < 120
                        ? MESSAGES.text("ago.minutes", minutes)
                        : minutes < 48 * 60
                                ? MESSAGES.text("ago.hours", minutes / 60)
                                : MESSAGES.text("ago.days", minutes / (24 * 60));
    }

    /** A sample that was made before is opened with all that was drawn in it. */
    private void make(SampleProject sample, Path file, Consumer<Path> tryOut, BiConsumer<String, String> tell) {
        if (busy) {
            return;
        }
        busy = true;
        said.say(MESSAGES.text("sample.making", sample.title()));
        disk.ask(() -> {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                sample.build(file, step -> {
                });
            }
            return file;
        }, made -> {
            busy = false;
            said.clear();
            tryOut.accept(made);
        }, sentence -> {
            busy = false;
            said.clear();
            tell.accept(sample.title(), sentence);
        });
    }

    @Override
    public void close() {
        // Nothing that is waited for: the screen must not stop for a slow disk.
        Thread.ofVirtual().name("leave page").start(disk::close);
    }
}
