package touchstone.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;
import touchstone.model.LabelId;
import touchstone.model.Provenance;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Tag;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.ObjectRow;
import touchstone.model.geometry.Mask;

/**
 * The annotations' rows. Every shape is compared with its hash when it is read; one that does not match is left out and
 * remembered, so that the others stay usable.
 */
final class AnnotationTable {

    /** As many ids as the statements that ask for several at once take. */
    static final int AT_ONCE = 64;
    private static final int REMEMBERED = 16;

    private final Database database;
    private final Consumer<String> damaged;
    /** The masks that were written last. */
    private final Map<AnnotationId, Written> written = new LinkedHashMap<>();

    /**
     * @param packed null for a small one
     * @param sha256 of the bytes that the mask was written as
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by its contents where it is compared
    private record Written(Mask mask, @Nullable PackedMask packed, byte[] sha256) {
    }

    /** @param damaged is told the id of every annotation that could not be read */
    AnnotationTable(Database database, Consumer<String> damaged) {
        this.database = database;
        this.damaged = damaged;
    }

    Optional<Annotation> get(AnnotationId id) throws SQLException {
        List<Annotation> found = list("annotation", (Object) Ids.bytes(id.value()));
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    /**
     * Whether this is what the table holds. A mask that this table wrote itself is compared by its bytes' hash, so that
     * each stroke on a large mask need not read it back.
     */
    @SuppressWarnings("ReferenceEquality") // the very mask that was written; another equal one is read back
    boolean holds(Annotation annotation) throws SQLException {
        Written known = written.get(annotation.id());
        if (known != null && known.mask == annotation.geometry()) {
            boolean[] same = new boolean[1];
            database.each("annotationButShape", row -> {
                try {
                    same[0] = Arrays.equals(known.sha256, row.getBytes(6))
                            && annotation.equals(withShape(row, known.mask));
                } catch (Damaged | IllegalArgumentException meaningless) {
                    same[0] = false;
                }
            }, (Object) Ids.bytes(annotation.id().value()));
            return same[0];
        }
        return get(annotation.id()).filter(annotation::equals).isPresent();
    }

    boolean exists(AnnotationId id) throws SQLException {
        return database.first("annotationExists", row -> true, (Object) Ids.bytes(id.value())).isPresent();
    }

    /** Sees what an object refers to, and how many bytes its shape is. */
    @FunctionalInterface
    interface ReferenceVisitor {
        void see(AnnotationId id, ImageId image, LabelId label, AnnotatorId annotator, int bytes);
    }

    /** Those of at most {@link #AT_ONCE} objects that there are, whether the rest of their rows can be read or not. */
    void eachReference(List<AnnotationId> ids, ReferenceVisitor visitor) throws SQLException {
        database.each("annotationsReferences", row -> {
            try {
                visitor.see(new AnnotationId(Ids.of(row.getBytes(1))), new ImageId(Ids.of(row.getBytes(2))),
                        new LabelId(Ids.of(row.getBytes(3))), new AnnotatorId(Ids.of(row.getBytes(4))), row.getInt(5));
            } catch (Damaged noId) {
                damaged.accept(Ids.name(row.getBytes(1)));
            }
        }, bytes(ids));
    }

    /** Which of at most {@link #AT_ONCE} objects there are. */
    Set<AnnotationId> existing(List<AnnotationId> ids) throws SQLException {
        Set<AnnotationId> found = new HashSet<>();
        database.each("annotationsExisting", row -> {
            AnnotationId id = id(row.getBytes(1));
            if (id != null) {
                found.add(id);
            }
        }, bytes(ids));
        return found;
    }

    /** At most {@link #AT_ONCE} objects as they are stored. */
    List<StoredObject> stored(List<AnnotationId> ids) throws SQLException {
        List<StoredObject> found = new ArrayList<>(ids.size());
        database.each("storedObjectsById", row -> stored(row).ifPresent(found::add), bytes(ids));
        return found;
    }

    private static @Nullable Object[] bytes(List<AnnotationId> ids) {
        @Nullable
        Object[] bytes = new @Nullable Object[AT_ONCE];
        for (int i = 0; i < ids.size(); i++) {
            bytes[i] = Ids.bytes(ids.get(i).value());
        }
        return bytes;
    }

    /** In the order they were added. */
    List<Annotation> of(ImageId image) throws SQLException {
        return list("annotationsOfImage", (Object) Ids.bytes(image.value()));
    }

    /** In the order they were added. */
    List<Annotation> of(ImageId image, AnnotatorId annotator) throws SQLException {
        return list("annotationsOfAnnotator", Ids.bytes(image.value()), Ids.bytes(annotator.value()));
    }

    /** Without reading any shape. */
    Map<AnnotatorId, Integer> counts(ImageId image) throws SQLException {
        Map<AnnotatorId, Integer> counts = new HashMap<>();
        database.each("objectsOfImageByAnnotator", row -> {
            try {
                counts.put(new AnnotatorId(Ids.of(row.getBytes(1))), row.getInt(2));
            } catch (Damaged nobodys) {
                // Belongs to nobody who could ask for it; verifying the project names it.
            }
        }, (Object) Ids.bytes(image.value()));
        return counts;
    }

    List<ObjectCount> counts() throws SQLException {
        List<ObjectCount> counts = new ArrayList<>();
        database.each("objectsByImageAnnotatorAndLabel", row -> {
            try {
                counts.add(new ObjectCount(new ImageId(Ids.of(row.getBytes(1))),
                        new AnnotatorId(Ids.of(row.getBytes(2))), new LabelId(Ids.of(row.getBytes(3))),
                        row.getInt(4)));
            } catch (Damaged nobodys) {
                // Verifying the project names it.
            }
        });
        return counts;
    }

    /** Sees an annotation and whether the columns that are told from its shape still fit it. */
    @FunctionalInterface
    interface Visitor {
        void see(Annotation annotation, boolean columnsFit);
    }

    void each(Visitor visitor) throws SQLException {
        database.each("allAnnotations", row -> {
            Optional<Annotation> annotation = annotation(row);
            if (annotation.isPresent()) {
                visitor.see(annotation.get(), columnsFit(row, annotation.get().geometry()));
            }
        });
    }

    private static boolean columnsFit(ResultSet row, Geometry geometry) throws SQLException {
        Bounds bounds = geometry.bounds();
        double[] sides = { bounds.minX(), bounds.minY(), bounds.maxX(), bounds.maxY() };
        boolean fit = geometry.kind().key().equals(row.getString(12));
        for (int i = 0; i < sides.length; i++) {
            double side = row.getDouble(13 + i);
            fit &= row.wasNull() ? bounds.isEmpty() : side == sides[i];
        }
        return fit;
    }

    private List<Annotation> list(String statement, @Nullable Object... values) throws SQLException {
        List<Annotation> found = new ArrayList<>();
        database.each(statement, row -> annotation(row).ifPresent(found::add), values);
        return found;
    }

    private Optional<Annotation> annotation(ResultSet row) throws SQLException {
        byte[] id = row.getBytes(1);
        try {
            byte[] geometry = row.getBytes(5);
            if (!Arrays.equals(Sha256.of(geometry), row.getBytes(6))) {
                throw new Damaged();
            }
            return Optional.of(withShape(row, GeometryCodec.decode(geometry)));
        } catch (Damaged | IllegalArgumentException meaningless) {
            damaged.accept(Ids.name(id));
            return Optional.empty();
        }
    }

    private static Annotation withShape(ResultSet row, Geometry geometry) throws SQLException, Damaged {
        double score = row.getDouble(10);
        boolean scored = !row.wasNull();
        Provenance provenance = new Provenance(Provenance.Origin.of(row.getString(8)).orElseThrow(Damaged::new),
                row.getString(9), scored ? (Double) score : null, row.getInt(11));
        return new Annotation(new AnnotationId(Ids.of(row.getBytes(1))), new ImageId(Ids.of(row.getBytes(2))),
                new LabelId(Ids.of(row.getBytes(3))), new AnnotatorId(Ids.of(row.getBytes(4))), geometry,
                JsonColumns.values(row.getString(7)), provenance);
    }

    /**
     * Of the objects whose ids come after one, in the order of their ids, without unpacking any mask.
     *
     * @param after null to begin
     * @return the rows, at most {@code most}, and the id to go on after; null at the end
     */
    Rows rows(@Nullable AnnotationId after, int most) throws SQLException {
        List<ObjectRow> rows = new ArrayList<>();
        byte[][] last = new byte[1][];
        int[] seen = { 0 };
        database.each("rows", row -> {
            seen[0]++;
            last[0] = row.getBytes(1);
            try {
                rows.add(row(row));
            } catch (Damaged | IllegalArgumentException meaningless) {
                damaged.accept(Ids.name(last[0]));
            }
        }, after == null ? new byte[0] : Ids.bytes(after.value()), most);
        return new Rows(rows, seen[0] < most ? null : id(last[0]));
    }

    private static ObjectRow row(ResultSet row) throws SQLException, Damaged {
        byte[] shape = row.getBytes(5);
        if (shape != null) {
            return ObjectRow.of(withShape(row, GeometryCodec.decode(shape)));
        }
        Annotation bare = withShape(row, new Tag());
        double minX = row.getDouble(13);
        Bounds bounds = row.wasNull()
                ? Bounds.EMPTY
                : new Bounds(minX, row.getDouble(14), row.getDouble(15), row.getDouble(16));
        return new ObjectRow(bare.id(), bare.image(), bare.label(), bare.annotator(), GeometryKind.MASK, bounds,
                bare.attributes(), bare.provenance(), Double.NaN, Double.NaN);
    }

    /**
     * Some of an annotator's objects on an image as they are stored, by their ids.
     *
     * @param after the id that they come after, null to begin
     * @param most how many
     */
    StoredPage stored(ImageId image, AnnotatorId annotator, @Nullable AnnotationId after, int most)
            throws SQLException {
        List<StoredObject> found = new ArrayList<>();
        byte[][] last = new byte[1][];
        int[] seen = { 0 };
        database.each("storedObjects", row -> {
            seen[0]++;
            last[0] = row.getBytes(1);
            stored(row).ifPresent(found::add);
        }, Ids.bytes(image.value()), Ids.bytes(annotator.value()),
                after == null ? new byte[0] : Ids.bytes(after.value()), most);
        return new StoredPage(found, seen[0] < most ? null : id(last[0]), seen[0] - found.size());
    }

    private static @Nullable AnnotationId id(byte[] bytes) {
        try {
            return new AnnotationId(Ids.of(bytes));
        } catch (Damaged noId) {
            return null;
        }
    }

    private Optional<StoredObject> stored(ResultSet row) throws SQLException {
        byte[] shape = row.getBytes(5);
        byte[] sha256 = row.getBytes(6);
        try {
            if (!Arrays.equals(Sha256.of(shape), sha256)) {
                throw new Damaged();
            }
            double minX = row.getDouble(13);
            Bounds bounds = row.wasNull()
                    ? null
                    : new Bounds(minX, row.getDouble(14), row.getDouble(15), row.getDouble(16));
            return Optional.of(new StoredObject(withShape(row, new Tag()), row.getString(12), shape, sha256, bounds));
        } catch (Damaged | IllegalArgumentException meaningless) {
            damaged.accept(Ids.name(row.getBytes(1)));
            return Optional.empty();
        }
    }

    void add(Annotation annotation) throws SQLException {
        PackedMask packed = packed(annotation);
        byte[] geometry = packed == null
                ? GeometryCodec.encode(annotation.geometry())
                : GeometryCodec.encode(packed);
        byte[] sha256 = Sha256.of(geometry);
        Bounds bounds = annotation.geometry().bounds();
        add(new StoredObject(annotation, annotation.geometry().kind().key(), geometry, sha256,
                bounds.isEmpty() ? null : bounds));
        if (annotation.geometry() instanceof Mask mask) {
            written.remove(annotation.id());
            written.put(annotation.id(), new Written(mask, packed, sha256));
            if (written.size() > REMEMBERED) {
                written.remove(written.keySet().iterator().next());
            }
        }
    }

    void add(StoredObject object) throws SQLException {
        Annotation bare = object.bare();
        Bounds bounds = object.bounds();
        Provenance provenance = bare.provenance();
        database.run("addAnnotation", Ids.bytes(bare.id().value()), Ids.bytes(bare.image().value()),
                Ids.bytes(bare.label().value()), Ids.bytes(bare.annotator().value()), object.kind(), object.shape(),
                object.sha256(), bounds == null ? null : bounds.minX(), bounds == null ? null : bounds.minY(),
                bounds == null ? null : bounds.maxX(), bounds == null ? null : bounds.maxY(),
                JsonColumns.values(bare.attributes()), provenance.origin().key(), provenance.source(),
                provenance.score(), provenance.guidelineVersion());
    }

    private @Nullable PackedMask packed(Annotation annotation) {
        if (annotation.geometry() instanceof Mask mask && PackedMask.isWorthIt(mask)) {
            Written before = written.get(annotation.id());
            return PackedMask.of(mask, before == null ? null : before.packed);
        }
        return null;
    }

    void remove(AnnotationId id) throws SQLException {
        database.run("removeAnnotation", (Object) Ids.bytes(id.value()));
    }
}
