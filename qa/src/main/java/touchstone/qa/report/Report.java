package touchstone.qa.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.ProjectView;
import touchstone.qa.Watch;
import touchstone.qa.agreement.Agreement;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.Rules;
import touchstone.qa.result.Result;
import touchstone.qa.result.Subject;
import touchstone.qa.scoring.GoldenScore;

/**
 * What is known of a project's quality at one edit, for reading ({@link #html}), for programs ({@link #json}) and for
 * spreadsheets ({@link #csv}). The same project, results and context give the same bytes.
 */
public final class Report {

    /** How many disagreements are shown with a picture unless said otherwise. */
    public static final int PICTURES = 24;

    private final ProjectView project;
    private final Rules rules;
    private final ReportContext context;
    private final List<Result> results;
    private final List<GoldenScore> scores;
    private final @Nullable Agreement agreement;
    private final List<Finding> findings;

    private Report(Subject subject, List<Result> results, List<GoldenScore> scores, @Nullable Agreement agreement,
            ReportContext context) {
        this.project = subject.project();
        this.rules = subject.rules();
        this.context = context;
        this.results = List.copyOf(results);
        this.scores = List.copyOf(scores);
        this.agreement = agreement;
        List<Finding> all = new ArrayList<>();
        scores.forEach(s -> all.addAll(Finding.of(s.comparison(), true)));
        if (agreement != null) {
            agreement.pairs().forEach(p -> all.addAll(Finding.of(p, false)));
        }
        this.findings = List.copyOf(all);
    }

    /**
     * Computes the score of everybody who has worked against every golden set, and the agreement of all people who have
     * worked, golden sets apart.
     *
     * @param results what analyses of the same subject found, in the order in which they are shown
     * @throws java.util.concurrent.CancellationException when the watch says so
     */
    public static Report of(Subject subject, List<Result> results, ReportContext context, Watch watch) {
        ProjectView project = subject.project();
        List<Annotator> working = project.annotators().stream()
                .filter(a -> project.images().stream().anyMatch(i -> Comparison.hasWorked(project, i, a))).toList();
        List<GoldenScore> scores = new ArrayList<>();
        for (Annotator gold : working) {
            for (Annotator other : working) {
                if (gold.role() == Role.GOLD && other.role() != Role.GOLD) {
                    scores.add(GoldenScore.of(subject, gold, other, watch));
                }
            }
        }
        List<Annotator> people = working.stream().filter(a -> a.role() == Role.ANNOTATOR).toList();
        return new Report(subject, results, scores, people.size() < 2 ? null : Agreement.of(subject, people, watch),
                context);
    }

    ProjectView project() {
        return project;
    }

    public ReportContext context() {
        return context;
    }

    public List<GoldenScore> scores() {
        return scores;
    }

    public Optional<Agreement> agreement() {
        return Optional.ofNullable(agreement);
    }

    public List<Result> results() {
        return results;
    }

    /** Of all scores, then of all pairs of annotators. */
    List<Finding> findings() {
        return findings;
    }

    /** The scores' comparisons, then those between annotators. */
    List<Comparison> comparisons() {
        List<Comparison> all = new ArrayList<>(scores.stream().map(GoldenScore::comparison).toList());
        agreement().ifPresent(a -> all.addAll(a.pairs()));
        return all;
    }

    Rules rules() {
        return rules;
    }

    /** One page that needs no other file, with {@link #PICTURES} pictures. */
    public String html() {
        return html(PICTURES);
    }

    /** @param pictures how many disagreements are shown with a picture; each image is opened once */
    public String html(int pictures) {
        return new Page(this, pictures).write();
    }

    public String json() {
        return new ReportJson(this).write();
    }

    /**
     * One row for every pair of matched objects, every object in the wrong place and every object without a partner, in
     * the order of the comparisons and images; image tags on which both agree are not listed. Cells that a spreadsheet could take for a formula have an apostrophe in
     * front, see {@link Csv}.
     */
    public String csv() {
        StringBuilder text = new StringBuilder();
        csv(text);
        return text.toString();
    }

    /** The same row by row: of many annotators there are millions. */
    public void csv(Appendable out) {
        new PairTable(this, out).write();
    }

    /** Every table, chart and list of the results as a file of its own, by file name; see {@link #csv} for their cells. */
    public SortedMap<String, String> tables() {
        return new ResultTables(project).of(results);
    }
}
