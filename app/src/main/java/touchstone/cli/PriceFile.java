package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.qa.Watch;
import touchstone.qa.conduct.Sessions;
import touchstone.qa.conduct.Spending;
import touchstone.qa.conduct.WorkLog;
import touchstone.store.Project;

/**
 * What a label costs by depth: a table with the columns {@code kind} (tag, box, polygon, mask ...) and {@code cost}, or
 * {@code kind} and {@code minutes}.
 *
 * @param byKind the second column's numbers, in the file's order
 * @param minutes whether they are minutes of work rather than money
 */
record PriceFile(Path file, Map<String, Double> byKind, boolean minutes) {

    private static final Messages TEXT = Messages.beside(PriceFile.class);

    static PriceFile read(Path file) throws IOException {
        List<Csv.Row> rows = Csv.read(file);
        if (rows.isEmpty()) {
            throw new InputRefused(TEXT.text("csv.empty", file));
        }
        List<String> head = rows.getFirst().cells().stream().map(c -> c.toLowerCase(Locale.ROOT)).toList();
        int kind = head.indexOf("kind");
        boolean minutes = head.contains("minutes");
        int cost = head.indexOf(minutes ? "minutes" : "cost");
        if (kind < 0 || cost < 0 || rows.size() < 2) {
            throw new InputRefused(TEXT.text("price.columns", file));
        }
        Map<String, Double> byKind = new LinkedHashMap<>();
        for (Csv.Row row : rows.subList(1, rows.size())) {
            String cell = row.cells().get(cost);
            double value = SeriesFile.isNumber(cell) ? Double.parseDouble(cell) : 0;
            if (value <= 0) {
                throw new InputRefused(TEXT.text("price.number", file, row.line(), cell));
            }
            if (byKind.put(row.cells().get(kind).toLowerCase(Locale.ROOT), value) != null) {
                throw new InputRefused(TEXT.text("price.twice", file, row.line(), row.cells().get(kind)));
            }
        }
        return new PriceFile(file, byKind, minutes);
    }

    /** The minutes of a project's own people, as its log tells. */
    static PriceFile ofProject(Path path) throws IOException {
        Map<String, Double> byKind = new LinkedHashMap<>();
        try (Project project = Project.openReadOnly(path)) {
            Spending.of(WorkLog.of(project, Sessions.USUAL_GAP, Watch.NONE)).forEach((kind, spent) -> spent.perObject()
                    .number().ifPresent(minutes -> byKind.put(kind.key(), minutes)));
        }
        if (byKind.isEmpty()) {
            throw new InputRefused(TEXT.text("price.noWork", path));
        }
        return new PriceFile(path, byKind, true);
    }

    /** @param wanted a kind, or null for the file's first */
    double of(@Nullable String wanted) throws WrongUsage {
        String kind = wanted == null ? byKind.keySet().iterator().next() : wanted.toLowerCase(Locale.ROOT);
        Double cost = byKind.get(kind);
        if (cost == null) {
            throw new WrongUsage(TEXT.text("price.kind", file, kind,
                    byKind.keySet().stream().collect(Collectors.joining(", "))));
        }
        return cost;
    }
}
