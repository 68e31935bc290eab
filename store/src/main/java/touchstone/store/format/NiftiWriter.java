package touchstone.store.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.model.Spacing;
import touchstone.model.Stack;
import touchstone.store.image.NiftiVolume;

/**
 * Writes a volume of labels for each stack, with the header of the image volume where the images come from one, so that
 * both lie at the same place in space; and beside it what the values mean, as ITK-SNAP reads it.
 */
final class NiftiWriter {

    /** How the comment begins in which a volume names its images: one path, or a line an image. */
    static final String COMMENT = "Touchstone images\n";

    private static final Messages TEXT = Messages.beside(NiftiWriter.class);
    private static final int HEADER = 348;
    private static final int LONGEST_AXIS = 32_767;
    private static final int LARGEST_VALUE = 0xffff;
    private static final int COMMENT_CODE = 6;
    private static final short LABELS_INTENT = 1002;

    private final Content content;
    private final Map<LabelId, Integer> numbers = new HashMap<>();
    private final int bytes;

    NiftiWriter(ProjectView project, WriteOptions options) {
        content = Content.ofOneLayer(project, options);
        project.schema().labels().forEach(l -> numbers.put(l.id(), numbers.size() + 1));
        bytes = numbers.size() > 255 ? 2 : 1;
    }

    /** Images of one size that lie in one volume. */
    private List<List<Image>> volumes() {
        List<List<Image>> volumes = new ArrayList<>();
        for (Stack stack : Stack.of(content.project.images())) {
            Map<List<Integer>, List<Image>> bySize = new TreeMap<>(
                    (a, b) -> a.toString().compareTo(b.toString()));
            for (Image image : stack.images()) {
                if (!Overlaid.isImpossible(image, content.objects(image), content.losses)) {
                    bySize.computeIfAbsent(List.of(image.width(), image.height()), s -> new ArrayList<>()).add(image);
                }
            }
            volumes.addAll(bySize.values());
        }
        return volumes;
    }

