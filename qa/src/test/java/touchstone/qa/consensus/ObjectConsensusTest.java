package touchstone.qa.consensus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Progress;
import touchstone.model.Provenance;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Tag;
import touchstone.qa.Rules;
import touchstone.qa.SmallProject;
import touchstone.qa.Watch;

class ObjectConsensusTest {

    private static final Box HERE = new Box(10, 10, 20, 20);
    private static final Box THERE = new Box(60, 60, 20, 20);
    private static final Annotator LAYER = Annotator.named("Consensus", Annotator.Role.CONSENSUS);

    private final SmallProject project = new SmallProject().image("a.png");

    private ObjectConsensus consensus(int quorum, ConsensusRules.Method method, String... names) {
        return ObjectConsensus.of(project, Arrays.stream(names).map(project::annotator).toList(),
                new ConsensusRules(Rules.DEFAULT, quorum, method), Watch.NONE);
    }

    private ObjectConsensus majority(String... names) {
        return consensus(0, ConsensusRules.Method.MAJORITY, names);
    }

    private List<String> labels(ObjectConsensus consensus) {
        return consensus.taken().stream().map(t -> project.schema().byId(t.label()).orElseThrow().name()).toList();
    }

    @Test
    void more_than_half_of_those_who_worked_on_the_image_must_have_it() {
        project.draw("Ada", "a.png", "cell", HERE).draw("Ben", "a.png", "cell", HERE).done("Cleo", "a.png")
                .draw("Ada", "a.png", "cell", THERE).annotator("Dora");
        ObjectConsensus found = majority("Ada", "Ben", "Cleo", "Dora");
        assertEquals(List.of("cell"), labels(found));
        assertEquals(HERE, found.taken().getFirst().geometry());
        assertEquals(3, found.taken().getFirst().candidate().worked());
        assertEquals(1, found.belowQuorum().size());
        assertEquals(List.of(), found.ties());
    }

    @Test
    void a_quorum_that_was_asked_for_is_kept() {
        project.draw("Ada", "a.png", "cell", HERE).draw("Ben", "a.png", "cell", HERE).done("Cleo", "a.png");
        assertEquals(1, consensus(2, ConsensusRules.Method.MAJORITY, "Ada", "Ben", "Cleo").taken().size());
        assertEquals(1, consensus(3, ConsensusRules.Method.MAJORITY, "Ada", "Ben", "Cleo").belowQuorum().size());
        assertEquals(1, consensus(1, ConsensusRules.Method.MAJORITY, "Ada", "Cleo").taken().size());
        assertThrows(IllegalArgumentException.class,
                () -> new ConsensusRules(Rules.DEFAULT, -1, ConsensusRules.Method.MAJORITY));
    }

    @Test
    void labels_with_equally_many_votes_and_objects_that_half_see_are_left_to_somebody() {
        project.draw("Ada", "a.png", "cell", HERE).draw("Ben", "a.png", "dirt", HERE)
                .draw("Ada", "a.png", "cell", THERE);
        ObjectConsensus found = majority("Ada", "Ben");
        assertEquals(List.of(), found.taken());
        assertEquals(List.of(2, 1), found.ties().stream().map(t -> t.members().size()).toList());
        assertEquals(1, found.openImages().size());
        assertEquals(List.of(), found.belowQuorum());
    }

    @Test
    void an_image_that_one_alone_has_seen_is_left_out() {
        project.image("b.png").draw("Ada", "a.png", "cell", HERE).draw("Ben", "a.png", "cell", HERE)
                .draw("Ada", "b.png", "cell", HERE);
        assertEquals(List.of("a.png"),
                majority("Ada", "Ben").candidates().images().stream().map(i -> i.name()).toList());
    }

    @Test
    void a_tag_set_twice_is_one_vote() {
        project.draw("Ada", "a.png", "blurred", new Tag()).draw("Ada", "a.png", "blurred", new Tag())
                .done("Ben", "a.png").done("Cleo", "a.png");
        assertEquals(1, majority("Ada", "Ben", "Cleo").belowQuorum().size());
        project.draw("Ben", "a.png", "blurred", new Tag());
        assertEquals(List.of("blurred"), labels(majority("Ada", "Ben", "Cleo")));
    }

    @Test
    void a_subjective_label_has_no_tie_and_tells_its_votes() {
        project.subjective("angry").subjective("calm");
        project.draw("Ada", "a.png", "calm", HERE).draw("Ben", "a.png", "angry", HERE);
        ObjectConsensus found = majority("Ada", "Ben");
        assertEquals(List.of("angry"), labels(found));
        String votes = found.taken().getFirst().attributes().get("votes");
        assertTrue(votes != null && votes.contains("angry") && votes.contains("calm") && votes.contains("1"), votes);
        assertEquals(List.of(), found.ties());
    }

