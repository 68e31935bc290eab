package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.ProjectView;

/**
 * LabelMe's JSON files, one an image (github.com/wkentaro/labelme), and the dialect of X-AnyLabeling: a file, or a folder
 * with any number of them.
 */
final class LabelMe implements Format {

    private static final Messages TEXT = Messages.beside(LabelMe.class);
    private static final int HEAD = 1 << 12;

    @Override
    public String name() {
        return "labelme";
    }

    @Override
    public String title() {
        return "LabelMe";
    }

    @Override
    public boolean recognises(Path from) throws IOException {
        if (!Files.isDirectory(from)) {
            return looksLikeLabelMe(from);
        }
        for (Path file : filesIn(from)) {
            if (looksLikeLabelMe(file)) {
                return true;
            }
        }
        return false;
    }

    private static boolean looksLikeLabelMe(Path file) throws IOException {
        String head = Json.head(file, HEAD);
        return Draft.nameOf(file).endsWith(".json") && Json.looksLikeJson(file)
                && (head.contains("\"shapes\"") || head.contains("\"imagePath\"") || head.contains("\"imageData\""));
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(p -> p.toString().endsWith(".json") && Files.isRegularFile(p)).sorted().toList();
        }
    }

    @Override
    public Imported read(Path from, ReadOptions options) throws IOException {
        if (!Files.isDirectory(from)) {
            Draft draft = new Draft(from, Draft.folderOf(from), options);
            new LabelMeReader(from, draft).read();
            return draft.finish();
        }
        Draft draft = new Draft(from, from.toAbsolutePath().normalize(), options);
        boolean any = false;
        for (Path file : filesIn(from)) {
            any = true;
            try {
                new LabelMeReader(file, draft).read();
            } catch (InputRefused refused) {
                draft.refuse(Draft.nameOf(file), refused);
            }
        }
        if (!any) {
            throw new InputRefused(TEXT.text("noLabelMe", from));
        }
        return draft.finish();
    }

    /** One file an image into a folder; into the one file that is named when its name ends in .json and there is one image. */
    @Override
    public Losses write(ProjectView project, WriteOptions options, Path to) throws IOException {
        List<Image> images = project.images();
        if (Draft.nameOf(to).endsWith(".json") && !Files.isDirectory(to)) {
            if (images.size() != 1) {
                throw new InputRefused(TEXT.text("labelMeOneFile", to, Integer.toString(images.size())));
            }
            return Staged.file(to, place -> {
                LabelMeWriter writer = new LabelMeWriter(project, options, Draft.folderOf(to));
                writer.write(images.getFirst(), place);
                return writer.losses();
            });
        }
        return Staged.folder(to, place -> {
            LabelMeWriter writer = new LabelMeWriter(project, options, to.toAbsolutePath().normalize());
            FileNames names = new FileNames(".json");
            for (Image image : images) {
                writer.write(image, place.resolve(names.of(image)));
            }
            return writer.losses();
        });
    }
}
