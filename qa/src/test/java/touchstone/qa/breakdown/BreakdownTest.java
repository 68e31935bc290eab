package touchstone.qa.breakdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Attribute;
import touchstone.model.Label;
import touchstone.model.Skeleton;
import touchstone.model.Spacing;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Keypoints.Joint;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.Rules;
import touchstone.qa.SmallProject;
import touchstone.qa.Watch;
import touchstone.qa.agreement.KrippendorffAlpha;
import touchstone.qa.agreement.ObjectGroup;
import touchstone.qa.agreement.RatingTable;
import touchstone.qa.hypothesis.Verdict;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Subject;
import touchstone.qa.scoring.Comparison;

/** Small projects whose numbers were worked out by hand, or by the definition pair by pair. */
class BreakdownTest {

    private static final double EXACT = 1e-12;
    private static final Box PLACE = new Box(10, 10, 40, 40);

    private final SmallProject project = new SmallProject();

    @Test
    void alphaOfRegionsIsOneLessObservedOverExpectedDistanceOfAllPairs() {
        Random random = new Random(3);
        List<String> people = List.of("Ada", "Ben", "Cleo");
        for (int i = 0; i < 4; i++) {
            String image = i + ".png";
            project.image(image);
            for (int thing = 0; thing < 3; thing++) {
                for (String person : people) {
                    if (random.nextInt(4) > 0) {
                        project.draw(person, image, "cell", new Box(10 + 20 * thing + random.nextInt(4),
                                20 + random.nextInt(4), 24 - random.nextInt(5), 20 + random.nextInt(5)));
                    }
                }
            }
            people.forEach(person -> project.done(person, image));
        }
        List<ObjectGroup> groups = groups(people);
        assertEquals(byAllPairs(groups), number(RegionAgreement.of(groups, Watch.NONE).alpha()), 1e-9);
    }

    /** A value of a unit: a box, or null for nothing. */
    private record Value(String image, int unit, @Nullable Box box) {

        double distance(Value o) {
            if (box == null || o.box == null) {
                return box == null && o.box == null ? 0 : 1;
            }
            return image.equals(o.image) ? 1 - pixels(box, o.box) : 1;
        }

        private static double pixels(Box a, Box b) {
            int both = 0;
            int any = 0;
            for (int y = 0; y < 100; y++) {
                for (int x = 0; x < 100; x++) {
                    boolean inA = a.contains(x + 0.5, y + 0.5);
                    boolean inB = b.contains(x + 0.5, y + 0.5);
                    both += inA && inB ? 1 : 0;
                    any += inA || inB ? 1 : 0;
                }
            }
            return (double) both / any;
        }
    }

    private static double byAllPairs(List<ObjectGroup> groups) {
        List<Value> values = new ArrayList<>();
        for (int u = 0; u < groups.size(); u++) {
            for (Annotation object : groups.get(u).objects()) {
                values.add(new Value(groups.get(u).image().path(), u, object == null ? null : (Box) object.geometry()));
            }
        }
        double observed = 0;
        double expected = 0;
        for (int i = 0; i < values.size(); i++) {
            for (int j = 0; j < values.size(); j++) {
                if (i != j) {
                    double distance = values.get(i).distance(values.get(j));
                    expected += distance / (values.size() - 1);
                    observed += values.get(i).unit == values.get(j).unit ? distance / 2 : 0;
                }
            }
        }
        return 1 - observed / expected;
    }

    @Test
    void thoseWhoDrawNothingInCommonHaveNoRegionsToCompare() {
        project.image("a.png").draw("Ada", "a.png", "point", Keypoints.point(5, 5)).done("Ben", "a.png");
        assertEquals(Reason.NO_AREA, reason(RegionAgreement.of(groups(List.of("Ada", "Ben")), Watch.NONE).alpha()));
    }

