package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.store.exchange.KnownSenders;
import touchstone.store.exchange.Manifest;

/** Says of a package's sender whether packages of the same hand came before. */
final class Senders {

    private Senders() {
    }

    /** For who only looks: a new sender is remembered, one who has to be looked at twice is not. */
    static KnownSenders.Acquaintance look(Path folder, Manifest manifest, Output output) throws IOException {
        KnownSenders senders = new KnownSenders(folder);
        KnownSenders.Acquaintance found = senders.look(manifest.sender(), now());
        return said(found.isDoubtful() ? found : senders.meet(manifest.sender(), now()), output);
    }

    /** For who takes the package in: from then on the sender is known. */
    static KnownSenders.Acquaintance meet(Path folder, Manifest manifest, Output output) throws IOException {
        return said(new KnownSenders(folder).meet(manifest.sender(), now()), output);
    }

    private static Instant now() {
        return InstantSource.system().instant();
    }

    private static KnownSenders.Acquaintance said(KnownSenders.Acquaintance found, Output output) {
        if (found.isDoubtful()) {
            output.complain(found.sentence());
        } else {
            output.say(found.sentence());
        }
        return found;
    }

    static Map<String, @Nullable Object> document(KnownSenders.Acquaintance found) {
        return Json.object("standing", found.standing().name().toLowerCase(Locale.ROOT).replace('_', '-'), "since",
                found.since().toString(), "knownAs", found.before());
    }
}
