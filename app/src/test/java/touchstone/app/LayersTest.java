package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import touchstone.app.project.Layers;
import touchstone.app.settings.Settings;
import touchstone.canvas.layer.Look;
import touchstone.model.Annotator;

class LayersTest extends InProject {

    private Layers layers() {
        return hands.session().layers();
    }

    private List<String> order() {
        return layers().all().stream().map(l -> hands.session().annotator(l.annotator()).orElseThrow().name())
                .toList();
    }

    @Test
    void keys_change_the_fill_the_names_and_whether_anything_is_shown() {
        hands.focusCanvas().press(KeyCode.PERIOD);
        assertEquals(0.25, layers().mine().get().fill());
        hands.press(KeyCode.COMMA).press(KeyCode.COMMA);
        assertEquals(0.12, layers().others().get().fill());
        assertTrue(layers().isNamed());
        hands.press(KeyCode.SHIFT, KeyCode.N);
        assertFalse(layers().isNamed());
        assertFalse(hands.desk().canvas().ownStyleProperty().get().look().names());
        hands.press(KeyCode.SHIFT, KeyCode.H);
        assertTrue(hands.desk().canvas().peekProperty().get());
        hands.press(KeyCode.H);
        assertTrue(hands.desk().canvas().peekProperty().get(), "what was hidden for good stays hidden after a peek");
        hands.press(KeyCode.SHIFT, KeyCode.H);
        assertFalse(hands.desk().canvas().peekProperty().get());
    }

    @Test
    void layers_move_within_their_group_past_the_own_one_and_groups_with_all_of_theirs() {
        assertEquals(List.of("Ada", "Ben", "gold"), order());
        Annotator cora = Annotator.named("Cora", Annotator.Role.ANNOTATOR);
        hands.robot().interact(() -> hands.session().introduce(cora));
        hands.until(() -> order().equals(List.of("Ada", "Ben", "Cora", "gold")));
        Layers.Layer last = layers().of(cora.id()).orElseThrow();
        hands.robot().interact(() -> layers().move(last, true, SmallProject.ADA.id()));
        assertEquals(List.of("Ada", "Cora", "Ben", "gold"), order());
        hands.robot().interact(() -> layers().move(last, true, SmallProject.ADA.id()));
        assertEquals(List.of("Ada", "Cora", "Ben", "gold"), order());
        hands.robot().interact(() -> layers().move(Annotator.Role.GOLD, true, SmallProject.ADA.id()));
        assertEquals(List.of("gold", "Ada", "Cora", "Ben"), order());
    }

    @Test
    void alt_and_an_arrow_move_the_row_that_has_the_keys_and_it_keeps_them() {
        Annotator cora = Annotator.named("Cora", Annotator.Role.ANNOTATOR);
        hands.robot().interact(() -> hands.session().introduce(cora));
        hands.until(() -> hands.session().annotator(cora.id()).isPresent() && hands.workbench().isAtRest());
        hands.robot().interact(() -> hands.desk().showTab("layers"));
        hands.robot().interact(() -> hands.find("#layer-Cora", CheckBox.class).requestFocus());
        assertTrue(hands.find("#layer-Cora", CheckBox.class).isFocused());
        hands.press(KeyCode.ALT, KeyCode.UP);
        assertEquals(List.of("Ada", "Cora", "Ben", "gold"), order());
        hands.until(() -> hands.find("#layer-Cora", CheckBox.class).isFocused());
        hands.press(KeyCode.ALT, KeyCode.DOWN);
        assertEquals(List.of("Ada", "Ben", "Cora", "gold"), order());
    }

    @Test
    void a_row_of_a_large_team_that_comes_later_is_there_and_keeps_the_keys_when_it_is_moved() {
        List<Annotator> team = IntStream.range(0, 20)
                .mapToObj(i -> Annotator.named("Person" + (char) ('A' + i), Annotator.Role.ANNOTATOR)).toList();
        hands.robot().interact(() -> {
            hands.desk().showTab("layers");
            team.forEach(hands.session()::introduce);
        });
        hands.until(() -> hands.robot().lookup("#layer-PersonT").tryQuery().isPresent());
        hands.robot().interact(() -> hands.find("#layer-PersonT", CheckBox.class).requestFocus());
        hands.press(KeyCode.ALT, KeyCode.UP);
        hands.until(() -> hands.find("#layer-PersonT", CheckBox.class).isFocused());
        List<String> order = order();
        assertEquals(List.of("PersonT", "PersonS"), order.subList(order.size() - 3, order.size() - 1));
    }

    @Test
    void order_and_looks_of_the_layers_are_there_again_when_the_project_is_opened_anew() throws Exception {
        hands.robot().interact(() -> {
            layers().move(Annotator.Role.GOLD, true, SmallProject.ADA.id());
            Layers.Layer ben = layers().of(SmallProject.BEN.id()).orElseThrow();
            ben.visible().set(true);
            ben.opacity().set(0.5);
            ben.colourBy().set(Look.ColourBy.INSTANCE);
            layers().locked().set(true);
        });
        hands.robot().interact(() -> hands.workbench().close());
        hands.open(project);
        assertEquals(List.of("gold", "Ada", "Ben"), order());
        Layers.Layer ben = layers().of(SmallProject.BEN.id()).orElseThrow();
        assertTrue(ben.visible().get());
        assertEquals(0.5, ben.opacity().get());
        assertEquals(Look.ColourBy.INSTANCE, ben.colourBy().get());
        assertTrue(layers().locked().get());
    }

