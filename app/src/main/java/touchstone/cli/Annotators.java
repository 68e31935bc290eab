package touchstone.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.store.EditConflict;
import touchstone.store.Project;
import touchstone.store.ProjectRefused;

/** Whose work a command is about. */
final class Annotators {

    private static final Messages TEXT = Messages.beside(Annotators.class);

    private Annotators() {
    }

    /** @throws WrongUsage when the name is blank */
    static String name(String name) throws WrongUsage {
        if (name.isBlank()) {
            throw new WrongUsage(TEXT.text("annotator.blank"));
        }
        return name.strip();
    }

    static Annotator named(ProjectView project, String name) throws InputRefused {
        return project.annotatorNamed(name).orElseThrow(() -> new InputRefused(
                TEXT.text("annotator.none", name, names(project.annotators()))));
    }

    /**
     * Who draws: the one of that name, who is added if need be; without a name the only person of the project, or the
     * user of this computer if there is none yet.
     *
     * @param output told of who is added beside others: a name may be mistyped
     */
    static Annotator drawing(Project project, @Nullable String name, Output output)
            throws WrongUsage, EditConflict, ProjectRefused {
        String wanted;
        if (name != null) {
            wanted = name(name);
        } else {
            List<Annotator> people = project.annotators().stream().filter(a -> a.role() == Annotator.Role.ANNOTATOR)
                    .toList();
            if (people.size() > 1) {
                throw new WrongUsage(TEXT.text("annotator.which", names(people)));
            }
            wanted = people.isEmpty() ? System.getProperty("user.name", "me") : people.getFirst().name();
        }
        Optional<Annotator> known = project.annotatorNamed(wanted);
        if (known.isPresent()) {
            return known.get();
        }
        tellOfNew(project, List.of(wanted), output);
        Annotator added = Annotator.named(wanted, Annotator.Role.ANNOTATOR);
        project.commit(Edit.of(TEXT.text("annotator.edit", wanted), Change.add(added)), added.id());
        return added;
    }

    /** Says which of them the project does not know; nothing where it knows nobody yet. */
    static void tellOfNew(Project project, List<String> names, Output output) {
        List<Annotator> known = project.annotators();
        if (!known.isEmpty()) {
            names.stream().filter(n -> project.annotatorNamed(n).isEmpty())
                    .forEach(n -> output.say(TEXT.text("annotator.new", n, names(known))));
        }
    }

    static String names(List<Annotator> annotators) {
        return annotators.isEmpty()
                ? TEXT.text("annotator.nobody")
                : annotators.stream().map(Annotator::name).collect(Collectors.joining(", "));
    }
}