    Losses all(Path folder) throws IOException {
        Set<String> taken = new HashSet<>();
        for (List<Image> volume : volumes()) {
            String stem = Nifti.stem(volume.getFirst().fileName());
            stem = stem.equals(volume.getFirst().fileName()) ? ImportImages.stem(stem) : stem;
            String name = stem;
            for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
                name = stem + "-" + n;
            }
            write(volume, folder, name, ".nii.gz");
        }
        return content.losses.total();
    }

    Losses single(Path folder, String name) throws IOException {
        List<List<Image>> volumes = volumes();
        if (volumes.size() != 1) {
            throw new InputRefused(TEXT.text("niftiSeveral", name, Integer.toString(volumes.size())));
        }
        write(volumes.getFirst(), folder, Nifti.stem(name), name.substring(Nifti.stem(name).length()));
        return content.losses.total();
    }

    private void write(List<Image> images, Path folder, String stem, String ending) throws IOException {
        Image first = images.getFirst();
        if (Math.max(first.width(), first.height()) > LONGEST_AXIS || images.size() > LONGEST_AXIS) {
            throw new InputRefused(TEXT.text("niftiLarge", first.address(), LONGEST_AXIS));
        }
        boolean oneFile = images.stream().allMatch(i -> i.path().equals(first.path()));
        Map<Integer, Image> byPlane = new TreeMap<>();
        for (int i = 0; i < images.size(); i++) {
            byPlane.put(oneFile ? images.get(i).plane() : i, images.get(i));
        }
        int planes = byPlane.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        byte[] source = oneFile ? header(first, planes) : null;
        byte[] comment = comment(images, oneFile);
        ByteBuffer head = head(source, first, source == null ? planes : 0, comment.length);
        int all = source == null ? planes : planesOf(head);
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(folder.resolve(stem + ending)));
                OutputStream out = ending.toLowerCase(Locale.ROOT).endsWith(".gz")
                        ? new GZIPOutputStream(file, 1 << 16)
                        : file) {
            byte[] header = new byte[head.capacity()];
            head.get(0, header);
            out.write(header);
            ByteBuffer extension = ByteBuffer.allocate(12).order(head.order());
            out.write(extension.put((byte) 1).put(new byte[3]).putInt(8 + comment.length).putInt(COMMENT_CODE).array());
            out.write(comment);
            for (int plane = 0; plane < all; plane++) {
                out.write(values(byPlane.get(plane), first, head.order()));
            }
        }
        Files.write(folder.resolve(stem + ".label"), names());
    }

    private byte[] values(@Nullable Image image, Image first, ByteOrder order) {
        ByteBuffer out = ByteBuffer.allocate(first.width() * first.height() * bytes).order(order);
        if (image == null) {
            return out.array();
        }
        Overlaid overlaid = new Overlaid(image, content.objects(image), LARGEST_VALUE, content.losses);
        int[] labels = new int[overlaid.visible().size() + 1];
        Set<LabelId> seen = new HashSet<>();
        for (int i = 0; i < overlaid.visible().size(); i++) {
            Annotation a = overlaid.visible().get(i);
            labels[i + 1] = numbers.getOrDefault(a.label(), 0);
            if (!seen.add(a.label())) {
                content.losses.object(TEXT.text("lossMerged"));
            }
            content.losses.properties(a);
        }
        for (char value : overlaid.values()) {
            if (bytes == 2) {
                out.putShort((short) labels[value]);
            } else {
                out.put((byte) labels[value]);
            }
        }
        return out.array();
    }

    /** The header of the image volume, where it is one and has these planes; else null. */
    private byte @Nullable [] header(Image image, int planes) throws IOException {
        Path file = content.project.file(image);
        if (!Files.isRegularFile(file) || !NiftiVolume.recognises(file)) {
            return null;
        }
        try (NiftiVolume volume = NiftiVolume.open(file)) {
            boolean fits = volume.width() == image.width() && volume.height() == image.height()
                    && volume.planes() >= planes;
            return fits ? volume.header() : null;
        } catch (InputRefused unreadable) {
            return null;
        }
    }

    private static int planesOf(ByteBuffer head) {
        int planes = 1;
        for (int axis = 3; axis <= head.getShort(40); axis++) {
            planes *= head.getShort(40 + 2 * axis);
        }
        return planes;
    }

    private ByteBuffer head(byte @Nullable [] source, Image first, int planes, int comment) {
        ByteBuffer head;
        if (source != null) {
            boolean little = ByteBuffer.wrap(source).order(ByteOrder.LITTLE_ENDIAN).getInt(0) == HEADER;
            head = ByteBuffer.wrap(source).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        } else {
            head = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
            short[] axes = { (short) (planes > 1 ? 3 : 2), (short) first.width(), (short) first.height(),
                    (short) planes, 1, 1, 1, 1 };
            for (int i = 0; i < axes.length; i++) {
                head.putShort(40 + 2 * i, axes[i]).putFloat(76 + 4 * i, 1);
            }
            Spacing spacing = first.spacing();
            if (spacing != null) {
                head.putFloat(80, (float) spacing.x()).putFloat(84, (float) spacing.y()).put(123, (byte) 2);
            }
        }
        head.putInt(0, HEADER).putShort(68, LABELS_INTENT).putShort(70, (short) (bytes == 2 ? 512 : 2))
                .putShort(72, (short) (8 * bytes));
        head.putFloat(108, HEADER + 4 + 8 + comment).putFloat(112, 1).putFloat(116, 0);
        head.putFloat(124, 0).putFloat(128, 0);
        head.put(344, new byte[]{ 'n', '+', '1', 0 });
        return head;
    }

    /** Padded so that the values begin at a multiple of 16. */
    private byte[] comment(List<Image> images, boolean oneFile) {
        StringBuilder text = new StringBuilder(COMMENT);
        if (oneFile) {
            text.append(images.getFirst().path()).append('\n');
        } else {
            images.forEach(image -> text.append(image.address()).append('\n'));
        }
        byte[] written = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] padded = new byte[Math.ceilDiv(written.length + 8, 16) * 16 - 8];
        System.arraycopy(written, 0, padded, 0, written.length);
        return padded;
    }

    private List<String> names() {
        List<String> lines = new ArrayList<>(List.of("# ITK-SnAP Label Description File",
                "# IDX   -R-  -G-  -B-  -A--  VIS MSH  LABEL", "0 0 0 0 0 0 0 \"Clear Label\""));
        for (Label label : content.project.schema().labels()) {
            lines.add(numbers.get(label.id()) + " " + (label.colour() >> 16 & 0xff) + " "
                    + (label.colour() >> 8 & 0xff) + " " + (label.colour() & 0xff) + " 1 1 1 \""
                    + label.name().replaceAll("[\\r\\n]", " ") + "\"");
        }
        return lines;
    }
}
