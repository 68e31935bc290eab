package touchstone.app.craft.queue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Messages;

/** What a model predicts on the shown image and nobody of my name has judged: one by one, or what was in view at once. */
public final class PredictionsView extends VBox {

    private static final Messages MESSAGES = Messages.beside(PredictionsView.class);

    private final Session session;
    private final Predictions predictions;
    private final TableView<Annotation> table = Parts.table("predictions", MESSAGES.text("predictions"),
            MESSAGES.text("predictions.none"));
    private final TextField threshold = new TextField("0.9");
    private final Button many = new Button();
    private final Label state = Parts.elastic("dim");
    private boolean following;

    /** @param buttons next, accept, edit, reject */
    public PredictionsView(Session session, Predictions predictions, List<Node> buttons) {
        this.session = session;
        this.predictions = predictions;
        FlowPane bar = new FlowPane();
        bar.getStyleClass().add("panel-bar");
        bar.setHgap(6);
        bar.setVgap(4);
        bar.getChildren().addAll(buttons);
        threshold.setId("predictions-threshold");
        threshold.setPrefColumnCount(4);
        threshold.setAccessibleText(MESSAGES.text("predictions.threshold"));
        threshold.textProperty().addListener((Observable o) -> tell());
        many.setId("predictions-many");
        many.getStyleClass().add("flat");
        many.setMinWidth(USE_PREF_SIZE);
        many.setTooltip(new Tooltip(MESSAGES.text("predictions.many.hint")));
        many.setOnAction(e -> least().ifPresent(t -> predictions.accept(predictions.seenFrom(t))));
        bar.getChildren().addAll(Parts.rigid(MESSAGES.text("predictions.threshold")), threshold, many, state);
        table.getColumns().add(Parts.column(MESSAGES.text("column.label"), 160,
                a -> session.labelOf(a).map(l -> l.name()).orElse("")));
        table.getColumns().add(Parts.column(MESSAGES.text("column.score"), 80, PredictionsView::score));
        table.getColumns().add(Parts.column(MESSAGES.text("column.model"), 140,
                a -> session.annotator(a.annotator()).map(Annotator::name).orElse("")));
        table.getColumns().forEach(c -> c.setSortable(false));
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (is != null && !following) {
                session.layers().show(is.annotator());
                session.selection().set(Set.of(is.id()));
            }
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(bar, table);
        predictions.revision().addListener(o -> list());
        list();
    }

    private static String score(Annotation a) {
        Double score = a.provenance().score();
        return score == null ? "" : String.format(Messages.language(), "%.3f", score);
    }

    private Optional<Double> least() {
        try {
            return Optional.of(Double.parseDouble(threshold.getText().strip().replace(',', '.')));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private void list() {
        List<Annotation> here = predictions.here();
        following = true;
        if (!here.equals(table.getItems())) {
            table.getItems().setAll(here);
        }
        table.getSelectionModel().clearSelection();
        predictions.current().ifPresent(table.getSelectionModel()::select);
        following = false;
        tell();
    }

    /** Called too when the view has moved. */
    public void tell() {
        int count = least().map(t -> predictions.seenFrom(t).size()).orElse(0);
        many.setText(MESSAGES.text("predictions.many", count));
        many.setDisable(count == 0 || session.readOnly());
        state.setText(MESSAGES.text("predictions.left", table.getItems().size()));
    }
}
