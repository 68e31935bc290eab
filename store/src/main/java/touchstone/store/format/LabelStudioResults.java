package touchstone.store.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.Provenance;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Tag;

/**
 * The results of one annotation or prediction. Results of one id are about one region: one has its shape, others its
 * labels, choices and texts; what belongs to no region is about the whole image.
 */
final class LabelStudioResults {

    private static final Messages TEXT = Messages.beside(LabelStudioResults.class);
    private static final int LARGEST_SIDE = 1_000_000;

    /** Who guessed, and how sure he was where a result itself does not say it. */
    record Guess(String model, @Nullable Double score) {
    }

    /** A region of which the shape is known. */
    record Region(String id, Geometry geometry, String label, Map<String, String> attributes,
            Provenance provenance, Map<?, ?> own, @Nullable String parent, String where) {
    }

    private final Draft draft;
    private final LabelStudioSkeletons skeletons;
    private final String task;
    private final Image image;
    private final Annotator by;
    private final @Nullable Guess guess;

    LabelStudioResults(Draft draft, LabelStudioSkeletons skeletons, String task, Image image, Annotator by,
            @Nullable Guess guess) {
        this.draft = draft;
        this.skeletons = skeletons;
        this.task = task;
        this.image = image;
        this.by = by;
        this.guess = guess;
    }

