package touchstone.app.exchange;

import java.nio.file.Files;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import touchstone.app.control.Bar;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.AnnotatorId;
import touchstone.model.Edit;
import touchstone.model.Messages;
import touchstone.store.Backups;
import touchstone.store.Snapshots;

/** The copies of the project that lie beside it: makes one, looks at one, goes back to one by an edit. */
final class BackupsPage extends VBox {

    private static final Messages MESSAGES = Messages.beside(BackupsPage.class);
    private static final double MEGABYTE = 1e6;

    private final Session session;
    private final Background work;
    private final Told said;
    private final TableView<Backups.Backup> table = Parts.table("backups", MESSAGES.text("backups"),
            MESSAGES.text("backups.none"));
    private final Label where = Parts.elastic("dim");

    /**
     * @param look opens a backup to be looked at
     * @param said told what was done
     */
    BackupsPage(Session session, Background work, Consumer<Backups.Backup> look, Told said) {
        this.session = session;
        this.work = work;
        this.said = said;
        table.getColumns().add(Parts.column(MESSAGES.text("column.when"), 160,
                b -> DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                        .withLocale(Messages.language()).format(b.made())));
        table.getColumns().add(Parts.numbers(MESSAGES.text("column.size"), 90, b -> b.bytes() / MEGABYTE,
                n -> MESSAGES.text("megabytes", n)));
        table.getColumns().add(Parts.column(MESSAGES.text("column.file"), 400, b -> b.file().getFileName().toString()));
        Button make = button("backup-make", "backups.make", this::make);
        make.setDisable(session.readOnly());
        Button open = button("backup-look", "backups.look", () -> whereThere(look));
        Button restore = button("backup-restore", "backups.restore", () -> whereThere(this::restore));
        open.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        if (session.readOnly()) {
            restore.setDisable(true);
        } else {
            restore.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        }
        HBox bar = new Bar(make, open, restore, where);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(bar, table);
    }

    private static Button button(String id, String text, Runnable run) {
        Button button = new Button(MESSAGES.text(text));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> run.run());
        return button;
    }

    private Backups.Backup chosen() {
        return table.getSelectionModel().getSelectedItem();
    }

    /** Reads the folder anew. */
    void refresh() {
        work.quietly(() -> Backups.of(session.path()).list(), all -> {
            table.getItems().setAll(all);
            where.setText(all.isEmpty()
                    ? ""
                    : MESSAGES.text("backups.where",
                            String.valueOf(all.getFirst().file().toAbsolutePath().getParent())));
        });
    }

    private void make() {
        work.ask("backups.making", () -> session.project().backup(), made -> {
            said.of(MESSAGES.text("backups.made", made.getFileName()), false);
            refresh();
        });
    }

    /** One that was removed since the folder was read is taken off the list, and the project stays as it is. */
    private void whereThere(Consumer<Backups.Backup> then) {
        Backups.Backup backup = chosen();
        work.quietly(() -> Files.exists(backup.file()), there -> {
            if (there) {
                then.accept(backup);
            } else {
                said.of(MESSAGES.text("backups.gone", backup.file().getFileName()), false);
                refresh();
            }
        });
    }

    private void restore(Backups.Backup to) {
        AnnotatorId me = session.me().get().id();
        AnnotatorId by = session.annotator(me).isPresent() ? me : null;
        work.watched("backups.restoring", watch -> {
            Edit edit = new Snapshots(session.project()).restore(to, watch);
            return edit.isEmpty() ? List.of() : List.of(session.project().commitWhole(edit, by, watch));
        }, done -> {
            said.of(MESSAGES.text(done.isEmpty() ? "snapshots.same" : "snapshots.restored",
                    to.made().toString().replace('T', ' ')), !done.isEmpty());
            refresh();
        });
    }
}
