package touchstone.store;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.InputRefused;
import touchstone.model.Item;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.note.Sent;
import touchstone.model.note.SignOff;
import touchstone.model.note.Snapshot;

/** Versions of a project's data: names for points of its log, what lies between two of them, and the way back to one. */
public final class Snapshots {

    private static final Messages MESSAGES = Messages.beside(Snapshots.class);

    /** Notes that stay where the content goes back: they speak of the log, not of the content. */
    private static final Set<String> KEPT = Set.of(Snapshot.KIND, SignOff.KIND, Sent.KIND);

    private final Project project;

    public Snapshots(Project project) {
        this.project = project;
    }

    /** Those of this project's own log, oldest first. */
    public List<Snapshot> all() throws ProjectRefused {
        String lineage = project.lineage();
        List<Snapshot> all = new ArrayList<>();
        for (Note note : project.notes(Snapshot.KIND)) {
            // One of the beginning was named when there was no entry yet from which the log has its lineage.
            Optional<Snapshot> snapshot = Snapshot.of(note).filter(s -> s.seq() == 0 || s.lineage().equals(lineage));
            if (snapshot.isPresent() && isInLog(snapshot.get().seq(), snapshot.get().head())) {
                all.add(snapshot.get());
            }
        }
        return all;
    }

    private boolean isInLog(long seq, String head) throws ProjectRefused {
        return seq == 0
                ? head.equals(EditLog.BEFORE_THE_FIRST)
                : project.inside((database, log) -> log.hashOf(seq)).filter(head::equals).isPresent();
    }

    public Optional<Snapshot> named(String name) throws ProjectRefused {
        return all().stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /**
     * Names the content as it is now.
     *
     * @throws EditConflict when there is a snapshot of that name
     */
    public Edit make(String name, @Nullable AnnotatorId author) throws EditConflict, ProjectRefused {
        if (named(name).isPresent()) {
            throw EditConflict.of("conflict.duplicate.snapshot", name);
        }
        Snapshot snapshot = new Snapshot(NoteId.create(), author, Instant.ofEpochMilli(InstantSource.system().millis()),
                name, project.inside((database, log) -> log.length()), project.auditHead(), project.lineage());
        return Edit.of(MESSAGES.text("snapshot", name), Change.add(snapshot.note()));
    }

    /**
     * What makes of one version the other, one change an item; notes are left out.
     *
     * @param from an entry of the log
     * @param to an entry of the log; it may be the earlier one
     */
    public List<Change> between(long from, long to) throws ProjectRefused {
        Map<Object, Optional<Item>> atFrom = since(from);
        Map<Object, Optional<Item>> atTo = since(to);
        Map<Object, Optional<Item>> touched = from < to ? atFrom : atTo;
        List<Change> changes = new ArrayList<>();
        for (Object identity : touched.keySet()) {
            Item before = at(atFrom, identity);
            Item after = at(atTo, identity);
            if (!Objects.equals(before, after) && !(before instanceof Note) && !(after instanceof Note)) {
                changes.add(new Change(before, after));
            }
        }
        return changes;
    }

    /** As {@link #between}, by names. */
    public Difference difference(long from, long to) throws ProjectRefused {
        return Difference.of(project, between(from, to));
    }

    private Map<Object, Optional<Item>> since(long seq) throws ProjectRefused {
        return since(seq, Bulk.Watch.PATIENT);
    }

    private Map<Object, Optional<Item>> since(long seq, Bulk.Watch watch) throws ProjectRefused {
        return project.inside((database, log) -> Past.contentSince(database, log, seq, watch));
    }

    private @Nullable Item at(Map<Object, Optional<Item>> version, Object identity) {
        Optional<Item> then = version.get(identity);
        return then == null ? project.now(identity) : then.orElse(null);
    }

    /** What leads back to a version: commit it as a whole, and one undo leads here again. */
    public Edit restore(Snapshot snapshot) throws ProjectRefused {
        return restore(snapshot, Bulk.Watch.PATIENT);
    }

    /**
     * The same for somebody who waits.
     *
     * @throws java.util.concurrent.CancellationException when the one who waits has given up
     */
    public Edit restore(Snapshot snapshot, Bulk.Watch watch) throws ProjectRefused {
        return restore(snapshot.seq(), MESSAGES.text("restore", snapshot.name()), watch);
    }

    /** As {@link #restore(Snapshot)}, to any entry of the log. */
    public Edit restore(long seq) throws ProjectRefused {
        return restore(seq, Bulk.Watch.PATIENT);
    }

    /** As {@link #restore(Snapshot, Bulk.Watch)}, to any entry of the log. */
    public Edit restore(long seq, Bulk.Watch watch) throws ProjectRefused {
        return restore(seq, MESSAGES.text("restore.to", seq), watch);
    }

    /**
     * As {@link #restore(Snapshot)}, to what a backup holds.
     *
     * @throws InputRefused when what the backup holds is no point of this project's log
     * @throws ProjectRefused when the backup cannot be read
     */
    public Edit restore(Backups.Backup backup) throws IOException {
        return restore(backup, Bulk.Watch.PATIENT);
    }

    /** The same for somebody who waits, as {@link #restore(Snapshot, Bulk.Watch)}. */
    public Edit restore(Backups.Backup backup, Bulk.Watch watch) throws IOException {
        Summary then;
        try (Project copy = Project.openReadOnly(backup.file())) {
            then = copy.summary();
        }
        if (then.edits() > 0 && !isInLog(then.edits(), then.auditHead())) {
            throw new InputRefused(MESSAGES.text("restore.foreign", backup.file().getFileName()));
        }
        return restore(then.edits(),
                MESSAGES.text("restore.backup", backup.made().toString().replace('T', ' ')), watch);
    }

    private Edit restore(long seq, String name, Bulk.Watch watch) throws ProjectRefused {
        Map<Object, Change> changes = new LinkedHashMap<>();
        for (Map.Entry<Object, Optional<Item>> then : since(seq, watch).entrySet()) {
            watch.check();
            Item now = project.now(then.getKey());
            Item before = then.getValue().orElse(null);
            boolean kept = (now == null ? before : now) instanceof Note note && KEPT.contains(note.kind());
            if (!kept && !Objects.equals(now, before)) {
                changes.put(then.getKey(), new Change(now, before));
            }
        }
        new Footing(project, changes, Map.of(), id -> null, (item, id) -> {
        }).make();
        return new Edit(name, List.copyOf(changes.values()));
    }

    /** A version of the project's content as exports read it. */
    public PastView view(Snapshot snapshot) throws ProjectRefused {
        return new PastView(project, since(snapshot.seq()), snapshot);
    }

    /** How many objects a change of versions adds, changes and removes. */
    public static int[] counts(List<Change> changes) {
        int[] counts = new int[3];
        for (Change change : changes) {
            if (change.any() instanceof Annotation) {
                counts[change.before() == null ? 0 : change.after() == null ? 2 : 1]++;
            }
        }
        return counts;
    }
}
