package touchstone.qa.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.ProjectView;
import touchstone.qa.Estimate;
import touchstone.qa.Watch;
import touchstone.qa.agreement.Agreement;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.GoldenScore;
import touchstone.qa.Rules;

/**
 * What is known of a project's quality at one edit, for reading ({@link #html}), for programs ({@link #json}) and for
 * spreadsheets ({@link #csv}). The same project, results and context give the same bytes.
 */
public final class Report {

    /** How many disagreements are shown with a picture unless said otherwise. */
    public static final int PICTURES = 24;

    private final ProjectView project;
    private final ReportContext context;
    private final List<GoldenScore> scores;
    private final @Nullable Agreement agreement;
    private final Map<String, Estimate> agreementNumbers;
    private final List<Finding> findings;

    private Report(ProjectView project, List<GoldenScore> scores, @Nullable Agreement agreement,
            ReportContext context) {
        this.project = project;
        this.context = context;
        this.scores = List.copyOf(scores);
        this.agreement = agreement;
        this.agreementNumbers = agreement == null ? Map.of() : agreement.numbers();
        List<Finding> all = new ArrayList<>();
        scores.forEach(s -> all.addAll(Finding.of(s.comparison(), true)));
        if (agreement != null) {
            agreement.pairs().forEach(p -> all.addAll(Finding.of(p, false)));
        }
        this.findings = List.copyOf(all);
    }

    /** @param agreement null where fewer than two annotators are compared */
    public static Report of(ProjectView project, List<GoldenScore> scores, @Nullable Agreement agreement,
            ReportContext context) {
        return new Report(project, scores, agreement, context);
    }

    /**
     * Computes what there is to compute: the score of everybody who has worked against every golden set, and the
     * agreement of all people who have worked, golden sets apart.
     *
     * @throws java.util.concurrent.CancellationException when the watch says so
     */
    public static Report of(ProjectView project, Rules rules, ReportContext context, Watch watch) {
        List<Annotator> working = project.annotators().stream()
                .filter(a -> project.images().stream().anyMatch(i -> Comparison.hasWorked(project, i, a))).toList();
        List<GoldenScore> scores = new ArrayList<>();
        for (Annotator gold : working) {
            for (Annotator other : working) {
                if (gold.role() == Role.GOLD && other.role() != Role.GOLD) {
                    scores.add(GoldenScore.of(project, gold, other, rules, watch));
                }
            }
        }
        List<Annotator> people = working.stream().filter(a -> a.role() == Role.ANNOTATOR).toList();
        return of(project, scores, people.size() < 2 ? null : Agreement.of(project, people, rules, watch), context);
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

    /** The headline numbers of the agreement, computed once; empty where there is none. */
    Map<String, Estimate> agreementNumbers() {
        return agreementNumbers;
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

    /** The rules that everything was computed by. */
    Rules rules() {
        return agreement != null
                ? agreement.rules()
                : scores.stream().map(GoldenScore::rules).findFirst().orElse(Rules.DEFAULT);
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
        return new PairTable(this).write();
    }
}
