package touchstone.app;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import touchstone.app.command.Buttons;
import touchstone.app.command.Command;
import touchstone.app.command.Commands;
import touchstone.app.quality.Adjudication;
import touchstone.app.quality.Compare;
import touchstone.app.quality.QualityView;
import touchstone.model.Messages;
import touchstone.model.note.Decision;

/** What can be done where two annotators differ. */
final class AdjudicationActions {

    private static final Messages MESSAGES = Messages.beside(AdjudicationActions.class);
    private static final List<String> WORDS = List.of("settle-agreed", "settle-first", "settle-second", "settle-both",
            "settle-neither");
    private static final List<String> ICONS = List.of("settle-redraw", "settle-reopen", "blink", "only-two",
            "side-by-side", "swipe", "difference");

    private static final double SWIPE = 0.05;

    private AdjudicationActions() {
    }

    static void add(List<Command> rows, Desk desk) {
        QualityView quality = desk.quality();
        Adjudication adjudication = quality.adjudication();
        StringBinding locked = Actions.locked(desk);
        StringBinding none = Bindings.createStringBinding(
                () -> quality.disagreements().get().isEmpty() ? MESSAGES.text("settle.compare") : "",
                quality.disagreements());
        StringBinding nothing = either(locked, Bindings.createStringBinding(
                () -> adjudication.chosen().get() == null ? MESSAGES.text("settle.choose") : "",
                adjudication.chosen()));
        rows.add(decide("first", "Alt+1", Decision.Outcome.FIRST, quality).text(whose("settle-first", true, quality))
                .unless(nothing));
        rows.add(decide("second", "Alt+2", Decision.Outcome.SECOND, quality)
                .text(whose("settle-second", false, quality)).unless(nothing));
        rows.add(decide("both", "Alt+3", Decision.Outcome.BOTH, quality).unless(nothing));
        rows.add(decide("neither", "Alt+4", Decision.Outcome.NEITHER, quality).unless(nothing));
        rows.add(row("settle-redraw", () -> {
            quality.redraw();
            desk.takeFirstTool();
            desk.canvas().requestFocus();
        }).keys("Alt+5").icon("mdoal-edit").unless(nothing));
        rows.add(row("settle-reopen", adjudication::reopen).keys("Alt+0").icon("mdomz-replay").unless(nothing));
        rows.add(row("settle-next", () -> quality.next(1)).keys("F4").unless(none));
        rows.add(row("settle-previous", () -> quality.next(-1)).keys("Shift+F4").unless(none));
        rows.add(row("settle-agreed", quality::takeAgreed).keys("Alt+9").unless(either(locked, none)));
        StringBinding noTwo = Bindings.createStringBinding(
                () -> quality.compare().two().get().isEmpty() ? MESSAGES.text("compare.choose") : "",
                quality.compare().two());
        rows.add(split("side-by-side", "Shortcut+F7", "mdomz-vertical_split", Compare.Split.SIDE_BY_SIDE, quality)
                .unless(noTwo));
        rows.add(split("swipe", "Shortcut+Shift+F7", "mdoal-compare", Compare.Split.SWIPE, quality).unless(noTwo));
        rows.add(split("difference", "Alt+Shift+F7", "mdoal-exposure", Compare.Split.DIFFERENCE, quality)
                .unless(noTwo));
        rows.add(row("swipe-left", () -> desk.comparing().swipe(-SWIPE)).keys("Alt+Left"));
        rows.add(row("swipe-right", () -> desk.comparing().swipe(SWIPE)).keys("Alt+Right"));
        rows.add(row("blink", () -> quality.compare().blinking().set(!quality.compare().blinking().get()))
                .keys("F7").icon("mdoal-flip").chosen(quality.compare().blinking()).unless(noTwo));
        rows.add(row("only-two", () -> quality.compare().alone().set(!quality.compare().alone().get()))
                .keys("Shift+F7").icon("mdoal-filter_2").chosen(quality.compare().alone()).unless(noTwo));
    }

    /** The buttons of those that are pressed again and again. */
    static List<Node> buttons(Commands commands) {
        return Stream.concat(WORDS.stream().map(id -> Buttons.text(commands.named(id), "flat")),
                ICONS.stream().map(id -> Buttons.icon(commands.named(id)))).toList();
    }

    /** For the menu. */
    static Stream<String> ids() {
        return Stream.of(WORDS, ICONS, List.of("settle-next", "settle-previous")).flatMap(List::stream);
    }

    private static Command row(String id, Runnable run) {
        return Command.of(MESSAGES, id, run);
    }

    private static Command split(String id, String key, String icon, Compare.Split split, QualityView quality) {
        Compare compare = quality.compare();
        return row(id, () -> compare.turn(split)).keys(key).icon(icon)
                .chosen(Bindings.createBooleanBinding(() -> compare.split().get() == split, compare.split()));
    }

    private static Command decide(String what, String key, Decision.Outcome outcome, QualityView quality) {
        return row("settle-" + what, () -> quality.decide(outcome)).keys(key);
    }

    private static StringBinding whose(String id, boolean first, QualityView quality) {
        return Bindings.createStringBinding(() -> {
            String name = quality.adjudication().name(first);
            return name.isEmpty() ? MESSAGES.text(id) : MESSAGES.text(id + ".named", name);
        }, quality.disagreements());
    }

    private static StringBinding either(ObservableValue<String> one, ObservableValue<String> other) {
        return Bindings.createStringBinding(() -> one.getValue().isEmpty() ? other.getValue() : one.getValue(), one,
                other);
    }
}
