package touchstone.app.review;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Parts;
import touchstone.app.control.Sending;
import touchstone.app.project.Session;
import touchstone.model.AnnotationId;
import touchstone.model.Messages;
import touchstone.model.note.Fault;
import touchstone.model.note.Fault.Kind;
import touchstone.model.note.Fault.Weight;
import touchstone.model.note.Review;

/** What is wrong with the image that is looked over: kind, how much it matters, and which object where one is selected. */
final class FaultsBar extends FlowPane {

    private static final Messages MESSAGES = Messages.beside(FaultsBar.class);

    private final Session session;
    private final ObservableList<Fault> faults = FXCollections.observableArrayList();
    private final ComboBox<Kind> kind = box("fault-kind", k -> MESSAGES.text("fault." + k.key()), Kind.values());
    private final ComboBox<Weight> weight = box("fault-weight", w -> MESSAGES.text("weight." + w.key()),
            Weight.values());
    private final TextField text = new TextField();
    private final HBox named = new HBox();

    FaultsBar(Session session) {
        this.session = session;
        getStyleClass().add("faults");
        kind.valueProperty().addListener((o, was, is) -> weight.setValue(usual(is)));
        kind.setValue(Kind.MISSING);
        text.setId("fault-text");
        text.setPromptText(MESSAGES.text("fault.text"));
        text.setAccessibleText(MESSAGES.text("fault.text"));
        text.setPrefColumnCount(14);
        text.setOnAction(e -> add());
        Button add = new Button(MESSAGES.text("fault.add"));
        add.setId("fault-add");
        add.setOnAction(e -> add());
        Sending.by(text, add);
        named.getStyleClass().add("bar");
        HBox ask = new HBox(Parts.rigid(MESSAGES.text("fault"), "dim"), kind, weight, text, add);
        ask.getStyleClass().add("bar");
        getChildren().addAll(ask, named);
        faults.addListener((Observable o) -> show());
        session.image().addListener(o -> faults.clear());
    }

    /** The articles' order: what is missing harms most, then what is badly placed. */
    private static Weight usual(Kind kind) {
        return switch (kind) {
            case MISSING -> Weight.CRITICAL;
            case LOCATION -> Weight.HIGH;
            case CLASS, SPURIOUS, ATTRIBUTE, OTHER -> Weight.MODERATE;
        };
    }

    private static <T> ComboBox<T> box(String id, Function<T, String> name, T[] all) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(MESSAGES.text(id));
        box.getItems().setAll(all);
        box.setMinWidth(USE_PREF_SIZE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public @Nullable T fromString(String words) {
                return null;
            }
        });
        box.setValue(all[0]);
        return box;
    }

    private void add() {
        AnnotationId object = kind.getValue() == Kind.MISSING
                ? null
                : session.selection().get().stream().findFirst().orElse(null);
        faults.add(new Fault(kind.getValue(), weight.getValue(), object, text.getText()));
        text.clear();
    }

    private void show() {
        named.getChildren().clear();
        for (Fault fault : faults) {
            Button chip = new Button(told(fault));
            chip.getStyleClass().add("flat");
            chip.setGraphic(Parts.icon("mdoal-close"));
            chip.setAccessibleText(MESSAGES.text("fault.remove", chip.getText()));
            chip.setOnAction(e -> faults.remove(fault));
            named.getChildren().add(chip);
        }
    }

    /** What a reviewer said in words and named as wrong. */
    static String told(Review review) {
        return Stream.concat(Stream.of(review.reason()).filter(r -> !r.isEmpty()),
                review.faults().stream().map(FaultsBar::told)).collect(Collectors.joining("; "));
    }

    /** In words. */
    static String told(Fault fault) {
        return MESSAGES.text("fault.named", MESSAGES.text("fault." + fault.kind().key()),
                MESSAGES.text("weight." + fault.weight().key()), fault.text()).strip();
    }

    /** Those that were named, and from now on none. */
    List<Fault> take() {
        List<Fault> all = List.copyOf(faults);
        faults.clear();
        return all;
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }
}
