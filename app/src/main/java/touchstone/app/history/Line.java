package touchstone.app.history;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.Entry;
import touchstone.model.HistoryLine;
import touchstone.model.ImageId;
import touchstone.model.LogLine;

/**
 * One edit in the list. Taking it back and doing it again are no lines of their own: they say whether it stands.
 *
 * @param images which images it concerned; none for the project alone
 * @param undone whether it is taken back just now
 */
record Line(long seq, Instant time, @Nullable AnnotatorId author, String name, List<ImageId> images,
        boolean undone) {

    Line {
        images = List.copyOf(images);
    }

    /** @param all an image's history, the newest first */
    static List<Line> of(List<HistoryLine> all, ImageId image) {
        Set<Long> undone = new HashSet<>();
        Deque<HistoryLine> oldest = new ArrayDeque<>(all);
        oldest.descendingIterator().forEachRemaining(l -> note(undone, l.kind(), l.of()));
        List<Line> lines = new ArrayList<>();
        for (HistoryLine line : all) {
            if (line.kind() == Entry.Kind.EDIT) {
                lines.add(new Line(line.seq(), line.time(), line.author(), line.name(), List.of(image),
                        undone.contains(line.seq())));
            }
        }
        return lines;
    }

    /**
     * Takes a page of the log in, the newest first.
     *
     * @param settled entries whose state a newer line told already; filled by this
     * @param undone those of them that are taken back; filled by this
     */
    static List<Line> of(List<LogLine> page, Set<Long> settled, Set<Long> undone) {
        List<Line> lines = new ArrayList<>();
        for (LogLine line : page) {
            Long of = line.of();
            if (line.kind() == Entry.Kind.EDIT) {
                lines.add(new Line(line.seq(), line.time(), line.author(), line.name(), line.images(),
                        undone.contains(line.seq())));
            } else if (of != null && settled.add(of) && line.kind() == Entry.Kind.UNDO) {
                undone.add(of);
            }
        }
        return lines;
    }

    private static void note(Set<Long> undone, Entry.Kind kind, @Nullable Long of) {
        if (of != null) {
            if (kind == Entry.Kind.UNDO) {
                undone.add(of);
            } else {
                undone.remove(of);
            }
        }
    }
}
