package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/** The formats that can be read and written. */
public final class Formats {

    /** The more special ones first, for {@link #detect} takes the first that recognises a file. */
    public static final List<Format> ALL = List.of( //
            new DicomSeg(), //
            new Touchstone(), //
            new Csv(), //
            new CocoPanoptic(), //
            new Datumaro(), //
            new Coco(Coco.Kind.KEYPOINTS), //
            new Coco(Coco.Kind.INSTANCES), //
            new Coco(Coco.Kind.RESULTS), //
            new LabelMe(), //
            new LabelStudio(), //
            new GeoJson(), //
            new Cvat(), //
            new Voc(false), //
            new Voc(true), //
            new VocMasks(), //
            new Yolo(null), //
            new Yolo(Yolo.Task.DETECT), //
            new Yolo(Yolo.Task.SEGMENT), //
            new Yolo(Yolo.Task.OBB), //
            new Yolo(Yolo.Task.POSE), //
            new PngMasks(PngMasks.Kind.OBJECTS), //
            new PngMasks(PngMasks.Kind.LABELS), //
            new PngMasks(PngMasks.Kind.COLOURS), //
            new Nifti());

    private static final Messages TEXT = Messages.beside(Formats.class);

    private Formats() {
    }

    /** @throws InputRefused when there is no such format; the sentence lists those there are */
    public static Format named(String name) throws InputRefused {
        return ALL.stream().filter(f -> f.name().equals(name)).findFirst()
                .orElseThrow(() -> new InputRefused(TEXT.text("unknownFormat", name, names())));
    }

    /** @throws InputRefused when the file or folder is missing or of no known format */
    public static Format detect(Path from) throws IOException {
        if (!Files.exists(from)) {
            throw new InputRefused(TEXT.text("gone", from));
        }
        if (Files.isRegularFile(from) && Files.size(from) == 0) {
            throw new InputRefused(TEXT.text("empty", from));
        }
        for (Format format : ALL) {
            if (format.recognises(from)) {
                return format;
            }
        }
        throw new InputRefused(TEXT.text("undetected", from, names()));
    }

    private static String names() {
        return ALL.stream().map(Format::name).sorted().collect(Collectors.joining(", "));
    }
}
