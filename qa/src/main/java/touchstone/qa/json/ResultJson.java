package touchstone.qa.json;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Cases;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Part;
import touchstone.qa.result.Result;

/**
 * The document of any {@link Result}.
 *
 * <pre>
 * {"name", "title", "meaning", "basis": {"edit", "auditHead", "settings": {name: text}, "seed"?},
 *  "alarms": [{"severity", "what", "advice", "images"?}], "parts": {key: part}}
 *
 * part: {"kind": "figures", "title", "figures": {key: {"text", "unit", and as in EstimateJson}}}
 *     | {"kind": "table", "title", "columns": [{"key", "text"}], "rows": [{column: cell}]}
 *     | {"kind": "curves", "title", "x": {"text", "scale"}, "y": .., "series": [{"name", "look",
 *        "spots": [{"x", "y", "low"?, "high"?, "flagged"?}]}]}
 *     | {"kind": "bars", "title", "axis", "unit", "bars": [{"name", "flagged"?, and as in EstimateJson}]}
 *     | {"kind": "matrix", "title", "down", "across", "rows": [name], "columns": [name], "counts": [[count]],
 *        "rowShares": [[share | null]]}
 *     | {"kind": "cases", "title", "cases": [{"image", "objects": [id], "region": [x, y, w, h] | null, "severity",
 *        "caption", "score" | null}]}
 * cell: text | count | {"unit", and as in EstimateJson} | {"text", "image", "object" | null}
 * </pre>
 *
 * Times on an axis are seconds since 1970 in UTC; regions are in image pixels.
 */
public final class ResultJson {

    private final Map<ImageId, String> paths;

    /** Of results that name no image. */
    public ResultJson() {
        paths = Map.of();
    }

    /** @param project whose images the results name */
    public ResultJson(ProjectView project) {
        paths = project.images().stream().collect(Collectors.toMap(Image::id, Image::address));
    }

    /** {name: result} */
    public ObjectNode of(List<Result> results) {
        ObjectNode node = EstimateJson.object();
        results.forEach(result -> node.set(result.name(), of(result)));
        return node;
    }

    public ObjectNode of(Result result) {
        ObjectNode node = EstimateJson.object().put("name", result.name()).put("title", result.title())
                .put("meaning", result.meaning());
        node.set("basis", of(result.basis()));
        ArrayNode alarms = node.putArray("alarms");
        result.alarms().forEach(a -> alarms.add(of(a)));
        ObjectNode parts = node.putObject("parts");
        result.parts().forEach(part -> parts.set(part.key(), of(part)));
        return node;
    }

    /** {"severity", "what", "advice"}, and "images" where it can be seen on some. */
    public ObjectNode of(Alarm alarm) {
        ObjectNode node = EstimateJson.object().put("severity", alarm.severity().key()).put("what", alarm.what())
                .put("advice", alarm.advice());
        if (!alarm.images().isEmpty()) {
            ArrayNode images = node.putArray("images");
            alarm.images().forEach(i -> images.add(path(i)));
        }
        return node;
    }

    private static ObjectNode of(Basis basis) {
        ObjectNode node = EstimateJson.object().put("edit", basis.edit()).put("auditHead", basis.auditHead());
        ObjectNode settings = node.putObject("settings");
        basis.settings().forEach(settings::put);
        if (basis.seed() != null) {
            node.put("seed", basis.seed());
        }
        return node;
    }

    private ObjectNode of(Part part) {
        ObjectNode node = EstimateJson.object();
        return switch (part) {
            case Figures figures -> put(start(node, "figures", part), figures);
            case Grid grid -> put(start(node, "table", part), grid);
            case Chart.Curves curves -> put(start(node, "curves", part), curves);
            case Chart.Bars bars -> put(start(node, "bars", part), bars);
            case Chart.Matrix matrix -> put(start(node, "matrix", part), matrix);
            case Cases cases -> put(start(node, "cases", part), cases);
        };
    }

    private static ObjectNode start(ObjectNode node, String kind, Part part) {
        return node.put("kind", kind).put("title", part.title());
    }

    private static ObjectNode put(ObjectNode node, Figures figures) {
        ObjectNode all = node.putObject("figures");
        figures.figures().forEach(f -> all.set(f.key(), EstimateJson.object().put("text", f.text())
                .put("unit", f.unit().key()).setAll(EstimateJson.of(f.estimate()))));
        return node;
    }

