package touchstone.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.InputRefused;
import touchstone.qa.Estimate;
import touchstone.qa.Watch;
import touchstone.qa.consensus.Choice;
import touchstone.qa.consensus.Crowdlab;
import touchstone.qa.consensus.DawidSkene;
import touchstone.qa.consensus.LabelConsensus;
import touchstone.qa.consensus.MajorityVote;
import touchstone.qa.consensus.Votes;
import touchstone.qa.json.ConsensusJson;

/** {@code metric consensus}: one label a unit out of several raters' labels. */
@Command(name = "consensus")
final class MetricConsensus implements Callable<Integer> {

    /** How. */
    private enum Method {
        MAJORITY("majority"), DAWID_SKENE("dawid-skene"), CROWDLAB("crowdlab");

        private final String key;

        Method(String key) {
            this.key = key;
        }
    }

    @Mixin
    final Output output;

    @Parameters(paramLabel = "LABELS", descriptionKey = "votes")
    Path file;

    @Option(names = "--method", paramLabel = "METHOD", required = true, descriptionKey = "consensusMethod")
    String method = "";

    @Option(names = "--probabilities", paramLabel = "P", descriptionKey = "classifier")
    @Nullable
    Path probabilities;

    MetricConsensus(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        Method how = Arrays.stream(Method.values()).filter(m -> m.key.equals(method)).findFirst()
                .orElseThrow(() -> new WrongUsage(output.text("consensus.method", method)));
        if (how == Method.CROWDLAB == (probabilities == null)) {
            throw new WrongUsage(output.text("consensus.probabilities"));
        }
        Votes votes = VoteFile.read(file);
        LabelConsensus consensus = consensus(votes);
        return output.answer(() -> ConsensusJson.of(consensus), () -> text(consensus));
    }

    private LabelConsensus consensus(Votes votes) throws Exception {
        if (probabilities != null) {
            if (votes.areRepeated()) {
                throw new InputRefused(output.text("consensus.repeated", file));
            }
            return new Crowdlab(votes, ClassifierFile.read(probabilities, votes));
        }
        return method.equals(Method.MAJORITY.key) ? new MajorityVote(votes) : DawidSkene.of(votes, Watch.NONE);
    }

    private String text(LabelConsensus consensus) {
        Votes votes = consensus.votes();
        int[] chosen = new int[consensus.labels().size()];
        int open = 0;
        for (int u = 0; u < votes.units(); u++) {
            switch (consensus.choice(u)) {
                case Choice.Label(int place) -> chosen[place]++;
                case Choice.None none -> open++;
            }
        }
        StringBuilder text = new StringBuilder(
                output.text("consensus.table", votes.units(), votes.raters().size(), open));
        for (int i = 0; i < chosen.length; i++) {
            text.append('\n').append(output.text("consensus.label", consensus.labels().get(i), chosen[i]));
        }
        List<Estimate> qualities = consensus.raters();
        for (int r = 0; r < qualities.size(); r++) {
            text.append('\n').append(Estimates.line(votes.raters().get(r), qualities.get(r)));
        }
        return text.toString();
    }
}
