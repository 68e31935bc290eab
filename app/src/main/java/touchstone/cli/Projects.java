package touchstone.cli;

import java.nio.file.Path;
import java.util.Optional;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.store.Project;
import touchstone.store.ProjectRefused;
import touchstone.store.Surroundings;

/** What commands ask of a project by name. */
final class Projects {

    private static final Messages TEXT = Messages.beside(Projects.class);

    private Projects() {
    }

    /** For editing; of somebody on another machine who may have it open, too, it is told. */
    static Project open(Path file, Output output) throws ProjectRefused {
        Optional<String> elsewhere = Surroundings.openElsewhere(file);
        Project project = Project.open(file);
        elsewhere.ifPresent(output::complain);
        return project;
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
