package touchstone.store.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import touchstone.model.Address;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.note.IdentityCheck;
import touchstone.model.note.PackedFrom;
import touchstone.model.note.Sensitive;
import touchstone.store.Bulk;
import touchstone.store.EditConflict;
import touchstone.store.Project;
import touchstone.store.Signer;
import touchstone.store.Summary;
import touchstone.store.image.ImageCopy;
import touchstone.store.image.ImageFile;
import touchstone.store.image.RegionReader;

/** Makes packages. */
public final class Packing {

    /** Follows the work, and ends it. */
    public interface Watch {

        /** Waits for the end. */
        Watch PATIENT = new Watch() {
        };

        /** What is being done, for people. */
        default void doing(String sentence) {
        }

        /** @throws CancellationException to end the work; nothing is left behind then */
        default void moved(long bytes) {
        }

        /** The same for work on a project. */
        default Bulk.Watch bulk() {
            Watch all = this;
            return new Bulk.Watch() {
                @Override
                public void done(long objects, long of) {
                    all.moved(0);
                }

                @Override
                public void check() {
                    all.moved(0);
                }
            };
        }
    }

    /** What keeps an edit in the sender's project. */
    @FunctionalInterface
    public interface Keeping {

        void commit(Edit edit) throws IOException, EditConflict;
    }

    private static final Messages TEXT = Messages.beside(Packing.class);

