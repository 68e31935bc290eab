package touchstone.qa.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.result.Cases;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Part;
import touchstone.qa.result.Result;

/**
 * The parts of results as tables for spreadsheets and programs; their columns are named in English whatever the page's
 * language. A number takes several columns: its value, low, high, n, and why there is none.
 */
public final class ResultTables {

    private static final List<String> NUMBER = List.of("value", "low", "high", "n", "undefined");

    private final Map<ImageId, String> paths;

    /** @param project whose images the results name */
    public ResultTables(ProjectView project) {
        paths = project.images().stream().collect(Collectors.toMap(Image::id, Image::address));
    }

    /** A table for every part, by its file name {@code analysis.part.csv}. */
    public SortedMap<String, String> of(List<Result> results) {
        SortedMap<String, String> tables = new TreeMap<>();
        results.forEach(r -> r.parts().forEach(p -> tables.put(r.name() + "." + p.key() + ".csv", of(p))));
        return tables;
    }

    private String of(Part part) {
        Csv csv = new Csv();
        switch (part) {
            case Figures figures -> {
                csv.row(joined(List.of("figure", "text", "unit"), NUMBER));
                figures.figures().forEach(f -> csv.row(joined(List.of(f.key(), f.text(), f.unit().key()),
                        number(f.estimate()))));
            }
            case Grid grid -> grid(csv, grid);
            case Chart.Curves curves -> curves(csv, curves);
            case Chart.Bars bars -> {
                csv.row(joined(List.of("name", "unit", "flagged"), NUMBER));
                bars.bars().forEach(b -> csv.row(joined(List.of(b.name(), bars.unit().key(),
                        Boolean.toString(b.flagged())), number(b.estimate()))));
            }
            case Chart.Matrix matrix -> {
                csv.row(joined(List.of(""), matrix.columns()));
                for (int r = 0; r < matrix.rows().size(); r++) {
                    csv.row(joined(List.of(matrix.rows().get(r)),
                            matrix.counts().get(r)));
                }
            }
            case Cases cases -> cases(csv, cases);
        }
        return csv.toString();
    }

    /** A column with a number in any row is several in all rows. */
    private void grid(Csv csv, Grid grid) {
        boolean[] wide = new boolean[grid.columns().size()];
        for (List<Cell> row : grid.rows()) {
            for (int c = 0; c < wide.length; c++) {
                wide[c] |= row.get(c) instanceof Cell.Value;
            }
        }
        csv.row(IntStream.range(0, wide.length).boxed().flatMap(c -> {
            String key = grid.columns().get(c).key();
            return wide[c] ? NUMBER.stream().map(part -> key + "_" + part) : Stream.of(key);
        }).toList());
        for (List<Cell> row : grid.rows()) {
            csv.row(IntStream.range(0, wide.length).boxed().flatMap(c -> {
                List<Object> cells = cells(row.get(c));
                return joined(cells, Collections.nCopies(wide[c] ? NUMBER.size() - cells.size() : 0, ""))
                        .stream();
            }).toList());
        }
    }

    private static List<Object> cells(Cell cell) {
        return switch (cell) {
            case Cell.Name name -> List.of(name.text());
            case Cell.Word word -> List.of(word.key());
            case Cell.Text text -> List.of(text.text());
            case Cell.Count count -> List.of(count.count());
            case Cell.Value value -> number(value.estimate());
            case Cell.Place place -> List.of(place.text());
        };
    }

    private static void curves(Csv csv, Chart.Curves curves) {
        csv.row(List.of("series", "look", "x", "y", "low", "high", "flagged"));
        for (Chart.Series series : curves.series()) {
            for (Chart.Spot spot : series.spots()) {
                csv.row(List.of(series.name(), series.look().key(),
                        curves.x().scale() == Chart.Scale.TIME
                                ? Chart.Axis.instant(spot.x()).toString()
                                : (Object) spot.x(),
                        spot.y(), cell(spot.low()), cell(spot.high()),
                        Boolean.toString(spot.flagged())));
            }
        }
    }

    private void cases(Csv csv, Cases cases) {
        csv.row(List.of("image", "objects", "severity", "caption", "score", "x", "y", "width", "height"));
        for (Cases.Case c : cases.cases()) {
            Bounds region = c.region();
            csv.row(joined(
                    List.of(paths.getOrDefault(c.image(), c.image().toString()),
                            c.objects().stream().map(Object::toString).collect(Collectors.joining(" ")),
                            c.severity().key(), c.caption(), cell(c.score())),
                    region == null || region.isEmpty()
                            ? List.of("", "", "", "")
                            : List.of(region.minX(), region.minY(), region.width(), region.height())));
        }
    }

    private static Object cell(@Nullable Double value) {
        return value == null ? "" : value;
    }

    private static List<Object> number(Estimate estimate) {
        return switch (estimate) {
            case Estimate.Undefined none -> List.of("", "", "", "", none.reason().name());
            case Estimate.Value v -> {
                Interval i = v.interval();
                yield List.of(v.value(), i == null ? "" : i.low(), i == null ? "" : i.high(), v.n(), "");
            }
        };
    }

    private static List<Object> joined(List<?> first, List<?> second) {
        List<Object> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
