package touchstone.qa.result;

import java.util.Map;
import touchstone.model.ProjectView;
import touchstone.qa.Rules;

/**
 * What an analysis looks at.
 *
 * @param basis the project's edit and audit head; each analysis adds the settings that it used
 * @param settings what the project sets otherwise than usual
 */
public record Subject(ProjectView project, Rules rules, Basis basis, Map<String, String> settings) {

    public Subject {
        settings = Map.copyOf(settings);
    }
}
