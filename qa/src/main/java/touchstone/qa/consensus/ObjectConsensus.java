package touchstone.qa.consensus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Geometry;
import touchstone.qa.Watch;
import touchstone.qa.agreement.RatingTable;

/**
 * What several annotators agree upon. An object is taken when as many as the quorum have drawn it and one label has most
 * votes; its shape is {@link ShapeConsensus}'s. A tag is taken when as many as the quorum have set it. Where labels have
 * equally many votes, or exactly half see an object or tag of which more than half must, nothing is taken: it is a tie,
 * for somebody to decide. A label that is subjective has no tie: the most frequent label is taken, the first of the schema
 * where several are, and the votes are told with it.
 *
 * @param taken what the layer of the consensus holds
 * @param ties what somebody has to decide
 * @param belowQuorum what too few have seen
 */
public record ObjectConsensus(Candidates candidates, List<Taken> taken, List<Candidate> ties,
        List<Candidate> belowQuorum) {

    private static final Messages TEXT = Messages.beside(ObjectConsensus.class);

    /**
     * Something that was agreed upon.
     *
     * @param attributes those that were agreed upon; for a subjective label also "votes"
     * @param staple whether masks and polygons are united by STAPLE
     */
    public record Taken(Candidate candidate, LabelId label, Map<String, String> attributes, boolean staple) {

        /** Computed at every call: who only counts what was agreed upon needs no shapes, and they take the longest. */
        public Geometry geometry() {
            return new ShapeConsensus(candidate.image(), staple)
                    .of(candidate.members().stream().map(Annotation::geometry).toList());
        }
    }

    public ObjectConsensus {
        taken = List.copyOf(taken);
        ties = List.copyOf(ties);
        belowQuorum = List.copyOf(belowQuorum);
    }

    /**
     * @param annotators two or more different ones
     * @throws java.util.concurrent.CancellationException when the watch says so
     */
    public static ObjectConsensus of(ProjectView project, List<Annotator> annotators, ConsensusRules rules,
            Watch watch) {
        Candidates candidates = Candidates.of(project, annotators, rules, watch);
        List<Candidate> quorate = candidates.all().stream().filter(Candidate::hasQuorum).toList();
        LabelSchema schema = project.schema();
        Set<LabelId> subjective = schema.labels().stream().filter(Label::subjective).map(Label::id)
                .collect(Collectors.toSet());
        List<Optional<LabelId>> labels = rules.method() == ConsensusRules.Method.DAWID_SKENE
                ? byErrorRates(quorate, candidates.annotators(), watch)
                : quorate.stream().map(ObjectConsensus::byVotes).toList();
        boolean staple = rules.method() == ConsensusRules.Method.STAPLE;
        List<Optional<Taken>> taken = IntStream.range(0, quorate.size()).parallel().mapToObj(i -> {
            watch.check();
            Candidate candidate = quorate.get(i);
            boolean open = candidate.votes().keySet().stream().anyMatch(subjective::contains);
            Optional<LabelId> label = open ? Optional.of(firstOf(schema, candidate.mostVoted())) : labels.get(i);
            return label.map(l -> taken(candidate, l, open && !candidate.isTag(), schema, staple));
        }).toList();
        List<Candidate> ties = new ArrayList<>();
        for (int i = 0; i < quorate.size(); i++) {
            if (taken.get(i).isEmpty()) {
                ties.add(quorate.get(i));
            }
        }
        candidates.all().stream().filter(Candidate::isHalf).forEach(ties::add);
        return new ObjectConsensus(candidates, taken.stream().flatMap(Optional::stream).toList(), ties,
                candidates.all().stream().filter(c -> !c.hasQuorum() && !c.isHalf()).toList());
    }

    private static Taken taken(Candidate candidate, LabelId label, boolean withVotes, LabelSchema schema,
            boolean staple) {
        Map<String, String> attributes = candidate.attributes(label);
        if (withVotes) {
            attributes.put("votes", votes(schema, candidate));
        }
        return new Taken(candidate, label, attributes, staple);
    }

    private static Optional<LabelId> byVotes(Candidate candidate) {
        List<LabelId> most = candidate.mostVoted();
        return most.size() == 1 ? Optional.of(most.getFirst()) : Optional.empty();
    }

    /** Objects by the annotators' error rates; tags as ever, since setting one is no choice among labels. */
    private static List<Optional<LabelId>> byErrorRates(List<Candidate> quorate, List<Annotator> annotators,
            Watch watch) {
        DawidSkene rates = DawidSkene.of(votes(quorate.stream().filter(c -> !c.isTag()).toList(), annotators), watch);
        List<Optional<LabelId>> labels = new ArrayList<>();
        int object = 0;
        for (Candidate candidate : quorate) {
            if (candidate.isTag()) {
                labels.add(byVotes(candidate));
            } else {
                labels.add(rates.choice(object++) instanceof Choice.Label(int place)
                        ? Optional.of(LabelId.of(rates.labels().get(place)))
                        : Optional.empty());
            }
        }
        return labels;
    }

    /** Units = objects, raters = annotators, labels by their ids. */
    static Votes votes(List<Candidate> objects, List<Annotator> annotators) {
        List<List<@Nullable String>> units = new ArrayList<>();
        for (Candidate object : objects) {
            List<@Nullable String> unit = new ArrayList<>();
            for (Annotator annotator : annotators) {
                unit.add(object.members().stream().filter(m -> m.annotator().equals(annotator.id())).findFirst()
                        .map(m -> m.label().toString()).orElse(null));
            }
            units.add(unit);
        }
        return Votes.of(RatingTable.of(
                IntStream.range(0, annotators.size()).mapToObj(i -> annotators.get(i).id().toString()).toList(),
                units));
    }

    private static LabelId firstOf(LabelSchema schema, List<LabelId> labels) {
        List<LabelId> order = schema.labels().stream().map(Label::id).toList();
        return labels.stream().min(Comparator.comparingInt(order::indexOf)).orElseThrow();
    }

    private static String votes(LabelSchema schema, Candidate candidate) {
        return candidate.votes().entrySet().stream()
                .map(e -> TEXT.text("votes", schema.byId(e.getKey()).map(Label::name).orElse("?"), e.getValue()))
                .sorted().collect(Collectors.joining(", "));
    }

    /** Images with ties. */
    public Set<ImageId> openImages() {
        return ties.stream().map(t -> t.image().id()).collect(Collectors.toCollection(HashSet::new));
    }
}
