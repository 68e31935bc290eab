package touchstone.qa.check;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.qa.Severity;

/** One thing that can be wrong. A new one is a class and a line in {@link Checks#ALL}. */
public sealed interface Check {

    /** Its key in JSON, rules files and on the command line, in camel case. */
    String name();

    /** How bad it is, if the project does not say otherwise: severe where the annotation cannot be used as it is. */
    Severity severity();

    /** Looks at one object without regard to the others. */
    non-sealed interface OfObject extends Check {
        void look(Annotation object, Label label, Layer layer, Consumer<Problem> found);
    }

    /** Looks at how one annotator's objects on one image lie to each other. */
    non-sealed interface OfLayer extends Check {
        void look(Layer layer, Consumer<Problem> found);
    }

    /** Looks at the project as a whole. */
    non-sealed interface OfProject extends Check {
        void look(ProjectView project, Census census, CheckRules rules, Consumer<Problem> found);

        /** What a check says of an image, or of the project where that is null. */
        static Problem problem(Check check, CheckRules rules, @Nullable ImageId image, String text,
                Object... values) {
            return new Problem(check.name(), rules.severity(check), Messages.beside(Check.class).text(text, values),
                    image, null, List.of(), null, null);
        }
    }
}
