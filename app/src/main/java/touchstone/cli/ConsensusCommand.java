package touchstone.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Edit;
import touchstone.model.InputRefused;
import touchstone.model.Item;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.qa.consensus.Candidate;
import touchstone.qa.consensus.ConsensusLayer;
import touchstone.qa.consensus.ConsensusRules;
import touchstone.paper.Papers;
import touchstone.qa.consensus.ObjectConsensus;
import touchstone.store.Project;

/** {@code consensus}: what several annotators agree upon, as a layer of its own. */
@Command(name = "consensus")
final class ConsensusCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    Path file;

    @Option(names = "--of", split = ",", paramLabel = "NAME", descriptionKey = "consensusOf")
    List<String> of = List.of();

    @Option(names = "--quorum", paramLabel = "N", descriptionKey = "quorum")
    @Nullable
    Integer quorum;

    @Option(names = "--method", paramLabel = "METHOD", descriptionKey = "unite")
    String method = "majority";

    @Option(names = "--single", descriptionKey = "single")
    boolean single;

    @Mixin
    final Overlap overlap = new Overlap();

    @Option(names = "--as", paramLabel = "NAME", descriptionKey = "consensusAs")
    String name = "Consensus";

    @Option(names = "--role", paramLabel = "ROLE", descriptionKey = "consensusRole")
    String role = Annotator.Role.CONSENSUS.key();

    @Option(names = "--soft", paramLabel = "CSV", descriptionKey = "soft")
    @Nullable
    Path soft;

    ConsensusCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        ConsensusRules.Method how = switch (method) {
            case "majority" -> ConsensusRules.Method.MAJORITY;
            case "staple" -> ConsensusRules.Method.STAPLE;
            case "dawid-skene" -> ConsensusRules.Method.DAWID_SKENE;
            default -> throw new WrongUsage(output.text("unite.method", method));
        };
        String layer = Annotators.name(name);
        Annotator.Role becomes = Stream.of(Annotator.Role.CONSENSUS, Annotator.Role.GOLD)
                .filter(r -> r.key().equals(role)).findFirst()
                .orElseThrow(() -> new WrongUsage(output.text("unite.role", role)));
        if (soft != null && (Files.isDirectory(soft) || !Files.isDirectory(soft.toAbsolutePath().resolveSibling("")))) {
            throw new InputRefused(output.text("unite.soft", soft));
        }
        try (Project project = Projects.open(file, output); Bar bar = output.bar()) {
            List<Annotator> annotators = annotators(project);
            Annotator result = ConsensusLayer.layer(project, annotators, layer, becomes);
            if (quorum != null && (quorum < 1 || quorum > annotators.size())) {
                throw new WrongUsage(output.text("unite.quorum", annotators.size(), quorum));
            }
            ConsensusRules rules = new ConsensusRules(overlap.rules(), quorum == null ? 0 : quorum, how,
                    single ? 1 : 2);
            ObjectConsensus consensus = ObjectConsensus.of(project, annotators, rules, Quality.watch(bar));
            if (consensus.candidates().images().isEmpty()) {
                throw new InputRefused(output.text("unite.nothing", Annotators.names(annotators)));
            }
            Edit edit = ConsensusLayer.edit(project, result, consensus, Quality.watch(bar));
            if (soft != null) {
                Papers.write(consensus, project.schema(), soft);
            }
            Long committed = edit.isEmpty() ? null : project.commit(edit, null).seq();
            return output.answer(() -> document(project, layer, consensus, edit, committed),
                    () -> text(layer, consensus, edit));
        }
    }

    private List<Annotator> annotators(Project project) throws InputRefused {
        List<Annotator> chosen = new ArrayList<>();
        for (String wanted : of) {
            Annotator annotator = Annotators.named(project, wanted.strip());
            if (!chosen.contains(annotator)) {
                chosen.add(annotator);
            }
        }
        if (of.isEmpty()) {
            project.annotators().stream().filter(a -> a.role() == Annotator.Role.ANNOTATOR).forEach(chosen::add);
        }
        if (chosen.size() < 2) {
            throw new InputRefused(output.text("unite.two", Annotators.names(project.annotators())));
        }
        return chosen;
    }

    private static Map<String, @Nullable Object> document(Project project, String layer, ObjectConsensus consensus,
            Edit edit, @Nullable Long committed) {
        long tags = consensus.taken().stream().filter(t -> t.candidate().isTag()).count();
        return Json.object("annotator", layer, "of",
                consensus.candidates().annotators().stream().map(Annotator::name).toList(), "images",
                consensus.candidates().images().size(), "objects", consensus.taken().size() - tags, "tags", tags,
                "ties", consensus.ties().size(), "belowQuorum", consensus.belowQuorum().size(), "conflicts",
                consensus.candidates().conflicts(), "added", annotations(edit, true), "removed",
                annotations(edit, false), "edit", committed, "tieList",
                consensus.ties().stream().map(t -> candidate(project, t)).toList());
    }

    private static Map<String, @Nullable Object> candidate(Project project, Candidate candidate) {
        Map<String, Object> votes = new LinkedHashMap<>();
        candidate.votes().forEach((label, n) -> votes.put(label(project, label), n));
        return Json.object("image", candidate.image().address(), "votes", votes, "worked", candidate.worked(), "needed",
                candidate.needed(), "objects",
                candidate.members().stream().map(m -> m.id().toString()).toList());
    }

    private static String label(Project project, LabelId id) {
        return project.schema().byId(id).map(Label::name).orElse("?");
    }

    private static long annotations(Edit edit, boolean added) {
        return edit.changes().stream().filter(c -> {
            Item one = added ? c.after() : c.before();
            return one instanceof Annotation && (added ? c.before() : c.after()) == null;
        }).count();
    }

    private String text(String layer, ObjectConsensus consensus, Edit edit) {
        long tags = consensus.taken().stream().filter(t -> t.candidate().isTag()).count();
        return output.text(edit.isEmpty() ? "unite.unchanged" : "unite.done", layer, consensus.taken().size() - tags,
                tags, consensus.candidates().images().size(), consensus.ties().size(), consensus.belowQuorum().size());
    }
}
