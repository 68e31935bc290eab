package touchstone.store.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.ProjectView;

/**
 * Pascal VOC's segmentation: pictures of labels in {@code SegmentationClass}, of objects in {@code SegmentationObject},
 * named as the images in {@code JPEGImages}. A pixel's colour, in the palette or itself, is its label's in
 * {@code labelmap.txt}, or in the challenge's own list where there is none. Without pictures of objects, all pixels of a
 * label are one object.
 */
final class VocMasks implements Format {

    static final String LABELS = "SegmentationClass";
    static final String OBJECTS = "SegmentationObject";

    private static final Messages TEXT = Messages.beside(VocMasks.class);
    /** 255 means that nobody judged the pixel. */
    private static final int MOST_OBJECTS = 254;

    @Override
    public String name() {
        return "voc-segmentation";
    }

    @Override
    public String title() {
        return TEXT.text("vocSegmentation");
    }

    @Override
    public boolean recognises(Path from) {
        return Files.isDirectory(from.resolve(LABELS)) && !Files.isDirectory(from.resolve("Annotations"));
    }

    @Override
    public Imported read(Path from, ReadOptions options) throws IOException {
        Path root = from.toAbsolutePath().normalize();
        if (Draft.nameOf(root).equals(LABELS)) {
            root = Draft.folderOf(root);
        }
        Path labels = root.resolve(LABELS);
        List<Path> files = Files.isDirectory(labels) ? PngMasks.filesIn(labels) : List.of();
        if (files.isEmpty()) {
            throw new InputRefused(TEXT.text("noVocMasks", from, LABELS));
        }
        return new VocMasksReader(root, new Draft(from, VocReader.imageFolder(root), options)).read(files);
    }

    @Override
    public Losses write(ProjectView project, WriteOptions options, Path to) throws IOException {
        int labels = project.schema().labels().size();
        if (labels > MOST_OBJECTS) {
            throw new InputRefused(TEXT.text("vocTooManyLabels", to, Integer.toString(labels),
                    Integer.toString(MOST_OBJECTS)));
        }
        return Staged.folder(to, place -> writeInto(place, project, options));
    }

    private static Losses writeInto(Path folder, ProjectView project, WriteOptions options) throws IOException {
        Losses.Counter losses = new Losses.Counter();
        losses.schema(project);
        losses.layers(options.annotators());
        Legend.write(project.schema(), folder);
        int[] labelColours = Legend.colours(project.schema());
        int[] objectColours = new int[MOST_OBJECTS + 1];
        Arrays.setAll(objectColours, Legend::vocColour);
        Map<LabelId, Character> numbers = new HashMap<>();
        project.schema().labels().forEach(l -> numbers.put(l.id(), (char) (numbers.size() + 1)));
        FileNames names = new FileNames(".png");
        ImageTable images = new ImageTable();
        List<String> stems = new ArrayList<>();
        for (Image image : project.images()) {
            List<Annotation> objects = new ArrayList<>();
            options.annotators().forEach(a -> objects.addAll(project.annotations(image.id(), a)));
            if (Overlaid.isImpossible(image, objects, losses)) {
                continue;
            }
            String name = names.of(image);
            images.add(name, image);
            stems.add(ImportImages.stem(name));
            Overlaid overlaid = new Overlaid(image, objects, MOST_OBJECTS, losses);
            overlaid.visible().forEach(losses::properties);
            char[] values = overlaid.values();
            picture(folder.resolve(OBJECTS).resolve(name), image, values, objectColours);
            char[] labelOf = new char[overlaid.visible().size() + 1];
            for (int i = 1; i < labelOf.length; i++) {
                labelOf[i] = numbers.getOrDefault(overlaid.visible().get(i - 1).label(), (char) 0);
            }
            for (int i = 0; i < values.length; i++) {
                values[i] = labelOf[values[i]];
            }
            picture(folder.resolve(LABELS).resolve(name), image, values, labelColours);
        }
        images.write(folder);
        Path sets = Files.createDirectories(folder.resolve("ImageSets").resolve("Segmentation"));
        Files.write(sets.resolve("default.txt"), stems);
        return losses.total();
    }

    private static void picture(Path file, Image image, char[] values, int[] colours) throws IOException {
        Files.createDirectories(Draft.folderOf(file));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            PngLabels.encode(out,
                    new PngLabels(image.width(), image.height(), values, PngLabels.Coding.PALETTE, colours));
        }
    }
}
