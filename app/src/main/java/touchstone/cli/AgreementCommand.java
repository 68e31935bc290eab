package touchstone.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;
import touchstone.model.Annotator;
import touchstone.model.InputRefused;
import touchstone.qa.Estimate;
import touchstone.qa.agreement.Agreement;
import touchstone.qa.breakdown.Breakdown;
import touchstone.qa.breakdown.GroupAgreement;
import touchstone.qa.breakdown.Grouping;
import touchstone.qa.json.AgreementJson;
import touchstone.qa.json.BreakdownJson;
import touchstone.qa.Rules;
import touchstone.qa.result.Subject;
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

    @Option(names = "--by", paramLabel = "FIELD", descriptionKey = "agreementBy")
    String by = "";

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
            Subject subject = Quality.subject(project, Set.of(), rules, Map.of());
            List<Annotator> annotators = annotators(project);
            Agreement agreement = Agreement.of(subject, annotators, Quality.watch(bar));
            boolean met = Requirement.areMet(requirements, agreement.numbers(), output);
            if (!output.json && by.isEmpty()) {
                output.answer(Map::of, () -> text(agreement));
                return met ? Failure.DONE : Failure.MISSED;
            }
            Breakdown breakdown = Breakdown.of(subject, annotators, Quality.watch(bar));
            Optional<List<GroupAgreement>> groups = groups(breakdown);
            output.answer(() -> document(project, agreement, breakdown, groups),
                    () -> text(agreement) + groups.map(this::text).orElse(""));
            return met ? Failure.DONE : Failure.MISSED;
        }
    }

    /** What was asked for by name. */
    private Optional<List<GroupAgreement>> groups(Breakdown breakdown) throws WrongUsage {
        if (by.isEmpty()) {
            return Optional.empty();
        }
        for (Map.Entry<Grouping, List<GroupAgreement>> each : breakdown.groups().entrySet()) {
            if (each.getKey().name().equals(by)) {
                return Optional.of(each.getValue());
            }
        }
        throw new WrongUsage(output.text("agreement.by", by, String.join(", ", breakdown.groupings())));
    }

    private ObjectNode document(Project project, Agreement agreement, Breakdown breakdown,
            Optional<List<GroupAgreement>> groups) {
        ObjectNode node = AgreementJson.of(project.schema(), agreement);
        BreakdownJson.put(node, project, breakdown);
        groups.ifPresent(own -> node.putObject("by").put("name", by).set("groups", BreakdownJson.groups(own)));
        return node;
    }

    private String text(List<GroupAgreement> groups) {
        StringBuilder text = new StringBuilder("\n").append(output.text("agreement.groups", by));
        for (GroupAgreement g : groups) {
            text.append("\n").append(String.format(Locale.ROOT, "  %-36s %7d %7d  %7s  %7s  %7s  %7s", g.group(),
                    g.objects(), g.matched(), number(g.found()), number(g.sameLabel()), number(g.alpha()),
                    number(g.meanIou())));
        }
        return text.toString();
    }

    private static String number(Estimate estimate) {
        OptionalDouble number = estimate.number();
        return number.isPresent() ? String.format(Locale.ROOT, "%.4f", number.getAsDouble()) : "-";
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
                agreement.isOfTags() ? 1 : 0, agreement.ratings().units(),
                agreement.disagreements().size()) + "\n" + Estimates.lines(agreement.numbers());
    }
}
