package touchstone.handout;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.ProjectView;
import touchstone.model.note.WorkPolicy;
import touchstone.qa.Rules;
import touchstone.qa.Watch;
import touchstone.qa.review.PolicyReader;
import touchstone.qa.review.Predictions;
import touchstone.qa.review.Queue;
import touchstone.setup.JsonInput;

/** A policy that a project keeps, as it reads for the project as it is now. */
public record KeptPolicy(WorkPolicy kept, PolicyReader.Read read) {

    private static final Messages TEXT = Messages.beside(KeptPolicy.class);

    /**
     * @param who for whom, null for everybody
     * @throws InputRefused when it names what the project no longer has
     */
    public static Optional<KeptPolicy> of(ProjectView project, @Nullable AnnotatorId who) throws InputRefused {
        WorkPolicy kept = WorkPolicy.of(project.notes(), who).orElse(null);
        return kept == null ? Optional.empty() : Optional.of(new KeptPolicy(kept, read(project, kept.text())));
    }

    public static PolicyReader.Read read(ProjectView project, String text) throws InputRefused {
        String name = TEXT.text("policy.name");
        return new PolicyReader(name, project).read(JsonInput.parse(text, name));
    }

    /** Takes the place of what was kept for the same person, or for everybody, before. */
    public static Edit keep(ProjectView project, WorkPolicy policy) {
        List<Change> changes = new ArrayList<>();
        for (Note note : project.notes()) {
            if (WorkPolicy.of(note).filter(p -> Objects.equals(p.to(), policy.to())).isPresent()) {
                changes.add(Change.remove(note));
            }
        }
        changes.add(Change.add(policy.note()));
        return new Edit(TEXT.text("edit.policy"), changes);
    }

    /** What it takes from the project, with the scores that the project holds. */
    public Queue queue(ProjectView project, Watch watch) {
        return queue(project, read, kept.seed(), watch);
    }

    public static Queue queue(ProjectView project, PolicyReader.Read read, long seed, Watch watch) {
        List<Annotator> people = project.annotators().stream().filter(a -> a.role() == Annotator.Role.ANNOTATOR)
                .toList();
        return Queue.of(project, people, read.policy(), read.limits(), Predictions.NONE, Rules.DEFAULT, seed,
                Integer.MAX_VALUE, watch);
    }
}
