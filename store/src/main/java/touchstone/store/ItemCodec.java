package touchstone.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Attribute;
import touchstone.model.Guideline;
import touchstone.model.GuidelineId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Item;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.Progress;
import touchstone.model.Provenance;
import touchstone.model.Skeleton;
import touchstone.model.Spacing;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;

/**
 * Items as the log holds them: the kind, then the fields in the order of the record. An annotation comes in two halves,
 * because its shape may be known already or be told as a difference. A kind's number and fields are frozen once written:
 * a record that gains a field gets a new kind, and the old one is read for ever.
 */
final class ItemCodec {

    /** As written by layout 1, without spacing and fields. */
    private static final int PLAIN_IMAGE = 1;
    static final int ANNOTATOR = 2;
    /** As written by layout 1, without parent and subjective. */
    private static final int PLAIN_LABEL = 3;
    static final int GUIDELINE = 4;
    static final int PROGRESS = 5;
    static final int ANNOTATION = 6;
    /** As written by layout 2, without the plane. */
    private static final int FIELDED_IMAGE = 7;
    private static final int LABEL = 8;
    private static final int IMAGE = 9;
    private static final int NOTE = 10;

    private ItemCodec() {
    }

    static int kind(Item item) {
        return switch (item) {
            case Image i -> IMAGE;
            case Annotator a -> ANNOTATOR;
            case Label l -> LABEL;
            case Guideline g -> GUIDELINE;
            case Progress p -> PROGRESS;
            case Note n -> NOTE;
            case Annotation a -> ANNOTATION;
        };
    }

    static void encode(Encoder out, Item item) {
        switch (item) {
            case Image i -> encodeImage(out, i);
            case Annotator a -> out.id(a.id().value()).text(a.name()).text(a.role().key());
            case Label l -> encodeLabel(out, l);
            case Guideline g -> out.id(g.id().value()).whole(g.version()).text(g.text());
            case Progress p -> out.id(p.image().value()).id(p.annotator().value()).text(p.status().key());
            case Note n -> encodeNote(out, n);
            case Annotation a -> {
                encodeAllButShape(out, a);
                out.sized(GeometryCodec.encode(a.geometry()));
            }
        }
    }

    static Item decode(int kind, Decoder in) throws Damaged {
        try {
            return switch (kind) {
                case PLAIN_IMAGE -> decodePlainImage(in);
                case FIELDED_IMAGE -> decodeFieldedImage(in);
                case IMAGE -> decodeFieldedImage(in).withPlane(in.wholeInt());
                case ANNOTATOR ->
                    new Annotator(new AnnotatorId(in.id()), in.text(), in.known(Annotator.Role::of));
                case PLAIN_LABEL -> decodePlainLabel(in);
                case LABEL -> decodePlainLabel(in).withParent(in.flag() ? new LabelId(in.id()) : null)
                        .withSubjective(in.flag());
                case GUIDELINE -> new Guideline(new GuidelineId(in.id()), in.wholeInt(), in.text());
                case PROGRESS -> new Progress(new ImageId(in.id()), new AnnotatorId(in.id()),
                        in.known(Progress.Status::of));
                case NOTE -> decodeNote(in);
                case ANNOTATION -> decodeAllButShape(in).with(GeometryCodec.decode(in.sized()));
                default -> throw new Damaged();
            };
        } catch (IllegalArgumentException noSuchItem) {
            throw new Damaged(noSuchItem);
        }
    }

    private static void encodeImage(Encoder out, Image image) {
        out.id(image.id().value()).text(image.path()).whole(image.width()).whole(image.height())
                .textOrNull(image.sha256()).whole(image.bytes());
        Spacing spacing = image.spacing();
        out.flag(spacing != null);
        if (spacing != null) {
            out.real(spacing.y()).real(spacing.x());
        }
        encodeValues(out, image.fields());
        out.whole(image.plane());
    }

    private static Image decodeFieldedImage(Decoder in) throws Damaged {
        return decodePlainImage(in).withSpacing(spacing(in)).withFields(values(in));
    }

    private static Image decodePlainImage(Decoder in) throws Damaged {
        return new Image(new ImageId(in.id()), in.text(), in.wholeInt(), in.wholeInt(), in.textOrNull(), in.whole());
    }

    private static @Nullable Spacing spacing(Decoder in) throws Damaged {
        return in.flag() ? new Spacing(in.real(), in.real()) : null;
    }

    private static void encodeValues(Encoder out, Map<String, String> values) {
        out.count(values.size());
        values.forEach((name, value) -> out.text(name).text(value));
    }

    private static Map<String, String> values(Decoder in) throws Damaged {
        Map<String, String> values = new TreeMap<>();
        for (int n = in.count(2); n > 0; n--) {
            values.put(in.text(), in.text());
        }
        return values;
    }

