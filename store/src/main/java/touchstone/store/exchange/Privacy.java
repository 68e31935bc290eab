package touchstone.store.exchange;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.ProjectView;
import touchstone.model.note.IdentityCheck;
import touchstone.model.note.Sensitive;
import touchstone.store.Project;

/** What may leave a project whose images tell of people. */
public final class Privacy {

    private static final Messages TEXT = Messages.beside(Privacy.class);

    private Privacy() {
    }

    /** Whether somebody has marked the project as one whose images tell of people. */
    public static boolean isSensitive(ProjectView project) {
        return project.notes().stream().anyMatch(n -> n.kind().equals(Sensitive.KIND));
    }

    /** Images at whose pixels a person has looked. */
    public static Set<ImageId> checked(ProjectView project) {
        Set<ImageId> checked = new HashSet<>();
        for (Note note : project.notes()) {
            IdentityCheck.of(note).ifPresent(check -> checked.add(check.image()));
        }
        return checked;
    }

    /**
     * @param images whose pictures are to leave the project
     * @throws InputRefused when the project is marked and one of the images was not checked
     */
    public static void requireChecked(ProjectView project, List<Image> images) throws InputRefused {
        if (!isSensitive(project)) {
            return;
        }
        Set<ImageId> checked = checked(project);
        List<Image> open = images.stream().filter(i -> !checked.contains(i.id())).toList();
        if (!open.isEmpty()) {
            throw new InputRefused(TEXT.text("pack.unchecked", open.size(), open.getFirst().address()));
        }
    }

    static void requireChecked(Project project, PackOptions options) throws InputRefused {
        if (options.chosenPictures() != PackOptions.Pictures.NONE) {
            requireChecked(project, options.only().images(project, options.only().annotators(project)));
        }
    }
}