    @Test
    void jointsAreMeasuredWhereBothPlacedThem() {
        project.image("a.png").spacing("a.png", new Spacing(0.5, 2)).image("b.png").image("c.png");
        project.label(Label.named("fish", 0).withSkeleton(new Skeleton(List.of("head", "tail"), List.of(), List.of())));
        Joint head = new Joint(10, 10, 2);
        Joint tail = new Joint(40, 50, 2);
        fish("a.png", head, tail, new Joint(13, 14, 2), new Joint(40, 50, 1));
        fish("b.png", head, tail, new Joint(11, 10, 2), tail);
        fish("c.png", head, new Joint(0, 0, 0), head, tail);
        List<Observation> observations = Observation.of(List.of(comparison(Rules.DEFAULT.withIou(0.3))));
        JointAgreement fish = JointAgreement.of(project.schema(), observations).getFirst();
        assertEquals(3, fish.pairs());
        double first = (Math.exp(-25 / 0.01 / ((30 * 40 + 27 * 36) / 2.0) / 2) + 1) / 2;
        double second = (Math.exp(-1 / 0.01 / ((30 * 40 + 29 * 40) / 2.0) / 2) + 1) / 2;
        assertEquals((first + second + 0.5) / 3, number(fish.oks()), 1e-9);
        // Both joints of the first two fishes lie within 8 pixels; the third has one joint and so no size.
        assertEquals(Estimate.share(4, 4, Reason.NO_AREA), fish.pck());
        // The first fish's head is 5 pixels off, the second's 1; the longer side is 40: a tenth of it leaves the first out.
        assertEquals(Estimate.share(3, 4, Reason.NO_AREA),
                JointAgreement.of(project.schema(), observations, 0.1).getFirst().pck());
        JointAgreement.OfJoint ofHead = fish.joints().getFirst();
        assertEquals("head", ofHead.name());
        assertEquals((5 + 1 + 0) / 3.0, number(ofHead.distance()), EXACT);
        assertEquals(Math.sqrt(6 * 6 + 2 * 2), number(ofHead.millimetres()), EXACT);
        assertEquals(1, number(ofHead.sameVisibility()), EXACT);
        assertEquals(Reason.NO_VARIANCE, reason(ofHead.visibilityAlpha()));
        JointAgreement.OfJoint ofTail = fish.joints().getLast();
        assertEquals(0, number(ofTail.distance()), EXACT);
        assertEquals(1.0 / 3, number(ofTail.sameVisibility()), EXACT);
        // Visible four times, hidden once, absent once; two of three pairs differ.
        assertEquals(1 - 5 * 4 / 18.0, number(ofTail.visibilityAlpha()), EXACT);
    }

    private void fish(String image, Joint adasHead, Joint adasTail, Joint bensHead, Joint bensTail) {
        project.draw("Ada", image, "fish", new Keypoints(List.of(adasHead, adasTail)))
                .draw("Ben", image, "fish", new Keypoints(List.of(bensHead, bensTail)));
    }

    @Test
    void choicesAreComparedAsCategoriesAndNumbersByTheirDistance() {
        Attribute stage = new Attribute("stage", Attribute.Type.SELECT, List.of("early", "late"), "", false);
        Attribute count = new Attribute("count", Attribute.Type.NUMBER, List.of(), "", false);
        project.label(Label.named("cell", 0).withAttributes(List.of(stage, count)));
        cell("a.png", Map.of("stage", "early", "count", "1"), Map.of("stage", "early", "count", "2.0"));
        cell("b.png", Map.of("stage", "early", "count", "3"), Map.of("stage", "late", "count", "3d"));
        cell("c.png", Map.of("stage", "late", "count", "5"), Map.of("stage", "late", "count", "8e0"));
        cell("d.png", Map.of("count", "many"), Map.of("stage", "late", "count", "4"));
        List<Annotator> annotators = annotators(List.of("Ada", "Ben"));
        List<AttributeAgreement> all = AttributeAgreement.of(project.schema(), annotators,
                groups(List.of("Ada", "Ben")));
        AttributeAgreement ofStage = all.getFirst();
        assertEquals(3, ofStage.table().units());
        assertEquals(2.0 / 3, number(ofStage.numbers(), "percentAgreement"), EXACT);
        assertEquals(0.4, number(ofStage.numbers(), "cohenKappa"), EXACT);
        AttributeAgreement ofCount = all.getLast();
        assertEquals(3, ofCount.table().units());
        assertEquals((1 + 0 + 3) / 3.0, number(ofCount.numbers(), "meanAbsoluteDifference"), EXACT);
        // 1 2 | 3 3 | 5 8: squared distances 2 (1 + 0 + 9) within, 2 (6 * 112 - 22 * 22) among all six.
        assertEquals(1 - 5 * 20 / 376.0, number(ofCount.numbers(), "krippendorffAlphaInterval"), EXACT);
    }

    private void cell(String image, Map<String, String> adas, Map<String, String> bens) {
        project.image(image).draw("Ada", image, "cell", PLACE, adas).draw("Ben", image, "cell", PLACE, bens);
    }

