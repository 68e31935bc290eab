package touchstone.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import touchstone.store.Signer;
import touchstone.store.exchange.KnownSenders;
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
        try (Bar bar = output.bar();
                PackageFile open = PackageFile.open(file, passphrase.of(file, output.streams()),
                        Packing.Watch.PATIENT)) {
            Path project = open.unpack(folder, new Packing.Watch() {
                @Override
                public void doing(String sentence) {
                    bar.show(sentence);
                }
            });
            Signer.Identity sender = open.manifest().sender();
            KnownSenders.Acquaintance known = Senders.meet(identity.path(), open.manifest(), output);
            return output.answer(
                    () -> Json.object("project", project.toString(), "files", open.manifest().entries().size(),
                            "signedBy", sender.name(), "fingerprint", sender.fingerprint(), "sender",
                            Senders.document(known), "for", open.manifest().recipient()),
                    () -> output.text("unpack.done", project, open.manifest().entries().size(), sender.name(),
                            sender.fingerprint()));
        }
    }
}