    private ObjectNode put(ObjectNode node, Grid grid) {
        ArrayNode columns = node.putArray("columns");
        grid.columns().forEach(c -> columns.addObject().put("key", c.key()).put("text", c.text()));
        ArrayNode rows = node.putArray("rows");
        for (List<Cell> row : grid.rows()) {
            ObjectNode cells = rows.addObject();
            for (int c = 0; c < row.size(); c++) {
                put(cells, grid.columns().get(c).key(), row.get(c));
            }
        }
        return node;
    }

    private void put(ObjectNode row, String key, Cell cell) {
        switch (cell) {
            case Cell.Name name -> row.put(key, name.text());
            case Cell.Word word -> row.put(key, word.key());
            case Cell.Text text -> row.put(key, text.text());
            case Cell.Count count -> row.put(key, count.count());
            case Cell.Value value -> row.set(key, EstimateJson.object().put("unit", value.unit().key())
                    .setAll(EstimateJson.of(value.estimate())));
            case Cell.Place place -> row.putObject(key).put("text", place.text()).put("image", path(place.image()))
                    .put("object", place.object() == null ? null : place.object().toString());
        }
    }

    private String path(ImageId image) {
        return paths.getOrDefault(image, image.toString());
    }

    private static ObjectNode put(ObjectNode node, Chart.Curves curves) {
        axis(node.putObject("x"), curves.x());
        axis(node.putObject("y"), curves.y());
        ArrayNode all = node.putArray("series");
        for (Chart.Series series : curves.series()) {
            ArrayNode spots = all.addObject().put("name", series.name())
                    .put("look", series.look().key()).putArray("spots");
            for (Chart.Spot spot : series.spots()) {
                ObjectNode one = spots.addObject().put("x", spot.x()).put("y", spot.y());
                put(one, "low", spot.low());
                put(one, "high", spot.high());
                if (spot.flagged()) {
                    one.put("flagged", true);
                }
            }
        }
        return node;
    }

    private static void axis(ObjectNode node, Chart.Axis axis) {
        node.put("text", axis.text()).put("scale", axis.scale().key());
    }

    private static void put(ObjectNode node, String key, @Nullable Double value) {
        if (value != null) {
            node.put(key, value);
        }
    }

    private static ObjectNode put(ObjectNode node, Chart.Bars bars) {
        ArrayNode all = node.put("axis", bars.axis()).put("unit", bars.unit().key()).putArray("bars");
        for (Chart.Bar bar : bars.bars()) {
            ObjectNode one = all.addObject().put("name", bar.name());
            if (bar.flagged()) {
                one.put("flagged", true);
            }
            one.setAll(EstimateJson.of(bar.estimate()));
        }
        return node;
    }

    private static ObjectNode put(ObjectNode node, Chart.Matrix matrix) {
        node.put("down", matrix.down()).put("across", matrix.across());
        ArrayNode rows = node.putArray("rows");
        matrix.rows().forEach(rows::add);
        ArrayNode columns = node.putArray("columns");
        matrix.columns().forEach(columns::add);
        ArrayNode counts = node.putArray("counts");
        matrix.counts().forEach(row -> {
            ArrayNode one = counts.addArray();
            row.forEach(one::add);
        });
        ArrayNode shares = node.putArray("rowShares");
        for (int r = 0; r < matrix.rows().size(); r++) {
            ArrayNode one = shares.addArray();
            for (int c = 0; c < matrix.columns().size(); c++) {
                OptionalDouble share = matrix.share(r, c);
                one.add(share.isPresent() ? (Double) share.getAsDouble() : null);
            }
        }
        return node;
    }

    private ObjectNode put(ObjectNode node, Cases cases) {
        ArrayNode all = node.putArray("cases");
        for (Cases.Case c : cases.cases()) {
            ObjectNode one = all.addObject().put("image", path(c.image()));
            ArrayNode objects = one.putArray("objects");
            c.objects().forEach(id -> objects.add(id.toString()));
            Bounds region = c.region();
            if (region == null || region.isEmpty()) {
                one.putNull("region");
            } else {
                one.putArray("region").add(region.minX()).add(region.minY()).add(region.width())
                        .add(region.height());
            }
            one.put("severity", c.severity().key()).put("caption", c.caption()).put("score", c.score());
        }
        return node;
    }
}
