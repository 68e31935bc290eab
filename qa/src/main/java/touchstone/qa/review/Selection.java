package touchstone.qa.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import touchstone.qa.review.Policy.Rule;
import touchstone.qa.review.Queue.Chosen;
import touchstone.qa.review.Queue.Fitting;
import touchstone.qa.sampling.Strata;

/** Takes a rule's share of what fits it, in its order and spread over its parts. */
record Selection(Rule rule, int place, Facts facts) {

    private static final String FIELD = "field:";

    /** In which of the rule's parts an item lies. */
    static String part(Rule rule, Item item) {
        StringBuilder part = new StringBuilder();
        for (String by : rule.by()) {
            part.append(by.startsWith(FIELD)
                    ? item.image().fields().getOrDefault(by.substring(FIELD.length()), "")
                    : by.equals("annotator")
                            ? item.annotator() == null ? "" : item.annotator().name()
                            : item.objects().isEmpty() ? "" : item.objects().getFirst().label().toString())
                    .append('\n');
        }
        return part.toString();
    }

    List<Chosen> of(List<Fitting> fitting) {
        Map<String, List<Fitting>> parts = new TreeMap<>();
        fitting.forEach(f -> parts.computeIfAbsent(part(rule, f.item()), k -> new ArrayList<>()).add(f));
        List<List<Fitting>> all = List.copyOf(parts.values());
        List<Integer> quotas = Strata.allocate(rule.quota(fitting.size()), rule.minimumEach(),
                all.stream().map(List::size).toList());
        List<Chosen> chosen = new ArrayList<>();
        List<String> names = List.copyOf(parts.keySet());
        for (int p = 0; p < all.size(); p++) {
            List<Fitting> ordered = ordered(all.get(p), quotas.get(p));
            for (int i = 0; i < quotas.get(p); i++) {
                chosen.add(new Chosen(ordered.get(i), rule, place, names.get(p), i));
            }
        }
        return chosen;
    }

    /** @param k how many of them are needed; what follows may come in any order */
    private List<Fitting> ordered(List<Fitting> fitting, int k) {
        List<Fitting> byChance = fitting.stream()
                .sorted(Comparator.comparingLong(Fitting::draw).thenComparing(f -> f.item().image().address()))
                .toList();
        return switch (rule.order()) {
            case RANDOM -> byChance;
            case UNCERTAIN -> sorted(byChance,
                    f -> facts.uncertainty(f.item()).map(Uncertainty::entropy).orElse(-1.0));
            case RISK -> sorted(byChance, f -> facts.risk(f.item()));
            case DIVERSE, TYPICAL -> byLook(byChance, k);
            case LISTED -> byChance.stream().sorted(listed()).toList();
            case PRIORITY -> byChance.stream()
                    .sorted(Comparator.comparingInt((Fitting f) -> facts.priority(f.item())).thenComparing(listed()))
                    .toList();
        };
    }

    private Comparator<Fitting> listed() {
        return Comparator.comparingInt(f -> facts.place(f.item()));
    }

    private static List<Fitting> sorted(List<Fitting> fitting, ToDoubleFunction<Fitting> by) {
        return fitting.stream().sorted(Comparator.comparingDouble(by).reversed()).toList();
    }

    /** Those without features come last, by chance. */
    private List<Fitting> byLook(List<Fitting> fitting, int k) {
        List<Fitting> seen = new ArrayList<>();
        List<double[]> points = new ArrayList<>();
        List<Fitting> unseen = new ArrayList<>();
        for (Fitting each : fitting) {
            facts.watch().check();
            Optional<double[]> features = facts.features(each.item().image());
            if (features.isPresent()) {
                seen.add(each);
                points.add(features.get());
            } else {
                unseen.add(each);
            }
        }
        List<Integer> order = rule.order() == Policy.Order.DIVERSE
                ? KCenter.farthestFirst(points, k)
                : points.isEmpty() ? List.of() : KCenter.typicalFirst(points);
        List<Fitting> ordered = new ArrayList<>(order.stream().map(seen::get).toList());
        ordered.addAll(unseen);
        return ordered;
    }
}