    void read(@Nullable Object results) {
        if (!(results instanceof List<?> list)) {
            draft.refuse(task, "resultsForm");
            return;
        }
        Map<String, List<Map<?, ?>>> byId = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            String where = TEXT.text("whereResult", task, Integer.toString(i + 1));
            if (!(list.get(i) instanceof Map<?, ?> result) || !(result.get("type") instanceof String type)) {
                draft.refuse(where, "resultForm");
            } else if (type.equals("relation")) {
                draft.refuse(where, "relation");
            } else {
                // A result without an id stands alone.
                String id = result.get("id") instanceof String text ? text : "#" + i;
                byId.computeIfAbsent(id, k -> new ArrayList<>()).add(result);
            }
        }
        List<Region> regions = new ArrayList<>();
        byId.forEach((id, of) -> {
            String where = TEXT.text("whereResult", task, id.startsWith("#")
                    ? Integer.toString(Integer.parseInt(id, 1, id.length(), 10) + 1)
                    : id);
            try {
                region(id, where, of, regions);
            } catch (InvalidGeometry reason) {
                draft.refuse(where, reason);
            }
        });
        for (Region r : skeletons.take(image, by, regions)) {
            Draft.LabelDraft label = draft.label(r.label);
            label.allowAll();
            draft.add(r::where, image, label, by, r.geometry, r.attributes, r.provenance);
        }
    }

    private void region(String id, String where, List<Map<?, ?>> results, List<Region> regions) {
        Geometry geometry = null;
        Map<?, ?> shaped = Map.of();
        for (Map<?, ?> result : results) {
            Geometry of = geometry == null ? geometry(result) : null;
            if (of != null) {
                geometry = of;
                shaped = result;
            }
        }
        if (geometry == null) {
            results.forEach(result -> ofImage(where, result));
            return;
        }
        List<String> labels = new ArrayList<>();
        Map<String, String> attributes = new TreeMap<>();
        for (Map<?, ?> result : results) {
            Map<?, ?> value = value(result);
            String type = String.valueOf(result.get("type"));
            if (type.endsWith("labels") && value.get(type) instanceof List<?> list) {
                list.forEach(l -> labels.add(draft.clean(where, String.valueOf(l))));
            } else if (!said(value).isEmpty()) {
                attributes.put(draft.clean(where, String.valueOf(result.get("from_name"))),
                        draft.clean(where, said(value)));
            }
            if (result.get("meta") instanceof Map<?, ?> meta && meta.get("text") instanceof List<?> texts) {
                attributes.put(LabelStudio.META, draft.clean(where, joined(texts, "\n")));
            }
        }
        labels.removeIf(String::isBlank);
        if (labels.size() > 1) {
            attributes.put(TEXT.text("moreLabels"), String.join(", ", labels.subList(1, labels.size())));
            draft.change(where, "labelsSeveral", labels.getFirst());
        } else if (labels.isEmpty()) {
            draft.change(where, "labelNone", TEXT.text("unlabelled"));
        }
        String label = labels.isEmpty() ? TEXT.text("unlabelled") : labels.getFirst();
        if (geometry instanceof Keypoints k && own(shaped).get("visibility") instanceof Long v
                && v >= Keypoints.ABSENT && v < Keypoints.VISIBLE) {
            Keypoints.Joint at = k.joints().getFirst();
            geometry = new Keypoints(List.of(new Keypoints.Joint(at.x(), at.y(), v.intValue())));
        }
        regions.add(new Region(id, geometry, label, attributes, provenance(shaped), own(shaped),
                shaped.get("parentID") instanceof String parent ? parent : null, where));
    }

    private static Map<?, ?> own(Map<?, ?> result) {
        return result.get(LabelStudio.OWN) instanceof Map<?, ?> own ? own : Map.of();
    }

    private static Map<?, ?> value(Map<?, ?> result) {
        return result.get("value") instanceof Map<?, ?> value ? value : Map.of();
    }

    private @Nullable Geometry geometry(Map<?, ?> result) {
        String type = String.valueOf(result.get("type"));
        Map<?, ?> value = value(result);
        // A text of a region repeats the region's numbers: what has no shape of its own is asked for none.
        double width = side(result, "original_width", image.width());
        double height = side(result, "original_height", image.height());
        int turned = result.get("image_rotation") instanceof Number n ? Math.floorMod(n.intValue(), 360) : 0;
        LabelStudioShape shape = new LabelStudioShape(value, (int) width, (int) height, turned);
        Geometry geometry = shape.geometry(type);
        if (geometry != null && (width < 1 || height < 1)) {
            throw new InvalidGeometry(TEXT.text("resultSize"));
        }
        if (geometry != null && turned != 0) {
            if (turned % 90 != 0) {
                throw new InvalidGeometry(TEXT.text("resultTurned", Integer.toString(turned)));
            }
            draft.change(task, "turnedBack", Integer.toString(turned));
        }
        return geometry;
    }

    private static double side(Map<?, ?> result, String field, int other) {
        return result.get(field) instanceof Number n && n.doubleValue() >= 1 && n.doubleValue() <= LARGEST_SIDE
                ? n.doubleValue()
                : other;
    }

    /** What is said about the whole image: choices are tags, a text is a tag of the control's name with the text. */
    private void ofImage(String where, Map<?, ?> result) {
        Map<?, ?> value = value(result);
        String type = String.valueOf(result.get("type"));
        if (value.get("choices") instanceof List<?> choices) {
            choices.forEach(choice -> tag(where, path(choice), Map.of(), result));
        } else if (value.get("taxonomy") instanceof List<?> choices) {
            choices.forEach(choice -> tag(where, path(choice), Map.of(), result));
        } else if (!said(value).isEmpty()) {
            tag(where, String.valueOf(result.get("from_name")), Map.of(type, draft.clean(where, said(value))), result);
        } else {
            draft.refuse(where, "resultType", type);
        }
    }

    private void tag(String where, String name, Map<String, String> attributes, Map<?, ?> result) {
        String clean = draft.clean(where, name);
        if (clean.isBlank()) {
            draft.refuse(where, "shapeNoLabel");
            return;
        }
        Draft.LabelDraft label = draft.knownLabel(clean).orElseGet(() -> draft.tagLabel(clean));
        draft.add(() -> where, image, label, by, new Tag(), attributes, provenance(result));
    }

    private static String path(@Nullable Object choice) {
        return choice instanceof List<?> steps ? joined(steps, " / ") : String.valueOf(choice);
    }

    /** The value of a control that is no label, as text; empty where there is none. */
    private static String said(Map<?, ?> value) {
        for (String key : List.of("choices", "text", "taxonomy", "number", "rating", "datetime")) {
            Object of = value.get(key);
            if (of instanceof List<?> list) {
                return key.equals("taxonomy")
                        ? joined(list.stream().map(LabelStudioResults::path).toList(), ", ")
                        : joined(list, key.equals("text") ? "\n" : ", ");
            }
            if (of instanceof Double d && Double.isFinite(d)) {
                return Draft.number(d);
            }
            if (of instanceof String || of instanceof Long) {
                return of.toString();
            }
        }
        return "";
    }

    private static String joined(List<?> parts, String between) {
        return String.join(between, parts.stream().map(String::valueOf).toList());
    }

    private Provenance provenance(Map<?, ?> result) {
        Double own = result.get("score") instanceof Number n && Double.isFinite(n.doubleValue())
                ? (Double) n.doubleValue()
                : null;
        if (guess != null) {
            return new Provenance(Provenance.Origin.MODEL, guess.model, own == null ? guess.score : own, 0);
        }
        boolean accepted = result.get("origin") instanceof String origin && origin.startsWith("prediction");
        return new Provenance(accepted ? Provenance.Origin.ACCEPTED : Provenance.Origin.IMPORT, draft.source(), own, 0);
    }
}
