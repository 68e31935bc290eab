package touchstone.qa.consensus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.LabelId;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Tag;
import touchstone.qa.Watch;
import touchstone.qa.matching.Clusters;
import touchstone.qa.matching.Matcher;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.similarity.Iou;

/**
 * Everything that some of the annotators see on the images on which enough of them have worked.
 *
 * @param images those images
 * @param all on each image the objects, then the tags
 * @param conflicts matches that gave way because they would have put two objects of one annotator together
 */
public record Candidates(List<Annotator> annotators, List<Image> images, List<Candidate> all, int conflicts) {

    public Candidates {
        annotators = List.copyOf(annotators);
        images = List.copyOf(images);
        all = List.copyOf(all);
    }

    private record OnImage(List<Image> image, List<Candidate> candidates, int conflicts) {
    }

    public static Candidates of(ProjectView project, List<Annotator> annotators, ConsensusRules rules, Watch watch) {
        // An image that somebody saw twice is not another image.
        List<Image> images = project.originals();
        AtomicInteger done = new AtomicInteger();
        List<OnImage> parts = images.parallelStream().map(image -> {
            watch.check();
            OnImage part = onImage(project, image, annotators, rules, watch);
            watch.done(done.incrementAndGet(), images.size());
            return part;
        }).toList();
        return new Candidates(annotators, parts.stream().flatMap(p -> p.image.stream()).toList(),
                parts.stream().flatMap(p -> p.candidates.stream()).toList(),
                parts.stream().mapToInt(OnImage::conflicts).sum());
    }

    private static OnImage onImage(ProjectView project, Image image, List<Annotator> annotators, ConsensusRules rules,
            Watch watch) {
        List<List<Annotation>> work = annotators.stream().filter(a -> Comparison.hasWorked(project, image, a))
                .map(a -> project.annotations(image.id(), a.id())).toList();
        int needed = rules.needed(work.size());
        if (work.size() < rules.least()) {
            return new OnImage(List.of(), List.of(), 0);
        }
        List<List<Annotation>> objects = work.stream()
                .map(w -> w.stream().filter(x -> !(x.geometry() instanceof Tag)).toList()).toList();
        Iou iou = Iou.on(image);
        List<List<Geometry>> shapes = objects.stream().map(w -> w.stream().map(Annotation::geometry).toList())
                .toList();
        Clusters clusters = Clusters.of(shapes, new Matcher(iou, rules.matching().iou(), iou.tolerance()), watch);
        List<Candidate> candidates = new ArrayList<>();
        for (int[] places : clusters.members()) {
            List<Annotation> members = new ArrayList<>();
            for (int a = 0; a < places.length; a++) {
                if (places[a] >= 0) {
                    members.add(objects.get(a).get(places[a]));
                }
            }
            candidates.add(new Candidate(image, candidates.size() + 1, members, work.size(), needed));
        }
        Map<LabelId, List<Annotation>> tags = new LinkedHashMap<>();
        for (List<Annotation> own : work) {
            // A tag that somebody set twice is one vote.
            Map<LabelId, Annotation> once = new LinkedHashMap<>();
            own.stream().filter(x -> x.geometry() instanceof Tag).forEach(x -> once.putIfAbsent(x.label(), x));
            once.forEach((label, tag) -> tags.computeIfAbsent(label, l -> new ArrayList<>()).add(tag));
        }
        tags.values().forEach(members -> candidates.add(new Candidate(image, 0, members, work.size(), needed)));
        return new OnImage(List.of(image), candidates, clusters.conflicts());
    }
}
