package touchstone.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.Annotator;
import touchstone.model.InputRefused;
import touchstone.qa.agreement.Agreement;
import touchstone.qa.json.AgreementJson;
import touchstone.qa.Rules;
import touchstone.store.Project;

/** {@code agreement}: how well annotators agree. */
@Command(name = "agreement")
final class AgreementCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    Path file;

    @Option(names = "--between", split = ",", paramLabel = "NAME", descriptionKey = "between")
    List<String> between = List.of();

    @Mixin
    final Demands demands = new Demands();

    AgreementCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        Rules rules = demands.rules();
        List<Requirement> requirements = demands.requirements();
        try (Project project = Project.openReadOnly(file); Bar bar = output.bar()) {
            Agreement agreement = Agreement.of(project, annotators(project), rules, Quality.watch(bar));
            boolean met = Requirement.areMet(requirements, agreement.numbers(), output);
            output.answer(() -> AgreementJson.of(project.schema(), agreement), () -> text(agreement));
            return met ? Failure.DONE : Failure.MISSED;
        }
    }

    private List<Annotator> annotators(Project project) throws InputRefused {
        List<Annotator> chosen = new ArrayList<>();
        for (String name : between) {
            Annotator annotator = Annotators.named(project, name.strip());
            if (!chosen.contains(annotator)) {
                chosen.add(annotator);
            }
        }
        if (between.isEmpty()) {
            project.annotators().stream().filter(a -> a.role() == Annotator.Role.ANNOTATOR).forEach(chosen::add);
        }
        if (chosen.size() < 2) {
            throw new InputRefused(output.text("agreement.two", Annotators.names(project.annotators())));
        }
        return chosen;
    }

    private String text(Agreement agreement) {
        return output.text("agreement.text", Annotators.names(agreement.annotators()),
                agreement.isOfTags() ? "image tags" : "objects", agreement.ratings().units(),
                agreement.disagreements().size()) + "\n" + Estimates.lines(agreement.numbers());
    }
}
