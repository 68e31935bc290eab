package touchstone.canvas.tool;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;

/** Picks objects and edits them. */
public sealed interface SelectTool extends Tool {

    SelectTool IDLE = new Idle();

    /** How near, in screen pixels, a line has to be to be meant. */
    double REACH = 6;

    @Override
    default String name() {
        return "select";
    }

    record Idle() implements SelectTool {

        @Override
        public Step on(Input input, ToolContext context) {
            if (input instanceof Input.Press p && p.button() == Input.Button.PRIMARY) {
                Optional<Annotation> hit = context.objects().at(p.at(), REACH * p.pixel());
                return Step.to(this).selecting(chosen(hit, p.modifiers().shift(), context.selection()));
            }
            return Step.to(this);
        }

        private static Set<AnnotationId> chosen(Optional<Annotation> hit, boolean toggle, Set<AnnotationId> before) {
            Set<AnnotationId> after = new HashSet<>(toggle ? before : Set.of());
            hit.ifPresent(a -> {
                if (!after.add(a.id())) {
                    after.remove(a.id());
                }
            });
            return after;
        }

        @Override
        public String hint() {
            return "select.start";
        }
    }
}
