package touchstone.app.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import touchstone.app.command.Command;
import touchstone.app.command.Commands;
import touchstone.app.command.KeyNames;
import touchstone.app.command.KeyProfile;
import touchstone.app.control.Banner;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.model.Messages;

/** What a person sets once: look, language, text size and keys. Takes effect at once; nothing has to be saved. */
public final class PreferencesView extends VBox {

    private record Language(Locale locale) {

        @Override
        public String toString() {
            return MESSAGES.text("language." + locale.toLanguageTag());
        }
    }

    private static final Messages MESSAGES = Messages.beside(PreferencesView.class);
    private static final List<Language> LANGUAGES = List.of(new Language(Locale.ENGLISH),
            new Language(Locale.GERMAN));
    private static final double WIDTH = 420;
    private static final double LIST_HEIGHT = 220;

    private final Settings settings;
    private final Supplier<Commands> commands;
    private final Runnable rebuild;
    private final ListView<Command> rows = new ListView<>();
    private final TextField words = new TextField();
    private final Label said = Parts.text("", "dim");
    private @Nullable Command waiting;
    private final ComboBox<Theme> themes;
    private @Nullable KeyCodeCombination asked;

    /**
     * @param size told that the text size has changed
     * @param rebuild makes the window anew, in another language or with other keys
     * @param commands with the keys that they have now
     * @param more a further part
     */
    public PreferencesView(Settings settings, Theme now, Consumer<Theme> theme, Runnable size, Runnable rebuild,
            Supplier<Commands> commands, Node more, Runnable close) {
        this.settings = settings;
        this.commands = commands;
        this.rebuild = rebuild;
        setId("preferences");
        getStyleClass().add("preferences");
        Grown.by(maxWidthProperty(), WIDTH);
        Grown.by(prefWidthProperty(), WIDTH);
        HBox head = new HBox(Parts.text(MESSAGES.text("preferences"), "title-text"), Parts.gap(),
                Banner.close(MESSAGES.text("preferences.close"), close));
        head.getStyleClass().add("bar");
        themes = combo("preferences-theme", List.of(Theme.values()), now, theme);
        themes.setConverter(new Named());
        Language spoken = LANGUAGES.stream().filter(l -> l.locale().equals(settings.language())).findFirst()
                .orElse(LANGUAGES.getFirst());
        ComboBox<Language> language = combo("preferences-language", LANGUAGES, spoken, chosen -> {
            settings.keep("language", chosen.locale().toLanguageTag());
            close.run();
            rebuild.run();
        });
        ComboBox<String> profile = combo("preferences-profile", KeyProfile.NAMES,
                settings.value(KeyProfile.SETTING).filter(KeyProfile.NAMES::contains)
                        .orElse(KeyProfile.NAMES.getFirst()),
                chosen -> {
                    settings.keep(KeyProfile.SETTING, chosen);
                    rebuild.run();
                    fill();
                });
        VBox parts = new VBox(row("theme", themes), row("language", language), row("text", textSize(size)),
                row("profile", profile), new CanvasForm(settings.canvas()), more, keys());
        parts.getStyleClass().add("preferences-parts");
        // A low window shows as much as it has room for, and nothing is cut.
        parts.setMinHeight(Region.USE_PREF_SIZE);
        ScrollPane scroll = new ScrollPane(parts);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        Grown.by(rows.minHeightProperty(), LIST_HEIGHT);
        Grown.by(rows.prefHeightProperty(), LIST_HEIGHT);
        VBox.setVgrow(rows, Priority.ALWAYS);
        // Before a combo box that has the keys takes Escape for itself, open or not.
        addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE && waiting == null
                    && !(e.getTarget() instanceof ComboBoxBase<?> combo && combo.isShowing())) {
                close.run();
                e.consume();
            }
        });
    }

    /** Its first choice takes the keys; the scroll pane must have its skin before, or that choice is in no scene. */
    @Override
    public void requestFocus() {
        applyCss();
        themes.requestFocus();
    }

    private static <T> ComboBox<T> combo(String id, List<T> choices, T now, Consumer<T> chosen) {
        ComboBox<T> combo = new ComboBox<>();
        combo.setId(id);
        combo.getItems().setAll(choices);
        combo.setValue(now);
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.valueProperty().addListener((o, was, is) -> chosen.accept(is));
        return combo;
    }

    private static HBox row(String key, Node control) {
        Label name = Parts.rigid(MESSAGES.text("preferences." + key));
        name.setLabelFor(control);
        Grown.by(name.minWidthProperty(), 130);
        control.setAccessibleText(MESSAGES.text("preferences." + key));
        HBox row = new HBox(name, control);
        HBox.setHgrow(control, Priority.ALWAYS);
        row.getStyleClass().add("bar");
        return row;
    }

    private HBox textSize(Runnable changed) {
        Slider slider = new Slider(Settings.LEAST_TEXT, Settings.MOST_TEXT, settings.textSize());
        slider.setId("preferences-text");
        slider.setMajorTickUnit(20);
        slider.setBlockIncrement(10);
        slider.setAccessibleText(MESSAGES.text("preferences.text"));
        Label percent = Parts.rigid(MESSAGES.text("preferences.percent", settings.textSize()));
        slider.valueProperty().addListener((o, was, is) -> {
            int size = (int) Math.round(is.doubleValue() / 10) * 10;
            percent.setText(MESSAGES.text("preferences.percent", size));
            if (size != settings.textSize()) {
                settings.keep("text.size", Integer.toString(size));
                changed.run();
            }
        });
        HBox.setHgrow(slider, Priority.ALWAYS);
        HBox both = new HBox(slider, percent);
        both.getStyleClass().add("bar");
        return both;
    }

    private VBox keys() {
        words.setId("preferences-words");
        words.setPromptText(MESSAGES.text("preferences.find"));
        words.setAccessibleText(MESSAGES.text("preferences.find"));
        words.textProperty().addListener(o -> fill());
        rows.setId("preferences-keys");
        rows.setAccessibleText(MESSAGES.text("preferences.keys"));
        rows.setCellFactory(view -> new KeyCell());
        rows.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        rows.setOnMouseClicked(e -> wait(rows.getSelectionModel().getSelectedItem()));
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        said.setId("preferences-said");
        said.setText(MESSAGES.text("preferences.how"));
        Button own = new Button(MESSAGES.text("preferences.reset"));
        own.setId("preferences-reset");
        own.setMinWidth(Region.USE_PREF_SIZE);
        own.setOnAction(e -> {
            OwnKeys.forget(settings);
            rebuild.run();
            fill();
        });
        HBox bar = new HBox(words, own);
        bar.getStyleClass().add("bar");
        HBox.setHgrow(words, Priority.ALWAYS);
        fill();
        VBox keys = new VBox(Parts.text(MESSAGES.text("preferences.keys"), "heading"), bar, rows, said);
        keys.getStyleClass().add("form-part");
        VBox.setVgrow(keys, Priority.ALWAYS);
        return keys;
    }

    /** The window has other commands, or they have other keys: those of a project come only when it is open again. */
    public void fill() {
        rows.getItems().setAll(commands.get().find(words.getText()));
    }

    private void wait(@Nullable Command command) {
        waiting = command;
        asked = null;
        if (command == null) {
            rows.getProperties().remove(Commands.EVERY_KEY);
        } else {
            rows.getProperties().put(Commands.EVERY_KEY, true);
            rows.requestFocus();
        }
        if (command != null) {
            said.setText(MESSAGES.text("preferences.press", command.text().getValue()));
        }
    }

    private void pressed(KeyEvent e) {
        Command command = waiting;
        if (command == null) {
            if (e.getCode() == KeyCode.ENTER) {
                wait(rows.getSelectionModel().getSelectedItem());
                e.consume();
            }
            return;
        }
        if (e.getCode().isModifierKey()) {
            return;
        }
        e.consume();
        if (e.getCode() == KeyCode.ESCAPE) {
            wait(null);
            said.setText(MESSAGES.text("preferences.how"));
            return;
        }
        KeyCodeCombination key = combination(e);
        Optional<Command> owner = commands.get().all().stream()
                .filter(c -> c.keys().contains(key) && !c.id().equals(command.id())).findFirst();
        if (owner.isPresent() && !key.equals(asked)) {
            asked = key;
            said.setText(MESSAGES.text("preferences.taken", KeyNames.of(key), owner.get().text().getValue()));
            return;
        }
        OwnKeys.give(settings, command.id(), key.getName());
        wait(null);
        said.setText(MESSAGES.text("preferences.given", KeyNames.of(key), command.text().getValue()));
        rebuild.run();
        fill();
    }

    private static KeyCodeCombination combination(KeyEvent e) {
        List<Modifier> down = new java.util.ArrayList<>();
        if (e.isShortcutDown()) {
            down.add(KeyCombination.SHORTCUT_DOWN);
        }
        if (e.isShiftDown()) {
            down.add(KeyCombination.SHIFT_DOWN);
        }
        if (e.isAltDown()) {
            down.add(KeyCombination.ALT_DOWN);
        }
        return new KeyCodeCombination(e.getCode(), down.toArray(Modifier[]::new));
    }

    private static final class Named extends javafx.util.StringConverter<Theme> {

        @Override
        public String toString(@Nullable Theme theme) {
            return theme == null ? "" : MESSAGES.text("theme." + theme.key());
        }

        @Override
        public Theme fromString(String text) {
            return Theme.of(text).orElse(Theme.DARK);
        }
    }

    private static final class KeyCell extends ListCell<Command> {

        @Override
        protected void updateItem(@Nullable Command command, boolean empty) {
            super.updateItem(command, empty);
            setText(null);
            setGraphic(null);
            if (command != null && !empty) {
                HBox row = new HBox(Parts.text(command.text().getValue()), Parts.gap());
                row.getStyleClass().add("bar");
                command.keys().forEach(k -> row.getChildren().add(Parts.rigid(KeyNames.of(k), "key")));
                setGraphic(row);
            }
        }
    }
}