    private final Project project;
    private final PackOptions options;
    private final Signer signer;
    private final String app;
    private final Watch watch;
    private final UUID pack = UUID.randomUUID();
    private final Instant time = InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS);
    private final List<Manifest.Entry> entries = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private int pictures;

    /** @param app name and version of the program, for the manifest */
    public Packing(Project project, PackOptions options, Signer signer, String app, Watch watch) {
        this.project = project;
        this.options = options;
        this.signer = signer;
        this.app = app;
        this.watch = watch;
    }

    /**
     * Writes a package: whole, or nothing at that place.
     *
     * @param to must not be there yet
     * @param passphrase seals the package; null leaves it open to everybody
     * @param author who packs, null where nobody said
     * @param keeping given what the sender's project has to remember before the package is in its place
     */
    public Packed write(Path to, char @Nullable [] passphrase, @Nullable AnnotatorId author, Keeping keeping)
            throws IOException, EditConflict {
        Path target = to.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new InputRefused(TEXT.text("pack.exists", to.getFileName()));
        }
        if (!Files.isDirectory(target.resolveSibling(""))) {
            throw new InputRefused(TEXT.text("pack.folder", to.getFileName()));
        }
        if (!Files.isWritable(target.resolveSibling(""))) {
            throw new InputRefused(TEXT.text("pack.readOnly", to.getFileName()));
        }
        String recipient = options.recipient();
        if (options.blind() && recipient != null && project.annotatorNamed(recipient)
                .filter(a -> a.role() != Annotator.Role.ANNOTATOR).isPresent()) {
            throw new InputRefused(TEXT.text("pack.notPerson", to.getFileName(), recipient));
        }
        Optional<PackedFrom> from = origin(project);
        boolean returning = from.isPresent() && options.isReturn(from.get());
        if (options.chosenPictures() != PackOptions.Pictures.NONE) {
            requireChecked(options.only().images(project, options.only().annotators(project)));
        }
        Path place = target.resolveSibling("." + target.getFileName() + "." + pack + ".part");
        try (PrivateFolder folder = PrivateFolder.make()) {
            Path zip = passphrase == null ? place : folder.path().resolve("package");
            Packed packed;
            List<Change> kept = List.of();
            try (ZipTarget out = new ZipTarget(zip)) {
                if (returning) {
                    packed = asItIs(out, folder.path(), from.get(), target);
                } else {
                    PackContent content = new PackContent(project, options, pack, time);
                    packed = selected(out, folder.path(), content, target);
                    kept = content.record(author);
                }
                if (passphrase == null) {
                    out.force();
                }
            }
            if (passphrase != null) {
                watch.doing(TEXT.text("pack.sealing"));
                Seal.close(zip, place, passphrase, watch);
            }
            if (!kept.isEmpty()) {
                keeping.commit(new Edit(TEXT.text("edit.sent", target.getFileName()), kept));
            }
            long bytes = Files.size(place);
            Files.move(place, target);
            return packed.ofSize(bytes);
        } finally {
            Files.deleteIfExists(place);
        }
    }

    private void requireChecked(List<Image> images) throws InputRefused {
        List<Image> open = IdentityCheck.missing(project, images);
        if (!open.isEmpty()) {
            throw new InputRefused(TEXT.text("pack.unchecked", open.size(), open.getFirst().address()));
        }
    }

    /** What a project that came in a package says of that. */
    static Optional<PackedFrom> origin(Project project) {
        return project.notes(PackedFrom.KIND).stream().flatMap(n -> PackedFrom.of(n).stream()).findFirst();
    }

    private Packed selected(ZipTarget out, Path folder, PackContent content, Path target)
            throws IOException, EditConflict {
        List<Image> forms = images(content, out, folder);
        Path made = folder.resolve(EntryNames.PROJECT);
        watch.doing(TEXT.text("pack.project"));
        Bulk bulk = content.content(TEXT.text("edit.packed"), forms, project.lineage(), signer.identity().name());
        long objects;
        try (Project packed = Project.draft(made)) {
            packed.commitWhole(bulk, null, watch.bulk());
            objects = packed.summary().annotations();
        }
        if (bulk.unread() > 0) {
            remarks.add(TEXT.text("pack.unread", bulk.unread()));
        }
        if (content.isRecognisable()) {
            remarks.add(TEXT.text("pack.recognisable", String.valueOf(options.recipient())));
        }
        Manifest manifest = finish(out, made, project.lineage(), project.auditHead(), options.recipient());
        return new Packed(target, manifest, forms.size(), objects, pictures, 0, content.names(),
                remarks);
    }

    /** A project that came in a package, on its way back: with its log, which tells what was done since. */
    private Packed asItIs(ZipTarget out, Path folder, PackedFrom from, Path target) throws IOException {
        Path made = folder.resolve(EntryNames.PROJECT);
        watch.doing(TEXT.text("pack.project"));
        project.copyWorkTo(made);
        if (options.chosenPictures() != PackOptions.Pictures.NONE) {
            for (Path file : new TreeSet<>(project.images().stream().map(project::file).toList())) {
                String name = "images/" + file.getFileName();
                if (Files.isRegularFile(file) && EntryNames.isSafe(name)) {
                    entries.add(out.add(name, file, watch));
                    pictures++;
                }
            }
        }
        Manifest manifest = finish(out, made, from.lineage(), project.auditHead(), from.sender());
        Summary summary = project.summary();
        return new Packed(target, manifest, summary.images(), summary.annotations(), pictures, 0, Map.of(),
                remarks);
    }

    private Manifest finish(ZipTarget out, Path made, String lineage, String head, @Nullable String recipient)
            throws IOException {
        entries.add(out.add(EntryNames.PROJECT, made, watch));
        Optional<Guideline> guideline = project.guideline();
        if (guideline.isPresent()) {
            entries.add(out.add(EntryNames.GUIDELINE, guideline.get().text().getBytes(StandardCharsets.UTF_8)));
        }
        Set<String> taken = new HashSet<>();
        for (Path report : options.reports()) {
            entries.add(out.add(EntryNames.REPORTS + free(EntryNames.safe(String.valueOf(report.getFileName())), taken),
                    report, watch));
        }
        Manifest manifest = new Manifest(pack, app, time, signer.identity(), recipient, lineage, head, options.told(),
                entries);
        byte[] said = manifest.bytes();
        out.add(EntryNames.MANIFEST, said);
        out.add(EntryNames.SIGNATURE, signer.sign(said));
        out.finish();
        return manifest;
    }

    /** Writes the pictures, and tells the images as the package has them. */
    private List<Image> images(PackContent content, ZipTarget out, Path folder) throws IOException {
        List<Image> forms = new ArrayList<>();
        boolean bitForBit = options.chosenPictures() == PackOptions.Pictures.ORIGINAL && !options.isNeutral()
                && project.notes(Sensitive.KIND).isEmpty();
        Set<String> taken = new HashSet<>();
        Map<Path, Manifest.Entry> added = new HashMap<>();
        List<Image> images = content.images();
        for (int i = 0; i < images.size(); i++) {
            Image image = images.get(i);
            watch.doing(TEXT.text("pack.image", i + 1, images.size()));
            watch.moved(0);
            if (options.chosenPictures() == PackOptions.Pictures.NONE) {
                forms.add(without(content, image, i));
            } else if (bitForBit && content.black(image.id()).isEmpty()) {
                forms.add(original(content, out, image, taken, added));
            } else {
                forms.add(copied(content, out, folder, image, i, taken));
            }
        }
        if (options.chosenPictures() == PackOptions.Pictures.NONE && options.isNeutral()) {
            remarks.add(TEXT.text("pack.neutralWithout"));
        }
        return forms;
    }

    private Image without(PackContent content, Image image, int at) {
        return options.isNeutral()
                ? content.form(image, EntryNames.IMAGES + content.neutralName(at), 0, null, 0)
                : content.form(image, image.path(), image.plane(), image.sha256(), image.bytes());
    }

    private Image original(PackContent content, ZipTarget out, Image image, Set<String> taken,
            Map<Path, Manifest.Entry> added) throws IOException {
        Path file = project.file(image);
        Manifest.Entry entry = added.get(file);
        if (entry == null) {
            if (!Files.isRegularFile(file)) {
                remarks.add(TEXT.text("pack.missing", image.address()));
                return content.form(image, image.path(), image.plane(), image.sha256(), image.bytes());
            }
            entry = out.add(EntryNames.IMAGES + free(EntryNames.safe(image.fileName()), taken), file, watch);
            entries.add(entry);
            added.put(file, entry);
            pictures++;
            if (image.sha256() != null && !image.sha256().equals(entry.sha256())) {
                remarks.add(TEXT.text("pack.changed", image.address()));
            }
        }
        return content.form(image, entry.name(), image.plane(), entry.sha256(), entry.bytes());
    }

    private Image copied(PackContent content, ZipTarget out, Path folder, Image image, int at, Set<String> taken)
            throws IOException {
        Path file = project.file(image);
        String stem = options.isNeutral()
                ? content.neutralName(at)
                : EntryNames.safe(new Address(image.path(), image.plane()).stem());
        try {
            Path copy = ImageCopy.write(file, image.plane(), folder.resolve("copy"), treatment(content, image, file));
            String ending = copy.getFileName().toString().substring("copy".length());
            Manifest.Entry entry = out.add(EntryNames.IMAGES + free(stem + ending, taken), copy, watch);
            entries.add(entry);
            Files.delete(copy);
            pictures++;
            Image form = content.form(image, entry.name(), 0, entry.sha256(), entry.bytes());
            return hasSlices(image) ? content.inSeries(form, image) : form;
        } catch (InputRefused | NoSuchFileException unreadable) {
            String name = options.isNeutral() ? stem : image.path();
            remarks.add(TEXT.text("pack.notCopied", image.address(), Files.exists(file)
                    ? String.valueOf(unreadable.getMessage())
                    : TEXT.text("pack.gone")));
            return options.isNeutral()
                    ? content.form(image, EntryNames.IMAGES + name, 0, null, 0)
                    : content.form(image, image.path(), image.plane(), image.sha256(), image.bytes());
        }
    }

    private boolean hasSlices(Image image) {
        return image.plane() > 0 || project.images().stream()
                .anyMatch(other -> other.plane() == 1 && other.path().equals(image.path()));
    }

    private ImageCopy.Treatment treatment(PackContent content, Image image, Path file) throws IOException {
        int level = 0;
        if (options.chosenPictures() == PackOptions.Pictures.REDUCED) {
            try (RegionReader reader = ImageFile.open(file, image.plane())) {
                while (level < reader.levels() - 1 && (double) (reader.width() >> level)
                        * (reader.height() >> level) > options.megapixels() * 1e6) {
                    level++;
                }
            }
        }
        return new ImageCopy.Treatment(content.black(image.id()), level, options.blind() ? mark() : "",
                options.blind() && content.isTurned());
    }

    /** Two copies of one picture must not be told to be that by their hashes, or by their lengths. */
    private static String mark() {
        SecureRandom random = new SecureRandom();
        byte[] bytes = new byte[16 + random.nextInt(2048)];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** A name that no other has, also where upper and lower case are the same. */
    private static String free(String name, Set<String> taken) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String free = name;
        for (int n = 2; !taken.add(free.toLowerCase(Locale.ROOT)); n++) {
            free = stem + "-" + n + (dot > 0 ? name.substring(dot) : "");
        }
        return free;
    }
}
