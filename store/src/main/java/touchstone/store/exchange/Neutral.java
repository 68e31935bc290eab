package touchstone.store.exchange;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import touchstone.model.Annotation;
import touchstone.model.Attribute;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.OwnExtent;
import touchstone.model.Provenance;
import touchstone.model.Stack;

/** What remains of an item that is not to tell of people, places, files, or what an image is for. */
final class Neutral {

    /** Fields of images that tell how a picture was taken and not of whom, where or what for. */
    static final Set<String> HARMLESS_FIELDS = Set.of(Stack.SLICE, "modality", "magnification", "stain", "channel",
            "bodyPart", "view", "laterality");

    private final LabelSchema schema;
    private final Set<String> fields;
    private final Map<String, String> series = new HashMap<>();

    /** @param more fields that remain because the user said so */
    Neutral(LabelSchema schema, Set<String> more) {
        this.schema = schema;
        Set<String> all = new HashSet<>(HARMLESS_FIELDS);
        all.addAll(more);
        fields = Set.copyOf(all);
    }

    /** Of an image. A series keeps that it is one, under a number. */
    Map<String, String> fields(Map<String, String> told) {
        Map<String, String> kept = new TreeMap<>(told);
        kept.keySet().retainAll(fields);
        String name = told.getOrDefault(Stack.SERIES, "").strip();
        if (!name.isEmpty() && !kept.containsKey(Stack.SERIES)) {
            kept.put(Stack.SERIES, series(name));
        }
        return kept;
    }

    /** The number by which a series goes. */
    String series(String name) {
        return series.computeIfAbsent(name, n -> String.format(Locale.ROOT, "series-%04d", series.size() + 1));
    }

    /**
     * Texts that somebody typed are left out, and the name of the file that an object came from; a box and an area of the
     * object's own are numbers and stay.
     */
    Annotation of(Annotation object) {
        Map<String, String> kept = new TreeMap<>(object.attributes());
        Label label = schema.byId(object.label()).orElse(null);
        kept.entrySet().removeIf(value -> label == null || !isChosen(label, value.getKey(), value.getValue()));
        return new Annotation(object.id(), object.image(), object.label(), object.annotator(), object.geometry(),
                OwnExtent.of(object).with(kept), of(object.provenance()));
    }

    private static boolean isChosen(Label label, String name, String value) {
        return label.attribute(name).filter(a -> a.type() != Attribute.Type.TEXT && a.accepts(value)).isPresent();
    }

    /** Without the name of the file or the model that an object came from. */
    static Provenance of(Provenance provenance) {
        return new Provenance(provenance.origin(), "", provenance.score(), provenance.guidelineVersion());
    }
}
