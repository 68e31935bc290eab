package touchstone.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Guideline;
import touchstone.model.GuidelineId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Item;
import touchstone.model.Label;
import touchstone.model.Note;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.Progress;
import touchstone.model.Spacing;

/** The items' rows. */
final class Tables {

    private static final Messages MESSAGES = Messages.beside(Tables.class);

    private final Database database;
    private final AnnotationTable annotations;
    private final NoteTable notes;

    Tables(Database database, AnnotationTable annotations, NoteTable notes) {
        this.database = database;
        this.annotations = annotations;
        this.notes = notes;
    }

    /** Reads everything but the annotations and notes. Rows that mean nothing are left out and told to {@code problems}. */
    Catalog catalog(Consumer<Verification.Problem> problems) throws SQLException {
        List<Change> found = new ArrayList<>();
        read(found, problems, "images", row -> new Image(new ImageId(Ids.of(row.getBytes(1))), row.getString(2),
                row.getInt(10), row.getInt(3), row.getInt(4), row.getString(5), row.getLong(6), spacing(row),
                JsonColumns.values(row.getString(9))));
        read(found, problems, "annotators", row -> new Annotator(new AnnotatorId(Ids.of(row.getBytes(1))),
                row.getString(2), Annotator.Role.of(row.getString(3)).orElseThrow(Damaged::new)));
        read(found, problems, "labels", Tables::label);
        read(found, problems, "guidelines", row -> new Guideline(new GuidelineId(Ids.of(row.getBytes(1))),
                row.getInt(2), row.getString(3)));
        read(found, problems, "progress", row -> new Progress(new ImageId(Ids.of(row.getBytes(1))),
                new AnnotatorId(Ids.of(row.getBytes(2))),
                Progress.Status.of(row.getString(3)).orElseThrow(Damaged::new)));
        return Catalog.EMPTY.with(found);
    }

    @FunctionalInterface
    private interface ItemRow {
        Item of(ResultSet row) throws SQLException, Damaged;
    }

    private void read(List<Change> found, Consumer<Verification.Problem> problems, String table, ItemRow item)
            throws SQLException {
        database.each(table, row -> {
            try {
                found.add(Change.add(item.of(row)));
            } catch (Damaged | IllegalArgumentException meaningless) {
                problems.accept(new Verification.Problem(Verification.Kind.TABLES,
                        MESSAGES.text("problem.row", table, hex(row.getBytes(1)))));
            }
        });
    }

    private static String hex(byte[] id) {
        return HexFormat.of().formatHex(id);
    }

    private static @Nullable Spacing spacing(ResultSet row) throws SQLException, Damaged {
        double y = row.getDouble(7);
        boolean untold = row.wasNull();
        double x = row.getDouble(8);
        if (untold != row.wasNull()) {
            throw new Damaged();
        }
        return untold ? null : new Spacing(y, x);
    }

    private static Label label(ResultSet row) throws SQLException, Damaged {
        Optional<String> shortcut = Optional.ofNullable(row.getString(4));
        byte[] parent = row.getBytes(10);
        return new Label(new LabelId(Ids.of(row.getBytes(1))), row.getString(2), row.getInt(3),
                shortcut.isPresent() ? ItemCodec.shortcut(shortcut.get()) : null, JsonColumns.kinds(row.getString(5)),
                JsonColumns.attributes(row.getString(6)), JsonColumns.skeleton(row.getString(7)), row.getString(8),
                row.getInt(9), parent == null ? null : new LabelId(Ids.of(parent)), row.getBoolean(11));
    }

    void apply(Change change) throws SQLException {
        Item before = change.before();
        Item after = change.after();
        if (before != null && (after == null || after instanceof Annotation)) {
            remove(before);
        }
        if (after != null) {
            put(after);
        }
    }

    private void put(Item item) throws SQLException {
        switch (item) {
            case Image i -> {
                Spacing spacing = i.spacing();
                database.run("putImage", Ids.bytes(i.id().value()), i.path(), i.width(), i.height(), i.sha256(),
                        i.bytes(), spacing == null ? null : (Double) spacing.y(),
                        spacing == null ? null : (Double) spacing.x(), JsonColumns.values(i.fields()),
                        i.plane());
            }
            case Annotator a -> database.run("putAnnotator", Ids.bytes(a.id().value()), a.name(), a.role().key());
            case Label l -> {
                Character shortcut = l.shortcut();
                LabelId parent = l.parent();
                database.run("putLabel", Ids.bytes(l.id().value()), l.name(), l.colour(),
                        shortcut == null ? null : shortcut.toString(), JsonColumns.kinds(l.kinds()),
                        JsonColumns.attributes(l.attributes()), JsonColumns.skeleton(l.skeleton()), l.description(),
                        l.position(), parent == null ? null : Ids.bytes(parent.value()), l.subjective() ? 1 : 0);
            }
            case Guideline g -> database.run("putGuideline", Ids.bytes(g.id().value()), g.version(), g.text());
            case Progress p -> database.run("putProgress", Ids.bytes(p.image().value()),
                    Ids.bytes(p.annotator().value()), p.status().key());
            case Note n -> notes.put(n);
            case Annotation a -> annotations.add(a);
        }
    }

    private void remove(Item item) throws SQLException {
        switch (item) {
            case Image i -> database.run("removeImage", (Object) Ids.bytes(i.id().value()));
            case Annotator a -> database.run("removeAnnotator", (Object) Ids.bytes(a.id().value()));
            case Label l -> database.run("removeLabel", (Object) Ids.bytes(l.id().value()));
            case Guideline g -> database.run("removeGuideline", (Object) Ids.bytes(g.id().value()));
            case Progress p -> database.run("removeProgress", Ids.bytes(p.image().value()),
                    Ids.bytes(p.annotator().value()));
            case Note n -> notes.remove(n.id());
            case Annotation a -> annotations.remove(a.id());
        }
    }
}
