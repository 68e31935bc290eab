package touchstone.app.image;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Bar;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.Progress;

/** Says which images are listed, and keeps such sayings under names in the project. */
final class FilterBar extends Bar {

    private static final Messages MESSAGES = Messages.beside(FilterBar.class);

    private final Session session;
    private final ObjectProperty<ImageFilter> filter = new SimpleObjectProperty<>(ImageFilter.ALL);
    private final TextField words = new TextField();
    private final ComboBox<StatusChoice> status = new ComboBox<>();
    private final MenuButton more = new MenuButton(MESSAGES.text("filter.more"));
    private final TextField name = new TextField();
    private final Button picked = new Button();
    private boolean showing;

    FilterBar(Session session) {
        this.session = session;
        getStyleClass().setAll("bar");
        words.setId("images-filter");
        words.setPromptText(MESSAGES.text("filter.name"));
        words.setAccessibleText(MESSAGES.text("filter.name"));
        Grown.by(words.prefWidthProperty(), 150);
        Grown.by(words.minWidthProperty(), 90);
        words.textProperty().addListener((o, was, is) -> set(filter.get().withText(is)));
        status.setId("images-status");
        status.setAccessibleText(MESSAGES.text("filter.status"));
        status.getItems().setAll(StatusChoice.ALL);
        status.setValue(StatusChoice.ALL.getFirst());
        status.valueProperty().addListener((o, was, is) -> set(filter.get().withStatus(is.only())));
        more.setId("images-more");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.setOnShowing(e -> fill());
        more.getItems().add(new MenuItem(""));
        name.setId("filter-name");
        name.setPromptText(MESSAGES.text("filter.save.name"));
        name.setAccessibleText(MESSAGES.text("filter.save.name"));
        Grown.by(name.prefWidthProperty(), 150);
        ask(false);
        name.setOnAction(e -> save());
        name.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                ask(false);
                e.consume();
            }
        });
        filter.addListener((o, was, is) -> show(is));
        picked.setId("images-picked");
        picked.getStyleClass().add("picked");
        picked.setGraphic(Parts.icon("mdoal-close"));
        Grown.by(picked.maxWidthProperty(), 260);
        picked.setAccessibleText(MESSAGES.text("filter.clear"));
        picked.setOnAction(e -> set(filter.get().withOnly(null)));
        showPicked(null);
        getChildren().addAll(words, status, picked, more, name);
    }

    ObjectProperty<ImageFilter> filter() {
        return filter;
    }

    private void set(ImageFilter chosen) {
        if (!showing) {
            filter.set(chosen);
        }
    }

    private void show(ImageFilter now) {
        showing = true;
        if (!words.getText().equals(now.text())) {
            words.setText(now.text());
        }
        status.setValue(new StatusChoice(now.status()));
        showPicked(now.only());
        more.getStyleClass().remove("chosen");
        boolean also = now.label() != null || now.annotator() != null;
        if (also) {
            more.getStyleClass().add("chosen");
        }
        more.setText(also
                ? MESSAGES.text("filter.more.on", Stream
                        .concat(Optional.ofNullable(now.label()).flatMap(session.schema().get()::byId)
                                .map(Label::name).stream(),
                                Optional.ofNullable(now.annotator()).flatMap(session::annotator)
                                        .map(Annotator::name).stream())
                        .reduce((a, b) -> a + ", " + b).orElse(""))
                : MESSAGES.text("filter.more"));
        showing = false;
    }

    private void showPicked(ImageFilter.@Nullable Picked only) {
        picked.setVisible(only != null);
        picked.setManaged(only != null);
        if (only != null) {
            picked.setText(MESSAGES.text("filter.picked", only.images().size(), only.why()));
            picked.setAccessibleText(MESSAGES.text("filter.picked.all", picked.getText()));
            picked.setTooltip(new Tooltip(MESSAGES.text("filter.picked.all", only.why())));
        }
    }

    private void fill() {
        ImageFilter now = filter.get();
        Menu labels = new Menu(MESSAGES.text("filter.label"));
        labels.getItems().add(choice(MESSAGES.text("filter.any"), now.label() == null,
                () -> set(now.withLabel(null))));
        session.schema().get().labels().forEach(l -> labels.getItems()
                .add(choice(l.name(), l.id().equals(now.label()), () -> set(now.withLabel(l.id())))));
        Menu people = new Menu(MESSAGES.text("filter.annotator"));
        people.getItems().add(choice(MESSAGES.text("filter.anybody"), now.annotator() == null,
                () -> set(now.withAnnotator(null))));
        session.annotators().forEach(a -> people.getItems()
                .add(choice(a.name(), a.id().equals(now.annotator()), () -> set(now.withAnnotator(a.id())))));
        more.getItems().setAll(labels, people, new SeparatorMenuItem());
        List<Note> saved = session.notes().stream().filter(n -> n.kind().equals(ImageFilter.KIND)).toList();
        for (Note note : saved) {
            MenuItem use = new CheckMenuItem(note.fields().getOrDefault(ImageFilter.NAME, ""));
            ((CheckMenuItem) use).setSelected(ImageFilter.of(note.fields()).equals(now));
            use.setOnAction(e -> filter.set(ImageFilter.of(note.fields())));
            more.getItems().add(use);
        }
        if (!session.readOnly()) {
            more.getItems().add(item("filter.save", !now.equals(ImageFilter.ALL), () -> ask(true)));
            saved.stream().filter(n -> ImageFilter.of(n.fields()).equals(now)).findFirst()
                    .ifPresent(n -> more.getItems().add(item("filter.remove", true,
                            () -> session.commit(Edit.of(MESSAGES.text("edit.filter.remove"), Change.remove(n))))));
        }
        more.getItems().add(item("filter.clear", !now.equals(ImageFilter.ALL), () -> filter.set(ImageFilter.ALL)));
    }

    private static MenuItem item(String key, boolean can, Runnable run) {
        MenuItem item = new MenuItem(MESSAGES.text(key));
        item.setDisable(!can);
        item.setOnAction(e -> run.run());
        return item;
    }

    private static RadioMenuItem choice(String text, boolean chosen, Runnable run) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setSelected(chosen);
        item.setOnAction(e -> run.run());
        return item;
    }

    private void ask(boolean now) {
        name.setVisible(now);
        name.setManaged(now);
        name.clear();
        if (now) {
            name.requestFocus();
        }
    }

    private void save() {
        String called = name.getText().strip();
        if (!called.isEmpty()) {
            session.commit(Edit.of(MESSAGES.text("edit.filter", called),
                    Change.add(new Note(NoteId.create(), ImageFilter.KIND, null, null, null, Instant.now(),
                            filter.get().fields(called)))));
            ask(false);
        }
    }

    /** @param only the status that is let through, or null for all */
    private record StatusChoice(Progress.@Nullable Status only) {

        static final List<StatusChoice> ALL = Stream
                .concat(Stream.of(new StatusChoice(null)), Stream.of(Progress.Status.values()).map(StatusChoice::new))
                .toList();

        @Override
        public String toString() {
            return only == null ? MESSAGES.text("filter.all") : StatusLook.word(only);
        }
    }
}
