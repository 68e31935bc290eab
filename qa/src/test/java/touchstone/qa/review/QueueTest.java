package touchstone.qa.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.InputRefused;
import touchstone.model.LabelId;
import touchstone.model.geometry.Box;
import touchstone.qa.Rules;
import touchstone.qa.SmallProject;
import touchstone.qa.Watch;

/** Policies, and the queues that follow from them. */
class QueueTest {

    private static final String TENTH = "{'rules': [{'name': 'rest', 'share': 0.1}]}";

    @Test
    void theFirstRuleThatFitsDecides() throws InputRefused {
        SmallProject project = images(new SmallProject(), List.of("a", "b", "c")).draw("Ada", "b", "rare",
                new Box(1, 1, 5, 5));
        Queue queue = queue(project, """
                {'rules': [{'name': 'rare', 'when': {'label': 'rare'}},
                           {'name': 'small', 'when': {'smallerThan': 10}},
                           {'name': 'large', 'when': {'largerThan': 10}}]}""", 1);
        assertEquals(List.of("rare 1 of 1", "small 0 of 0", "large 2 of 2"), taken(queue));
        Queue.Entry first = queue.entries().getFirst();
        assertEquals("b", first.image().path());
        assertEquals(List.of("label rare"), first.why());
        assertEquals(1, first.objects().size());
    }

    @Test
    void whatNoRuleFitsIsLeftOutAndNothingIsSaidOfIt() throws InputRefused {
        SmallProject project = images(new SmallProject(), names(20));
        Queue queue = queue(project, "{'rules': [{'name': 'small', 'when': {'smallerThan': 10}}]}", 1);
        assertEquals(List.of(), queue.entries());
        assertEquals(20, queue.strata().mostIfNone(0.95));
    }

    @Test
    void allTestsOfObjectsMustHoldForOneObject() throws InputRefused {
        SmallProject project = images(new SmallProject(), List.of("a")).draw("Ada", "a", "dot", new Box(1, 1, 2, 2));
        String both = "{'rules': [{'name': 'r', 'when': {'label': '%s', 'smallerThan': 10}}]}";
        assertEquals(1, queue(project, both.formatted("dot"), 1).entries().size());
        assertEquals(0, queue(project, both.formatted("cell"), 1).entries().size());
    }

    @Test
    void samplesOfObjectsAreSpreadOverLabels() throws InputRefused {
        SmallProject project = images(new SmallProject(), names(90));
        for (int i = 0; i < 10; i++) {
            project.draw("Ada", "image" + i, "dot", new Box(i, 1, 2, 2));
        }
        Queue queue = queue(project, """
                {'unit': 'object', 'rules': [{'name': 'r', 'share': 0.1, 'by': ['label']}]}""", 1);
        assertEquals(10, queue.entries().size());
        LabelId dot = project.schema().byName("dot").orElseThrow().id();
        Set<AnnotationId> dots = project.images().stream()
                .flatMap(i -> project.annotations(i.id(), project.annotator("Ada").id()).stream())
                .filter(o -> o.label().equals(dot)).map(Annotation::id).collect(Collectors.toSet());
        assertEquals(1, queue.entries().stream().filter(e -> dots.containsAll(e.objects())).count());
    }

    @Test
    void imagesThatNobodyHasWorkedOnComeWithoutAnnotator() throws InputRefused {
        SmallProject project = images(new SmallProject(), List.of("a")).image("b");
        Queue queue = queue(project, "{'from': 'open', 'rules': [{'name': 'next'}]}", 1);
        assertEquals(List.of("b"), queue.entries().stream().map(e -> e.image().path()).toList());
        assertNull(queue.entries().getFirst().annotator());
    }

