package touchstone.paper;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import touchstone.model.LabelSchema;
import touchstone.qa.Watch;
import touchstone.qa.consensus.ObjectConsensus;
import touchstone.qa.consensus.SoftLabelFile;
import touchstone.qa.consensus.SoftLabels;
import touchstone.qa.report.Report;
import touchstone.qa.report.ReportContext;
import touchstone.qa.result.Result;
import touchstone.qa.result.Subject;

/** Makes and writes them. */
public final class Papers {

    private Papers() {
    }

    /** The results, and the scores and the agreement of everybody who has worked, as of now. */
    public static Report report(Subject subject, List<Result> results, String title, Path project, Watch watch) {
        return Report.of(subject, results,
                new ReportContext(title, String.valueOf(project.getFileName()),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS), subject.basis().edit(),
                        subject.basis().auditHead()),
                watch);
    }

    /** Writes a report as its file's ending says: as a page, as a document for programs, or as a table. */
    public static void write(Report report, Path path) throws IOException {
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            try (BufferedWriter rows = Files.newBufferedWriter(path)) {
                report.csv(rows);
            }
        } else {
            Files.writeString(path, name.endsWith(".html") || name.endsWith(".htm") ? report.html() : report.json());
        }
    }

    /** Writes how votes are distributed: as a document where the file's name ends in .json, else as a table. */
    public static void write(ObjectConsensus consensus, LabelSchema schema, Path path) throws IOException {
        SoftLabelFile file = new SoftLabelFile(schema, SoftLabels.of(consensus));
        Files.writeString(path,
                path.toString().toLowerCase(Locale.ROOT).endsWith(".json") ? file.json() : file.csv());
    }
}