    @Test
    void anAttributeOfAnotherLabelSaysNothing() {
        Attribute stage = new Attribute("stage", Attribute.Type.SELECT, List.of("early", "late"), "", false);
        project.label(Label.named("cell", 0).withAttributes(List.of(stage)));
        project.image("a.png").draw("Ada", "a.png", "cell", PLACE, Map.of("stage", "early"))
                .draw("Ben", "a.png", "dirt", PLACE, Map.of("stage", "late"));
        assertTrue(AttributeAgreement.of(project.schema(), annotators(List.of("Ada", "Ben")),
                groups(List.of("Ada", "Ben"))).isEmpty());
    }

    @Test
    void onAHigherLevelOfTheTreeFewerThingsAreConfused() {
        Label animal = Label.named("animal", 0);
        project.label(animal).label(Label.named("plant", 1)).label(Label.named("cat", 2).withParent(animal.id()))
                .label(Label.named("dog", 3).withParent(animal.id()));
        String[][] said = { { "cat", "cat" }, { "cat", "dog" }, { "dog", "plant" }, { "plant", "plant" } };
        for (int i = 0; i < said.length; i++) {
            project.image(i + ".png").draw("Ada", i + ".png", said[i][0], PLACE)
                    .draw("Ben", i + ".png", said[i][1], PLACE);
        }
        List<LevelAgreement> levels = LevelAgreement.of(project.schema(), annotators(List.of("Ada", "Ben")),
                groups(List.of("Ada", "Ben")));
        assertEquals(List.of(2, 4), levels.stream().map(LevelAgreement::categories).toList());
        assertEquals(List.of(4, 4), levels.stream().map(LevelAgreement::units).toList());
        assertEquals(0.75, number(levels.getFirst().numbers(), "percentAgreement"), EXACT);
        assertEquals(1 - 7 * 2 / 30.0, number(levels.getFirst().numbers(), "krippendorffAlpha"), EXACT);
        assertEquals(0.5, number(levels.getLast().numbers(), "percentAgreement"), EXACT);
        assertEquals(1 - 7 * 4 / 42.0, number(levels.getLast().numbers(), "krippendorffAlpha"), EXACT);
    }

    /** Fisher's p from scipy 1.10. */
    @Test
    void groupsAreHeldAgainstAllOthersAndCorrectedForTheirNumber() {
        for (int i = 0; i < 20; i++) {
            boolean north = i < 10;
            String image = i + ".png";
            project.image(image).fields(image, Map.of("site", north ? "north" : "south"))
                    .draw("Ada", image, "cell", PLACE).done("Ben", image);
            if (north || i < 14) {
                project.draw("Ben", image, i == 0 ? "dirt" : "cell", PLACE);
            }
        }
        List<Observation> observations = Observation.of(List.of(comparison(Rules.DEFAULT)));
        Grouping site = Groupings.named(Groupings.of(project, observations), "site").orElseThrow();
        List<GroupAgreement> groups = GroupAgreement.of(site, observations, Watch.NONE);
        assertEquals(List.of("north", "south"), groups.stream().map(GroupAgreement::group).toList());
        GroupAgreement north = groups.getFirst();
        GroupAgreement south = groups.getLast();
        assertEquals(1, number(north.found()), EXACT);
        assertEquals(0.9, number(north.sameLabel()), EXACT);
        assertEquals(0.4, number(south.found()), EXACT);
        assertEquals(2 * 4 / (2 * 4 + 6.0), number(south.f1()), EXACT);
        assertEquals(1, number(south.sameLabel()), EXACT);
        assertEquals(1, number(south.meanIou()), EXACT);
        // Of the six tests the two of IoU had nothing to test.
        Verdict.Tested found = tested(south.foundTest());
        assertEquals(4 * 0.010835913312693507, found.p(), 1e-9);
        assertEquals(4 * 0.010835913312693507, tested(north.foundTest()).p(), 1e-9);
        assertEquals(1, tested(south.labelTest()).p(), EXACT);
        assertTrue(found.statistic() < 0 && tested(north.foundTest()).statistic() > 0);
        assertTrue(south.iouTest() instanceof Verdict.Untested u && u.reason() == Reason.NO_DIFFERENCE);
    }