    @Test
    void theLeastSureComeFirstAndTypicalOnesBeforeOddOnes() throws InputRefused {
        SmallProject project = new SmallProject().image("a").image("b").image("c").image("d");
        project.annotator("Ada");
        Predictions known = new Predictions(
                Map.of("a", new double[]{ 0.9, 0.1 }, "b", new double[]{ 0.5, 0.5 }, "c", new double[]{ 0.7, 0.3 }),
                Map.of("a", new double[]{ 0 }, "b", new double[]{ 0.1 }, "c", new double[]{ 0.2 }, "d",
                        new double[]{ 9 }));
        assertEquals(List.of("b", "c", "a", "d"), order(project, "uncertain", known));
        assertEquals("d", order(project, "diverse", known).get(1));
        assertEquals("b", order(project, "typical", known).getFirst());
    }

    private static List<String> order(SmallProject project, String order, Predictions known) throws InputRefused {
        return queue(project, "{'from': 'open', 'rules': [{'name': 'n', 'order': '" + order + "'}]}", 1, known, 100)
                .entries().stream().map(e -> e.image().path()).toList();
    }

    @Property(tries = 20, seed = "1")
    void theSameSeedDrawsTheSameWhateverTheOrder(@ForAll @IntRange(min = 1, max = 300) int n, @ForAll long seed)
            throws InputRefused {
        List<String> names = new ArrayList<>(names(n));
        List<String> before = drawn(images(new SmallProject(), names), TENTH, seed);
        Collections.shuffle(names, new Random(seed));
        assertEquals(before, drawn(images(new SmallProject(), names), TENTH, seed));
        assertEquals((int) Math.ceil(n / 10.0), before.size());
    }

    @Property(tries = 20, seed = "1")
    void imagesThatAnotherRuleTakesChangeNothing(@ForAll @IntRange(min = 10, max = 200) int n, @ForAll long seed)
            throws InputRefused {
        String rules = "{'rules': [{'name': 'dots', 'when': {'label': 'dot'}}, {'name': 'rest', 'share': 0.1}]}";
        SmallProject project = images(new SmallProject(), names(n)).image("x").draw("Ada", "x", "dot",
                new Box(1, 1, 2, 2));
        List<String> before = drawn(project, rules, seed);
        project.image("y").draw("Ada", "y", "dot", new Box(1, 1, 2, 2));
        List<String> after = drawn(project, rules, seed);
        after.remove("y");
        assertEquals(before, after);
    }

    @Property(tries = 20, seed = "1")
    void aLargerShareKeepsWhatASmallerOneDrew(@ForAll @IntRange(min = 1, max = 200) int n, @ForAll long seed)
            throws InputRefused {
        SmallProject project = images(new SmallProject(), names(n));
        Set<String> few = new HashSet<>(drawn(project, TENTH, seed));
        Set<String> more = new HashSet<>(drawn(project, TENTH.replace("0.1", "0.4"), seed));
        assertTrue(more.containsAll(few));
    }

    @Test
    void otherSeedsDrawOthers() throws InputRefused {
        SmallProject project = images(new SmallProject(), names(200));
        assertFalse(drawn(project, TENTH, 1).equals(drawn(project, TENTH, 2)));
    }

