package touchstone.app.guideline;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Bar;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.project.FileDialogs;
import touchstone.app.project.Session;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.guideline.Relabelling;

/** The list of what has to be looked at again, how far that is, and the proof that it was done. */
public final class RelabelView extends VBox {

    private static final Messages MESSAGES = Messages.beside(RelabelView.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** Which states are listed. */
    private enum Shown {
        OPEN, SETTLED, ALL;

        boolean holds(Relabelling.State state) {
            return this == ALL || (state == Relabelling.State.OPEN) == (this == OPEN);
        }
    }

    private final Session session;
    private final Relabels relabels;
    private final TableView<Relabelling.Row> table = Parts.table("relabels", MESSAGES.text("relabels"),
            MESSAGES.text("relabels.none"));
    private final ComboBox<Shown> shown = box("relabel-shown", "relabel.shown");
    private final ComboBox<Object> label = box("relabel-label", "relabel.label");
    private final ComboBox<Object> who = box("relabel-who", "relabel.who");
    private final TextField attribute = new TextField();
    private final DatePicker from = new DatePicker();
    private final DatePicker until = new DatePicker();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label told = Parts.elastic();
    private final Map<ImageId, String> images = new HashMap<>();
    private boolean filling;

    /**
     * @param jump shows an object
     * @param give gives those of the listed rows that are open back to who drew them
     */
    public RelabelView(Session session, Relabels relabels, Consumer<Relabelling.Row> jump, FileDialogs files,
            Consumer<List<Relabelling.Row>> give, Node confirm) {
        this.session = session;
        this.relabels = relabels;
        getStyleClass().add("panel");
        shown.getItems().setAll(Shown.values());
        shown.setConverter(converter(s -> MESSAGES.text("shown." + s.name().toLowerCase(Locale.ROOT))));
        shown.setValue(Shown.OPEN);
        label.setConverter(converter(this::name));
        who.setConverter(converter(this::name));
        attribute.setPromptText(MESSAGES.text("relabel.attribute"));
        attribute.setAccessibleText(MESSAGES.text("relabel.attribute"));
        attribute.setPrefColumnCount(9);
        dated(from, "relabel-from", "relabel.from");
        dated(until, "relabel-until", "relabel.until");
        Grown.by(bar.prefWidthProperty(), 90);
        Grown.by(bar.minWidthProperty(), 60);
        bar.setAccessibleText(MESSAGES.text("relabel.progress"));
        told.setId("relabel-told");
        Button export = new Button(MESSAGES.text("relabel.export"));
        export.setId("relabel-export");
        export.setMinWidth(USE_PREF_SIZE);
        export.setOnAction(e -> files.toExport(MESSAGES.text("relabel.file"))
                .ifPresent(to -> relabels.write(to, List.copyOf(table.getItems()))));
        Button back = new Button(MESSAGES.text("relabel.give"));
        back.setId("relabel-give");
        back.setMinWidth(USE_PREF_SIZE);
        back.setTooltip(new Tooltip(MESSAGES.text("relabel.give.hint")));
        back.disableProperty().bind(Bindings.createBooleanBinding(
                () -> table.getItems().stream().noneMatch(r -> r.state() == Relabelling.State.OPEN),
                table.getItems()));
        back.setOnAction(e -> give.accept(List.copyOf(table.getItems())));
        HBox top = new Bar(bar, told, Parts.gap(), confirm, back, export);
        HBox filters = new Bar(shown, label, who, attribute, from, until);
        columns();
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(top, filters, table);
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (is != null && !filling && is.state() != Relabelling.State.REMOVED) {
                jump.accept(is);
            }
        });
        List.<ObservableValue<?>>of(shown.valueProperty(), label.valueProperty(), who.valueProperty(),
                attribute.textProperty(),
                from.valueProperty(), until.valueProperty()).forEach(p -> p.addListener(o -> list()));
        relabels.known().addListener(o -> list());
        relabels.failure().addListener(o -> list());
        list();
    }

    private static <T> ComboBox<T> box(String id, String name) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(MESSAGES.text(name));
        box.setPromptText(MESSAGES.text(name));
        Grown.by(box.minWidthProperty(), 80);
        return box;
    }

    private static void dated(DatePicker picker, String id, String name) {
        picker.setId(id);
        Grown.by(picker.prefWidthProperty(), 130);
        picker.setPromptText(MESSAGES.text(name));
        picker.getEditor().setAccessibleText(MESSAGES.text(name));
        picker.setAccessibleText(MESSAGES.text(name));
    }

    private static <T> StringConverter<T> converter(Function<T, String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public @Nullable T fromString(String words) {
                return null;
            }
        };
    }

    private void columns() {
        table.getColumns().add(Parts.column(MESSAGES.text("column.state"), 90,
                r -> MESSAGES.text("state." + r.state().key())));
        table.getColumns().add(Parts.column(MESSAGES.text("column.label"), 110, r -> r.isOfImage()
                ? MESSAGES.text("relabel.without", name(r.label()))
                : name(r.label())));
        table.getColumns().add(Parts.column(MESSAGES.text("column.image"), 140,
                r -> images.getOrDefault(r.image(), "")));
        table.getColumns().add(Parts.column(MESSAGES.text("column.who"), 90, r -> name(r.annotator())));
        table.getColumns().add(Parts.column(MESSAGES.text("column.made"), 120, r -> time(r.made())));
        table.getColumns().add(Parts.column(MESSAGES.text("column.under"), 90, r -> r.version() == 0
                ? MESSAGES.text("under.none")
                : MESSAGES.text("under", r.version())));
        table.getColumns().add(Parts.column(MESSAGES.text("column.settledBy"), 100,
                r -> r.who() == null ? "" : name(r.who())));
        table.getColumns().add(Parts.column(MESSAGES.text("column.settled"), 120,
                r -> r.when() == null ? "" : time(r.when())));
    }

    private static String time(Instant time) {
        return TIME.format(time.atZone(ZoneId.systemDefault()));
    }

    private String name(@Nullable Object of) {
        return switch (of) {
            case LabelId id -> session.schema().get().byId(id).map(touchstone.model.Label::name).orElse("");
            case AnnotatorId id -> session.annotator(id).map(Annotator::name).orElse("");
            case null, default -> MESSAGES.text("relabel.any");
        };
    }

    private void list() {
        if (filling) {
            return;
        }
        filling = true;
        Relabels.Known known = relabels.known().get();
        Relabelling.Count count = known.count();
        images.clear();
        if (!known.rows().isEmpty()) {
            session.images().forEach((Image i) -> images.put(i.id(), i.name()));
        }
        offer(label, known.rows().stream().map(r -> (Object) r.label()).distinct().toList());
        offer(who, known.rows().stream().map(r -> (Object) r.annotator()).distinct().toList());
        Relabelling.Row chosen = table.getSelectionModel().getSelectedItem();
        table.getItems().setAll(known.rows().stream().filter(this::isWanted).toList());
        Optional.ofNullable(chosen).flatMap(c -> table.getItems().stream().filter(r -> r.isOfTheSame(c))
                .findFirst()).ifPresentOrElse(table.getSelectionModel()::select,
                        table.getSelectionModel()::clearSelection);
        int done = count.all() - count.open();
        bar.setProgress(count.all() == 0 ? 0 : (double) done / count.all());
        Parts.show(count.all() > 0, bar);
        told.setText(!relabels.failure().get().isEmpty()
                ? relabels.failure().get()
                : count.all() == 0
                        ? MESSAGES.text("relabel.nothing")
                        : MESSAGES.text(count.open() == 0 ? "relabel.done" : "relabel.told", done, count.all(),
                                count.confirmed(), count.changed(), count.removed()));
        filling = false;
    }

    private static void offer(ComboBox<Object> box, List<Object> values) {
        Object now = box.getValue();
        box.getItems().setAll("");
        box.getItems().addAll(values);
        box.setValue(values.contains(now) ? now : "");
    }

    private boolean isWanted(Relabelling.Row row) {
        String wanted = attribute.getText().strip();
        int equal = wanted.indexOf('=');
        boolean attributes = wanted.isEmpty() || (equal > 0
                ? wanted.substring(equal + 1).strip().equals(row.attributes().get(wanted.substring(0, equal).strip()))
                : row.attributes().containsValue(wanted));
        ZoneId zone = ZoneId.systemDefault();
        return shown.getValue().holds(row.state()) && attributes
                && (!(label.getValue() instanceof LabelId id) || id.equals(row.label()))
                && (!(who.getValue() instanceof AnnotatorId id) || id.equals(row.annotator()))
                && (from.getValue() == null || !row.made().isBefore(from.getValue().atStartOfDay(zone).toInstant()))
                && (until.getValue() == null
                        || row.made().isBefore(until.getValue().plusDays(1).atStartOfDay(zone).toInstant()));
    }
}
