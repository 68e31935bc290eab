package touchstone.app.project;

import java.util.List;
import java.util.Optional;
import touchstone.model.Annotator;

/** Decides whose layer a newly opened project is drawn on. */
public record Who(Optional<String> last, String user) {

    /**
     * Who drew last on this machine if the project knows that name; else the only person of the project; else the
     * machine's user, as a new annotator where the project does not know one of that name.
     */
    public Annotator among(List<Annotator> annotators) {
        List<Annotator> people = annotators.stream().filter(a -> a.role() == Annotator.Role.ANNOTATOR).toList();
        return last.flatMap(name -> named(people, name))
                .or(() -> people.size() == 1 ? Optional.of(people.getFirst()) : Optional.empty())
                .or(() -> named(people, user))
                .orElseGet(() -> Annotator.named(user, Annotator.Role.ANNOTATOR));
    }

    /** Whose layer is looked at first where nothing can be changed: a person's, else anybody's. */
    public Annotator toLookAt(List<Annotator> annotators) {
        return annotators.stream().filter(a -> a.role() == Annotator.Role.ANNOTATOR).findFirst()
                .or(() -> annotators.stream().findFirst())
                .orElseGet(() -> Annotator.named(user, Annotator.Role.ANNOTATOR));
    }

    private static Optional<Annotator> named(List<Annotator> people, String name) {
        return people.stream().filter(a -> a.name().equals(name)).findFirst();
    }
}
