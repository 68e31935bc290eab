package touchstone.qa.trait;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.matching.Matching;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cases;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.ImageComparison;

/**
 * How many objects have each trait, and how often an object of the golden set that has it was drawn right (found, with the
 * right label), beside those that have none. Without a golden set, every annotator is held against every other in turn.
 */
public final class TraitsAnalysis implements Analysis {

    private static final Messages TEXT = Messages.beside(TraitsAnalysis.class);
    private static final int CASES = 12;
    private static final int CASES_OF_TRAIT = 3;

    @Override
    public String name() {
        return "traits";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        Limits limits = Limits.of(settings);
        List<Annotator> people = subject.project().annotators().stream().filter(a -> a.role() != Role.MODEL).toList();
        Traits traits = Traits.of(subject.project(), people, limits, true, watch.part(0, 2));
        if (traits.objects().isEmpty()) {
            return Optional.empty();
        }
        boolean golden = people.stream().anyMatch(a -> a.role() == Role.GOLD);
        Found found = found(subject, people, golden, traits, watch.part(1, 2));
        long hard = traits.objects().values().stream().filter(o -> !o.traits().isEmpty()).count();
        return Optional.of(new Result(name(), TEXT.text("title"),
                TEXT.text(golden ? "meaning.gold" : "meaning.people", traits.objects().size(), hard),
                subject.basis().with(settings.used()), alarms(traits),
                List.of(figures(traits, hard, found), grid(traits, found, golden), cases(traits))));
    }

    /** Objects drawn right and all, by trait; those without any under no trait. */
    private static final class Found {

        private final Map<Trait, long[]> byTrait = new EnumMap<>(Trait.class);
        private final long[] without = new long[2];

        void add(ObjectTraits object, boolean right) {
            if (object.traits().isEmpty()) {
                count(without, right);
            }
            object.traits().forEach(t -> count(byTrait.computeIfAbsent(t, k -> new long[2]), right));
        }

        private static void count(long[] counts, boolean right) {
            counts[0] += right ? 1 : 0;
            counts[1]++;
        }

        Estimate of(Trait trait) {
            return share(byTrait.getOrDefault(trait, new long[2]));
        }

        Estimate without() {
            return share(without);
        }

        private static Estimate share(long[] counts) {
            return Estimate.share(counts[0], counts[1], Reason.EMPTY);
        }
    }

    private static Found found(Subject subject, List<Annotator> people, boolean golden, Traits traits, Watch watch) {
        List<Annotator> others = people.stream().filter(a -> a.role() == Role.ANNOTATOR).toList();
        List<Annotator> references = golden
                ? people.stream().filter(a -> a.role() == Role.GOLD).toList()
                : others;
        Found found = new Found();
        for (int r = 0; r < references.size(); r++) {
            Annotator reference = references.get(r);
            for (Annotator other : others) {
                if (!other.equals(reference)) {
                    Comparison comparison = Comparison.of(subject, reference, other, Comparison.Scope.BOTH,
                            watch.part(r, references.size()));
                    comparison.images().forEach(image -> add(image, traits, found));
                }
            }
        }
        return found;
    }

    private static void add(ImageComparison image, Traits traits, Found into) {
        boolean[] right = new boolean[image.first().size()];
        for (Matching.Pair pair : image.matching().pairs()) {
            right[pair.first()] = image.first().get(pair.first()).label()
                    .equals(image.second().get(pair.second()).label());
        }
        for (int i = 0; i < right.length; i++) {
            ObjectTraits object = traits.objects().get(image.first().get(i).id());
            if (object != null) {
                into.add(object, right[i]);
            }
        }
    }

    private static List<Alarm> alarms(Traits traits) {
        return traits.unread().isEmpty()
                ? List.of()
                : List.of(new Alarm(Severity.LOW, TEXT.text("alarm.unread", traits.unread().size(),
                        traits.unread().getFirst().address()), TEXT.text("advice.unread"),
                        traits.unread().stream().map(Image::id).toList()));
    }

    private static Figures figures(Traits traits, long hard, Found found) {
        long all = traits.objects().size();
        return new Figures("overall", "", List.of(
                new Figures.Figure("objects", TEXT.text("figure.objects"), Estimate.of((double) all, all), Unit.COUNT),
                new Figures.Figure("hard", TEXT.text("figure.hard"), Estimate.of((double) hard / all, all),
                        Unit.SHARE),
                new Figures.Figure("rightWithout", TEXT.text("figure.rightWithout"), found.without(), Unit.SHARE)));
    }

    private static Grid grid(Traits traits, Found found, boolean golden) {
        double all = traits.objects().size();
        List<List<Cell>> rows = new ArrayList<>();
        for (Trait trait : Trait.values()) {
            long n = traits.objects().values().stream().filter(o -> o.traits().contains(trait)).count();
            rows.add(List.of(new Cell.Text(trait.text()), new Cell.Count(n),
                    new Cell.Value(Estimate.of(n / all, (long) all), Unit.SHARE),
                    new Cell.Value(found.of(trait), Unit.SHARE)));
        }
        return new Grid("traits", TEXT.text("table"), List.of(column("trait"), column("objects"), column("share"),
                new Grid.Column("right", TEXT.text(golden ? "column.right.gold" : "column.right.people"))), rows);
    }

    private static Grid.Column column(String key) {
        return new Grid.Column(key, TEXT.text("column." + key));
    }

    /** Of each trait the clearest, one an image and trait where there are enough. */
    private static Cases cases(Traits traits) {
        List<Cases.Case> cases = new ArrayList<>();
        for (Trait trait : Trait.values()) {
            traits.objects().values().stream().filter(o -> o.traits().contains(trait))
                    .sorted(Comparator.comparingDouble((ObjectTraits o) -> number(trait, o))
                            .thenComparing(o -> o.object().id()))
                    .limit(CASES_OF_TRAIT).forEach(o -> cases.add(place(trait, o)));
        }
        return new Cases("clearest", TEXT.text("cases"), cases.stream().limit(CASES).toList());
    }

    private static Cases.Case place(Trait trait, ObjectTraits traits) {
        Annotation object = traits.object();
        return new Cases.Case(object.image(), List.of(object.id()), object.geometry().bounds(), Severity.LOW,
                TEXT.text("case." + trait.key(), shown(trait, traits)), null);
    }

    /** The smaller, the clearer. */
    private static double number(Trait trait, ObjectTraits o) {
        return switch (trait) {
            case UNDEREXPOSED, OVEREXPOSED, INTERSECTING -> -shown(trait, o);
            case LOW_CONTRAST, BLURRED, AT_BORDER, SMALL, OCCLUDED -> shown(trait, o);
        };
    }

    /** The number that decided. */
    private static double shown(Trait trait, ObjectTraits o) {
        Double number = switch (trait) {
            case UNDEREXPOSED -> o.light().dark();
            case OVEREXPOSED -> o.light().bright();
            case LOW_CONTRAST -> o.light().contrast();
            case BLURRED -> o.light().sharpness();
            case AT_BORDER -> o.place().border();
            case INTERSECTING -> o.place().overlap();
            case OCCLUDED, SMALL -> o.place().area();
        };
        return number == null ? 0 : number;
    }
}
