package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Keypoints;

/** Makes left joints of the selected skeletons right ones and the other way round; the joints stay where they are. */
record Mirror() implements Operation {

    @Override
    public String name() {
        return "mirror";
    }

    @Override
    public Optional<String> obstacle(ToolContext context) {
        return context.selectionObstacle()
                .or(() -> changes(context).isEmpty() ? Optional.of(Texts.of("obstacle.sides")) : Optional.empty());
    }

    @Override
    public Outcome apply(ToolContext context) {
        List<Change> changes = changes(context);
        List<Annotation> mirrored = changes.stream().map(c -> (Annotation) c.any()).toList();
        return new Outcome(new Edit(Edits.named("edit.mirror", mirrored, context), changes), context.selection());
    }

    private static List<Change> changes(ToolContext context) {
        List<Change> changes = new ArrayList<>();
        for (Annotation before : context.selected()) {
            if (before.geometry() instanceof Keypoints joints) {
                Optional<Skeleton> skeleton = context.schema().byId(before.label())
                        .flatMap(label -> Optional.ofNullable(label.skeleton()));
                skeleton.map(s -> s.mirrored(joints)).filter(m -> !m.equals(joints))
                        .ifPresent(m -> changes.add(Change.replace(before, before.withGeometry(m))));
            }
        }
        return changes;
    }
}
