package touchstone.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Messages;
import touchstone.model.NoteId;
import touchstone.model.note.SignOff;

/**
 * Sign-off records: who stands for the content as it was, when, meaning what, with the head of the log's chain. They
 * support an audit: a changed log no longer has the head that was signed.
 */
public final class SignOffs {

    private static final Messages MESSAGES = Messages.beside(SignOffs.class);

    private SignOffs() {
    }

    /** Signs the content as it is now. */
    public static SignOff make(Project project, Annotator who, String meaning) throws ProjectRefused {
        return new SignOff(NoteId.create(), who.id(), Instant.ofEpochMilli(InstantSource.system().millis()), who.name(),
                meaning, project.inside((database, log) -> log.length()), project.auditHead(), project.lineage());
    }

    public static Edit edit(SignOff signed) {
        return Edit.of(MESSAGES.text("signOff", signed.meaning()), Change.add(signed.note()));
    }

    /** Oldest first, those too that were made in files that were taken in. */
    public static List<SignOff> of(Project project) {
        return project.notes(SignOff.KIND).stream().map(SignOff::of).flatMap(Optional::stream).toList();
    }
}
