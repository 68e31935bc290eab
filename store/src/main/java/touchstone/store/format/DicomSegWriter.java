package touchstone.store.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Mask;
import touchstone.store.image.DicomElements;

/** Writes a binary segmentation for each series, a segment for each label and a frame wherever one of it is on a slice. */
final class DicomSegWriter {

    private static final Messages TEXT = Messages.beside(DicomSegWriter.class);

    /** The objects of one label on one slice, as one. */
    record Frame(DicomSlice slice, int segment, Mask mask) {
    }

    private final Content content;
    private final Map<DicomSlice.Series, Map<DicomSlice, Map<LabelId, Mask>>> series = new LinkedHashMap<>();
    private final Map<DicomSlice.Series, Map<LabelId, DicomSegment>> segments = new HashMap<>();

    DicomSegWriter(ProjectView project, WriteOptions options) throws IOException {
        content = Content.ofOneLayer(project, options);
        for (Image image : project.images()) {
            List<Annotation> objects = content.objects(image);
            if (objects.isEmpty() || Overlaid.isImpossible(image, objects, content.losses)) {
                continue;
            }
            Optional<DicomSlice> slice = DicomSlice.of(project.file(image), image);
            if (slice.isEmpty()) {
                objects.forEach(a -> content.losses.object(TEXT.text("lossNotDicom")));
            } else {
                take(slice.get(), objects);
            }
        }
    }

    private void take(DicomSlice slice, List<Annotation> objects) {
        Map<LabelId, Mask> masks = new HashMap<>();
        for (Annotation a : objects) {
            Mask mask = Overlaid.mask(slice.image(), a.geometry(), content.losses).orElse(null);
            if (mask == null) {
                continue;
            }
            if (mask.isEmpty()) {
                content.losses.object(TEXT.text("lossHidden"));
                continue;
            }
            Mask before = masks.get(a.label());
            masks.put(a.label(), before == null ? mask : before.union(mask));
            if (before != null) {
                content.losses.object(TEXT.text("lossMerged"));
            } else if (!(a.geometry() instanceof Mask)) {
                content.losses.shape(TEXT.text("lossPixels"));
            }
            content.losses.properties(a);
            Label label = content.label(a);
            segments.computeIfAbsent(slice.series(), s -> new HashMap<>())
                    .computeIfAbsent(label.id(), l -> new DicomSegment(label)).made(a);
        }
        if (!masks.isEmpty()) {
            series.computeIfAbsent(slice.series(), s -> new LinkedHashMap<>()).put(slice, masks);
        }
    }

    Losses all(Path folder) throws IOException {
        Set<String> taken = new HashSet<>();
        for (Map.Entry<DicomSlice.Series, Map<DicomSlice, Map<LabelId, Mask>>> one : series.entrySet()) {
            String stem = ImportImages.stem(one.getValue().keySet().iterator().next().image().fileName());
            String name = stem;
            for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
                name = stem + "-" + n;
            }
            write(one.getKey(), one.getValue(), folder.resolve(name + "-seg.dcm"));
        }
        return content.losses.total();
    }

    Losses single(Path to, String name) throws IOException {
        if (series.size() != 1) {
            throw new InputRefused(TEXT.text("dicomSegSeveral", name, Integer.toString(series.size())));
        }
        for (Map.Entry<DicomSlice.Series, Map<DicomSlice, Map<LabelId, Mask>>> one : series.entrySet()) {
            write(one.getKey(), one.getValue(), to);
        }
        return content.losses.total();
    }

    private void write(DicomSlice.Series of, Map<DicomSlice, Map<LabelId, Mask>> drawn, Path to) throws IOException {
        List<DicomSegment> described = new ArrayList<>();
        Map<LabelId, Integer> numbers = new HashMap<>();
        for (Label label : content.project.schema().labels()) {
            DicomSegment segment = segments.getOrDefault(of, Map.of()).get(label.id());
            if (segment != null) {
                described.add(segment);
                numbers.put(label.id(), described.size());
                if (!segment.name().equals(label.name())) {
                    content.losses.detail(TEXT.text("lossLabelNames"));
                }
            }
        }
        List<DicomSlice> slices = drawn.keySet().stream().sorted(Comparator.comparingDouble(DicomSlice::place)
                .thenComparing(s -> s.image().path()).thenComparingInt(DicomSlice::frame)).toList();
        List<Frame> frames = new ArrayList<>();
        for (DicomSlice slice : slices) {
            drawn.getOrDefault(slice, Map.of())
                    .forEach((label, mask) -> frames.add(new Frame(slice, numbers.getOrDefault(label, 0), mask)));
        }
        frames.sort(Comparator.comparingInt(Frame::segment));
        long bits = (long) of.width() * of.height() * frames.size();
        long bytes = (bits + 15) / 16 * 2;
        if (bytes > DicomElements.MOST_PIXEL_BYTES) {
            throw new InputRefused(TEXT.text("dicomSegLarge", to));
        }
        DicomSegHeader header = new DicomSegHeader(of, slices, described, frames);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
            header.write(out, bytes);
            pixels(of, frames, bytes, out);
        }
        content.losses.detail(TEXT.text("lossPatient"));
    }

    /** Bits from the lowest, without a gap between frames (PS3.5, 8.1.1). */
    private static void pixels(DicomSlice.Series of, List<Frame> frames, long all, OutputStream out)
            throws IOException {
        int pixels = of.width() * of.height();
        long written = 0;
        int left = 0;
        BitSet bits = new BitSet();
        for (Frame frame : frames) {
            int start = left;
            BitSet into = bits;
            frame.mask().forEachRun((y, from, to) -> into.set(start + y * of.width() + from,
                    start + y * of.width() + to));
            int whole = (start + pixels) / 8;
            out.write(Arrays.copyOf(bits.toByteArray(), whole));
            written += whole;
            left = (start + pixels) % 8;
            bits = bits.get(whole * 8, whole * 8 + left);
        }
        out.write(Arrays.copyOf(bits.toByteArray(), Math.toIntExact(all - written)));
    }
}