    private static void encodeLabel(Encoder out, Label label) {
        Character shortcut = label.shortcut();
        out.id(label.id().value()).text(label.name()).whole(label.colour())
                .textOrNull(shortcut == null ? null : shortcut.toString());
        out.count(label.kinds().size());
        Arrays.stream(GeometryKind.values()).filter(label.kinds()::contains).forEach(kind -> out.text(kind.key()));
        out.count(label.attributes().size());
        for (Attribute attribute : label.attributes()) {
            out.text(attribute.name()).text(attribute.type().key()).count(attribute.choices().size());
            attribute.choices().forEach(out::text);
            out.text(attribute.initial()).flag(attribute.required());
        }
        encodeSkeleton(out, label.skeleton());
        LabelId parent = label.parent();
        out.text(label.description()).whole(label.position()).flag(parent != null);
        if (parent != null) {
            out.id(parent.value());
        }
        out.flag(label.subjective());
    }

    private static void encodeNote(Encoder out, Note note) {
        ImageId image = note.image();
        AnnotationId annotation = note.annotation();
        AnnotatorId author = note.author();
        out.id(note.id().value()).text(note.kind()).idOrNull(image == null ? null : image.value())
                .idOrNull(annotation == null ? null : annotation.value())
                .idOrNull(author == null ? null : author.value()).whole(note.time().toEpochMilli());
        encodeValues(out, note.fields());
    }

    private static Note decodeNote(Decoder in) throws Damaged {
        return new Note(new NoteId(in.id()), in.text(), in.flag() ? new ImageId(in.id()) : null,
                in.flag() ? new AnnotationId(in.id()) : null, in.flag() ? new AnnotatorId(in.id()) : null,
                Instant.ofEpochMilli(in.whole()), values(in));
    }

    private static void encodeSkeleton(Encoder out, @Nullable Skeleton skeleton) {
        out.flag(skeleton != null);
        if (skeleton != null) {
            out.count(skeleton.joints().size());
            skeleton.joints().forEach(out::text);
            out.count(skeleton.edges().size());
            skeleton.edges().forEach(e -> out.count(e.from()).count(e.to()));
            out.count(skeleton.pairs().size());
            skeleton.pairs().forEach(p -> out.count(p.left()).count(p.right()));
        }
    }

    private static Label decodePlainLabel(Decoder in) throws Damaged {
        LabelId id = new LabelId(in.id());
        String name = in.text();
        int colour = in.wholeInt();
        String shortcut = in.textOrNull();
        return new Label(id, name, colour, shortcut == null ? null : shortcut(shortcut), kinds(in),
                attributes(in), skeleton(in), in.text(), in.wholeInt());
    }

    /** The one character of a shortcut column or field. */
    static char shortcut(String text) throws Damaged {
        if (text.length() != 1) {
            throw new Damaged();
        }
        return text.charAt(0);
    }

    private static Set<GeometryKind> kinds(Decoder in) throws Damaged {
        Set<GeometryKind> kinds = EnumSet.noneOf(GeometryKind.class);
        for (int n = in.count(1); n > 0; n--) {
            kinds.add(in.known(GeometryKind::of));
        }
        return kinds;
    }

    private static List<Attribute> attributes(Decoder in) throws Damaged {
        int n = in.count(1);
        List<Attribute> attributes = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            attributes.add(new Attribute(in.text(), in.known(Attribute.Type::of), texts(in), in.text(),
                    in.flag()));
        }
        return attributes;
    }

    private static List<String> texts(Decoder in) throws Damaged {
        int n = in.count(1);
        List<String> texts = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            texts.add(in.text());
        }
        return texts;
    }

    private static @Nullable Skeleton skeleton(Decoder in) throws Damaged {
        if (!in.flag()) {
            return null;
        }
        List<String> joints = texts(in);
        int edgeCount = in.count(2);
        List<Skeleton.Edge> edges = new ArrayList<>(edgeCount);
        for (int i = 0; i < edgeCount; i++) {
            edges.add(new Skeleton.Edge((int) in.count(), (int) in.count()));
        }
        int pairCount = in.count(2);
        List<Skeleton.Pair> pairs = new ArrayList<>(pairCount);
        for (int i = 0; i < pairCount; i++) {
            pairs.add(new Skeleton.Pair((int) in.count(), (int) in.count()));
        }
        return new Skeleton(joints, edges, pairs);
    }

    static void encodeAllButShape(Encoder out, Annotation annotation) {
        out.id(annotation.id().value()).id(annotation.image().value()).id(annotation.label().value())
                .id(annotation.annotator().value());
        encodeValues(out, annotation.attributes());
        Provenance provenance = annotation.provenance();
        Double score = provenance.score();
        out.text(provenance.origin().key()).text(provenance.source()).flag(score != null);
        if (score != null) {
            out.real(score);
        }
        out.whole(provenance.guidelineVersion());
    }

    static Shapeless decodeAllButShape(Decoder in) throws Damaged {
        AnnotationId id = new AnnotationId(in.id());
        ImageId image = new ImageId(in.id());
        LabelId label = new LabelId(in.id());
        AnnotatorId annotator = new AnnotatorId(in.id());
        Map<String, String> attributes = values(in);
        Provenance.Origin origin = in.known(Provenance.Origin::of);
        String source = in.text();
        Double score = in.flag() ? (Double) in.real() : null;
        Provenance provenance = new Provenance(origin, source, score, in.wholeInt());
        return geometry -> new Annotation(id, image, label, annotator, geometry, attributes, provenance);
    }

    /** An annotation that waits for its shape. */
    @FunctionalInterface
    interface Shapeless {
        Annotation with(Geometry geometry);
    }
}
