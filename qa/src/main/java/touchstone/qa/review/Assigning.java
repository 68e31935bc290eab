package touchstone.qa.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Progress.Status;
import touchstone.model.ProjectView;
import touchstone.model.note.Assignment;
import touchstone.model.note.Assignment.Task;
import touchstone.model.note.Assignment.Why;
import touchstone.qa.scoring.Comparison;

/**
 * Who is given which images, and why: golden images and the annotator's own earlier ones by chance in between, so that
 * their place tells nothing. The same wish for the same project leads to the same.
 *
 * @param given each person's images in their order
 * @param remarks what could not be had as it was wished, in sentences
 */
public record Assigning(Map<Annotator, List<Given>> given, List<String> remarks) {

    /** One image for one person. */
    public record Given(Image image, Why why) {
    }

    /**
     * What is wished for.
     *
     * @param to who gets it
     * @param candidates what may be given, the first first
     * @param most how many images each person gets, golden ones and repeats beside them
     * @param golden share of golden images in what a person gets, 0 to less than 1
     * @param repeats share of images that the person sees again
     * @param times by how many persons each image is done
     */
    public record Wish(Task task, List<Annotator> to, List<Image> candidates, int most, double golden, double repeats,
            int times, long seed) {

        public Wish {
            to = List.copyOf(to);
            candidates = List.copyOf(candidates);
        }
    }

    public Assigning {
        remarks = List.copyOf(remarks);
    }

    public int count() {
        return given.values().stream().mapToInt(List::size).sum();
    }

    /** @throws InputRefused when nobody could do it */
    public static Assigning of(ProjectView project, Wish wish) throws InputRefused {
        return new Drawing(project, wish).made();
    }

    /** Images on which a golden annotator has worked. */
    public static List<Image> golden(ProjectView project) {
        List<Annotator> gold = project.annotators().stream().filter(a -> a.role() == Annotator.Role.GOLD).toList();
        return project.images().stream().filter(i -> gold.stream().anyMatch(g -> Comparison.hasWorked(project, i, g)))
                .toList();
    }

    private static final class Drawing {

        private final ProjectView project;
        private final Wish wish;
        private final List<Assignment> before;
        private final Set<ImageId> golden;
        private final Set<String> repeated;
        private final List<String> remarks = new ArrayList<>();

        Drawing(ProjectView project, Wish wish) throws InputRefused {
            this.project = project;
            this.wish = wish;
            before = Assignment.among(project.notes());
            golden = golden(project).stream().map(Image::id).collect(Collectors.toSet());
            repeated = project.images().stream().map(i -> i.fields().getOrDefault(Image.REPEAT_OF, ""))
                    .collect(Collectors.toSet());
            if (wish.to.isEmpty()) {
                throw new InputRefused(Reading.text("assign.nobody"));
            }
            if (wish.times > wish.to.size()) {
                throw new InputRefused(Reading.text("assign.times", wish.times, wish.to.size()));
            }
            if (!(wish.golden >= 0 && wish.repeats >= 0 && wish.golden + wish.repeats < 1)) {
                throw new InputRefused(Reading.text("assign.rates"));
            }
        }

        Assigning made() throws InputRefused {
            Map<Annotator, List<Image>> work = wish.task == Task.QUALIFICATION ? tests() : dealt();
            Map<Annotator, List<Given>> given = new LinkedHashMap<>();
            work.forEach((who, images) -> given.put(who, mixed(who, images)));
            if (given.values().stream().allMatch(List::isEmpty)) {
                throw new InputRefused(Reading.text(
                        wish.task == Task.QUALIFICATION ? "assign.noGolden" : "assign.nothing"));
            }
            return new Assigning(given, remarks);
        }

        /** Golden images that the person has not seen. */
        private Map<Annotator, List<Image>> tests() {
            Map<Annotator, List<Image>> tests = new LinkedHashMap<>();
            wish.to.forEach(who -> tests.put(who, unseen(who).stream().limit(wish.most).toList()));
            return tests;
        }

        /** Everybody the same in a calibration; else each image to as many as wished, in turn. */
        private Map<Annotator, List<Image>> dealt() {
            Map<Annotator, List<Image>> work = new LinkedHashMap<>();
            wish.to.forEach(who -> work.put(who, new ArrayList<>()));
            boolean calibration = wish.task == Task.CALIBRATION;
            int next = 0;
            for (Image image : wish.candidates.stream().filter(candidate()).toList()) {
                int times = calibration ? wish.to.size() : wish.times;
                boolean taken = false;
                for (int t = 0; t < wish.to.size() && times > 0; t++) {
                    Annotator who = wish.to.get((next + t) % wish.to.size());
                    List<Image> own = work.get(who);
                    if (own != null && own.size() < wish.most && mayHave(who, image)) {
                        own.add(image);
                        times--;
                        taken = true;
                    }
                }
                next += taken ? Math.max(1, wish.times) : 0;
            }
            return work;
        }

        /** What is drawn anew is neither golden nor shown again nor in anybody's hands. */
        private Predicate<Image> candidate() {
            if (wish.task != Task.DRAW) {
                return i -> !i.isRepeat();
            }
            Set<ImageId> taken = before.stream().map(Assignment::image).collect(Collectors.toSet());
            return i -> !i.isRepeat() && !golden.contains(i.id()) && !taken.contains(i.id());
        }

