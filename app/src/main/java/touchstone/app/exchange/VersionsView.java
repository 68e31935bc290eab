package touchstone.app.exchange;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import touchstone.app.control.Bar;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.Messages;

/** Conflicts, snapshots and backups, one at a time, and what was done last with a way to take it back. */
final class VersionsView extends HBox {

    enum Page {
        SNAPSHOTS, BACKUPS, CONFLICTS
    }

    private static final Messages MESSAGES = Messages.beside(VersionsView.class);

    private final Map<Page, ToggleButton> buttons = new EnumMap<>(Page.class);
    private final Map<Page, Node> pages = new EnumMap<>(Page.class);
    private final VBox choice = new VBox();
    private final StackPane shown = new StackPane();
    private final Label said = Parts.elastic();
    private final Button undo = new Button(MESSAGES.text("undo.step"), Parts.icon("mdomz-undo"));
    private final ConflictsPage conflicts;
    private final SnapshotsPage snapshots;
    private final BackupsPage backups;

    /** @param takeBack takes back the project's last step */
    VersionsView(Session session, Background work, Versions.Surroundings window, Runnable takeBack) {
        getStyleClass().add("panel");
        conflicts = new ConflictsPage(session, work, window::jump, this::say);
        snapshots = new SnapshotsPage(session, work, window::jump, this::say);
        backups = new BackupsPage(session, work, window::look, this::say);
        pages.put(Page.SNAPSHOTS, snapshots);
        pages.put(Page.BACKUPS, backups);
        pages.put(Page.CONFLICTS, conflicts);
        ToggleGroup group = new ToggleGroup();
        choice.getStyleClass().add("versions-choice");
        for (Page page : Page.values()) {
            String id = page.name().toLowerCase(Locale.ROOT);
            ToggleButton button = new ToggleButton(MESSAGES.text("page." + id));
            button.setId("versions-" + id);
            button.setToggleGroup(group);
            button.getStyleClass().add("flat");
            button.setMinWidth(USE_PREF_SIZE);
            button.setMaxWidth(Double.MAX_VALUE);
            buttons.put(page, button);
            choice.getChildren().add(button);
        }
        group.selectedToggleProperty().addListener((o, was, is) -> {
            if (is == null) {
                group.selectToggle(was);
            } else {
                buttons.forEach((page, button) -> {
                    if (button.equals(is)) {
                        open(page);
                    }
                });
            }
        });
        said.setId("versions-said");
        undo.setId("versions-undo");
        undo.getStyleClass().add("flat");
        undo.setMinWidth(USE_PREF_SIZE);
        undo.setOnAction(e -> takeBack.run());
        undo.setVisible(false);
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
        HBox line = new Bar(said, undo);
        line.visibleProperty().bind(said.textProperty().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        VBox.setVgrow(shown, Priority.ALWAYS);
        VBox page = new VBox(line, shown);
        HBox.setHgrow(page, Priority.ALWAYS);
        // A page that is wider than a small window's dock must not push the way back out of it.
        page.setMinWidth(0);
        getChildren().setAll(choice, page);
        button(Page.SNAPSHOTS).setSelected(true);
    }

    private ToggleButton button(Page page) {
        return Objects.requireNonNull(buttons.get(page));
    }

    private void open(Page page) {
        shown.getChildren().setAll(pages.get(page));
        switch (page) {
            case SNAPSHOTS -> snapshots.refresh();
            case BACKUPS -> backups.refresh();
            case CONFLICTS -> conflicts.refresh();
        }
    }

    void show(Page page) {
        ToggleButton button = button(page);
        if (button.isSelected()) {
            open(page);
        } else {
            button.setSelected(true);
        }
    }

    /** @param undoable whether the project's last step takes it back */
    void say(String sentence, boolean undoable) {
        said.setText(sentence);
        undo.setVisible(undoable);
    }
}