    /** Student's p of a mean of 4 with standard deviation 2 from scipy 1.10. */
    @Test
    void anOffsetIsGivenInMillimetresWherePixelsHaveASize() {
        project.image("a.png").spacing("a.png", new Spacing(0.2, 0.5)).image("b.png")
                .spacing("b.png", new Spacing(0.2, 0.25)).image("c.png");
        int[] left = { 2, 4, 6 };
        for (int i = 0; i < 3; i++) {
            String image = List.of("a.png", "b.png", "c.png").get(i);
            project.draw("Ada", image, "cell", PLACE).draw("Ben", image, "cell",
                    new Box(10 - left[i], 7, 40 + left[i], 43));
        }
        List<SideBias> rows = SideBias.of(project.schema(), List.of(comparison(Rules.DEFAULT)), Watch.NONE);
        assertEquals(8, rows.size());
        SideBias ofLeft = rows.stream().filter(r -> r.label() == null && r.side() == Side.LEFT).findFirst()
                .orElseThrow();
        assertEquals("Ben", ofLeft.annotator().name());
        assertEquals(4, number(ofLeft.pixels()), EXACT);
        assertEquals((2 * 0.5 + 4 * 0.25) / 2, number(ofLeft.millimetres()), EXACT);
        // Twice: for the label and for all labels. All three offsets upwards are the same, so chance has no size there.
        assertEquals(2 * 0.07417990022744853, tested(ofLeft.test()).p(), 1e-9);
        // Four sign tests: left and top, for the label and for all labels.
        assertEquals(4 * 0.25, tested(ofLeft.signTest()).p(), 1e-9);
        SideBias ofTop = rows.stream().filter(r -> r.label() == null && r.side() == Side.TOP).findFirst().orElseThrow();
        assertEquals(3, number(ofTop.pixels()), EXACT);
        assertEquals(3 * 0.2, number(ofTop.millimetres()), EXACT);
        assertTrue(ofTop.test() instanceof Verdict.Untested u && u.reason() == Reason.NO_SPREAD);
    }

    private Subject subject() {
        return new Subject(project, Rules.DEFAULT, Basis.NONE, Map.of());
    }

    private List<Annotator> annotators(List<String> people) {
        return people.stream().map(project::annotator).toList();
    }

    private List<ObjectGroup> groups(List<String> people) {
        return ObjectGroup.of(subject(), annotators(people), Watch.NONE);
    }

    private Comparison comparison(Rules rules) {
        return Comparison.of(project, project.annotator("Ada"), project.annotator("Ben"), rules,
                Comparison.Scope.BOTH, Watch.NONE);
    }

    private static Verdict.Tested tested(Verdict verdict) {
        return verdict instanceof Verdict.Tested t ? t : fail("untested: " + verdict);
    }

    private static double number(Map<String, Estimate> numbers, String name) {
        Estimate estimate = numbers.get(name);
        return estimate == null ? fail(name) : number(estimate);
    }

    private static double number(Estimate estimate) {
        return estimate instanceof Estimate.Value v ? v.value() : fail("not a number: " + estimate);
    }

    private static Reason reason(Estimate estimate) {
        return estimate instanceof Estimate.Undefined u ? u.reason() : fail("a number: " + estimate);
    }

    @Test
    void alphaOfALabelIsOfItAgainstAllOthersAndOfAGroupThatOfItsOwnRatings() {
        Random random = new Random(8);
        List<String> labels = List.of("cell", "gap", "vein");
        for (int i = 0; i < 60; i++) {
            String image = i + ".png";
            String first = labels.get(random.nextInt(3));
            project.image(image).fields(image, Map.of("site", i % 2 == 0 ? "north" : "south"));
            project.draw("Ada", image, first, PLACE).draw("Ben", image,
                    random.nextInt(3) > 0 ? first : labels.get(random.nextInt(3)), PLACE);
        }
        List<Observation> observations = Observation.of(List.of(comparison(Rules.DEFAULT)));
        for (Grouping grouping : Groupings.of(project, observations)) {
            for (GroupAgreement group : GroupAgreement.of(grouping, observations, Watch.NONE)) {
                RatingTable.Builder table = new RatingTable.Builder(List.of("Ada", "Ben"));
                for (Observation o : observations) {
                    List<@Nullable String> names = new ArrayList<>();
                    o.objects().map(x -> project.schema().byId(x.label()).orElseThrow().name()).forEach(names::add);
                    if (grouping.isOfLabels()) {
                        names.replaceAll(name -> group.group().equals(name) ? name : "other");
                        table.add(names);
                    } else if (grouping.of(o).contains(group.group())) {
                        table.add(names);
                    }
                }
                assertEquals(number(KrippendorffAlpha.WITHOUT_INTERVAL.of(table.build())), number(group.alpha()), EXACT,
                        grouping.name() + " " + group.group());
            }
        }
    }
}
