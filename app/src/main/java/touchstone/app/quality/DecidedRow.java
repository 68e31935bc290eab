package touchstone.app.quality;

import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/** A row that steps back once its place is decided. */
final class DecidedRow extends TableRow<Outcome.Row> {

    private static final PseudoClass DECIDED = PseudoClass.getPseudoClass("decided");

    private final Adjudication adjudication;

    DecidedRow(Adjudication adjudication) {
        this.adjudication = adjudication;
    }

    @Override
    protected void updateItem(Outcome.@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        pseudoClassStateChanged(DECIDED,
                row != null && !empty && adjudication.decision(row.disagreement()).isPresent());
    }
}
