package touchstone.handout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.Progress;
import touchstone.model.Progress.Status;
import touchstone.model.ProjectView;
import touchstone.model.note.Assignment;
import touchstone.model.note.Assignment.Task;
import touchstone.model.note.Assignment.Why;
import touchstone.model.note.Planted;
import touchstone.model.note.Verdict;
import touchstone.qa.review.Assigning;

/** How far people are with what they were given. For who gave it: it tells what was golden. */
public final class Standings {

    private Standings() {
    }

    /**
     * @param planted planted predictions that the person has judged
     * @param caught of those, how many were rejected or corrected
     */
    public record Person(Annotator annotator, int given, int done, int golden, int goldenDone, int repeats,
            int repeatsDone, int escalated, int planted, int caught) {
    }

    /**
     * What was given together.
     *
     * @param open what is not done yet: none is the proof that all is
     */
    public record Batch(String name, Task task, int images, int done, List<Image> open) {

        public Batch {
            open = List.copyOf(open);
        }
    }

    /** How far each assignment is, knowing those that came after it. */
    private record Course(ProjectView project, Map<Progress.Key, Integer> again, Map<NoteId, Integer> places) {

        static Course of(ProjectView project, List<Assignment> all) {
            Map<Progress.Key, Integer> again = new HashMap<>();
            Map<NoteId, Integer> places = new HashMap<>();
            for (Assignment a : all) {
                places.put(a.id(), places.size());
                if (a.task() == Task.RELABEL || a.task() == Task.UPGRADE) {
                    again.put(new Progress.Key(a.image(), a.to()), places.size() - 1);
                }
            }
            return new Course(project, again, places);
        }

        /** Also of what was done before it was given back to be looked at again: only what was done comes back. */
        boolean isDone(Assignment a) {
            return Assigning.isDone(project, a)
                    || project.status(a.image(), a.to()) == Status.RETURNED
                            && again.getOrDefault(new Progress.Key(a.image(), a.to()), -1) > places
                                    .getOrDefault(a.id(), 0);
        }

        int done(List<Assignment> some) {
            return (int) some.stream().filter(this::isDone).count();
        }
    }

    /** Everybody who was given anything, in the project's order. */
    public static List<Person> of(ProjectView project) {
        List<Note> notes = project.notes();
        List<Assignment> all = Assignment.among(notes);
        Course course = Course.of(project, all);
        Map<AnnotationId, Planted> planted = new HashMap<>();
        Planted.among(project).forEach(p -> planted.put(p.object().id(), p));
        List<Verdict> verdicts = notes.stream().flatMap(n -> Verdict.of(n).stream())
                .filter(v -> planted.containsKey(v.prediction())).toList();
        List<Person> people = new ArrayList<>();
        for (Annotator who : project.annotators()) {
            List<Assignment> own = all.stream().filter(a -> a.to().equals(who.id())).toList();
            if (own.isEmpty()) {
                continue;
            }
            List<Verdict> judged = verdicts.stream().filter(v -> v.author().equals(who.id())).toList();
            people.add(new Person(who, own.size(), course.done(own), count(own, Why.GOLDEN),
                    course.done(own.stream().filter(a -> a.why() == Why.GOLDEN).toList()), count(own, Why.REPEAT),
                    course.done(own.stream().filter(a -> a.why() == Why.REPEAT).toList()),
                    (int) own.stream().filter(a -> project.status(a.image(), who.id()) == Status.ESCALATED).count(),
                    judged.size(),
                    (int) judged.stream().filter(v -> isCaught(project, v, planted.get(v.prediction()))).count()));
        }
        return people;
    }

    private static int count(List<Assignment> all, Why why) {
        return (int) all.stream().filter(a -> a.why() == why).count();
    }

    private static boolean isCaught(ProjectView project, Verdict verdict, @Nullable Planted planted) {
        if (verdict.own() == null || planted == null) {
            return true;
        }
        Annotation own = project.annotations(verdict.image(), verdict.author()).stream()
                .filter(a -> a.id().equals(verdict.own())).findFirst().orElse(null);
        return own == null || !own.label().equals(planted.object().label())
                || !own.geometry().equals(planted.object().geometry());
    }

    /** By name and task, in the order in which they were given. */
    public static List<Batch> batches(ProjectView project) {
        Map<ImageId, Image> images = new HashMap<>();
        project.images().forEach(i -> images.put(i.id(), i));
        Map<List<Object>, List<Assignment>> groups = new LinkedHashMap<>();
        List<Assignment> all = Assignment.among(project.notes());
        Course course = Course.of(project, all);
        all.forEach(a -> groups.computeIfAbsent(List.of(a.batch(), a.task()), k -> new ArrayList<>()).add(a));
        List<Batch> batches = new ArrayList<>();
        groups.values().forEach(group -> batches.add(new Batch(group.getFirst().batch(), group.getFirst().task(),
                group.size(), course.done(group),
                group.stream().filter(a -> !course.isDone(a)).map(a -> images.get(a.image()))
                        .filter(i -> i != null).toList())));
        return batches;
    }
}
