package touchstone.app.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.project.Beginning;
import touchstone.app.project.Disk;
import touchstone.app.project.FileDialogs;
import touchstone.guideline.GuidelineTemplate;
import touchstone.model.Messages;
import touchstone.model.guideline.ClassRules;
import touchstone.model.guideline.GuidelineText;
import touchstone.setup.SchemaFile;
import touchstone.setup.Template;

/**
 * All that a new project needs, on one page: images, labels, a name, a place; everything but the images is proposed. What
 * makes it stays in sight where the page is longer than the window.
 */
public final class NewProjectPage extends VBox implements AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(NewProjectPage.class);

    private final FileDialogs files;
    private final Disk disk = new Disk("new project");
    private final ObservableList<Path> images = FXCollections.observableArrayList();
    private final Label tally = Parts.text("");
    private final VBox chosen = new VBox();
    private final ComboBox<Template> template = new ComboBox<>();
    private final LabelChips labels = new LabelChips();
    private final Label labelsFrom = Parts.text("", "dim");
    private final ComboBox<Optional<GuidelineTemplate>> guideline = new ComboBox<>();
    private final TextField who = new TextField();
    private final Label place = Parts.elastic("dim");
    private final Button go = new Button(MESSAGES.text("new.go"));
    private final Label missing = Parts.text("", "dim");
    private final Path home;
    private Path file;
    private boolean placed;
    private final CheckBox besides = new CheckBox();
    /** Folders among the images' that hold annotations of another program. */
    private List<Path> annotated = List.of();
    /** What was chosen is being made into a project; a second press would only find the first one's file in its way. */
    private boolean making;
    private Runnable stop = () -> {
    };

    /**
     * @param made given what was chosen, and what to run if no project comes of it; the page stays until then, and says
     *     that it waits
     */
    public NewProjectPage(FileDialogs files, String name, Path home, List<Path> images,
            BiConsumer<Beginning, Runnable> made, Runnable back) {
        this.files = files;
        this.home = home;
        file = home.resolve(MESSAGES.text("new.name") + ".touchstone");
        setId("new-project");
        who.setText(name);
        this.images.addListener((Observable o) -> imagesChanged());
        labels.schema().addListener(o -> check());
        who.textProperty().addListener(o -> check());
        go.setId("new-go");
        go.getStyleClass().add("primary");
        go.setDefaultButton(true);
        go.setOnAction(e -> {
            making(true);
            made.accept(new Beginning(file, List.copyOf(this.images), labels.schema().get(), who.getText().strip(),
                    guideline.getValue().map(GuidelineTemplate::text).orElse(""),
                    besides.isSelected() ? annotated : List.of()), () -> making(false));
        });
        Button away = new Button(MESSAGES.text("new.back"));
        away.setId("new-back");
        away.setOnAction(e -> back.run());
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                back.run();
            }
        });
        HBox end = new HBox(go, away, missing);
        end.getStyleClass().addAll("bar", "new-form");
        VBox form = new VBox(Parts.text(MESSAGES.text("new.title"), "title-text"), imagesPart(), labelsPart(),
                whoPart(), placePart());
        form.getStyleClass().add("new-form");
        VBox page = new VBox(form);
        page.getStyleClass().add("start");
        ScrollPane scroll = new ScrollPane(page);
        scroll.getStyleClass().add("start-scroll");
        scroll.setFitToWidth(true);
        VBox foot = new VBox(end);
        foot.getStyleClass().add("new-foot");
        foot.setMinHeight(USE_PREF_SIZE);
        getStyleClass().add("new-page");
        getChildren().addAll(scroll, foot);
        this.images.setAll(images);
        imagesChanged();
        template.setValue(Template.ANYTHING);
    }

    /** Takes over what was filled in on a page like this one, which is closed. */
    public void takeOver(NewProjectPage before) {
        guideline.setValue(before.guideline.getValue());
        template.setValue(before.template.getValue());
        labels.takeOver(before.labels);
        labelsFrom.setText(before.labelsFrom.getText());
        who.setText(before.who.getText());
        placed = before.placed;
        file = before.file;
        images.setAll(before.images);
        check();
    }

    private static VBox part(String key, Node... content) {
        VBox part = new VBox(Parts.text(MESSAGES.text(key), "heading"));
        part.getChildren().addAll(content);
        part.getStyleClass().add("form-part");
        return part;
    }

    private Button button(String id, Runnable run) {
        Button button = new Button(MESSAGES.text(id));
        button.setId(id.replace('.', '-'));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(e -> run.run());
        return button;
    }

    private VBox imagesPart() {
        HBox buttons = new HBox(
                button("new.folder", () -> files.folder(MESSAGES.text("new.folder.title")).ifPresent(this::add)),
                button("new.files", () -> files.imagesToAdd().forEach(this::add)), tally);
        buttons.getStyleClass().add("bar");
        tally.setId("new-tally");
        besides.setId("new-annotations");
        besides.setAccessibleText(MESSAGES.text("new.annotations.name"));
        besides.setWrapText(true);
        Parts.show(false, besides);
        VBox area = new VBox(Parts.text(MESSAGES.text("new.drop"), "dim"), buttons, chosen, besides);
        area.getStyleClass().add("drop-here");
        return part("new.images", area);
    }

    /** Adds images that were dropped or chosen; those that are there already are not taken twice. */
    public void add(Path path) {
        if (!images.contains(path)) {
            images.add(path);
        }
    }

    private void imagesChanged() {
        stop.run();
        chosen.getChildren().clear();
        for (Path path : images.subList(0, Math.min(4, images.size()))) {
            Label name = Parts.elastic();
            name.setText(path.toString());
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            Button off = new Button();
            off.getStyleClass().addAll("flat", "tight");
            off.setGraphic(Parts.icon("mdoal-close"));
            off.setAccessibleText(MESSAGES.text("new.images.off", path.getFileName()));
            off.setOnAction(e -> images.remove(path));
            HBox row = new HBox(Parts.icon(Files.isDirectory(path) ? "mdoal-folder_open" : "mdoal-image", "dim"), name,
                    off);
            row.getStyleClass().add("bar");
            chosen.getChildren().add(row);
        }
        if (images.size() > 4) {
            chosen.getChildren().add(Parts.text(MESSAGES.text("new.images.more", images.size() - 4), "dim"));
        }
        if (!placed) {
            file = images.isEmpty() ? free(home, MESSAGES.text("new.name")) : beside(images.getFirst());
        }
        tally.setText("");
        annotatedIn(List.of());
        stop = images.isEmpty() ? () -> {
        } : ImageScan.begin(images, this::told);
        check();
    }

    /** In the folder of the images, named like it, where that can be written. */
    private Path beside(Path path) {
        Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
        if (folder == null || folder.getFileName() == null) {
            return free(home, MESSAGES.text("new.name"));
        }
        return free(Files.isWritable(folder) ? folder : home, folder.getFileName().toString());
    }

    private static Path free(Path folder, String name) {
        return IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> folder.resolve(name + (i == 1 ? "" : " " + i) + ".touchstone"))
                .filter(p -> !Files.exists(p)).findFirst().orElseThrow();
    }

    private void told(ImageScan.Tally found) {
        String size = found.bytes() >= 1_000_000_000
                ? MESSAGES.text("size.gb", found.bytes() / 1e9)
                : MESSAGES.text("size.mb", found.bytes() / 1e6);
        tally.setText(MESSAGES.text(found.done() ? "new.tally" : "new.counting", found.images(), size));
        annotatedIn(found.annotated());
    }

    /** Somebody who changes over brings along what he has drawn elsewhere. */
    private void annotatedIn(List<Path> folders) {
        annotated = List.copyOf(folders);
        Parts.show(!folders.isEmpty(), besides);
        besides.setSelected(!folders.isEmpty());
        besides.setText(folders.isEmpty()
                ? ""
                : MESSAGES.text("new.annotations", folders.getFirst().getFileName(), folders.size() - 1));
    }

    private VBox labelsPart() {
        template.setId("new-template");
        template.setAccessibleText(MESSAGES.text("new.labels"));
        template.getItems().setAll(Template.values());
        template.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Template t) {
                return t == null ? MESSAGES.text("new.labels.own") : t.title();
            }

            @Override
            public Template fromString(String text) {
                return Template.valueOf(text);
            }
        });
        template.valueProperty().addListener((o, was, is) -> {
            if (is != null) {
                labels.show(is.schema());
                labelsFrom.setText("");
            }
        });
        labelsFrom.setWrapText(true);
        HBox row = new HBox(template,
                button("new.labels.file", () -> files.toImport().ifPresent(this::labelsFrom)), labelsFrom);
        row.getStyleClass().add("bar");
        return part("new.labels", row, labels, guidelineRow());
    }

    /** Instructions to begin with; their classes become the labels where no others were chosen. */
    private HBox guidelineRow() {
        guideline.setId("new-guideline");
        guideline.setAccessibleText(MESSAGES.text("new.guideline"));
        guideline.getItems().add(Optional.empty());
        Arrays.stream(GuidelineTemplate.values()).map(Optional::of).forEach(guideline.getItems()::add);
        guideline.setConverter(new StringConverter<>() {
            @Override
            @SuppressWarnings("NullableOptional") // a box shows null before it has a value
            public String toString(@Nullable Optional<GuidelineTemplate> chosen) {
                return chosen == null || chosen.isEmpty()
                        ? MESSAGES.text("new.guideline.none")
                        : chosen.get().title();
            }

            @Override
            public Optional<GuidelineTemplate> fromString(String text) {
                return GuidelineTemplate.of(text);
            }
        });
        guideline.setValue(Optional.empty());
        guideline.valueProperty().addListener((o, was, is) -> is.filter(t -> template.getValue() != null)
                .ifPresent(t -> labels.show(Template.named(GuidelineText.of(t.text()).classes().stream()
                        .map(ClassRules::label).toList()))));
        HBox row = new HBox(Parts.text(MESSAGES.text("new.guideline"), "dim"), guideline);
        row.getStyleClass().add("bar");
        return row;
    }

    /** Takes the labels of another project, or of a file of labels or annotations. */
    public void labelsFrom(Path from) {
        disk.ask(() -> SchemaFile.read(from), found -> {
            template.setValue(null);
            labels.show(found);
            labelsFrom.getStyleClass().remove("bad");
            labelsFrom.setText(MESSAGES.text("new.labels.from", from.getFileName(), found.labels().size()));
        }, sentence -> {
            labelsFrom.getStyleClass().add("bad");
            labelsFrom.setText(sentence);
        });
    }

    private VBox whoPart() {
        who.setId("new-who");
        who.setAccessibleText(MESSAGES.text("new.who"));
        Grown.by(who.maxWidthProperty(), 260);
        return part("new.who", who);
    }

    private VBox placePart() {
        place.setId("new-place");
        place.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        HBox row = new HBox(place, button("new.place.other", () -> files.projectToCreate().ifPresent(p -> {
            placed = true;
            file = p.toString().endsWith(".touchstone") ? p : Path.of(p + ".touchstone");
            check();
        })));
        HBox.setHgrow(place, Priority.SOMETIMES);
        row.getStyleClass().add("bar");
        return part("new.place", row);
    }

    private void making(boolean now) {
        making = now;
        check();
    }

    private void check() {
        place.setText(file.toString());
        List<String> lacking = new ArrayList<>();
        if (labels.schema().get().labels().isEmpty()) {
            lacking.add(MESSAGES.text("new.lacks.label"));
        }
        if (who.getText().isBlank()) {
            lacking.add(MESSAGES.text("new.lacks.who"));
        }
        go.setDisable(making || !lacking.isEmpty());
        if (making) {
            missing.setText(MESSAGES.text("new.making", file.getFileName()));
            return;
        }
        missing.setText(!lacking.isEmpty()
                ? String.join(" ", lacking)
                : images.isEmpty() ? MESSAGES.text("new.lacks.images") : "");
    }

    @Override
    public void close() {
        stop.run();
        // Nothing that is waited for: the screen must not stop for a slow disk.
        Thread.ofVirtual().name("leave page").start(disk::close);
    }
}
