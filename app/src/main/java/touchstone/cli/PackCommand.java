package touchstone.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.InputRefused;
import touchstone.store.Project;
import touchstone.store.ProjectRefused;
import touchstone.store.Signer;
import touchstone.store.exchange.KeyFile;
import touchstone.store.exchange.PackOptions;
import touchstone.store.exchange.Packed;
import touchstone.store.exchange.Packing;
import touchstone.store.exchange.Selection;

/** {@code pack}: a project or a part of it as one signed file for somebody else. */
@Command(name = "pack")
final class PackCommand implements Callable<Integer> {

    /** Of {@code --layers}. */
    enum Whose {
        ALL, OWN
    }

    @Mixin
    final Output output;

    @Mixin
    final Passphrase passphrase = new Passphrase();

    @Parameters(paramLabel = "PROJECT", index = "0", descriptionKey = "project")
    Path file;

    @Parameters(paramLabel = "OUT.touchpack", index = "1", descriptionKey = "packOut")
    Path out;

    @Option(names = "--for", paramLabel = "NAME", descriptionKey = "packFor")
    @Nullable
    String recipient;

    @Option(names = "--layers", paramLabel = "own|all", descriptionKey = "packLayers")
    @Nullable
    Whose layers;

    @Option(names = "--images", arity = "0..1", paramLabel = "none|original|reduced", fallbackValue = "original", descriptionKey = "packImages")
    PackOptions.@Nullable Pictures images;

    @Option(names = "--megapixels", paramLabel = "N", descriptionKey = "packMegapixels")
    double megapixels = PackOptions.MEGAPIXELS;

    @Option(names = "--blind-gold", descriptionKey = "packBlind")
    boolean blind;

    @Option(names = "--only", paramLabel = "FILTER", descriptionKey = "packOnly")
    @Nullable
    String only;

    @Option(names = "--deidentify", descriptionKey = "packDeidentify")
    boolean deidentify;

    @Option(names = "--nameless", descriptionKey = "packNameless")
    boolean nameless;

    @Option(names = "--keep-fields", paramLabel = "NAME", split = ",", descriptionKey = "packFields")
    Set<String> fields = new LinkedHashSet<>();

    @Option(names = "--key", paramLabel = "FILE.csv", descriptionKey = "packKey")
    @Nullable
    Path key;

    @Option(names = "--report", paramLabel = "FILE", arity = "1..*", descriptionKey = "packReport")
    List<Path> reports = List.of();

    @Mixin
    final IdentityFolder identity = new IdentityFolder();

    PackCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        if (!(megapixels > 0 && megapixels < 1e6)) {
            throw new WrongUsage(output.text("pack.megapixels"));
        }
        Path names = key == null && deidentify ? KeyFile.beside(out) : key;
        if (names != null && Files.exists(names)) {
            throw new InputRefused(output.text("pack.keyExists", names));
        }
        char[] secret = passphrase.read(output.streams());
        try (Waiting waiting = output.waiting()) {
            Packed packed = waiting.led(() -> packed(secret, waiting));
            if (names == null || packed.names().isEmpty()) {
                return answer(packed, null);
            }
            KeyFile.write(packed.names(), names);
            return answer(packed, names);
        } finally {
            if (secret != null) {
                Arrays.fill(secret, ' ');
            }
        }
    }

    private Packed packed(char @Nullable [] secret, Waiting waiting) throws Exception {
        try (Project project = opened()) {
            PackOptions options = options();
            if (options.recipient() != null) {
                Annotators.tellOfNew(project, List.of(options.recipient()), output);
            }
            Signer signer = Signer.in(identity.path(), System.getProperty("user.name", "me"));
            return new Packing(project, options, signer, "touchstone " + Version.number(), waiting.packing())
                    .write(out, secret, null, edit -> {
                        if (!project.readOnly()) {
                            project.commit(edit, null);
                        }
                    });
        }
    }

    private PackOptions options() throws Exception {
        PackOptions options = PackOptions.WHOLE.withRecipient(recipient == null ? null : Annotators.name(recipient))
                .withPictures(images).withMegapixels(megapixels).withBlind(blind).withDeidentify(deidentify)
                .withNamelessPeople(nameless).withFields(fields).withReports(reports);
        boolean all = layers == null ? recipient == null : layers == Whose.ALL;
        return options.withLayers(all ? PackOptions.Layers.ALL : PackOptions.Layers.OWN)
                .withOnly(only == null ? Selection.ALL : Selection.of(only));
    }

    /** What is packed is remembered in the project where it can be; a blind package needs its key to be. */
    private Project opened() throws ProjectRefused {
        try {
            return Projects.open(file, output);
        } catch (ProjectRefused refused) {
            if (blind || refused.reason() != ProjectRefused.Reason.READ_ONLY) {
                throw refused;
            }
            return Project.openReadOnly(file);
        }
    }

    private int answer(Packed packed, @Nullable Path names) {
        output.remarks(packed.remarks());
        Map<String, @Nullable Object> document = Json.object("package", out.toString(), "images", packed.images(),
                "annotations", packed.annotations(), "pictures", packed.pictures(), "bytes", packed.bytes(), "id",
                packed.manifest().pack().toString(), "for", packed.manifest().recipient(), "signedBy",
                packed.manifest().sender().name(), "fingerprint", packed.manifest().sender().fingerprint(), "head",
                packed.manifest().head(), "keyFile", names == null ? null : names.toString(), "remarks",
                packed.remarks());
        return output.answer(() -> document,
                () -> output.text("pack.done", out, packed.images(), packed.annotations(), packed.pictures(),
                        packed.manifest().sender().name(), packed.manifest().sender().fingerprint(),
                        names == null ? "" : "\n" + output.text("pack.key", names)));
    }
}
