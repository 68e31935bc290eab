package touchstone.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.ImageId;
import touchstone.model.Item;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Tag;

/**
 * The changes of one log entry in one scope as bytes. An item that is added or removed is told in full; so are both
 * states of a change, but for an annotation's shape: a mask that became another mask of the same frame is told by the
 * pixels that differ, a shape that stayed is told once. Reading a mask's change therefore needs the mask on one side of
 * it.
 */
final class ChangeCodec {

    /** Which state of the annotations the reader knows. */
    enum Known {
        BEFORE, AFTER
    }

    /** The annotations on the known side of the changes. */
    @FunctionalInterface
    interface State {
        @Nullable
        Annotation of(AnnotationId id) throws SQLException;
    }

    private static final int VERSION = 1;
    private static final int PLAIN = 0;
    private static final int DEFLATED = 1;
    /** Shorter lists are not worth the compressor's start. */
    private static final int WORTH_DEFLATING = 200;
    /** Bytes by which is told whether long lists shrink. */
    private static final int SAMPLE = 16 << 10;

    private static final int ADD = 0;
    private static final int REMOVE = 1;
    private static final int REPLACE = 2;

    private static final int SAME_SHAPE = 0;
    private static final int BOTH_SHAPES = 1;
    private static final int MASK_DIFFERENCE = 2;

    private ChangeCodec() {
    }

    static byte[] encode(List<Change> changes) {
        Encoder out = new Encoder().count(changes.size());
        for (Change change : changes) {
            encode(out, change);
        }
        return packed(out.toBytes());
    }

    /** A list of changes as the log has it. */
    static byte[] packed(byte[] plain) {
        if (plain.length < WORTH_DEFLATING || plain.length > 4 * SAMPLE && !shrinks(plain)) {
            byte[] packed = new byte[plain.length + 2];
            packed[0] = VERSION;
            packed[1] = PLAIN;
            System.arraycopy(plain, 0, packed, 2, plain.length);
            return packed;
        }
        return new Encoder().put(VERSION).put(DEFLATED).count(plain.length).raw(Deflate.deflate(plain)).toBytes();
    }

    /** Whether a piece of it does so much that the time is well spent; masks are deflated already. */
    private static boolean shrinks(byte[] plain) {
        int from = (plain.length - SAMPLE) / 2;
        return Deflate.deflate(Arrays.copyOfRange(plain, from, from + SAMPLE)).length < SAMPLE / 4 * 3;
    }

    /** Takes changes one after the other, of objects also by what is stored, and gives them as bytes. */
    static final class Writer {

        private final Encoder changes = new Encoder();
        private int count;

        void add(Change change) {
            encode(changes, change);
            count++;
        }

        /** That the object is added. */
        void add(StoredObject object) {
            ItemCodec.encodeAllButShape(changes.put(ItemCodec.ANNOTATION).put(ADD), object.bare());
            changes.sized(object.shape());
            count++;
        }

        int bytes() {
            return changes.size();
        }

        /** What was added since the last time, for {@link #packed}. */
        byte[] take() {
            byte[] plain = changes.behind(new Encoder().count(count));
            changes.clear();
            count = 0;
            return plain;
        }
    }

    private static void encode(Encoder out, Change change) {
        Item before = change.before();
        Item after = change.after();
        out.put(ItemCodec.kind(change.any()));
        if (before == null) {
            ItemCodec.encode(out.put(ADD), change.any());
        } else if (after == null) {
            ItemCodec.encode(out.put(REMOVE), before);
        } else if (before instanceof Annotation a && after instanceof Annotation b) {
            encode(out.put(REPLACE), a, b);
        } else {
            ItemCodec.encode(out.put(REPLACE), before);
            ItemCodec.encode(out, after);
        }
    }

    private static void encode(Encoder out, Annotation before, Annotation after) {
        ItemCodec.encodeAllButShape(out, before);
        ItemCodec.encodeAllButShape(out, after);
        if (before.geometry() instanceof Mask a && after.geometry() instanceof Mask b && a.width() == b.width()
                && a.height() == b.height()) {
            out.put(MASK_DIFFERENCE).sized(GeometryCodec.encode(a.xor(b)));
        } else if (before.geometry().equals(after.geometry())) {
            out.put(SAME_SHAPE).sized(GeometryCodec.encode(before.geometry()));
        } else {
            out.put(BOTH_SHAPES).sized(GeometryCodec.encode(before.geometry()))
                    .sized(GeometryCodec.encode(after.geometry()));
        }
    }

    private static Decoder opened(byte[] bytes) throws Damaged {
        Decoder in = new Decoder(bytes);
        if (in.get() != VERSION) {
            throw new Damaged();
        }
        return switch (in.get()) {
            case PLAIN -> in;
            case DEFLATED -> new Decoder(Deflate.inflate(in.count(), in.rest()));
            default -> throw new Damaged();
        };
    }

