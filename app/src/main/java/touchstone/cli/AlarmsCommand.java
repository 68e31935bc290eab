package touchstone.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.note.Thresholds;
import touchstone.qa.Severity;
import touchstone.qa.analysis.Analyses;
import touchstone.qa.json.ResultJson;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Result;
import touchstone.qa.result.Subject;
import touchstone.store.Project;

/** {@code alarms}: what needs somebody's attention now, with what to do about it. */
@Command(name = "alarms")
final class AlarmsCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    Path file;

    @Option(names = "--fail", descriptionKey = "alarmsFail")
    boolean fail;

    @Mixin
    final Asked asked = new Asked();

    @Mixin
    final Overlap overlap = new Overlap();

    AlarmsCommand(Streams streams) {
        output = new Output(streams);
    }

    private record Raised(String analysis, Alarm alarm) {

        Severity severity() {
            return alarm.severity();
        }
    }

    @Override
    public Integer call() throws Exception {
        Map<String, String> settings = asked.settings();
        try (Project project = Project.openReadOnly(file); Bar bar = output.bar()) {
            Subject subject = Quality.subject(project, Set.of(), overlap.rules(), settings);
            List<Raised> all = new ArrayList<>();
            for (Result result : Quality.analyse(Analyses.watched(subject.inForce()), subject, bar)) {
                result.alarms().forEach(a -> all.add(new Raised(result.name(), a)));
            }
            all.sort(Comparator.comparing(Raised::severity));
            ResultJson json = new ResultJson(project);
            output.answer(
                    () -> Json.object("project", project.path().getFileName().toString(), "edit",
                            subject.basis().edit(), "auditHead", subject.basis().auditHead(), "thresholds",
                            Thresholds.of(project), "alarms",
                            all.stream().map(r -> json.of(r.alarm).put("analysis", r.analysis))
                                    .toList()),
                    () -> all.isEmpty()
                            ? output.text("alarms.none")
                            : all.stream().map(r -> output.text("alarms.line", r.severity().key(), r.alarm.what(),
                                    r.alarm.advice(), r.analysis)).collect(Collectors.joining("\n")));
            return fail && !all.isEmpty() ? Failure.MISSED : Failure.DONE;
        }
    }
}
