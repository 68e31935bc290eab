package touchstone.cli;

import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.store.Project;

/** What commands ask of a project by name. */
final class Projects {

    private static final Messages TEXT = Messages.beside(Projects.class);

    private Projects() {
    }

    /** @param name a path as the project has it, or its last part where only one image has it */
    static Image image(Project project, String name) throws InputRefused {
        return project.imageNamed(name).orElseThrow(() -> {
            boolean several = project.images().stream().filter(i -> i.name().equals(name)).count() > 1;
            return new InputRefused(TEXT.text(several ? "image.several" : "image.none", name));
        });
    }
}
