package touchstone.app.quality;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import touchstone.app.control.Parts;
import touchstone.model.Messages;
import touchstone.qa.check.Problem;

/** How many things are wrong with my objects on the shown image; leads to the list of them. */
public final class ChecksBadge extends Button {

    private static final Messages MESSAGES = Messages.beside(ChecksBadge.class);
    private static final int TOLD = 6;

    private final Tooltip tooltip = new Tooltip();

    public ChecksBadge(LiveChecks checks, Runnable open) {
        setId("checks-badge");
        getStyleClass().addAll("flat", "tight");
        setMinWidth(USE_PREF_SIZE);
        setTooltip(tooltip);
        setOnAction(e -> open.run());
        checks.problems().addListener((o, was, is) -> tell(is));
        tell(checks.problems().get());
    }

    private void tell(List<Problem> problems) {
        boolean severe = problems.stream().anyMatch(p -> p.severity().isSevere());
        setText(Integer.toString(problems.size()));
        setGraphic(problems.isEmpty()
                ? Parts.icon("mdomz-rule", "dim")
                : Parts.icon(severe ? "mdoal-error_outline" : "mdomz-warning", severe ? "bad" : "warn"));
        String count = MESSAGES.text("badge", problems.size());
        setAccessibleText(count);
        String first = problems.stream().limit(TOLD).map(Problem::reason).collect(Collectors.joining("\n"));
        tooltip.setText(first.isEmpty() ? count : count + "\n" + first);
    }
}
