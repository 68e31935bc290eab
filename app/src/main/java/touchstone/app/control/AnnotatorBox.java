package touchstone.app.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotator;

/** A choice among annotators by their names; a name that is too long for it is whole in the tooltip. */
public final class AnnotatorBox extends ComboBox<Annotator> {

    /** @param spoken what the choice is of */
    public AnnotatorBox(String id, String spoken) {
        this(id, spoken, Annotator::name);
    }

    /** @param names what each is called here */
    public AnnotatorBox(String id, String spoken, Function<Annotator, String> names) {
        setId(id);
        setAccessibleText(spoken);
        getStyleClass().add("annotator-box");
        setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Annotator annotator) {
                return annotator == null ? "" : names.apply(annotator);
            }

            @Override
            public @Nullable Annotator fromString(String text) {
                return null;
            }
        });
        Tooltip whole = new Tooltip(spoken);
        setTooltip(whole);
        valueProperty().addListener((o, was, is) -> whole
                .setText(is == null ? spoken : spoken + ": " + names.apply(is)));
    }

    /** Offers these; the same one stays chosen as far as it is among them. */
    public Optional<Annotator> offer(List<Annotator> all) {
        return offer(all, getValue());
    }

    /** Offers these and chooses the one that is {@code wanted}, or nobody where it is not among them. */
    public Optional<Annotator> offer(List<Annotator> all, @Nullable Annotator wanted) {
        // Of a choice that is another place in the list than before, the closed box would go on showing the old place.
        setValue(null);
        getItems().setAll(all);
        Optional<Annotator> kept = all.stream().filter(a -> wanted != null && a.id().equals(wanted.id())).findFirst();
        setValue(kept.orElse(null));
        return kept;
    }
}
