package touchstone.qa.check;

import java.nio.file.Files;
import java.util.function.Consumer;
import touchstone.model.Image;
import touchstone.model.ProjectView;
import touchstone.qa.Severity;

/** Images whose file is not where the project looks for it. */
final class MissingFileCheck implements Check.OfProject {

    @Override
    public String name() {
        return "missingFile";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public void look(ProjectView project, Census census, CheckRules rules, Consumer<Problem> found) {
        for (Image image : project.images()) {
            if (!Files.isRegularFile(project.file(image))) {
                found.accept(OfProject.problem(this, rules, image.id(), "missingFile", image.address()));
            }
        }
    }
}
