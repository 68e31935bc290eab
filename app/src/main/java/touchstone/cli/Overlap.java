package touchstone.cli;

import picocli.CommandLine.Option;
import touchstone.model.Messages;
import touchstone.qa.Rules;

/** How much two objects have to overlap to be the same one. */
final class Overlap {

    private static final Messages TEXT = Messages.beside(Overlap.class);

    @Option(names = "--iou", paramLabel = "T", descriptionKey = "iou")
    double iou = Rules.DEFAULT.iou();

    Rules rules() throws WrongUsage {
        if (!(iou > 0 && iou <= 1)) {
            throw new WrongUsage(TEXT.text("quality.iou"));
        }
        return Rules.DEFAULT.withIou(iou);
    }
}
