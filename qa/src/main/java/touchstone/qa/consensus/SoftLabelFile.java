package touchstone.qa.consensus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.Label;
import touchstone.model.geometry.Bounds;

/**
 * Soft labels as a file: how many gave each object and tag which label, with nothing decided. A table has a row for each
 * label of an object, a document one entry for each object.
 *
 * @param schema gives the labels' names
 */
public record SoftLabelFile(LabelSchema schema, List<SoftLabels> rows) {

    public SoftLabelFile {
        rows = List.copyOf(rows);
    }

    /** Comma-separated, lines ended by CR and LF; x, y, width and height in pixels, empty for a tag. */
    public String csv() {
        StringBuilder csv = new StringBuilder("unit,label,share,n,image,votes,subjective,x,y,width,height\r\n");
        for (SoftLabels row : rows) {
            Bounds bounds = bounds(row.unit());
            csv.append(cell(name(row.unit()))).append(',').append(cell(label(row.label()))).append(',')
                    .append(row.share()).append(',').append(row.n()).append(',')
                    .append(cell(row.unit().image().address())).append(',').append(votes(row)).append(',')
                    .append(subjective(row.label())).append(',')
                    .append(bounds == null
                            ? ",,,"
                            : bounds.minX() + "," + bounds.minY() + "," + bounds.width() + "," + bounds.height())
                    .append("\r\n");
        }
        return csv.toString();
    }

    /** {@code {"objects":[{"unit","image","tag","box"?,"n","votes":{label:count},"shares":{label:share},"subjective",..}]}}. */
    public String json() {
        Map<Candidate, List<SoftLabels>> units = rows.stream()
                .collect(Collectors.groupingBy(SoftLabels::unit, LinkedHashMap::new, Collectors.toList()));
        List<Map<String, Object>> objects = new ArrayList<>();
        units.forEach((unit, all) -> objects.add(object(unit, all)));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(Map.of("objects", objects));
    }

    private Map<String, Object> object(Candidate unit, List<SoftLabels> all) {
        Map<String, Object> votes = new LinkedHashMap<>();
        Map<String, Object> shares = new LinkedHashMap<>();
        all.stream().sorted(Comparator.comparingDouble(SoftLabels::share).reversed()).forEach(row -> {
            votes.put(label(row.label()), votes(row));
            shares.put(label(row.label()), row.share());
        });
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("unit", name(unit));
        object.put("image", unit.image().address());
        object.put("tag", unit.isTag());
        Bounds bounds = bounds(unit);
        if (bounds != null) {
            object.put("box", List.of(bounds.minX(), bounds.minY(), bounds.width(), bounds.height()));
        }
        object.put("n", all.getFirst().n());
        object.put("votes", votes);
        object.put("shares", shares);
        object.put("subjective", all.stream().anyMatch(row -> subjective(row.label())));
        object.put("annotations", unit.members().stream().map(m -> m.id().toString()).toList());
        return object;
    }

    private static String name(Candidate unit) {
        return unit.isTag() ? unit.image().address() : unit.image().address() + "#" + unit.number();
    }

    private static long votes(SoftLabels row) {
        return Math.round(row.share() * row.n());
    }

    /** Around the shape of the first who drew it. */
    private static @Nullable Bounds bounds(Candidate unit) {
        return unit.isTag() ? null : unit.members().getFirst().geometry().bounds();
    }

    private String label(LabelId id) {
        return schema.byId(id).map(Label::name).orElse("?");
    }

    private boolean subjective(LabelId id) {
        return schema.byId(id).map(Label::subjective).orElse(false);
    }

    private static String cell(String text) {
        return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