    @Test
    void error_rates_decide_what_votes_leave_open() {
        SmallProject many = project;
        for (int i = 0; i < 12; i++) {
            String image = i + ".png";
            String truth = i % 2 == 0 ? "cell" : "dirt";
            String guess = i % 3 == 0 ? "cell" : "dirt";
            many.image(image).draw("Ada", image, truth, HERE).draw("Ben", image, truth, HERE)
                    .draw("Cleo", image, guess, HERE);
        }
        many.draw("Ada", "a.png", "cell", HERE).draw("Cleo", "a.png", "dirt", HERE);
        assertEquals(1, majority("Ada", "Ben", "Cleo").ties().size());
        ObjectConsensus found = consensus(0, ConsensusRules.Method.DAWID_SKENE, "Ada", "Ben", "Cleo");
        assertEquals(List.of(), found.ties());
        assertEquals("cell", labels(found).getFirst());
    }

    @Test
    void error_rates_have_nothing_to_say_where_there_are_only_tags() {
        project.draw("Ada", "a.png", "blurred", new Tag()).draw("Ben", "a.png", "blurred", new Tag());
        assertEquals(List.of("blurred"), labels(consensus(0, ConsensusRules.Method.DAWID_SKENE, "Ada", "Ben")));
    }

    @Test
    void votes_for_objects_are_shares_of_members_and_for_tags_of_those_who_worked() {
        project.draw("Ada", "a.png", "cell", HERE).draw("Ben", "a.png", "cell", HERE)
                .draw("Cleo", "a.png", "dirt", HERE).draw("Ada", "a.png", "blurred", new Tag())
                .draw("Ada", "a.png", "cell", THERE);
        List<SoftLabels> rows = SoftLabels.of(majority("Ada", "Ben", "Cleo"));
        assertEquals(3, rows.size());
        assertEquals(List.of(2.0 / 3, 1.0 / 3, 1.0 / 3), rows.stream().map(SoftLabels::share).toList());
        assertEquals(List.of(3, 3, 3), rows.stream().map(SoftLabels::n).toList());
        assertTrue(rows.getLast().unit().isTag());
    }

    @Test
    void the_layer_gets_what_was_taken_and_is_done_where_nothing_is_open() {
        project.image("b.png").draw("Ada", "a.png", "cell", HERE).draw("Ben", "a.png", "cell", HERE)
                .draw("Ada", "b.png", "cell", HERE).draw("Ben", "b.png", "dirt", HERE);
        Edit edit = ConsensusLayer.edit(project, LAYER, majority("Ada", "Ben"), Watch.NONE);
        List<Annotation> added = edit.changes().stream().map(Change::after).filter(Annotation.class::isInstance)
                .map(Annotation.class::cast).toList();
        assertEquals(1, added.size());
        assertEquals(Provenance.Origin.MODEL, added.getFirst().provenance().origin());
        assertEquals(LAYER.id(), added.getFirst().annotator());
        List<Progress> done = edit.changes().stream().map(Change::after).filter(Progress.class::isInstance)
                .map(Progress.class::cast).toList();
        assertEquals(List.of(project.images().getFirst().id()), done.stream().map(Progress::image).toList());
        assertEquals(Progress.Status.DONE, done.getFirst().status());
    }

    @Test
    void the_order_of_the_annotators_does_not_matter() {
        project.draw("Ada", "a.png", "cell", HERE).draw("Ben", "a.png", "dirt", new Box(11, 10, 20, 20))
                .draw("Cleo", "a.png", "cell", new Box(10, 13, 20, 20));
        assertEquals(majority("Ada", "Ben", "Cleo").taken().getFirst().geometry(),
                majority("Cleo", "Ada", "Ben").taken().getFirst().geometry());
        assertEquals(List.of("cell"), labels(majority("Ben", "Cleo", "Ada")));
    }

    @Test
    void one_who_has_given_up_is_not_kept_waiting() {
        project.draw("Ada", "a.png", "cell", HERE).draw("Ben", "a.png", "cell", HERE);
        Watch gone = new Watch() {
            @Override
            public void done(int images, int of) {
                // Nobody looks.
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        List<Annotator> two = List.of(project.annotator("Ada"), project.annotator("Ben"));
        assertThrows(CancellationException.class, () -> ObjectConsensus.of(project, two,
                new ConsensusRules(Rules.DEFAULT, 0, ConsensusRules.Method.MAJORITY), gone));
    }
}
