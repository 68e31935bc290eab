package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Path;
import touchstone.model.Messages;
import touchstone.model.ProjectView;

/**
 * Touchstone's own text format, which carries all of a project's content without a loss; only the history of edits stays
 * in the project file. UTF-8, one JSON object a line, so that it can be read and written piece by piece. Each line says its
 * {@code "type"}, and names only what lines before it have told:
 *
 * <pre>
 * {"type":"touchstone","version":1,"folder":".."}           the first line; image paths are meant against the folder,
 *                                                           which is meant against that of the file
 * {"type":"annotator","id","name","role"}                   role: annotator, gold, model, consensus
 * {"type":"label","id","name","colour":"#rrggbb","shortcut","kinds":[..],"attributes":[{"name","type","choices",
 *     "initial","required"}],"skeleton":{"joints":[..],"edges":[[i,j]..],"pairs":[[i,j]..]},"description","position",
 *     "parent":ID,"subjective"}                             indices from 0; a parent may follow
 * {"type":"guideline","id","version","text"}
 * {"type":"image","id","path","plane","width","height","sha256","bytes","spacing":[y,x],"fields":{..}}   spacing in mm
 * {"type":"progress","image":ID,"annotator":ID,"status"}    todo, in_progress, done, skipped, escalated, returned
 * {"type":"annotation","id","image":ID,"label":ID,"annotator":ID,"geometry":G,"attributes":{..},"origin","source",
 *     "score","guideline"}                                  origin: human, import, model, accepted
 * {"type":"note","id","kind","image":ID,"annotation":ID,"author":ID,"time","fields":{..}}   what is said about the
 *                                                           work; time as 2026-11-21T14:05:09.123Z; the annotation may
 *                                                           be gone
 * </pre>
 *
 * Ids are UUIDs. What is null, empty, false or 0 by nature is left out. G is a shape in pixels, x right, y down, pixel
 * (0,0) covers 0 to 1; numbers have as many digits as it takes to get the same 64 bits back:
 * {@code {"box":[x,y,w,h],"rotation":deg}}, {@code {"ellipse":[cx,cy,rx,ry],"rotation":deg}} (both turned clockwise about
 * the centre), {@code {"polygon":[ring,hole..]}}, {@code {"polygons":[[ring,hole..]..]}} with rings
 * {@code [[x,y]..]}, {@code {"polyline":[[x,y]..]}}, {@code {"keypoints":[[x,y,v]..]}},
 * {@code {"mask":{"size":[h,w],"counts":".."}}} (COCO's compressed run lengths), {@code {"tag":true}}.
 *
 * <p>A reader passes over fields that it does not know; what an older reader must not pass over gets a new version.
 */
final class Touchstone implements Format {

    static final int VERSION = 1;

    private static final Messages TEXT = Messages.beside(Touchstone.class);
    private static final int HEAD = 256;

    @Override
    public String name() {
        return "touchstone";
    }

    @Override
    public String title() {
        return TEXT.text("titleTouchstone");
    }

    @Override
    public boolean recognises(Path from) throws IOException {
        String head = Json.head(from, HEAD).replaceFirst("^\u00ef\u00bb\u00bf", "").replaceAll("\\s", "");
        return head.startsWith("{\"type\":\"touchstone\"");
    }

    @Override
    public Imported read(Path from, ReadOptions options) throws IOException {
        return new TouchstoneReader(from, options.watch()).read();
    }

    @Override
    public Losses write(ProjectView project, WriteOptions options, Path to) throws IOException {
        return Staged.file(to, place -> {
            new TouchstoneWriter(project, options, Draft.folderOf(to)).write(place);
            return Losses.NONE;
        });
    }
}