    @Test
    void everyImageIsDrawnEquallyOften() throws InputRefused {
        SmallProject project = images(new SmallProject(), names(20));
        int[] counts = new int[20];
        for (int seed = 0; seed < 2000; seed++) {
            drawn(project, TENTH, seed).forEach(name -> counts[Integer.parseInt(name.substring(5))]++);
        }
        double chi2 = 0;
        for (int count : counts) {
            chi2 += (count - 200.0) * (count - 200.0) / 200;
        }
        // 19 degrees of freedom less for drawing without putting back; 43.8 is passed once in 1,000.
        assertTrue(chi2 < 43.8, "chi-squared " + chi2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "pilot", "ramp-up", "production", "maintenance" })
    void policiesThatComeAlongCanBeRead(String name) throws InputRefused {
        SmallProject project = images(new SmallProject(), names(100));
        PolicyReader.Read read = new PolicyReader(name, project).read(Policies.named(name));
        assertEquals(name, read.policy().phase());
        Queue queue = Queue.of(project, project.annotators(), read.policy(), read.limits(), Predictions.NONE,
                Rules.DEFAULT, 1, Integer.MAX_VALUE, Watch.NONE);
        Map<String, Integer> least = Map.of("pilot", 100, "ramp-up", 25, "production", 8, "maintenance", 0);
        assertTrue(queue.entries().size() >= least.getOrDefault(name, 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                        | p: rules: a list "rules"
            {'rules': []}                                             | p: rules: a list "rules"
            {'rules': [{}], 'colour': 1}                              | p: at the top: there is no key "colour"
            {'rules': [{'share': 1.5}]}                               | p: rules[0].share: a number from 0
            {'rules': [{'share': 'all'}]}                             | p: rules[0].share: a number from 0
            {'rules': [{}, {'when': {'labels': 'cell'}}]}             | p: rules[1].when: there is no key "labels"
            {'rules': [{'when': {'label': 'cel'}}]}                   | p: rules[0].when.label: there is no label "cel"
            {'rules': [{'when': {'label': []}}]}                      | p: rules[0].when.label: a text or a list
            {'rules': [{'when': {'trait': 'fuzzy'}}]}                 | p: rules[0].when.trait: there is no trait "fuzzy"
            {'rules': [{'when': {'annotator': 'Eve'}}]}               | p: rules[0].when.annotator: there is no annotator
            {'rules': [{'when': []}]}                                 | p: rules[0].when: a JSON object
            {'rules': [{'minimum': -1}]}                              | p: rules[0].minimum: a whole number
            {'rules': [{'order': 'best'}]}                            | p: rules[0].order: one of random
            {'rules': [{'by': 'label'}]}                              | p: rules[0].by: an image may have several labels
            {'rules': [{}], 'settings': {'traits.glow': 1}}           | p: settings: there is no key "traits.glow"
            {'rules': [{}], 'settings': {'traits.contrast': 2}}       | p: settings:
            {'rules': [{}], 'risk': {'labels': {'cel': 2}}}           | p: risk.labels: there is no label "cel"
            """)
    void whatIsWrongWithAPolicyIsSaidWithItsPlace(String policy, String sentence) {
        SmallProject project = images(new SmallProject(), List.of("a"));
        InputRefused refused = assertThrows(InputRefused.class, () -> queue(project, policy, 1));
        assertTrue(refused.getMessage().contains(sentence), refused.getMessage());
    }

    private static List<String> names(int n) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            names.add("image" + i);
        }
        return names;
    }

    /** Ada has drawn a cell on each. */
    private static SmallProject images(SmallProject project, List<String> names) {
        names.forEach(name -> project.image(name).draw("Ada", name, "cell", new Box(50, 50, 40, 40)));
        return project;
    }

    private static List<String> taken(Queue queue) {
        return queue.taken().stream().map(t -> t.rule().name() + " " + t.count() + " of " + t.matched()).toList();
    }

    private static List<String> drawn(SmallProject project, String policy, long seed) throws InputRefused {
        return new ArrayList<>(
                queue(project, policy, seed).entries().stream().map(e -> e.image().path()).toList());
    }

    private static Queue queue(SmallProject project, String policy, long seed) throws InputRefused {
        return queue(project, policy, seed, Predictions.NONE, Integer.MAX_VALUE);
    }

    private static Queue queue(SmallProject project, String policy, long seed, Predictions known, int most)
            throws InputRefused {
        PolicyReader.Read read = new PolicyReader("p", project)
                .read(JsonMapper.shared().readTree(policy.replace('\'', '"')));
        return Queue.of(project, project.annotators(), read.policy(), read.limits(), known, Rules.DEFAULT, seed, most,
                Watch.NONE);
    }
}
