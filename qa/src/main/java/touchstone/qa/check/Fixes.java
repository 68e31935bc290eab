package touchstone.qa.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.ProjectView;

/**
 * Everything safe that the problems of layers can be fixed by, as one edit. A fix may uncover the next problem (a cut polygon
 * that is now another's copy), so the layer is looked at again after each round until nothing more can be fixed.
 *
 * @param fixed the problems that the edit does away with
 */
public record Fixes(Edit edit, List<Problem> fixed) {

    private static final Messages TEXT = Messages.beside(Fixes.class);
    /** More rounds than any layer needs; a fix that brought back another's problem would go on for ever. */
    private static final int ROUNDS = 20;

    public Fixes {
        fixed = List.copyOf(fixed);
    }

    /**
     * What the given annotators' layers of an image can be fixed by; an empty edit where there is nothing.
     *
     * @param checks names of those whose problems are fixed
     */
    public static Fixes of(ProjectView project, Image image, List<Annotator> annotators, CheckRules rules,
            Set<String> checks) {
        List<Change> changes = new ArrayList<>();
        List<Problem> fixed = new ArrayList<>();
        for (Annotator annotator : annotators) {
            Fixes own = of(new Layer(image, annotator.id(), project.schema(),
                    project.annotations(image.id(), annotator.id()), rules), checks);
            changes.addAll(own.edit.changes());
            fixed.addAll(own.fixed);
        }
        return new Fixes(new Edit(TEXT.text("fix.edit", fixed.size()), changes), fixed);
    }

    /** What one layer can be fixed by. */
    public static Fixes of(Layer layer, Set<String> checks) {
        Edit edit = new Edit("", List.of());
        List<Problem> fixed = new ArrayList<>();
        Layer now = layer;
        for (int round = 0; round < ROUNDS; round++) {
            Edit next = round(Checks.of(now), checks, fixed);
            if (next.isEmpty()) {
                break;
            }
            now = now.with(after(now.objects(), next));
            edit = edit.then(next);
        }
        return new Fixes(new Edit(TEXT.text("fix.edit", fixed.size()), edit.changes()), fixed);
    }

    /** One fix an object, for the next would not know what the first made of it. */
    private static Edit round(List<Problem> problems, Set<String> checks, List<Problem> fixed) {
        Set<Object> touched = new HashSet<>();
        List<Change> changes = new ArrayList<>();
        for (Problem problem : problems) {
            Edit fix = problem.fix();
            if (fix != null && checks.contains(problem.check())
                    && fix.changes().stream().noneMatch(c -> touched.contains(c.identity()))) {
                fix.changes().forEach(c -> touched.add(c.identity()));
                changes.addAll(fix.changes());
                fixed.add(problem);
            }
        }
        return new Edit("", changes);
    }

    /** The objects as they are after the edit. */
    List<Annotation> remaining(List<Annotation> objects) {
        return after(objects, edit);
    }

    private static List<Annotation> after(List<Annotation> objects, Edit edit) {
        Map<AnnotationId, Annotation> after = new LinkedHashMap<>();
        objects.forEach(o -> after.put(o.id(), o));
        for (Change change : edit.changes()) {
            if (change.after() instanceof Annotation changed) {
                after.replace(changed.id(), changed);
            } else {
                after.remove(change.identity());
            }
        }
        return List.copyOf(after.values());
    }
}
