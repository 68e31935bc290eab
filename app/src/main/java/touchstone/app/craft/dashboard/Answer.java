package touchstone.app.craft.dashboard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import touchstone.app.craft.study.Study.Findings;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.report.Numbers;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Result;

/**
 * What one of the page's five questions is answered with.
 *
 * @param value short, to be read at a glance
 * @param more a sentence
 */
record Answer(Question question, String value, String more) {

    private static final Messages MESSAGES = Messages.beside(Answer.class);

    enum Question {
        FAR, GOOD, FAST, WRONG, NEXT;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One line of text, to be kept with the project. */
    String line() {
        return question.key() + "\t" + value.replace('\t', ' ') + "\t" + more.replace('\t', ' ').replace('\n', ' ');
    }

    /** Nothing where the line means nothing. */
    static Optional<Answer> of(String line) {
        String[] parts = line.split("\t", -1);
        return parts.length != 3
                ? Optional.empty()
                : Arrays.stream(Question.values()).filter(q -> q.key().equals(parts[0])).findFirst()
                        .map(q -> new Answer(q, parts[1], parts[2]));
    }

    /** Whether it is only said that nobody has looked yet. */
    boolean isOpen() {
        return equals(open(question));
    }

    private static Answer open(Question question) {
        return new Answer(question, "–", MESSAGES.text("wrong.looking"));
    }

    static List<Answer> of(Findings findings, int images) {
        return Stream.of(far(findings, images), good(findings), fast(findings), wrong(findings), next(findings, images))
                .map(a -> a.value.equals("–") && !findings.complete() ? open(a.question) : a).toList();
    }

    /** The worst first. */
    static List<Alarm> alarms(Findings findings) {
        return findings.results().stream().flatMap(r -> r.alarms().stream())
                .sorted((a, b) -> a.severity().compareTo(b.severity())).toList();
    }

    private static Optional<Figures.Figure> figure(Findings findings, String analysis, String key) {
        return findings.named(analysis).map(Result::parts).stream().flatMap(List::stream)
                .flatMap(p -> p instanceof Figures f ? f.figures().stream() : Stream.empty())
                .filter(f -> f.key().equals(key)).findFirst();
    }

    private static String text(Optional<Figures.Figure> figure) {
        return figure.map(f -> f.estimate() instanceof Estimate.Value v ? f.unit().text(v.value()) : "").orElse("");
    }

    private static String told(Optional<Figures.Figure> figure) {
        return figure.map(f -> switch (f.estimate()) {
            case Estimate.Value v -> f.text() + ": " + Numbers.told(v, f.unit());
            case Estimate.Undefined u -> f.text() + ": " + u.because();
        }).orElse("");
    }

    private static Answer far(Findings findings, int images) {
        Optional<Figures.Figure> done = figure(findings, "timeline", "finishedImages");
        return done.isEmpty()
                ? new Answer(Question.FAR, "–", MESSAGES.text("far.none"))
                : new Answer(Question.FAR, MESSAGES.text("far.value", text(done), images),
                        told(figure(findings, "timeline", "finishedPerDay")));
    }

    private static Answer good(Findings findings) {
        Optional<Figures.Figure> score = figure(findings, "annotators", "meanScore");
        return score.isEmpty()
                ? new Answer(Question.GOOD, "–", MESSAGES.text("good.none"))
                : new Answer(Question.GOOD, text(score), told(score));
    }

    private static Answer fast(Findings findings) {
        Optional<Figures.Figure> pace = figure(findings, "timeline", "objectsPerHour");
        String value = text(pace);
        return new Answer(Question.FAST, value.isEmpty() ? "–" : MESSAGES.text("fast.value", value),
                pace.isEmpty() ? MESSAGES.text("far.none") : told(figure(findings, "timeline", "daysLeft")));
    }

    private static Answer wrong(Findings findings) {
        List<Alarm> alarms = alarms(findings);
        return new Answer(Question.WRONG,
                alarms.isEmpty() && !findings.complete() ? "–" : MESSAGES.text("wrong.value", alarms.size()),
                alarms.isEmpty() ? MESSAGES.text("wrong.nothing") : alarms.getFirst().what());
    }

    private static Answer next(Findings findings, int images) {
        if (images == 0) {
            return new Answer(Question.NEXT, MESSAGES.text("next.images"), MESSAGES.text("next.images.how"));
        }
        List<Alarm> alarms = alarms(findings);
        if (!alarms.isEmpty()) {
            return new Answer(Question.NEXT, MESSAGES.text("next.alarm"), alarms.getFirst().advice());
        }
        if (!findings.complete()) {
            return open(Question.NEXT);
        }
        if (findings.named("annotators").isEmpty()) {
            return new Answer(Question.NEXT, MESSAGES.text("next.second"), MESSAGES.text("next.second.how"));
        }
        return new Answer(Question.NEXT, MESSAGES.text("next.open"), MESSAGES.text("next.open.how"));
    }
}
