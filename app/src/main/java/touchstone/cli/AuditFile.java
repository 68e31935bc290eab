package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import touchstone.model.Annotation;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.qa.labelerror.Audit;
import touchstone.qa.labelerror.Audit.Verdict;
import touchstone.qa.labelerror.Suspicion;

/** A table for going through suspicious labels by hand: one line a place, its last column takes the verdict. */
final class AuditFile {

    private static final Messages TEXT = Messages.beside(AuditFile.class);
    private static final List<String> HEADER = List.of("rank", "image", "objects", "kind", "severity", "score",
            "because", "verdict");
    private static final int MOST = 200;

    private AuditFile() {
    }

    /** The first {@value #MOST} places, without verdicts. */
    static String template(List<Suspicion> ranked) {
        StringBuilder text = new StringBuilder(String.join(",", HEADER)).append("\n");
        for (int i = 0; i < Math.min(MOST, ranked.size()); i++) {
            Suspicion s = ranked.get(i);
            String objects = s.objects().stream().map(Annotation::id).map(Object::toString)
                    .collect(Collectors.joining(" "));
            text.append(List
                    .of(Integer.toString(i + 1), s.image().address(), objects, s.kind().key(), s.severity().key(),
                            Double.toString(s.score()), s.sentence(), "")
                    .stream().map(AuditFile::cell)
                    .collect(Collectors.joining(","))).append("\n");
        }
        return text.toString();
    }

    /** In quotes; a spreadsheet could take what begins with one of these signs for a formula. */
    private static String cell(String text) {
        String safe = text.matches("(?s)[=+\\-@\t].*") ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    /** Counts the column "verdict", by the column "kind" where there is one. */
    static Audit read(Path file) throws IOException {
        List<Csv.Row> rows = Csv.read(file);
        if (rows.isEmpty()) {
            throw new InputRefused(TEXT.text("csv.empty", file));
        }
        List<String> header = rows.getFirst().cells().stream().map(c -> c.toLowerCase(Locale.ROOT)).toList();
        int verdict = header.indexOf("verdict");
        int kind = header.indexOf("kind");
        if (verdict < 0) {
            throw new InputRefused(TEXT.text("audit.header", file));
        }
        Map<String, Map<Verdict, Integer>> counts = new LinkedHashMap<>();
        for (Csv.Row row : rows.subList(1, rows.size())) {
            String cell = row.cells().get(verdict);
            Verdict said = Verdict.named(cell)
                    .orElseThrow(() -> new InputRefused(TEXT.text("audit.verdict", file, row.line(), cell)));
            counts.computeIfAbsent(kind < 0 ? "" : row.cells().get(kind), k -> new LinkedHashMap<>()).merge(said, 1,
                    Integer::sum);
        }
        return new Audit(counts);
    }
}
