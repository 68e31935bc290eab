package touchstone.app.table;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import touchstone.app.control.Bar;
import touchstone.app.control.Parts;
import touchstone.app.project.Applied;
import touchstone.app.project.Session;
import touchstone.app.settings.Settings;
import touchstone.model.AnnotationId;
import touchstone.model.Attribute;
import touchstone.model.Messages;
import touchstone.model.ObjectRow;

/**
 * The objects of the visible layers as a table, those of the shown image or of the whole project. Rows selected here are
 * selected on the canvas and the other way round.
 */
public final class ObjectsView extends VBox implements Session.Listener, AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(ObjectsView.class);
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final String TABLE = "objects";

    private final Session session;
    private final Settings settings;
    private final Consumer<ObjectRow> goTo;
    private final Consumer<String> say;
    private final Function<String, Optional<Path>> place;
    private final TableView<ObjectRow> table;
    private final ObjectRows rows;
    private final Columns columns;
    private final FilterBar filter = new FilterBar(this::search);
    private final ManyEditsBar edits;
    private final ToggleButton project = new ToggleButton(MESSAGES.text("scope.project"));
    private final Label count = Parts.rigid("", "dim");
    private final RowSelection selection;
    private boolean choosing;

    /**
     * @param goTo shows an object that was double-clicked, on whatever image
     * @param say told what could not be done
     * @param place asks where a file of that name goes
     */
    public ObjectsView(Session session, Settings settings, Consumer<ObjectRow> goTo, Consumer<String> say,
            Function<String, Optional<Path>> place) {
        this.session = session;
        this.settings = settings;
        this.goTo = goTo;
        this.say = say;
        this.place = place;
        getStyleClass().add("panel");
        table = Parts.table(TABLE, MESSAGES.text("objects"), MESSAGES.text("objects.empty"));
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        rows = new ObjectRows(session, table::refresh);
        columns = new Columns(table, rows::latest, settings.columns(TABLE), this::keepColumns);
        edits = new ManyEditsBar(session, new ManyEdits(session, say), this::chosen, this::offeredNames);
        table.setItems(rows.shown());
        selection = new RowSelection(table, rows::place, this::choose);
        table.setSelectionModel(selection);
        rows.shown().addListener((ListChangeListener<? super ObjectRow>) change -> tell());
        table.setSortPolicy(t -> {
            rows.sort(t.getSortOrder().stream().map(c -> new Arrangement.Order((Field) c.getUserData(),
                    c.getSortType() == TableColumn.SortType.ASCENDING)).toList());
            return true;
        });
        table.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                go();
            }
        });
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        table.setContextMenu(menu());
        session.listen(this);
        session.selection().addListener((o, was, is) -> selectedElsewhere(is));
        session.image().addListener(o -> {
            if (!rows.isOfProject()) {
                rows.fill(false);
            }
        });
        session.me().addListener(o -> rows.arrange());
        session.schema().addListener(o -> offer());
        session.layers().all().addListener((Observable o) -> search());
        session.annotators().addListener((Observable o) -> search());
        rows.busy().addListener(o -> tell());
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(bar(), filter.conditions(), table);
        offer();
        search();
        rows.fill(false);
    }

    private HBox bar() {
        project.setId("objects-project");
        project.setMinWidth(USE_PREF_SIZE);
        project.getStyleClass().add("flat");
        project.setTooltip(new Tooltip(MESSAGES.text("scope.hint")));
        project.selectedProperty().addListener((o, was, is) -> rows.fill(is));
        count.setId("objects-count");
        Button copy = button("objects-copy", "mdoal-content_copy", "copy", this::copy);
        Button file = button("objects-csv", "mdoal-get_app", "csv", this::export);
        return new Bar(project, filter.words(), filter.add(), count, Parts.gap(), edits, columns.menu(), copy,
                file);
    }

    private static Button button(String id, String icon, String key, Runnable run) {
        Button button = new Button(null, Parts.icon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "tight");
        button.setAccessibleText(MESSAGES.text(key));
        button.setTooltip(new Tooltip(MESSAGES.text(key + ".hint")));
        button.setOnAction(e -> run.run());
        return button;
    }

    private ContextMenu menu() {
        return new ContextMenu(item("menu.go", this::go), item("menu.like", () -> like(Condition.Test.IS)),
                item("menu.unlike", () -> like(Condition.Test.IS_NOT)), item("menu.clear", filter::clear),
                item("copy", this::copy), item("menu.delete", edits::delete));
    }

    /** Offers something to be done with the chosen rows, or with all that are listed where none is. */
    public void offer(String text, Consumer<List<ObjectRow>> what) {
        MenuItem item = new MenuItem(text);
        item.setId("objects-offered");
        item.setDisable(session.readOnly());
        item.setOnAction(e -> what.accept(table.getSelectionModel().getSelectedItems().size() > 1
                ? List.copyOf(table.getSelectionModel().getSelectedItems())
                : List.copyOf(rows.shown())));
        table.getContextMenu().getItems().add(item);
    }

    private static MenuItem item(String key, Runnable run) {
        MenuItem item = new MenuItem(MESSAGES.text(key));
        item.setId("objects-" + key.replace('.', '-'));
        item.setOnAction(e -> run.run());
        return item;
    }

    /** Leaves the rows that say the same in the column that was clicked. */
    private void like(Condition.Test test) {
        ObjectRow row = table.getSelectionModel().getSelectedItem();
        TablePosition<?, ?> cell = table.getFocusModel().getFocusedCell();
        if (row != null && cell != null && cell.getTableColumn() != null) {
            Field field = (Field) cell.getTableColumn().getUserData();
            String value = field.of(row, rows.latest());
            filter.add(field, value.isEmpty()
                    ? test == Condition.Test.IS ? Condition.Test.EMPTY : Condition.Test.FILLED
                    : test, value);
        }
    }

    private void typed(KeyEvent e) {
        if (COPY.match(e)) {
            copy();
            e.consume();
        } else if (e.getCode() == KeyCode.ENTER) {
            go();
            e.consume();
        } else if (e.getCode() == KeyCode.DELETE) {
            edits.delete();
            e.consume();
        }
    }

    private void go() {
        ObjectRow row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            goTo.accept(row);
        }
    }

    private void keepColumns(List<String> keys) {
        settings.columns(TABLE, keys);
        wantTimes();
    }

    private void wantTimes() {
        if (columns.shown().stream().anyMatch(Field::isTime)
                || filter.wanted().stream().anyMatch(c -> c.field().isTime())) {
            rows.wantTimes();
        }
    }

    private List<String> offeredNames() {
        return session.schema().get().labels().stream().flatMap(l -> l.attributes().stream()).map(Attribute::name)
                .distinct().sorted().toList();
    }

    private void offer() {
        List<Field> fields = Field.of(offeredNames());
        columns.offer(fields);
        filter.offer(fields);
        edits.offer();
        wantTimes();
    }

    private void search() {
        Set<Object> seen = new HashSet<>();
        session.layers().all().stream().filter(
                l -> l.visible().get() && session.annotator(l.annotator()).isPresent())
                .forEach(l -> seen.add(l.annotator()));
        wantTimes();
        rows.search(Search.of(filter.text(), filter.fields(), filter.wanted(), seen::contains));
    }

    private void tell() {
        int here = rows.shown().size();
        int all = session.blind().get() ? here : rows.count();
        count.setText(rows.busy().get() && here == 0
                ? MESSAGES.text("count.reading")
                : MESSAGES.text(here == all ? "count.all" : "count", here, all, selection.chosen().size()));
        boolean empty = all > 0 || !filter.isEmpty();
        ((Label) table.getPlaceholder()).setText(MESSAGES.text(empty ? "objects.hidden" : "objects.empty"));
    }

    private Set<AnnotationId> chosen() {
        return selection.chosen();
    }

    private void choose(Set<AnnotationId> ids) {
        choosing = true;
        session.selection().set(ids);
        choosing = false;
        chose();
    }

    private void chose() {
        rows.mine(selection.chosen(), edits::follow);
        tell();
    }

    private void selectedElsewhere(Set<AnnotationId> ids) {
        if (!choosing) {
            selection.show(ids);
            int first = selection.first();
            if (first >= 0) {
                table.scrollTo(Math.max(0, first - 2));
            }
            chose();
        }
    }

    private void copy() {
        List<ObjectRow> picked = table.getSelectionModel().getSelectedItems().size() > 1
                ? List.copyOf(table.getSelectionModel().getSelectedItems())
                : List.copyOf(rows.shown());
        TableText text = new TableText(columns.shown(), picked, rows.latest());
        rows.with(text::tabs, tabs -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(tabs);
            Clipboard.getSystemClipboard().setContent(content);
            say.accept(MESSAGES.text("copied", picked.size()));
        });
    }

    private void export() {
        place.apply(MESSAGES.text("csv.name")).ifPresent(this::write);
    }

    private void write(Path file) {
        TableText text = new TableText(columns.shown(), List.copyOf(rows.shown()), rows.latest());
        rows.with(() -> {
            if (Files.exists(file) && Files.isSameFile(file, session.path())) {
                return MESSAGES.text("csv.own", file.getFileName());
            }
            text.write(file);
            return MESSAGES.text("csv.done", text.rows().size(), file);
        }, say);
    }

    /** Gives the table the keys. */
    public void focus() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty() && !rows.shown().isEmpty()) {
            table.getFocusModel().focus(0);
        }
    }

    @Override
    public void applied(Applied done, boolean drawn) {
        rows.apply(done);
    }

    @Override
    public void loaded() {
        if (!rows.isOfProject()) {
            rows.fill(false);
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
