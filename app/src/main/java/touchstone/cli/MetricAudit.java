package touchstone.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import touchstone.qa.json.EstimateJson;
import touchstone.qa.labelerror.Audit;
import touchstone.qa.labelerror.Audit.Verdict;

/** {@code metric audit}: the share of wrong labels among those that an expert looked at. */
@Command(name = "audit")
final class MetricAudit implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "VERDICTS", descriptionKey = "verdicts")
    Path file;

    MetricAudit(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        Audit audit = AuditFile.read(file);
        return output.answer(() -> document(audit), () -> Estimates.line("wrong", audit.wrong()));
    }

    private static Object document(Audit audit) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        for (Verdict verdict : Verdict.values()) {
            document.put(verdict.key(), audit.count(verdict));
        }
        document.put("noise", EstimateJson.of(audit.wrong()));
        Map<String, Object> kinds = new LinkedHashMap<>();
        audit.counts().keySet().stream().filter(kind -> !kind.isEmpty())
                .forEach(kind -> kinds.put(kind, EstimateJson.of(audit.wrong(kind))));
        document.put("byKind", kinds);
        return document;
    }
}
