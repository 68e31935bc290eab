package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import touchstone.model.geometry.Points;

/**
 * A path is finished, and what comes of it is worked out. What the hand does meanwhile is done after it.
 *
 * @param drawn the path
 * @param meanwhile what the hand did since
 */
record PathEnding(PathTool.Drawing drawn, List<Input> meanwhile) implements PathTool {

    /** @param step empty where nothing can come of the path as it is */
    record Ended(Optional<Step> step) implements Input.Answer {
    }

    PathEnding {
        meanwhile = List.copyOf(meanwhile);
    }

    static Step of(PathTool.Drawing drawn, PathTool.Kind comes, ToolContext context) {
        return Step.to(new PathEnding(drawn, List.of())).asking(dropped -> new Ended(
                PathEnd.of(comes, new PathTool.Idle(drawn.kind()), drawn.target(), drawn.points(), context)));
    }

    @Override
    public PathTool.Kind kind() {
        return drawn.kind();
    }

    @Override
    public Step on(Input input, ToolContext context) {
        return switch (input) {
            case Ended e -> ended(e, context);
            case Input.Answer a -> Step.to(this);
            case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(new PathTool.Idle(kind()));
            case Input.Key k when k.code() == Input.Code.BACKSPACE -> Step.to(drawn);
            default -> {
                List<Input> more = new ArrayList<>(meanwhile);
                more.add(input);
                yield Step.to(new PathEnding(drawn, more));
            }
        };
    }

    private Step ended(Ended answer, ToolContext context) {
        if (answer.step.isEmpty()) {
            return Step.to(drawn.troubled(kind().trouble()));
        }
        Step step = answer.step.get();
        if (step.edit().flatMap(edit -> Operations.obstacle(edit, context)).isPresent()) {
            return Step.to(drawn.troubled("path.changed"));
        }
        for (Input input : meanwhile) {
            Step next = step.next().on(input, context);
            if (next.edit().isPresent()) {
                break;
            }
            step = step.then(next);
        }
        return step;
    }

    @Override
    public Preview preview(ToolContext context) {
        Points path = drawn.points();
        return Preview.line(kind().isRing() ? path.insert(path.size(), path.get(0).x(), path.get(0).y()) : path);
    }

    @Override
    public String hint() {
        return "path.ending";
    }
}