    /** How many changes these are. */
    static int count(byte[] bytes) throws Damaged {
        return opened(bytes).count(2);
    }

    /** The changes with all shapes left out, a {@link Tag} in the place of each. */
    static List<Change> decodeShapeless(byte[] bytes) throws Damaged {
        Decoder in = opened(bytes);
        int n = in.count(2);
        List<Change> changes = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            int kind = in.get();
            int how = in.get();
            Item first = shapeless(kind, in, how != REPLACE);
            changes.add(switch (how) {
                case ADD -> Change.add(first);
                case REMOVE -> Change.remove(first);
                case REPLACE -> replace(first, shapeless(kind, in, false));
                default -> throw new Damaged();
            });
            if (how == REPLACE && kind == ItemCodec.ANNOTATION) {
                for (int shapes = in.get() == BOTH_SHAPES ? 2 : 1; shapes > 0; shapes--) {
                    in.skipSized();
                }
            }
        }
        return changes;
    }

    private static Item shapeless(int kind, Decoder in, boolean withShape) throws Damaged {
        if (kind != ItemCodec.ANNOTATION) {
            return ItemCodec.decode(kind, in);
        }
        Annotation annotation = ItemCodec.decodeAllButShape(in).with(new Tag());
        if (withShape) {
            in.skipSized();
        }
        return annotation;
    }

    /**
     * The changes of one image's annotations alone, of an entry that is one step for many images.
     *
     * @param before the image's annotations as they were
     */
    static List<Change> decodeOf(ImageId image, byte[] bytes, State before) throws Damaged, SQLException {
        if (decodeShapeless(bytes).stream().noneMatch(c -> isOn(image, c))) {
            return List.of();
        }
        return decode(bytes, Known.BEFORE, before, false, true).stream().filter(c -> isOn(image, c)).toList();
    }

    private static boolean isOn(ImageId image, Change change) {
        return change.any() instanceof Annotation a && a.image().equals(image);
    }

    /** @param state the annotations as they were before, or are after, all of the changes */
    static List<Change> decode(byte[] bytes, Known known, State state)
            throws Damaged, SQLException {
        return decode(bytes, known, state, true, true);
    }

    /**
     * The same for who asks what was before: the shapes of objects that are added are left out.
     *
     * @param after the annotations as they are after the changes
     */
    static List<Change> decodeBack(byte[] bytes, State after) throws Damaged, SQLException {
        return decode(bytes, Known.AFTER, after, true, false);
    }

    /** @param whole whether the state knows all annotations; where not, a mask that it does not know is told wrongly */
    private static List<Change> decode(byte[] bytes, Known known, State state, boolean whole, boolean added)
            throws Damaged, SQLException {
        Decoder in = opened(bytes);
        int n = in.count(2);
        List<Change> changes = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            changes.add(change(in, known, state, whole, added));
        }
        if (!in.atEnd()) {
            throw new Damaged();
        }
        return changes;
    }

    private static Change change(Decoder in, Known known, State state, boolean whole, boolean added)
            throws Damaged, SQLException {
        int kind = in.get();
        return switch (in.get()) {
            case ADD -> Change.add(added ? ItemCodec.decode(kind, in) : shapeless(kind, in, true));
            case REMOVE -> Change.remove(ItemCodec.decode(kind, in));
            case REPLACE -> kind == ItemCodec.ANNOTATION
                    ? annotation(in, known, state, whole)
                    : replace(ItemCodec.decode(kind, in), ItemCodec.decode(kind, in));
            default -> throw new Damaged();
        };
    }

    private static Change annotation(Decoder in, Known known, State state, boolean whole)
            throws Damaged, SQLException {
        ItemCodec.Shapeless before = ItemCodec.decodeAllButShape(in);
        ItemCodec.Shapeless after = ItemCodec.decodeAllButShape(in);
        int shapes = in.get();
        Geometry first = GeometryCodec.decode(in.sized());
        return switch (shapes) {
            case SAME_SHAPE -> replace(before.with(first), after.with(first));
            case BOTH_SHAPES -> replace(before.with(first), after.with(GeometryCodec.decode(in.sized())));
            case MASK_DIFFERENCE -> {
                Annotation a = state.of(before.with(first).id());
                if (a == null && !whole) {
                    yield replace(before.with(first), after.with(first));
                }
                if (a == null || !(a.geometry() instanceof Mask mask) || !(first instanceof Mask difference)
                        || mask.width() != difference.width() || mask.height() != difference.height()) {
                    throw new Damaged();
                }
                Mask other = mask.xor(difference);
                yield known == Known.BEFORE
                        ? replace(before.with(mask), after.with(other))
                        : replace(before.with(other), after.with(mask));
            }
            default -> throw new Damaged();
        };
    }

    private static Change replace(Item before, Item after) throws Damaged {
        if (!before.identity().equals(after.identity())) {
            throw new Damaged();
        }
        return Change.replace(before, after);
    }
}
