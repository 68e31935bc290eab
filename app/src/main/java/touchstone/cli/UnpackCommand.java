package touchstone.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import touchstone.store.Signer;
import touchstone.store.exchange.KnownSenders;
import touchstone.store.exchange.Manifest;
import touchstone.store.exchange.PackageFile;
import touchstone.store.exchange.Packing;

/** {@code unpack}: a package as a folder to work in. */
@Command(name = "unpack")
final class UnpackCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Mixin
    final Passphrase passphrase = new Passphrase();

    @Mixin
    final IdentityFolder identity = new IdentityFolder();

    @Parameters(paramLabel = "PACK", index = "0", descriptionKey = "package")
    Path file;

    @Parameters(paramLabel = "DIR", index = "1", descriptionKey = "unpackTo")
    Path folder;

    UnpackCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        char[] secret = passphrase.of(file, output.streams());
        try (Waiting waiting = output.waiting()) {
            Unpacked unpacked = waiting.led(() -> unpacked(secret, waiting.packing()));
            Manifest manifest = unpacked.manifest;
            Signer.Identity sender = manifest.sender();
            KnownSenders.Acquaintance known = Senders.meet(identity.path(), manifest, output);
            return output.answer(
                    () -> Json.object("project", unpacked.project.toString(), "files", manifest.entries().size(),
                            "signedBy", sender.name(), "fingerprint", sender.fingerprint(), "sender",
                            Senders.document(known), "for", manifest.recipient()),
                    () -> output.text("unpack.done", unpacked.project, manifest.entries().size(), sender.name(),
                            sender.fingerprint()));
        }
    }

    private record Unpacked(Path project, Manifest manifest) {
    }

    private Unpacked unpacked(char @Nullable [] secret, Packing.Watch watch) throws Exception {
        try (PackageFile open = PackageFile.open(file, secret, watch)) {
            return new Unpacked(open.unpack(folder, watch), open.manifest());
        }
    }
}
