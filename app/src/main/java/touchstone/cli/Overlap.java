package touchstone.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import touchstone.model.Messages;
import touchstone.qa.ErrorKind;
import touchstone.qa.Rules;
import touchstone.qa.Severity;

/** How much two objects have to overlap to be the same one, and how bad it is when they are not. */
final class Overlap {

    private static final Messages TEXT = Messages.beside(Overlap.class);

    @Option(names = "--iou", paramLabel = "T", descriptionKey = "iou")
    double iou = Rules.DEFAULT.iou();

    @Option(names = "--severity", paramLabel = "KIND=LEVEL", descriptionKey = "severity")
    List<String> severity = List.of();

    Rules rules() throws WrongUsage {
        if (!(iou > 0 && iou <= 1)) {
            throw new WrongUsage(TEXT.text("quality.iou"));
        }
        Rules rules = Rules.DEFAULT.withIou(iou);
        for (String text : severity) {
            String[] parts = text.split("=", 2);
            ErrorKind kind = ErrorKind.of(parts[0]).orElseThrow(() -> wrong(text));
            rules = rules.withSeverity(kind, Severity.of(parts.length == 2 ? parts[1] : "")
                    .orElseThrow(() -> wrong(text)));
        }
        return rules;
    }

    private static WrongUsage wrong(String text) {
        return new WrongUsage(TEXT.text("quality.severity", text,
                Arrays.stream(ErrorKind.values()).map(ErrorKind::key).collect(Collectors.joining(", ")),
                Arrays.stream(Severity.values()).map(Severity::key).collect(Collectors.joining(", "))));
    }
}
