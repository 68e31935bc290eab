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
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuBar;
import javafx.scene.text.Text;
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

    @Test
    void every_german_text_is_one_of_the_english_ones_and_fills_the_same_places() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<Path> german;
        try (Stream<Path> all = Files.walk(TEXTS)) {
            german = all.filter(p -> p.endsWith("messages_de.properties")).toList();
        }
        assertTrue(german.size() >= 9, german.toString());
        for (Path file : german) {
            Properties texts = read(file);
            Properties english = read(file.resolveSibling("messages.properties"));
            for (String key : texts.stringPropertyNames()) {
                String original = english.getProperty(key);
                if (original == null) {
                    wrong.add(file + ": no " + key);
                } else if (!places(original).equals(places(texts.getProperty(key)))) {
                    wrong.add(file + ": " + key);
                }
                new MessageFormat(texts.getProperty(key), Locale.GERMAN);
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
        speak(hands, Locale.GERMAN);
        assertEquals("Datei", hands.find(".menu-bar", MenuBar.class).getMenus().getFirst().getText());
        assertEquals(2, hands.mine().size());
        speak(hands, Locale.ENGLISH);
        assertEquals("File", hands.find(".menu-bar", MenuBar.class).getMenus().getFirst().getText());
        hands.quit();
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
        hands.robot().interact(() -> cut(hands.workbench().window(), cut));
        hands.quit();
        assertEquals(List.of(), cut);
    }

    /** What shows less than it says, unless a tooltip says it. */
    private static void cut(Node node, List<String> found) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled && labeled.getTooltip() == null && labeled.getText() != null) {
            labeled.lookupAll(".text").stream().filter(t -> t instanceof Text && labeled.equals(t.getParent()))
                    .map(t -> ((Text) t).getText()).filter(seen -> !seen.equals(labeled.getText()))
                    .forEach(seen -> found.add(labeled.getText() + " is seen as " + seen));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> cut(child, found));
        }
    }
}
