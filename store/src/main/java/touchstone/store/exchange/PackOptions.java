package touchstone.store.exchange;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.note.PackedFrom;

/**
 * How a package is made.
 *
 * @param recipient for whom, by name; null for whoever gets it
 * @param layers whose work goes along
 * @param pictures what goes along of the images' files; null lets {@code blind} and {@code deidentify} decide
 * @param megapixels how many distinct pixels a reduced picture keeps at most, in millions
 * @param blind nothing of gold and of others is in it, and nothing tells which images are golden or shown again
 * @param deidentify nothing that could tell of people or places is in it
 * @param namelessPeople annotators are called by numbers
 * @param fields the images' fields that go along although the package is blind or de-identified
 * @param only which part of the project
 * @param reports files that go along
 */
public record PackOptions(@Nullable String recipient, Layers layers, @Nullable Pictures pictures, double megapixels,
        boolean blind, boolean deidentify, boolean namelessPeople, Set<String> fields, Selection only,
        List<Path> reports) {

    /** Of the images' files. */
    public enum Pictures {
        NONE, ORIGINAL, REDUCED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whose work goes along. */
    public enum Layers {
        /** Everybody's, as a reviewer needs it. */
        ALL,
        /** The recipient's own and the models', as an annotator needs it. */
        OWN
    }

    public static final double MEGAPIXELS = 4;

    /** All of it, for whoever gets it, without pictures. */
    public static final PackOptions WHOLE = new PackOptions(null, Layers.ALL, null, MEGAPIXELS, false, false, false,
            Set.of(), Selection.ALL, List.of());

    public PackOptions {
        fields = Set.copyOf(fields);
        reports = List.copyOf(reports);
    }

    /** What goes along of the images' files: without a choice copies where their own names must not be told, else none. */
    public Pictures chosenPictures() {
        return pictures != null ? pictures : isNeutral() ? Pictures.ORIGINAL : Pictures.NONE;
    }

    /** Whether images are called by numbers, and copied without their notes. */
    boolean isNeutral() {
        return blind || deidentify;
    }

    /** Whether everything goes as it is, with its history: what somebody who worked in a package sends back. */
    boolean isReturn(PackedFrom from) {
        boolean back = recipient == null ? layers == Layers.ALL : recipient.strip().equalsIgnoreCase(from.sender());
        return back && !isNeutral() && only.isAll() && !namelessPeople;
    }

    public PackOptions withRecipient(@Nullable String name) {
        return new PackOptions(name, layers, pictures, megapixels, blind, deidentify, namelessPeople, fields, only,
                reports);
    }

    public PackOptions withLayers(Layers whose) {
        return new PackOptions(recipient, whose, pictures, megapixels, blind, deidentify, namelessPeople, fields, only,
                reports);
    }

    public PackOptions withPictures(@Nullable Pictures which) {
        return new PackOptions(recipient, layers, which, megapixels, blind, deidentify, namelessPeople, fields, only,
                reports);
    }

    public PackOptions withMegapixels(double most) {
        return new PackOptions(recipient, layers, pictures, most, blind, deidentify, namelessPeople, fields, only,
                reports);
    }

    public PackOptions withBlind(boolean without) {
        return new PackOptions(recipient, layers, pictures, megapixels, without, deidentify, namelessPeople, fields,
                only, reports);
    }

    public PackOptions withDeidentify(boolean without) {
        return new PackOptions(recipient, layers, pictures, megapixels, blind, without, namelessPeople, fields, only,
                reports);
    }

    public PackOptions withNamelessPeople(boolean without) {
        return new PackOptions(recipient, layers, pictures, megapixels, blind, deidentify, without, fields, only,
                reports);
    }

    public PackOptions withFields(Set<String> kept) {
        return new PackOptions(recipient, layers, pictures, megapixels, blind, deidentify, namelessPeople, kept, only,
                reports);
    }

    public PackOptions withOnly(Selection part) {
        return new PackOptions(recipient, layers, pictures, megapixels, blind, deidentify, namelessPeople, fields, part,
                reports);
    }

    public PackOptions withReports(List<Path> files) {
        return new PackOptions(recipient, layers, pictures, megapixels, blind, deidentify, namelessPeople, fields, only,
                files);
    }

    /** As the manifest tells; the selection's own words could tell what a neutral package must not. */
    Map<String, String> told() {
        Map<String, String> told = new TreeMap<>();
        told.put("images", chosenPictures().key());
        told.put("blind", Boolean.toString(blind));
        told.put("deidentified", Boolean.toString(deidentify));
        if (chosenPictures() == Pictures.REDUCED) {
            told.put("megapixels", Double.toString(megapixels));
        }
        if (!isNeutral() && !only.isAll()) {
            told.put("only", only.toString());
        }
        return told;
    }
}