    @Test
    void a_layer_alone_hides_the_others_and_afterwards_all_is_seen_as_before() {
        Layers.Layer ben = layers().of(SmallProject.BEN.id()).orElseThrow();
        Layers.Layer gold = layers().of(SmallProject.GOLD.id()).orElseThrow();
        hands.reveal("layers").robot().interact(() -> gold.visible().set(true));
        hands.robot().interact(() -> hands.find("#layer-alone-Ben", ButtonBase.class).fire());
        assertTrue(ben.visible().get());
        assertFalse(gold.visible().get());
        assertTrue(layers().isVisible(SmallProject.ADA.id()));
        hands.robot().interact(() -> hands.find("#layer-alone-Ben", ButtonBase.class).fire());
        assertFalse(ben.visible().get());
        assertTrue(gold.visible().get());
    }

    @Test
    void looks_chosen_in_the_panel_are_the_canvas_own_and_are_remembered() {
        hands.reveal("layers");
        ComboBox<?> colour = hands.find("#look-colour-mine", ComboBox.class);
        hands.robot().interact(
                () -> colour.getSelectionModel()
                        .select(List.of(Look.ColourBy.values()).indexOf(Look.ColourBy.INSTANCE)));
        assertEquals(Look.ColourBy.INSTANCE, hands.desk().canvas().ownStyleProperty().get().look().colourBy());
        assertEquals(Look.OTHERS, layers().others().get());
        Settings settings = Settings.read(folder.resolve("own-settings.properties"));
        settings.keepLook("mine", layers().mine().get());
        assertEquals(layers().mine().get(), settings.look("mine", Look.STANDARD));
        assertNotEquals(layers().mine().get(), settings.look("others", Look.STANDARD));
        settings.close();
    }

    /** By its own button, which a low window may have scrolled away. */
    private void turnLock() {
        hands.reveal("layers").robot().interact(() -> hands.find("#layer-lock", ButtonBase.class).fire());
    }

    @Test
    void a_locked_layer_cannot_be_drawn_on() {
        turnLock();
        assertFalse(hands.desk().canvas().isEditable());
        turnLock();
        assertTrue(hands.desk().canvas().isEditable());
    }

    @Test
    void what_lies_on_a_locked_layer_is_neither_deleted_nor_relabelled_nor_changed_in_the_form() {
        hands.robot().interact(() -> hands.session().selection().set(Set.of(hands.mineNow().getFirst().id())));
        turnLock();
        int before = hands.mine().size();
        hands.focusCanvas().press(KeyCode.DELETE);
        assertTrue(hands.find("#hint", Label.class).getText().startsWith("Your layer is locked."));
        hands.press(KeyCode.V).press(KeyCode.DIGIT2);
        assertTrue(hands.find("#hint", Label.class).getText().startsWith("Your layer is locked."));
        assertEquals(before, hands.mine().size());
        assertTrue(hands.mine().stream().allMatch(a -> a.label().equals(SmallProject.CELL.id())));
        assertTrue(hands.find("#object-label", ComboBox.class).isDisabled());
        turnLock();
        assertFalse(hands.find("#object-label", ComboBox.class).isDisabled());
        hands.focusCanvas().press(KeyCode.DELETE);
        hands.untilMine(before - 1);
    }

    @Test
    void disagreements_are_counted_for_the_image_shown_and_go_when_their_object_changes() {
        assertEquals(Optional.empty(), layers().found().get());
        hands.clickOn("#tab-quality");
        hands.clickOn("#run-agreement");
        hands.until(() -> layers().found().get().equals(Optional.of(1)));
        hands.reveal("layers");
        assertTrue(hands.find("#look-disagreements", CheckBox.class).getText().contains("1"));
        hands.robot().interact(() -> hands.session().selection().set(Set.copyOf(
                hands.session().objects().stream().filter(hands.session()::isMine).map(a -> a.id()).toList())));
        hands.focusCanvas().press(KeyCode.DELETE);
        hands.until(() -> layers().found().get().equals(Optional.of(0)));
    }

    @Test
    void the_menu_of_a_layer_is_made_when_it_is_opened_and_tells_how_the_layer_is_then() {
        hands.reveal("layers");
        MenuButton menu = hands.find("#layer-menu-Ben", MenuButton.class);
        assertEquals(1, menu.getItems().size());
        Layers.Layer ben = layers().of(SmallProject.BEN.id()).orElseThrow();
        hands.robot().interact(() -> layers().showAlone(ben, SmallProject.ADA.id()));
        hands.robot().interact(menu::show);
        assertTrue(((CheckMenuItem) menu.getItems().getFirst()).isSelected());
        hands.robot().interact(menu::hide);
        hands.robot().interact(() -> layers().showAlone(null, SmallProject.ADA.id()));
        hands.robot().interact(menu::show);
        assertFalse(((CheckMenuItem) menu.getItems().getFirst()).isSelected());
        hands.robot().interact(menu::hide);
    }
}
