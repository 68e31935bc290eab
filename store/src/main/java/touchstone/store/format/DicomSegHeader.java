package touchstone.store.format;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import touchstone.store.image.DicomElements;
import touchstone.store.image.DicomTag;

/**
 * All of a binary segmentation but its pixels (PS3.3, A.51). It belongs into the study of its slices and names them and
 * their frame of reference; who the patient is stays empty, as everything that a study may leave empty.
 */
final class DicomSegHeader {

    static final String SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.4";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);

    private final DicomSlice.Series series;
    private final List<DicomSlice> slices;
    private final List<DicomSegment> segments;
    private final List<DicomSegWriter.Frame> frames;
    private final String instance = DicomElements.identifier();
    private final String dimensions = DicomElements.identifier();
    /** Whether the place in space tells the slices apart; else their number does. */
    private final boolean placed;

    /** @param slices in their order */
    DicomSegHeader(DicomSlice.Series series, List<DicomSlice> slices, List<DicomSegment> segments,
            List<DicomSegWriter.Frame> frames) {
        this.series = series;
        this.slices = slices;
        this.segments = segments;
        this.frames = frames;
        placed = slices.stream().allMatch(s -> s.plane().isPlaced())
                && slices.stream().map(s -> s.plane().position()).distinct().count() == slices.size();
    }

    static DicomElements code(String value, String scheme, String meaning) {
        return new DicomElements().text(DicomTag.CODE_VALUE, "SH", value).text(DicomTag.CODING_SCHEME, "SH", scheme)
                .text(DicomTag.CODE_MEANING, "LO", meaning);
    }

    void write(OutputStream out, long pixelBytes) throws IOException {
        DicomElements all = new DicomElements();
        study(all);
        content(all);
        references(all);
        dimensions(all);
        groups(all);
        all.writeHead(out, SEGMENTATION, instance, pixelBytes);
    }

    private void study(DicomElements all) {
        all.text(DicomTag.CHARACTER_SET, "CS", "ISO_IR 192").text(DicomTag.SOP_CLASS, "UI", SEGMENTATION)
                .text(DicomTag.SOP_INSTANCE, "UI", instance).text(DicomTag.STUDY_DATE, "DA", "")
                .text(DicomTag.STUDY_TIME, "TM", "").text(DicomTag.ACCESSION_NUMBER, "SH", "")
                .text(DicomTag.REFERRING_PHYSICIAN, "PN", "").text(DicomTag.PATIENT_NAME, "PN", "")
                .text(DicomTag.PATIENT_ID, "LO", "").text(DicomTag.PATIENT_BIRTH_DATE, "DA", "")
                .text(DicomTag.PATIENT_SEX, "CS", "").text(DicomTag.STUDY_INSTANCE, "UI", series.study())
                .text(DicomTag.STUDY_ID, "SH", "").text(DicomTag.MODALITY, "CS", "SEG")
                .text(DicomTag.SERIES_INSTANCE, "UI", DicomElements.identifier())
                .text(DicomTag.SERIES_NUMBER, "IS", "1").text(DicomTag.SERIES_DESCRIPTION, "LO", "Segmentation")
                .text(DicomTag.MANUFACTURER, "LO", "Touchstone").text(DicomTag.MODEL_NAME, "LO", "Touchstone")
                .text(DicomTag.DEVICE_SERIAL_NUMBER, "LO", "0").text(DicomTag.SOFTWARE_VERSIONS, "LO", "1");
        if (!slices.stream().allMatch(s -> s.plane().isPlaced())) {
            all.text(DicomTag.PATIENT_ORIENTATION, "CS", "");
        }
        if (!series.frameOfReference().isEmpty()) {
            all.text(DicomTag.FRAME_OF_REFERENCE, "UI", series.frameOfReference())
                    .text(DicomTag.POSITION_INDICATOR, "LO", "");
        }
    }

