package touchstone.cli;

import java.nio.file.Path;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.store.Project;
import touchstone.store.ProjectRefused;

/** What commands ask of a project by name. */
final class Projects {

    private static final Messages TEXT = Messages.beside(Projects.class);

    private Projects() {
    }

    /** For reading; a project that somebody is editing is told of as it stands now, and it is said so. */
    static Project look(Path file, Output output) throws ProjectRefused {
        try {
            return Project.openReadOnly(file);
        } catch (ProjectRefused refused) {
            if (refused.reason() != ProjectRefused.Reason.LOCKED) {
                throw refused;
            }
            Project copy = Project.openSnapshot(file);
            output.say(output.text("info.copy", Failure.of(refused).sentence()));
            return copy;
        }
    }

    /** @param name a path as the project has it, or its last part where only one image has it */
    static Image image(Project project, String name) throws InputRefused {
        return project.imageNamed(name).orElseThrow(() -> {
            boolean several = project.images().stream().filter(i -> i.name().equals(name)).count() > 1;
            return new InputRefused(TEXT.text(several ? "image.several" : "image.none", name));
        });
    }
}