        private boolean mayHave(Annotator who, Image image) {
            return wish.task == Task.UPGRADE
                    || !Comparison.hasWorked(project, image, who);
        }

        /** Golden images that the person never saw, in an order by chance. */
        private List<Image> unseen(Annotator who) {
            Set<ImageId> given = before.stream().filter(a -> a.to().equals(who.id())).map(Assignment::image)
                    .collect(Collectors.toSet());
            return project.images().stream().filter(i -> golden.contains(i.id()) && !given.contains(i.id()))
                    .filter(i -> project.status(i.id(), who.id()) == Status.TODO
                            && project.annotations(i.id(), who.id()).isEmpty())
                    .sorted(byChance(who)).toList();
        }

        /** What the person finished and never saw again. */
        private List<Image> finished(Annotator who) {
            return project.images().stream().filter(i -> project.status(i.id(), who.id()) == Status.DONE)
                    .filter(i -> !i.isRepeat() && !repeated.contains(i.address()))
                    .sorted(byChance(who)).toList();
        }

        private Comparator<Image> byChance(Annotator who) {
            return Comparator.comparingLong((Image i) -> new Item(i, who, List.of()).draw(wish.seed, false))
                    .thenComparing(Image::address);
        }

        private List<Given> mixed(Annotator who, List<Image> images) {
            Why why = wish.task == Task.QUALIFICATION
                    ? Why.GOLDEN
                    : wish.times > 1 && wish.task == Task.DRAW ? Why.CONSENSUS : Why.WORK;
            List<Given> order = new ArrayList<>();
            images.forEach(i -> order.add(new Given(i, why)));
            double rest = 1 - wish.golden - wish.repeats;
            Random random = new Random(wish.seed * 31 + who.name().hashCode());
            int work = order.size();
            for (Image image : goldenFor(who, images, (int) Math.round(work * wish.golden / rest))) {
                order.add(random.nextInt(order.size() + 1), new Given(image, Why.GOLDEN));
            }
            repeat(who, order, (int) Math.round(work * wish.repeats / rest), random);
            return List.copyOf(order);
        }

        /** Golden images look like the others: with predictions where those have some. */
        private List<Image> goldenFor(Annotator who, List<Image> work, int wanted) {
            if (wanted == 0) {
                return List.of();
            }
            long predicted = work.stream().filter(this::isPredicted).count();
            boolean most = predicted * 2 > work.size();
            List<Image> pool = new ArrayList<>(unseen(who));
            pool.sort(Comparator.comparing((Image i) -> isPredicted(i) != most));
            List<Image> chosen = pool.subList(0, Math.min(wanted, pool.size()));
            if (chosen.size() < wanted) {
                remarks.add(Reading.text("assign.fewGolden", who.name(), chosen.size(), wanted));
            }
            long odd = chosen.stream().filter(i -> isPredicted(i) != most).count();
            if (odd > 0 && (predicted == 0 || predicted == work.size())) {
                remarks.add(Reading.text(most ? "assign.goldenBare" : "assign.goldenPredicted", odd));
            }
            return chosen;
        }

        private boolean isPredicted(Image image) {
            return project.annotators().stream().filter(a -> a.role() == Annotator.Role.MODEL)
                    .anyMatch(m -> !project.annotations(image.id(), m.id()).isEmpty());
        }

        /** What was finished earlier; where that is too little, what comes first in this order, a good while later. */
        private void repeat(Annotator who, List<Given> order, int wanted, Random random) {
            int left = wanted;
            for (Image image : finished(who)) {
                if (left == 0) {
                    return;
                }
                order.add(random.nextInt(order.size() + 1), new Given(image, Why.REPEAT));
                left--;
            }
            List<Given> early = order.subList(0, order.size() / 2).stream()
                    .filter(g -> g.why == Why.WORK || g.why == Why.CONSENSUS)
                    .sorted(Comparator.comparing(Given::image, byChance(who))).limit(left).toList();
            for (Given given : early) {
                int from = Math.min(order.size(), order.indexOf(given) + Math.max(3, order.size() / 3));
                order.add(from + random.nextInt(order.size() - from + 1), new Given(given.image, Why.REPEAT));
                left--;
            }
            if (left > 0) {
                remarks.add(Reading.text("assign.fewRepeats", who.name(), wanted - left, wanted));
            }
        }
    }

    /** Who has how much of it still to do. */
    public static Map<AnnotatorId, Long> open(ProjectView project) {
        return Assignment.among(project.notes()).stream().filter(a -> !isDone(project, a))
                .collect(Collectors.groupingBy(Assignment::to, Collectors.counting()));
    }

    /** Whether the one who has it is through with it: done, left out, or handed on. */
    public static boolean isDone(ProjectView project, Assignment assignment) {
        return isFinished(project, assignment.image(), assignment.to());
    }

    /** Whether somebody is through with an image. */
    public static boolean isFinished(ProjectView project, ImageId image, AnnotatorId who) {
        Status status = project.status(image, who);
        return status == Status.DONE || status == Status.SKIPPED || status == Status.ESCALATED;
    }
}