    private void content(DicomElements all) {
        LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault());
        all.text(DicomTag.IMAGE_TYPE, "CS", "DERIVED", "PRIMARY").text(DicomTag.INSTANCE_NUMBER, "IS", "1")
                .text(DicomTag.CONTENT_DATE, "DA", DATE.format(now)).text(DicomTag.CONTENT_TIME, "TM", TIME.format(now))
                .text(DicomTag.CONTENT_LABEL, "CS", "SEGMENTATION").text(DicomTag.CONTENT_DESCRIPTION, "LO", "")
                .text(DicomTag.CONTENT_CREATOR, "PN", "").numbers(DicomTag.SAMPLES_PER_PIXEL, 1)
                .text(DicomTag.PHOTOMETRIC, "CS", "MONOCHROME2")
                .text(DicomTag.FRAMES, "IS", Integer.toString(frames.size()))
                .numbers(DicomTag.ROWS, series.height()).numbers(DicomTag.COLUMNS, series.width())
                .numbers(DicomTag.BITS_ALLOCATED, 1).numbers(DicomTag.BITS_STORED, 1).numbers(DicomTag.HIGH_BIT, 0)
                .numbers(DicomTag.PIXEL_REPRESENTATION, 0).text(DicomTag.SEGMENTATION_TYPE, "CS", "BINARY");
        DicomSlice.Lossy lossy = slices.stream().map(DicomSlice::lossy).filter(DicomSlice.Lossy::compressed)
                .findFirst().orElse(null);
        all.text(DicomTag.LOSSY, "CS", lossy == null ? "00" : "01");
        if (lossy != null) {
            all.text(DicomTag.LOSSY_RATIO, "DS", lossy.ratio()).text(DicomTag.LOSSY_METHOD, "CS", lossy.method());
        }
        List<DicomElements> described = new ArrayList<>();
        segments.forEach(segment -> described.add(segment.elements(described.size() + 1)));
        all.sequence(DicomTag.SEGMENTS, described);
    }

    private void references(DicomElements all) {
        Map<String, DicomElements> instances = new LinkedHashMap<>();
        slices.forEach(slice -> instances.putIfAbsent(slice.instance(), reference(slice)));
        all.sequence(DicomTag.REFERENCED_SERIES, new DicomElements()
                .sequence(DicomTag.REFERENCED_INSTANCES, List.copyOf(instances.values()))
                .text(DicomTag.SERIES_INSTANCE, "UI", series.series()));
    }

    private static DicomElements reference(DicomSlice slice) {
        return new DicomElements().text(DicomTag.REFERENCED_SOP_CLASS, "UI", slice.sopClass())
                .text(DicomTag.REFERENCED_SOP_INSTANCE, "UI", slice.instance());
    }

    private void dimensions(DicomElements all) {
        all.sequence(DicomTag.DIMENSION_ORGANIZATIONS,
                new DicomElements().text(DicomTag.DIMENSION_ORGANIZATION, "UI", dimensions));
        all.sequence(DicomTag.DIMENSION_INDICES,
                dimension(DicomTag.REFERENCED_SEGMENT, DicomTag.SEGMENT_IDENTIFICATION),
                placed
                        ? dimension(DicomTag.POSITION, DicomTag.PLANE_POSITIONS)
                        : dimension(DicomTag.STACK_POSITION, DicomTag.FRAME_CONTENT));
    }

    private DicomElements dimension(int tag, int group) {
        return new DicomElements().text(DicomTag.DIMENSION_ORGANIZATION, "UI", dimensions)
                .pointer(DicomTag.INDEX_POINTER, tag).pointer(DicomTag.GROUP_POINTER, group);
    }

    private void groups(DicomElements all) {
        DicomSlice first = slices.getFirst();
        boolean oneOrientation = slices.stream()
                .allMatch(s -> s.plane().orientation().equals(first.plane().orientation()));
        boolean oneMeasure = slices.stream().allMatch(s -> isSameMeasure(s.plane(), first.plane()));
        DicomElements shared = new DicomElements();
        if (oneOrientation) {
            orientation(shared, first.plane());
        }
        if (oneMeasure) {
            measures(shared, first.plane());
        }
        all.sequence(DicomTag.SHARED_GROUPS, shared);
        Map<DicomSlice, Integer> order = new HashMap<>();
        slices.forEach(slice -> order.put(slice, order.size() + 1));
        List<DicomElements> own = new ArrayList<>();
        for (DicomSegWriter.Frame frame : frames) {
            DicomSlice slice = frame.slice();
            DicomElements group = frame(frame, order.getOrDefault(slice, 0));
            if (!oneOrientation) {
                orientation(group, slice.plane());
            }
            if (!oneMeasure) {
                measures(group, slice.plane());
            }
            own.add(group);
        }
        all.sequence(DicomTag.FRAME_GROUPS, own);
    }

    private static boolean isSameMeasure(DicomSlice.Plane a, DicomSlice.Plane b) {
        return a.spacing().equals(b.spacing()) && a.thickness().equals(b.thickness()) && a.gap().equals(b.gap());
    }

    private static void orientation(DicomElements group, DicomSlice.Plane plane) {
        if (plane.isPlaced()) {
            group.sequence(DicomTag.PLANE_ORIENTATIONS,
                    new DicomElements().text(DicomTag.ORIENTATION, "DS", plane.orientation()));
        }
    }

    private static void measures(DicomElements group, DicomSlice.Plane plane) {
        if (plane.spacing().isEmpty()) {
            return;
        }
        DicomElements measures = new DicomElements().text(DicomTag.PIXEL_SPACING, "DS", plane.spacing());
        if (!plane.thickness().isEmpty()) {
            measures.text(DicomTag.SLICE_THICKNESS, "DS", plane.thickness());
        }
        if (!plane.gap().isEmpty()) {
            measures.text(DicomTag.SLICE_SPACING, "DS", plane.gap());
        }
        group.sequence(DicomTag.PIXEL_MEASURES, measures);
    }

    private DicomElements frame(DicomSegWriter.Frame frame, int place) {
        DicomSlice slice = frame.slice();
        DicomElements source = reference(slice).sequence(DicomTag.PURPOSE_CODES,
                code("121322", "DCM", "Source image for image processing operation"));
        if (slice.frame() > 0) {
            source.text(DicomTag.REFERENCED_FRAME, "IS", Integer.toString(slice.frame()));
        }
        DicomElements at = new DicomElements().wideNumbers(DicomTag.INDEX_VALUES, frame.segment(), place);
        if (!placed) {
            at.text(DicomTag.STACK_ID, "SH", "1").wideNumbers(DicomTag.STACK_POSITION, place);
        }
        DicomElements group = new DicomElements()
                .sequence(DicomTag.DERIVATION_IMAGES, new DicomElements().sequence(DicomTag.SOURCE_IMAGES, source)
                        .sequence(DicomTag.DERIVATION_CODES, code("113076", "DCM", "Segmentation")))
                .sequence(DicomTag.FRAME_CONTENT, at).sequence(DicomTag.SEGMENT_IDENTIFICATION,
                        new DicomElements().numbers(DicomTag.REFERENCED_SEGMENT, frame.segment()));
        if (slice.plane().isPlaced()) {
            group.sequence(DicomTag.PLANE_POSITIONS,
                    new DicomElements().text(DicomTag.POSITION, "DS", slice.plane().position()));
        }
        return group;
    }
}
