package touchstone.qa.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.ProjectView;
import touchstone.qa.Rules;
import touchstone.qa.Watch;
import touchstone.qa.review.Policy.Order;
import touchstone.qa.sampling.Strata;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.trait.Limits;

/**
 * What a policy takes from a project, in the order in which it is to be looked at.
 *
 * @param population how many items there were to choose from
 * @param taken how much each rule took, in the policy's order
 * @param strata what the sample will allow to say of the whole; those that no rule fits are a part of which none is drawn
 */
public record Queue(List<Entry> entries, int population, List<Taken> taken, Strata strata) {

    /**
     * @param annotator who worked on it; null for an image on which nobody has
     * @param objects which of its objects made the rule fit; of an object item that one; empty where the rule asks nothing
     *            of objects
     * @param why in a few words each
     */
    public record Entry(Image image, @Nullable Annotator annotator, List<AnnotationId> objects, Policy.Rule rule,
            List<String> why) {

        public Entry {
            objects = List.copyOf(objects);
            why = List.copyOf(why);
        }
    }

    /**
     * @param matched items that the rule was the first to fit
     * @param count how many of them are in the queue
     */
    public record Taken(Policy.Rule rule, int matched, int count) {
    }

    public Queue {
        entries = List.copyOf(entries);
        taken = List.copyOf(taken);
    }

    /**
     * @param of whose work is looked at
     * @param most how long the queue may be
     */
    public static Queue of(ProjectView project, List<Annotator> of, Policy policy, Limits limits,
            Predictions predictions, Rules rules, long seed, int most, Watch watch) {
        Facts facts = new Facts(project, of, policy, limits, predictions, rules, watch);
        List<Item> items = items(project, of, policy, watch);
        List<List<Fitting>> fitting = new ArrayList<>();
        policy.rules().forEach(r -> fitting.add(new ArrayList<>()));
        int unfit = 0;
        for (int i = 0; i < items.size(); i++) {
            watch.check();
            if (!put(items.get(i), policy, facts, seed, fitting)) {
                unfit++;
            }
        }
        List<Chosen> chosen = new ArrayList<>();
        for (int r = 0; r < fitting.size(); r++) {
            Selection selection = new Selection(policy.rules().get(r), r, facts);
            chosen.addAll(selection.of(fitting.get(r)));
        }
        chosen.sort(Comparator.comparingInt((Chosen c) -> c.rule.priority()).reversed()
                .thenComparingInt(Chosen::place).thenComparingInt(Chosen::rank));
        List<Chosen> kept = chosen.subList(0, Math.min(most, chosen.size()));
        return new Queue(kept.stream().map(Chosen::entry).toList(), items.size(), taken(policy, fitting, kept),
                strata(policy, fitting, kept, unfit));
    }

    /** @param draw by chance, the smallest first */
    record Fitting(Item item, Condition.Fit fit, long draw) {
    }

    /**
     * @param place of the rule in the policy
     * @param part of the rule's strata
     * @param rank among what the rule took
     */
    record Chosen(Fitting fitting, Policy.Rule rule, int place, String part, int rank) {

        Entry entry() {
            return new Entry(fitting.item.image(), fitting.item.annotator(), fitting.fit.objects(), rule,
                    fitting.fit.why());
        }
    }

    private static List<Item> items(ProjectView project, List<Annotator> of, Policy policy, Watch watch) {
        List<Item> items = new ArrayList<>();
        List<Image> images = project.originals();
        for (int i = 0; i < images.size(); i++) {
            watch.check();
            Image image = images.get(i);
            List<Annotator> workers = of.stream().filter(a -> Comparison.hasWorked(project, image, a)).toList();
            if (policy.from() == Policy.From.OPEN) {
                if (workers.isEmpty()) {
                    items.add(new Item(image, null, predicted(project, image)));
                }
            } else {
                for (Annotator worker : workers) {
                    List<Annotation> objects = project.annotations(image.id(), worker.id());
                    if (policy.unit() == Policy.Unit.IMAGE) {
                        items.add(new Item(image, worker, objects));
                    } else {
                        objects.forEach(o -> items.add(new Item(image, worker, List.of(o))));
                    }
                }
            }
            watch.done(i + 1, images.size());
        }
        return items;
    }

    private static List<Annotation> predicted(ProjectView project, Image image) {
        return project.annotators().stream().filter(a -> a.role() == Annotator.Role.MODEL)
                .flatMap(a -> project.annotations(image.id(), a.id()).stream()).toList();
    }

    /** Gives the item to the first rule that fits it. */
    private static boolean put(Item item, Policy policy, Facts facts, long seed, List<List<Fitting>> into) {
        boolean ofObject = policy.unit() == Policy.Unit.OBJECT;
        for (int r = 0; r < policy.rules().size(); r++) {
            Optional<Condition.Fit> fit = policy.rules().get(r).when().of(item, facts);
            if (fit.isPresent()) {
                Condition.Fit of = ofObject
                        ? new Condition.Fit(item.objects().stream().map(Annotation::id).toList(), fit.get().why())
                        : fit.get();
                into.get(r).add(new Fitting(item, of, item.draw(seed, ofObject)));
                return true;
            }
        }
        return false;
    }

    private static List<Taken> taken(Policy policy, List<List<Fitting>> fitting, List<Chosen> kept) {
        List<Taken> taken = new ArrayList<>();
        for (int r = 0; r < fitting.size(); r++) {
            int place = r;
            taken.add(new Taken(policy.rules().get(r), fitting.get(r).size(),
                    (int) kept.stream().filter(c -> c.place == place).count()));
        }
        return taken;
    }

    private static Strata strata(Policy policy, List<List<Fitting>> fitting, List<Chosen> kept, int unfit) {
        List<Strata.Stratum> strata = new ArrayList<>();
        Map<String, Integer> drawn = new HashMap<>();
        kept.forEach(c -> drawn.merge(c.place + "\n" + c.part, 1, Integer::sum));
        for (int r = 0; r < fitting.size(); r++) {
            Policy.Rule rule = policy.rules().get(r);
            Map<String, Integer> sizes = new TreeMap<>();
            fitting.get(r).forEach(f -> sizes.merge(Selection.part(rule, f.item), 1, Integer::sum));
            for (Map.Entry<String, Integer> part : sizes.entrySet()) {
                strata.add(new Strata.Stratum(part.getValue(), drawn.getOrDefault(r + "\n" + part.getKey(), 0),
                        rule.order() == Order.RANDOM));
            }
        }
        if (unfit > 0) {
            strata.add(new Strata.Stratum(unfit, 0, false));
        }
        return new Strata(strata);
    }
}
