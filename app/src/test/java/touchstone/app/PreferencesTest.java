package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import touchstone.app.command.KeyProfile;
import touchstone.app.settings.Settings;
import touchstone.app.settings.Theme;

class PreferencesTest extends InProject {

    @Override
    Path chosen() {
        return folder.resolve("sheet.html");
    }

    private <T> ComboBox<T> choices(String query) {
        return hands.robot().lookup(query).<ComboBox<T>>query();
    }

    private void openPreferences() {
        hands.robot().interact(() -> hands.desk().commands().named("preferences").perform());
        hands.until(() -> hands.robot().lookup("#preferences").tryQuery().isPresent());
    }

    private void rebuilt() {
        hands.until(() -> hands.workbench().desk().isPresent());
        hands.settle();
    }

    @Test
    void the_keys_of_every_other_program_belong_to_commands_that_there_are_and_to_one_each() {
        for (String name : KeyProfile.NAMES) {
            hands.robot().interact(() -> {
                hands.workbench().settings().keep(KeyProfile.SETTING, name);
                hands.workbench().rebuild();
            });
            rebuilt();
            assertEquals(List.of(), hands.desk().commands().conflicts(), name);
            KeyProfile.of(name).keys().forEach((id, keys) -> assertEquals(keys.size(),
                    hands.desk().commands().named(id).keys().size(), name + ": " + id));
        }
    }

    @Test
    void the_hand_of_another_program_finds_its_keys() {
        openPreferences();
        hands.robot().interact(() -> this.<String>choices("#preferences-profile").setValue("CVAT"));
        rebuilt();
        ListView<?> keys = hands.find("#preferences-keys", ListView.class);
        assertEquals(hands.desk().commands().all().size(), keys.getItems().size());
        hands.press(KeyCode.CONTROL, KeyCode.COMMA);
        hands.focusCanvas().press(KeyCode.F);
        hands.settle();
        assertEquals("second.png", hands.find("#image-name", Label.class).getText());
        hands.press(KeyCode.D);
        hands.settle();
        assertEquals("first.png", hands.find("#image-name", Label.class).getText());
    }

    @Test
    void a_key_that_another_command_has_is_taken_only_when_it_is_pressed_twice() {
        openPreferences();
        hands.robot().interact(() -> {
            hands.find("#preferences-words", TextField.class).setText("Previous image");
            ListView<?> keys = hands.find("#preferences-keys", ListView.class);
            keys.getSelectionModel().selectFirst();
            keys.requestFocus();
        });
        hands.press(KeyCode.ENTER).press(KeyCode.D);
        assertTrue(hands.find("#preferences-said", Label.class).getText().startsWith("D is the key of"));
        assertEquals(List.of("A", "PgUp"), keysOf("previous"));
        hands.press(KeyCode.D);
        rebuilt();
        assertEquals(List.of("D"), keysOf("previous"));
        assertEquals(List.of("PgDn"), keysOf("next"));
    }

    private List<String> keysOf(String id) {
        return hands.desk().commands().named(id).keys().stream().map(touchstone.app.command.KeyNames::of).toList();
    }

    @Test
    void theme_and_text_size_change_the_window_that_is_open() {
        openPreferences();
        double before = hands.find("#image-name", Label.class).getFont().getSize();
        hands.robot().interact(() -> {
            this.<Theme>choices("#preferences-theme").setValue(Theme.LIGHT);
            hands.find("#preferences-text", Slider.class).setValue(150);
        });
        hands.until(() -> hands.find("#image-name", Label.class).getFont().getSize() > before * 1.4);
        assertTrue(hands.workbench().window().getStyleClass().contains("ts-light"));
        Settings settings = hands.workbench().settings();
        assertEquals(150, settings.textSize());
        assertEquals(Theme.LIGHT, settings.theme());
        hands.press(KeyCode.ESCAPE);
        hands.until(() -> hands.robot().lookup("#preferences").tryQuery().isEmpty());
    }
}
