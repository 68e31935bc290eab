package touchstone.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import touchstone.qa.Rules;

/** When two objects count as the same, and which numbers have to be reached: the options of the commands that measure. */
final class Demands {

    @Mixin
    final Overlap overlap = new Overlap();

    @Option(names = "--require", paramLabel = "CONDITION", descriptionKey = "require")
    List<String> require = List.of();

    Rules rules() throws WrongUsage {
        return overlap.rules();
    }

    List<Requirement> requirements() throws WrongUsage {
        List<Requirement> requirements = new ArrayList<>();
        for (String text : require) {
            requirements.add(Requirement.of(text));
        }
        return requirements;
    }
}
