package touchstone.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import touchstone.store.UserFolder;

/** Where the user's key and the senders that are known lie. */
final class IdentityFolder {

    @Option(names = "--identity", paramLabel = "DIR", descriptionKey = "packIdentity")
    @Nullable
    Path folder;

    Path path() {
        return folder == null ? UserFolder.usual() : folder;
    }
}
