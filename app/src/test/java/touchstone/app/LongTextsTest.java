package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A window of 1366 by 768 in a language whose words are long: nothing is cut off. */
class LongTextsTest extends InWindow {

    private LongTexts texts;

    @BeforeEach
    void speak() throws Exception {
        texts = new LongTexts();
        hands.robot().interact(() -> hands.workbench().settings().keep("language", LongTexts.LANGUAGE.toLanguageTag()));
    }

    @AfterEach
    void speakEnglishAgain() {
        texts.close();
    }

    private void look(String where, List<String> cut) {
        hands.robot().interact(() -> CutText.in(hands.workbench().window(), 1366, 732)
                .forEach(found -> cut.add(where + ": " + found)));
    }

    @Test
    void a_text_is_longer_and_keeps_its_places() {
        assertTrue(LongTexts.lengthened("Open {0} in a folder").contains("{0}"));
        assertTrue(LongTexts.lengthened("Accept what is shown").length() >= 1.3 * "Accept what is shown".length());
    }

    @Test
    void no_text_of_any_panel_is_cut_off() {
        hands.open(project);
        hands.select();
        List<String> cut = new ArrayList<>();
        for (String panel : hands.desk().docks().ids()) {
            hands.reveal(panel);
            look(panel, cut);
        }
        hands.robot().interact(() -> hands.workbench().preferences());
        look("preferences", cut);
        assertEquals(List.of(), cut.stream().distinct().toList());
    }

    @Test
    void no_text_of_the_pages_without_a_project_is_cut_off() {
        List<String> cut = new ArrayList<>();
        hands.robot().interact(() -> hands.workbench().rebuild());
        look("start", cut);
        hands.robot().interact(() -> hands.workbench().begin(List.of()));
        look("new project", cut);
        assertEquals(List.of(), cut.stream().distinct().toList());
    }
}
