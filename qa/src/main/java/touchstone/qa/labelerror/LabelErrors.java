package touchstone.qa.labelerror;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;
import touchstone.qa.ErrorKind;
import touchstone.qa.Rules;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.labelerror.ImageLook.Traits;
import touchstone.qa.labelerror.Suspicion.Kind;
import touchstone.qa.scoring.Comparison;

/**
 * What looks wrong in a project without a model: objects that stand out from the others of their label, places that were
 * drawn twice, nearly equal pictures with different labels, and places that look like an object and hold none. Every image
 * is decoded once, on all processors, and one at a time on each; nothing of its pixels but a thumbnail is kept.
 *
 * @param found the worst first
 * @param images how many were looked at
 * @param objects how many were looked at
 * @param twins pairs of nearly equal pictures, however they are labelled
 * @param leftOut for each image whose pixels could not be looked at, why
 */
public record LabelErrors(List<Suspicion> found, int images, int objects, List<Twins> twins,
        Map<Image, String> leftOut) {

    static final Messages TEXT = Messages.beside(LabelErrors.class);

    /**
     * Two pictures that are nearly the same.
     *
     * @param correlation of their thumbnails, up to 1
     * @param turned whether one of them is mirrored or turned
     */
    public record Twins(Image first, Image second, double correlation, boolean turned) {
    }

    public LabelErrors {
        twins = List.copyOf(twins);
        found = List.copyOf(found);
        leftOut = Map.copyOf(leftOut);
    }

    /** @param annotators whose objects are looked at */
    public static LabelErrors of(ProjectView project, List<Annotator> annotators, Rules rules, Thresholds limits,
            Watch watch) {
        AtomicInteger done = new AtomicInteger();
        List<Image> all = project.images();
        List<ImageLook> looks = all.parallelStream().map(image -> {
            watch.check();
            ImageLook look = ImageLook.of(project, image, annotators, limits, watch);
            watch.done(done.incrementAndGet(), all.size());
            return look;
        }).toList();
        return new Finder(project, annotators, rules, limits, looks).find(watch);
    }

    private static final class Finder {

        private final ProjectView project;
        private final List<Annotator> annotators;
        private final Rules rules;
        private final Thresholds limits;
        private final List<ImageLook> looks;
        private final LabelNames names;
        private final List<Suspicion> found = new ArrayList<>();

        Finder(ProjectView project, List<Annotator> annotators, Rules rules, Thresholds limits,
                List<ImageLook> looks) {
            this.project = project;
            this.annotators = annotators;
            this.rules = rules;
            this.limits = limits;
            this.looks = looks;
            names = new LabelNames(project.schema());
        }

        LabelErrors find(Watch watch) {
            looks.forEach(this::overlaps);
            looks.forEach(this::hints);
            outliers();
            watch.check();
            List<Twins> twins = twins(watch);
            found.sort(Suspicion.WORST_FIRST);
            Map<Image, String> leftOut = new LinkedHashMap<>();
            looks.stream().filter(l -> !l.leftOut().isEmpty()).forEach(l -> leftOut.put(l.image(), l.leftOut()));
            return new LabelErrors(found, looks.size(), looks.stream().mapToInt(l -> l.traits().size()).sum(), twins,
                    leftOut);
        }

        private void overlaps(ImageLook look) {
            for (ImageLook.Pair pair : look.overlaps()) {
                boolean same = pair.first().label().equals(pair.second().label());
                if (!same && (isWithin(pair.first().label(), pair.second().label())
                        || isWithin(pair.second().label(), pair.first().label()))) {
                    continue;
                }
                Bounds region = pair.first().geometry().bounds().union(pair.second().geometry().bounds());
                found.add(new Suspicion(same ? Kind.DUPLICATE : Kind.TWO_LABELS,
                        rules.severity(same ? ErrorKind.SPURIOUS : ErrorKind.CLASS), look.image(),
                        List.of(pair.first(), pair.second()), region, pair.iou(),
                        TEXT.text(same ? "found.duplicate" : "found.twoLabels", names.of(pair.first()),
                                names.of(pair.second()), pair.iou())));
            }
        }

        /** Whether the label is a kind of the other. */
        private boolean isWithin(LabelId label, LabelId wider) {
            Set<LabelId> seen = new HashSet<>();
            LabelId at = label;
            while (at != null && seen.add(at)) {
                LabelId here = at;
                at = project.schema().byId(here).map(l -> l.parent()).orElse(null);
                if (wider.equals(at)) {
                    return true;
                }
            }
            return false;
        }

        private void hints(ImageLook look) {
            for (LookAlikes.Hint hint : look.hints()) {
                found.add(new Suspicion(Kind.LOOK_ALIKE, Severity.LOW, look.image(), List.of(), hint.place(),
                        Math.min(1, hint.correlation()),
                        TEXT.text("found.lookAlike", names.of(hint.like()), hint.correlation())));
            }
        }

        private void outliers() {
            Map<LabelId, List<Traits>> byLabel = new TreeMap<>();
            Map<Annotation, Image> images = new HashMap<>();
            for (ImageLook look : looks) {
                for (Traits traits : look.traits()) {
                    if (isCut(traits.object(), look.image())) {
                        continue;
                    }
                    byLabel.computeIfAbsent(traits.object().label(), l -> new ArrayList<>()).add(traits);
                    images.put(traits.object(), look.image());
                }
            }
            byLabel.values().forEach(same -> {
                outliers(same, images, Kind.SIZE, Traits::size);
                outliers(same, images, Kind.ASPECT, Traits::aspect);
                outliers(same, images, Kind.INTENSITY, Traits::intensity);
                outliers(same, images, Kind.CONTRAST, Traits::contrast);
            });
        }

        /** What the image's border cuts has no size or proportion of its own. */
        private static boolean isCut(Annotation object, Image image) {
            Bounds b = object.geometry().bounds();
            return b.minX() <= 1 || b.minY() <= 1 || b.maxX() >= image.width() - 1 || b.maxY() >= image.height() - 1;
        }

        private record Far(Traits traits, double z) {
        }

        private void outliers(List<Traits> same, Map<Annotation, Image> images, Kind kind,
                ToDoubleFunction<Traits> trait) {
            List<Traits> measured = same.stream().filter(t -> Double.isFinite(trait.applyAsDouble(t))).toList();
            if (measured.size() < limits.leastObjects()) {
                return;
            }
            Optional<RobustSpread> spread = RobustSpread.of(measured.stream().mapToDouble(trait).toArray());
            if (spread.isEmpty()) {
                return;
            }
            int most = Math.max(1, (int) (limits.mostOutliers() * measured.size()));
            measured.stream().map(t -> new Far(t, spread.get().z(trait.applyAsDouble(t))))
                    .filter(f -> (kind == Kind.ASPECT ? f.z : Math.abs(f.z)) >= limits.spreads())
                    .sorted((a, b) -> Double.compare(Math.abs(b.z), Math.abs(a.z))).limit(most).forEach(f -> {
                        Annotation object = f.traits.object();
                        double value = trait.applyAsDouble(f.traits);
                        found.add(new Suspicion(kind, kind == Kind.SIZE ? Severity.MODERATE : Severity.LOW,
                                image(images, object), List.of(object), object.geometry().bounds(),
                                Math.abs(f.z) / (Math.abs(f.z) + limits.spreads()),
                                sentence(kind, object, value, spread.get(), measured.size())));
                    });
        }

        private static Image image(Map<Annotation, Image> images, Annotation object) {
            Image image = images.get(object);
            if (image == null) {
                throw new IllegalStateException();
            }
            return image;
        }

        private String sentence(Kind kind, Annotation object, double value, RobustSpread of, int n) {
            boolean above = value > of.median();
            String key = "found." + kind.key() + (above ? ".above" : ".below");
            return switch (kind) {
                case SIZE, ASPECT -> TEXT.text(key, names.of(object), Math.exp(Math.abs(value - of.median())), n,
                        Math.exp(value));
                default -> TEXT.text(key, names.of(object), value, of.median(), n);
            };
        }

        private List<Twins> twins(Watch watch) {
            List<ImageLook> seen = looks.stream().filter(l -> l.thumbnail() != null).toList();
            List<TwinImages.Thumbnail> thumbnails = new ArrayList<>();
            seen.forEach(l -> Optional.ofNullable(l.thumbnail()).ifPresent(thumbnails::add));
            List<TwinImages.Pair> pairs = TwinImages.of(thumbnails, limits.twin(), watch);
            List<Twins> twins = new ArrayList<>();
            for (TwinImages.Pair pair : pairs) {
                ImageLook first = seen.get(pair.first());
                ImageLook second = seen.get(pair.second());
                compare(first, second, pair);
                twins.add(new Twins(first.image(), second.image(), pair.correlation(), pair.turned()));
            }
            return twins;
        }

        /** By everybody who worked on both; where nobody did, whoever worked on the one and whoever on the other. */
        private void compare(ImageLook first, ImageLook second, TwinImages.Pair pair) {
            List<Integer> onFirst = workers(first);
            List<Integer> onSecond = workers(second);
            List<Integer> onBoth = onFirst.stream().filter(onSecond::contains).toList();
            if (onFirst.isEmpty() || onSecond.isEmpty()) {
                return;
            }
            for (int who : onBoth.isEmpty() ? onFirst.subList(0, 1) : onBoth) {
                int other = onBoth.isEmpty() ? onSecond.getFirst() : who;
                String a = contents(first.layers().get(who));
                String b = contents(second.layers().get(other));
                if (!a.equals(b)) {
                    found.add(new Suspicion(Kind.TWIN_IMAGES, rules.severity(ErrorKind.CLASS), first.image(), List.of(),
                            null, pair.correlation(), TEXT.text(pair.turned() ? "found.turned" : "found.twinImages",
                                    first.image().address(), second.image().address(), annotators.get(who).name(), a,
                                    annotators.get(other).name(), b)));
                }
            }
        }

        private List<Integer> workers(ImageLook look) {
            List<Integer> workers = new ArrayList<>();
            for (int i = 0; i < annotators.size(); i++) {
                if (!look.layers().get(i).isEmpty()
                        || Comparison.hasWorked(project, look.image(), annotators.get(i))) {
                    workers.add(i);
                }
            }
            return workers;
        }

        /** As "3 cell, 1 vessel". */
        private String contents(List<Annotation> layer) {
            Map<String, Integer> counts = new TreeMap<>();
            layer.forEach(o -> counts.merge(names.of(o), 1, Integer::sum));
            String[] parts = counts.entrySet().stream().map(e -> TEXT.text("contents", e.getValue(), e.getKey()))
                    .toArray(String[]::new);
            return parts.length == 0 ? TEXT.text("nothing") : String.join(", ", Arrays.asList(parts));
        }
    }
}
