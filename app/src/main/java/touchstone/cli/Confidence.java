package touchstone.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import touchstone.model.Messages;
import touchstone.qa.sampling.Lot;

/** The options that the statistics of samples share: how sure, and of how many. */
final class Confidence {

    private static final Messages TEXT = Messages.beside(Confidence.class);

    @Option(names = "--confidence", paramLabel = "C", defaultValue = "0.95", descriptionKey = "confidence")
    double confidence;

    @Option(names = "--population", paramLabel = "N", descriptionKey = "population")
    @Nullable
    Integer population;

    double level() throws WrongUsage {
        if (!(confidence > 0 && confidence < 1)) {
            throw new WrongUsage(TEXT.text("sample.confidence"));
        }
        return confidence;
    }

    /** Null where everything there is has no end. */
    @Nullable
    Lot lot() throws WrongUsage {
        if (population == null) {
            return null;
        }
        if (population < 1) {
            throw new WrongUsage(TEXT.text("sample.population"));
        }
        return new Lot(population);
    }

    /** A share of an option. */
    static double share(double value, String option) throws WrongUsage {
        if (!(value >= 0 && value <= 1)) {
            throw new WrongUsage(TEXT.text("sample.share", option, Double.toString(value)));
        }
        return value;
    }
}
