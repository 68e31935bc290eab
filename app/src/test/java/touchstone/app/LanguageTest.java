package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.app.settings.Settings;
import touchstone.model.Messages;

class LanguageTest {

    private static final Path TEXTS = Path.of("src", "main", "resources");
    private static final Pattern PLACE = Pattern.compile("\\{([0-9])");

    @TempDir
    Path folder;

    @AfterEach
    void speakEnglishAgain() {
        Messages.language(Locale.ENGLISH);
    }

    /** Of the command line and of benchmarks, which speak English. */
    private static boolean isEnglishAlone(Path bundle) {
        return bundle.endsWith("cli/messages.properties") || bundle.endsWith("bench/messages.properties");
    }

    private static List<Path> bundles() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String module : List.of("store", "qa", "canvas", "app")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module).resolve(TEXTS))) {
                files.filter(p -> p.endsWith("messages.properties")).filter(p -> !isEnglishAlone(p)).forEach(all::add);
            }
        }
        return all;
    }

    @Test
    void every_text_that_the_window_shows_is_there_in_german_and_fills_the_same_places() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<Path> bundles = bundles();
        assertTrue(bundles.size() >= 20, bundles.toString());
        for (Path file : bundles) {
            Properties english = read(file);
            Path other = file.resolveSibling("messages_de.properties");
            Properties german = Files.exists(other) ? read(other) : new Properties();
            Set<String> all = new TreeSet<>(english.stringPropertyNames());
            all.addAll(german.stringPropertyNames());
            for (String key : all) {
                String text = german.getProperty(key);
                String original = english.getProperty(key);
                if (text == null || original == null) {
                    wrong.add(file + (text == null ? ": no German for " : ": no English for ") + key);
                } else if (!places(original).equals(places(text))) {
                    wrong.add(file + ": other places in " + key);
                } else {
                    new MessageFormat(text, Locale.GERMAN);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static Properties read(Path file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return texts;
    }

    private static Set<String> places(String text) {
        return new TreeSet<>(PLACE.matcher(text).results().map((MatchResult r) -> r.group(1)).toList());
    }

    @Test
    void the_open_window_speaks_another_language_at_once() throws Exception {
        Hands hands = Hands.at(folder, new GivenFiles(folder), "Ada");
        hands.open(SmallProject.in(folder));
        hands.reveal("objects");
        assertEquals("Label", heading(hands));
        speak(hands, Locale.GERMAN);
        hands.reveal("objects");
        assertEquals("Klasse", heading(hands));
        assertEquals(Locale.GERMAN, Locale.getDefault(), "what the toolkit writes on its buttons");
        assertEquals("Datei", hands.find(".menu-bar", MenuBar.class).getMenus().getFirst().getText());
        assertEquals(2, hands.mine().size());
        speak(hands, Locale.ENGLISH);
        assertEquals("File", hands.find(".menu-bar", MenuBar.class).getMenus().getFirst().getText());
        hands.quit();
    }

    @Test
    void a_page_that_is_being_filled_in_keeps_what_was_filled_in() throws Exception {
        Hands hands = Hands.at(folder, new GivenFiles(folder), "Ada");
        Settings settings = hands.workbench().settings();
        hands.robot().interact(() -> hands.workbench().begin(List.of(folder.resolve("pictures"))));
        hands.robot().interact(() -> {
            hands.find("#new-who", TextField.class).setText("Cora");
            settings.keep("language", Locale.GERMAN.toLanguageTag());
            hands.workbench().rebuild();
        });
        hands.until(() -> hands.shows("#new-who"));
        assertEquals("Cora", hands.find("#new-who", TextField.class).getText());
        assertEquals("Zeichnen beginnen", hands.find("#new-go", Button.class).getText());
        assertTrue(hands.robot().lookup("#new-project .label").<Label>queryAll().stream()
                .anyMatch(l -> l.getText().endsWith("pictures")));
        hands.robot().interact(() -> settings.keep("language", Locale.ENGLISH.toLanguageTag()));
        hands.quit();
    }

    @Test
    void what_is_written_and_not_sent_is_not_given_up_for_another_language() throws Exception {
        Hands hands = Hands.at(folder, new GivenFiles(folder), "Ada");
        hands.open(SmallProject.in(folder));
        Settings settings = hands.workbench().settings();
        hands.focusCanvas().click(60, 60);
        hands.press(KeyCode.X);
        hands.settle();
        hands.robot().write("half a sentence");
        settings.keep("language", Locale.GERMAN.toLanguageTag());
        Platform.runLater(hands.workbench()::rebuild);
        hands.until(() -> hands.shows("#question"));
        assertTrue(hands.robot().lookup("#question .label").<Label>queryAll().stream()
                .anyMatch(l -> l.getText().contains("\"half a sentence\"")));
        hands.press(KeyCode.ESCAPE);
        hands.until(() -> !hands.shows("#question"));
        assertEquals("half a sentence", hands.find("#comment-words", TextField.class).getText());
        hands.robot().interact(() -> settings.keep("language", Locale.ENGLISH.toLanguageTag()));
        hands.quit();
    }

    private static String heading(Hands hands) {
        return hands.find("#objects", TableView.class).getVisibleLeafColumn(0).getText();
    }

    private static void speak(Hands hands, Locale language) {
        Settings settings = hands.workbench().settings();
        hands.robot().interact(() -> {
            settings.keep("language", language.toLanguageTag());
            hands.workbench().rebuild();
        });
        hands.until(() -> hands.workbench().desk().isPresent());
        hands.settle();
    }

    @Test
    void nothing_is_cut_off_in_german_without_saying_the_whole_elsewhere() throws Exception {
        Hands hands = Hands.at(folder, new GivenFiles(folder), "Ada");
        hands.open(SmallProject.in(folder));
        speak(hands, Locale.GERMAN);
        hands.select();
        hands.settle();
        List<String> cut = new ArrayList<>();
        hands.robot().interact(() -> cut.addAll(CutText.in(hands.workbench().window(), 1366, 732)));
        hands.quit();
        assertEquals(List.of(), cut);
    }
}
