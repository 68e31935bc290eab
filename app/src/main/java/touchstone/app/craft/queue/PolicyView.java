package touchstone.app.craft.queue;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Bar;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.project.Applied;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.handout.KeptPolicy;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.note.WorkPolicy;
import touchstone.qa.Watch;
import touchstone.qa.json.QueueJson;
import touchstone.qa.review.Policies;
import touchstone.qa.review.PolicyReader;
import touchstone.qa.review.Queue;
import touchstone.setup.JsonInput;

/**
 * The rules by which the project says what is next, as a table: the first that fits an image decides about it. What comes
 * of them is shown beside before they are kept.
 */
public final class PolicyView extends HBox implements Session.Listener, AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(PolicyView.class);
    private static final int PREVIEWED = 200;

    private final Session session;
    private final InstantSource clock;
    private final Disk disk = new Disk("rules");
    private final TableView<Integer> table = Parts.table("rules", MESSAGES.text("rules"), MESSAGES.text("rules.none"));
    private final TableView<Queue.Entry> preview = Parts.table("rules-preview", MESSAGES.text("rules.preview"),
            MESSAGES.text("rules.preview.none"));
    private final Label told = Parts.elastic("dim");
    private final ComboBox<String> from = new ComboBox<>();
    private final TextField seed = new TextField("1");
    private final Button keep = new Button(MESSAGES.text("rules.keep"));
    private final TextField name = new TextField();
    private final ComboBox<String> test = new ComboBox<>();
    private final TextField value = new TextField();
    private final ComboBox<String> order = new ComboBox<>();
    private final TextField share = new TextField();
    private final TextField most = new TextField();
    private final GridPane form = new GridPane();
    private PolicyRows rows = new PolicyRows(Policies.named("to-do"));
    private boolean filling;
    private final AtomicInteger asked = new AtomicInteger();

    public PolicyView(Session session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
        columns();
        form();
        VBox left = new VBox(bar(), table, form);
        VBox.setVgrow(table, Priority.ALWAYS);
        HBox.setHgrow(left, Priority.ALWAYS);
        told.setId("rules-told");
        VBox right = new VBox(told, preview);
        right.getStyleClass().add("padded");
        Grown.by(right.prefWidthProperty(), 380);
        Grown.by(right.minWidthProperty(), 260);
        VBox.setVgrow(preview, Priority.ALWAYS);
        preview.getColumns().add(Parts.column(MESSAGES.text("column.image"), 170, e -> e.image().address()));
        preview.getColumns().add(Parts.column(MESSAGES.text("column.why"), 210, QueueJson::reason));
        preview.getColumns().forEach(c -> c.setSortable(false));
        getChildren().addAll(left, right);
        setDisable(session.readOnly());
        session.listen(this);
        visibleProperty().addListener((o, was, is) -> {
            if (is) {
                tell();
            }
        });
        read();
    }

    private HBox bar() {
        MenuButton begin = new MenuButton(MESSAGES.text("rules.begin"));
        begin.setId("rules-begin");
        begin.setMinWidth(USE_PREF_SIZE);
        for (String named : Policies.NAMES) {
            MenuItem item = new MenuItem(MESSAGES.text("policy." + named));
            item.setOnAction(e -> take(Policies.named(named).toString(), 1));
            begin.getItems().add(item);
        }
        from.setId("rules-from");
        from.getItems().setAll("open", "worked");
        from.setConverter(words("from."));
        from.setAccessibleText(MESSAGES.text("rules.from"));
        from.valueProperty().addListener((o, was, is) -> change(() -> rows.open(is.equals("open"))));
        seed.setId("rules-seed");
        seed.setPrefColumnCount(6);
        seed.setAccessibleText(MESSAGES.text("rules.seed"));
        seed.setTooltip(new Tooltip(MESSAGES.text("rules.seed.hint")));
        seed.setOnAction(e -> tell());
        keep.setId("rules-keep");
        keep.getStyleClass().add("primary");
        keep.setMinWidth(USE_PREF_SIZE);
        keep.setOnAction(e -> keep());
        HBox bar = new Bar(begin, from, Parts.rigid(MESSAGES.text("rules.seed")), seed, Parts.gap(), keep);
        return bar;
    }

    private static StringConverter<String> words(String prefix) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable String key) {
                return key == null ? "" : MESSAGES.text(prefix + key);
            }

            @Override
            public @Nullable String fromString(String text) {
                return null;
            }
        };
    }

    private void columns() {
        table.getColumns().add(Parts.column(MESSAGES.text("column.number"), 40, at -> Integer.toString(at + 1)));
        table.getColumns().add(Parts.column(MESSAGES.text("column.rule"), 150, at -> rows.name(at)));
        table.getColumns().add(Parts.column(MESSAGES.text("column.when"), 220, at -> rows.when(at)));
        table.getColumns().add(Parts.column(MESSAGES.text("column.order"), 120,
                at -> MESSAGES.text("order." + rows.order(at))));
        table.getColumns().add(Parts.column(MESSAGES.text("column.share"), 80, at -> MESSAGES.text("share",
                rows.share(at)) + (rows.most(at) < 0 ? "" : MESSAGES.text("share.most", rows.most(at)))));
        table.getColumns().forEach(c -> c.setSortable(false));
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> fill(is));
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        table.setRowFactory(t -> draggable());
    }

    /** Alt and an arrow move a rule; so does dragging it. */
    private void typed(KeyEvent e) {
        Integer at = table.getSelectionModel().getSelectedItem();
        if (at != null && e.isAltDown() && (e.getCode() == KeyCode.UP || e.getCode() == KeyCode.DOWN)) {
            e.consume();
            move(at, at + (e.getCode() == KeyCode.UP ? -1 : 1));
        } else if (at != null && e.getCode() == KeyCode.DELETE) {
            e.consume();
            remove();
        }
    }

    private TableRow<Integer> draggable() {
        TableRow<Integer> row = new TableRow<>();
        row.setOnDragDetected(e -> {
            if (!row.isEmpty()) {
                ClipboardContent content = new ClipboardContent();
                content.putString(Integer.toString(row.getItem()));
                row.startDragAndDrop(TransferMode.MOVE).setContent(content);
                e.consume();
            }
        });
        row.setOnDragOver(e -> {
            if (e.getDragboard().hasString() && !row.isEmpty()) {
                e.acceptTransferModes(TransferMode.MOVE);
                e.consume();
            }
        });
        row.setOnDragDropped(e -> {
            String dragged = e.getDragboard().getString();
            if (dragged != null && dragged.matches("[0-9]{1,6}") && Integer.parseInt(dragged) < rows.size()) {
                move(Integer.parseInt(dragged), row.getItem());
                e.setDropCompleted(true);
            }
            e.consume();
        });
        return row;
    }

    private void form() {
        form.getStyleClass().add("form");
        test.getItems().setAll("");
        test.getItems().addAll(PolicyRows.TESTS);
        test.setConverter(words("test."));
        order.getItems().setAll(PolicyRows.ORDERS);
        order.setConverter(words("order."));
        int column = 0;
        for (var field : List.of(named("rule", name), named("test", test), named("value", value),
                named("order", order), named("share", share), named("most", most))) {
            form.add(Parts.text(MESSAGES.text("form." + field.getId().substring(5)), "dim"), column, 0);
            form.add(field, column++, 1);
        }
        share.setPrefColumnCount(4);
        most.setPrefColumnCount(4);
        Grown.by(share.minWidthProperty(), 56);
        Grown.by(most.minWidthProperty(), 56);
        name.setPrefColumnCount(10);
        value.setPrefColumnCount(9);
        Grown.by(test.prefWidthProperty(), 150);
        name.setOnAction(e -> write());
        value.setOnAction(e -> write());
        share.setOnAction(e -> write());
        most.setOnAction(e -> write());
        for (TextField each : List.of(name, value, share, most)) {
            each.focusedProperty().addListener((o, was, is) -> {
                if (!is) {
                    write();
                }
            });
        }
        test.valueProperty().addListener(o -> {
            value.setPromptText(test.getValue() == null || test.getValue().isEmpty()
                    ? ""
                    : MESSAGES.text("value." + test.getValue()));
            if (!value.getText().isBlank() || test.getValue() == null || test.getValue().isEmpty()) {
                write();
            }
        });
        order.valueProperty().addListener(o -> write());
        FlowPane buttons = new FlowPane(button("add", "mdoal-add", () -> {
            Integer at = table.getSelectionModel().getSelectedItem();
            int made = rows.add(at == null ? rows.size() - 1 : at);
            list(made);
        }), button("remove", "mdoal-delete_outline", this::remove),
                button("up", "mdoal-arrow_upward", () -> moveBy(-1)),
                button("down", "mdoal-arrow_downward", () -> moveBy(1)));
        buttons.setPrefWrapLength(160);
        form.add(buttons, column, 1);
    }

    private static <T extends Control> T named(String id, T field) {
        field.setId("rule-" + id);
        field.setAccessibleText(MESSAGES.text("form." + id));
        return field;
    }

    private static Button button(String id, String icon, Runnable run) {
        Button button = new Button(null, Parts.icon(icon));
        button.setId("rules-" + id);
        button.getStyleClass().addAll("flat", "tight");
        button.setAccessibleText(MESSAGES.text("rules." + id));
        button.setTooltip(new Tooltip(MESSAGES.text("rules." + id)));
        button.setOnAction(e -> run.run());
        return button;
    }

    private void moveBy(int step) {
        Integer at = table.getSelectionModel().getSelectedItem();
        if (at != null) {
            move(at, at + step);
        }
    }

    private void move(int at, int to) {
        list(rows.move(at, to));
    }

    private void remove() {
        Integer at = table.getSelectionModel().getSelectedItem();
        if (at != null) {
            rows.remove(at);
            list(Math.min(at, rows.size() - 1));
        }
    }

    private void fill(@Nullable Integer at) {
        boolean before = filling;
        filling = true;
        form.setDisable(at == null || at >= rows.size());
        if (at != null && at < rows.size()) {
            name.setText(rows.name(at));
            test.setValue(PolicyRows.TESTS.contains(rows.test(at)) ? rows.test(at) : "");
            value.setText(rows.value(at));
            order.setValue(rows.order(at));
            share.setText(MESSAGES.text("number", rows.share(at)));
            most.setText(rows.most(at) < 0 ? "" : Integer.toString(rows.most(at)));
        }
        filling = before;
    }

    private void write() {
        Integer at = table.getSelectionModel().getSelectedItem();
        if (filling || at == null || at >= rows.size()) {
            return;
        }
        String before = rows.text();
        rows.name(at, name.getText());
        String wanted = test.getValue() == null ? "" : test.getValue();
        if (!wanted.isEmpty() || PolicyRows.TESTS.contains(rows.test(at))) {
            rows.test(at, wanted, value.getText());
        }
        if (order.getValue() != null) {
            rows.order(at, order.getValue());
        }
        // What is shown is rounded; what was not typed anew stays as it is.
        if (!share.getText().equals(MESSAGES.text("number", rows.share(at)))) {
            rows.share(at, share.getText());
        }
        if (!most.getText().equals(rows.most(at) < 0 ? "" : Integer.toString(rows.most(at)))) {
            rows.most(at, most.getText());
        }
        if (!rows.text().equals(before)) {
            table.refresh();
            tell();
        }
    }

    private void change(Runnable how) {
        if (!filling) {
            how.run();
            tell();
        }
    }

    private void list(int chosen) {
        filling = true;
        table.getItems().setAll(IntStream.range(0, rows.size()).boxed().toList());
        from.setValue(rows.isOpen() ? "open" : "worked");
        filling = false;
        table.getSelectionModel().clearSelection();
        if (chosen >= 0 && chosen < rows.size()) {
            table.getSelectionModel().select(chosen);
        }
        fill(table.getSelectionModel().getSelectedItem());
        tell();
    }

    private void read() {
        Optional<WorkPolicy> kept = WorkPolicy.of(session.notes(), session.me().get().id());
        kept.ifPresentOrElse(k -> take(k.text(), k.seed()), () -> list(0));
    }

    private void take(String text, long from) {
        try {
            rows = new PolicyRows(JsonInput.parse(text, MESSAGES.text("rules")));
            seed.setText(Long.toString(from));
            list(0);
        } catch (InputRefused broken) {
            told.setText(broken.getMessage());
        }
    }

    private long seedNow() {
        return seed.getText().strip().matches("-?[0-9]{1,18}") ? Long.parseLong(seed.getText().strip()) : 1;
    }

    private record Shown(PolicyReader.Read read, Queue queue) {
    }

    /** Shows what comes of the rules as they stand. */
    private void tell() {
        int mine = asked.incrementAndGet();
        if (!isVisible() || filling) {
            return;
        }
        String text = rows.text();
        long from = seedNow();
        Watch watch = new Watch() {
            @Override
            public void done(int images, int of) {
                // The preview replaces the one before when it is there.
            }

            @Override
            public boolean cancelled() {
                return mine != asked.get();
            }
        };
        told.setText(MESSAGES.text("rules.working"));
        disk.ask(() -> {
            PolicyReader.Read read = KeptPolicy.read(session.project(), text);
            return new Shown(read, KeptPolicy.queue(session.project(), read, from, watch));
        }, shown -> {
            if (mine == asked.get()) {
                preview.getItems().setAll(shown.queue.entries().subList(0,
                        Math.min(PREVIEWED, shown.queue.entries().size())));
                told.setText(MESSAGES.text("rules.taken", shown.queue.entries().size(), shown.queue.population()));
                keep.setDisable(false);
            }
        }, sentence -> {
            if (mine == asked.get()) {
                preview.getItems().clear();
                told.setText(sentence);
                keep.setDisable(true);
            }
        });
    }

    private void keep() {
        WorkPolicy policy = new WorkPolicy(NoteId.create(), null, clock.instant(), null, rows.text(), seedNow());
        session.commit(() -> KeptPolicy.keep(session.project(), policy));
    }

    @Override
    public void applied(Applied done, boolean drawn) {
        if (done.others().stream().anyMatch(c -> c.after() instanceof Note n && n.kind().equals(WorkPolicy.KIND))) {
            told.setText(MESSAGES.text("rules.kept"));
        }
    }

    @Override
    public void loaded() {
        // Rules are of the project.
    }

    @Override
    public void close() {
        asked.incrementAndGet();
        disk.close();
    }
}
