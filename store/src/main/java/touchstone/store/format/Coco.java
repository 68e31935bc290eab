package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import touchstone.model.ProjectView;

/**
 * COCO annotation files (cocodataset.org, "Data format"): datasets with images, categories and annotations, and lists of
 * results with a score.
 */
final class Coco implements Format {

    /** Attribute of an object that stands for a group ("true"); COCO's field of that name. */
    static final String CROWD = "iscrowd";

    /** Attribute with one number for the objects that were one in the file. */
    static final String GROUP = "group";

    private static final int HEAD = 1 << 16;

    /** What is written, and what an object with joints and an outline becomes. */
    enum Kind {
        /** Everything; two objects. */
        INSTANCES,
        /** Objects with joints; the joints. */
        KEYPOINTS,
        /** A list of objects with scores; two objects. */
        RESULTS
    }

    private final Kind kind;

    Coco(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String name() {
        return switch (kind) {
            case INSTANCES -> "coco";
            case KEYPOINTS -> "coco-keypoints";
            case RESULTS -> "coco-results";
        };
    }

    @Override
    public String title() {
        return switch (kind) {
            case INSTANCES -> "COCO instances";
            case KEYPOINTS -> "COCO keypoints";
            case RESULTS -> "COCO results";
        };
    }

    @Override
    public boolean recognises(Path from) throws IOException {
        return switch (kind) {
            case INSTANCES -> isDataset(from);
            case KEYPOINTS -> isDataset(from) && hasKeypoints(from);
            case RESULTS -> isResultList(from);
        };
    }

    /** Whether the first bytes are those of a COCO file with images. */
    static boolean isDataset(Path from) throws IOException {
        String head = head(from);
        return head.startsWith("{") && !head.contains("\"shapes\"")
                && (head.contains("\"annotations\"") || head.contains("\"categories\"")
                        || head.contains("\"file_name\""))
                && !head.contains("\"segments_info\"");
    }

    private static boolean hasKeypoints(Path from) throws IOException {
        return head(from).contains("\"keypoints\"")
                || Draft.nameOf(from).toLowerCase(Locale.ROOT).contains("keypoint");
    }

    private static boolean isResultList(Path from) throws IOException {
        String head = head(from);
        return head.startsWith("[") && head.contains("\"image_id\"") && head.contains("\"category_id\"");
    }

    private static String head(Path from) throws IOException {
        return Json.head(from, HEAD).replaceFirst("^\u00ef\u00bb\u00bf", "").replace("\0", "").strip();
    }

    @Override
    public Imported read(Path from, ReadOptions options) throws IOException {
        return new CocoReader(from, kind == Kind.KEYPOINTS, options).read();
    }

    @Override
    public Losses write(ProjectView project, WriteOptions options, Path to) throws IOException {
        return Staged.file(to, out -> new CocoWriter(kind, project, options).write(out));
    }
}
