package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import touchstone.store.Project;
import touchstone.store.ProjectRefused;
import touchstone.store.Verification;
import touchstone.store.exchange.KnownSenders;
import touchstone.store.exchange.Manifest;
import touchstone.store.exchange.PackageCheck;
import touchstone.store.exchange.PackageFile;

/** {@code verify}: whether a project is whole, down to every shape, every entry of its history and every image. */
@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Mixin
    final Passphrase passphrase = new Passphrase();

    @Mixin
    final IdentityFolder identity = new IdentityFolder();

    @Parameters(paramLabel = "PROJECT|PACK", descriptionKey = "projectOrPackage")
    Path file;

    VerifyCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        char[] secret = passphrase.of(file, output.streams());
        try (Waiting waiting = output.waiting()) {
            return PackageFile.isPackage(file) || file.toString().endsWith(PackageFile.ENDING)
                    ? verify(waiting.led(() -> PackageCheck.of(file, secret, waiting.packing())))
                    : verifyProject(waiting);
        }
    }

    private int verify(PackageCheck found) throws IOException {
        Manifest manifest = found.manifest();
        KnownSenders.Acquaintance sender = manifest == null ? null : Senders.look(identity.path(), manifest, output);
        if (!found.ok()) {
            output.complain(output.text("verify.problems", file.getFileName(), found.problems().size()));
        }
        output.answer(
                () -> Json.object("ok", found.ok(), "signedBy", manifest == null ? null : manifest.sender().name(),
                        "fingerprint", manifest == null ? null : manifest.sender().fingerprint(), "sender",
                        sender == null ? null : Senders.document(sender), "for",
                        manifest == null ? null : manifest.recipient(), "time",
                        manifest == null ? null : manifest.time().toString(), "lineage",
                        manifest == null ? null : manifest.lineage(), "problems",
                        found.problems().stream().map(p -> Json.object("kind", p.kind(), "where", p.where())).toList(),
                        "auditHead", found.auditHead(), "edits", found.edits()),
                () -> manifest == null || !found.ok()
                        ? found.problems().stream().map(PackageCheck.Problem::where).collect(Collectors.joining("\n"))
                        : output.text("verify.package", file.getFileName(), manifest.sender().name(),
                                manifest.sender().fingerprint(), manifest.time(), found.edits(), found.auditHead()));
        return found.ok() ? Failure.DONE : Failure.PROJECT;
    }

    private int verifyProject(Waiting waiting) throws Exception {
        Verification found;
        try (Project project = Projects.look(file, output)) {
            found = waiting.led(() -> project.verify(waiting.bulk()));
        } catch (ProjectRefused refused) {
            if (refused.reason() != ProjectRefused.Reason.DAMAGED) {
                throw refused;
            }
            Failure failure = Failure.of(refused);
            output.complain(failure.sentence());
            output.answer(
                    () -> Json.object("ok", false, "problems",
                            List.of(Json.object("kind", Verification.Kind.STRUCTURE.key(), "where",
                                    failure.sentence())),
                            "auditHead", null, "edits", null),
                    failure::sentence);
            return failure.code();
        }
        if (!found.ok()) {
            output.complain(output.text("verify.problems", file.getFileName(), found.problems().size()));
        }
        output.answer(
                () -> Json.object("ok", found.ok(), "problems",
                        found.problems().stream().map(p -> Json.object("kind", p.kind().key(), "where", p.where()))
                                .toList(),
                        "auditHead", found.auditHead(), "edits", found.edits()),
                () -> text(found));
        return found.ok() ? Failure.DONE : Failure.PROJECT;
    }

    private String text(Verification v) {
        return v.ok()
                ? output.text("verify.ok", file.getFileName(), v.edits(), v.auditHead())
                : v.problems().stream().map(p -> output.text("verify." + p.kind().key(), p.where()))
                        .collect(Collectors.joining("\n"));
    }
}
