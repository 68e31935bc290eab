package touchstone.store.format;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import touchstone.model.Annotation;
import touchstone.model.Label;
import touchstone.model.Provenance;
import touchstone.store.image.DicomElements;
import touchstone.store.image.DicomTag;
import touchstone.store.image.Lab;

/** What a written segmentation says of one label (PS3.3, C.8.20.4). */
final class DicomSegment {

    /** Attribute of an object that a segmentation brought: how it was made. */
    static final String ALGORITHM = "algorithm";

    /** In bytes, for programs that do not count characters. */
    private static final int LONGEST_NAME = 64;
    private static final String MANUAL = "MANUAL";
    private static final String SEMIAUTOMATIC = "SEMIAUTOMATIC";
    private static final String AUTOMATIC = "AUTOMATIC";

    private final Label label;
    private final Set<String> algorithms = new TreeSet<>();
    private final Set<String> models = new TreeSet<>();

    DicomSegment(Label label) {
        this.label = label;
    }

    /** Takes in how one of its objects was made. */
    void made(Annotation a) {
        Provenance.Origin origin = a.provenance().origin();
        String told = a.attributes().getOrDefault(ALGORITHM, MANUAL);
        algorithms.add(switch (origin) {
            case MODEL -> AUTOMATIC;
            case ACCEPTED -> SEMIAUTOMATIC;
            case HUMAN, IMPORT -> Set.of(AUTOMATIC, SEMIAUTOMATIC).contains(told) ? told : MANUAL;
        });
        if (origin == Provenance.Origin.MODEL || origin == Provenance.Origin.ACCEPTED) {
            models.add(a.provenance().source());
        }
    }

    /** The label's name as far as DICOM can hold it. */
    String name() {
        return cleaned(label.name());
    }

    private static String cleaned(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ").replace('\\', '/').strip();
        int end = plain.length();
        while (plain.substring(0, end).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            end = plain.offsetByCodePoints(end, -1);
        }
        return plain.substring(0, end).strip();
    }

    DicomElements elements(int number) {
        double[] lab = Lab.of(label.colour());
        String algorithm = algorithms.size() == 1 ? algorithms.iterator().next() : SEMIAUTOMATIC;
        DicomElements elements = new DicomElements()
                .sequence(DicomTag.SEGMENT_CATEGORY, DicomSegHeader.code("85756007", "SCT", "Tissue"))
                .numbers(DicomTag.SEGMENT_NUMBER, number).text(DicomTag.SEGMENT_LABEL, "LO", name())
                .text(DicomTag.SEGMENT_ALGORITHM, "CS", algorithm)
                .numbers(DicomTag.RECOMMENDED_CIELAB, sixteenBits(lab[0] / 100), sixteenBits((lab[1] + 128) / 255),
                        sixteenBits((lab[2] + 128) / 255))
                .sequence(DicomTag.SEGMENT_PROPERTY, DicomSegHeader.code("85756007", "SCT", "Tissue"));
        if (!algorithm.equals(MANUAL)) {
            String name = cleaned(String.join(", ", models));
            elements.text(DicomTag.SEGMENT_ALGORITHM_NAME, "LO", name.isEmpty() ? "unknown" : name);
        }
        return elements;
    }

    private static int sixteenBits(double share) {
        return (int) Math.round(Math.clamp(share, 0, 1) * 0xffff);
    }
}
