package touchstone.store.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Attribute;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.NoteId;
import touchstone.model.Provenance;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.note.Blackout;
import touchstone.model.note.Comment;
import touchstone.model.note.IdentityCheck;
import touchstone.model.note.Sensitive;
import touchstone.store.EditConflict;
import touchstone.store.Project;
import touchstone.store.Signer;
import touchstone.store.format.Delivery;
import touchstone.store.format.Excerpt;
import touchstone.store.format.Formats;
import touchstone.store.format.WriteOptions;
import touchstone.store.image.ImageFile;
import touchstone.store.image.RegionReader;

/** A project full of what must not leave it: every place of it says {@value #TOKEN}. */
class PlantedIdentityTest {

    private static final String TOKEN = "Muellerova";

    /** Degrees, minutes and seconds of latitude, as Exif has them. */
    private static final byte[] PLACE = ByteBuffer.allocate(24).putInt(7919).putInt(163).putInt(104729).putInt(3571)
            .putInt(1299709).putInt(27644).array();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void a_project_that_tells() throws IOException, EditConflict {
        Path home = Files.createDirectories(folder.resolve(TOKEN + "-ward"));
        file = home.resolve(TOKEN + ".touchstone");
        List<Image> images = List.of(png(home.resolve(TOKEN + "-1.png")), jpeg(home.resolve(TOKEN + "-2.jpg")),
                dicom(home.resolve(TOKEN + "-3.dcm")));
        try (Project project = Project.create(file)) {
            List<Change> changes = new ArrayList<>();
            Label label = Label.named("lesion", 0).withAttributes(List.of(Attribute.text("remark")));
            Annotator who = Annotator.named("Dr " + TOKEN, Annotator.Role.ANNOTATOR);
            changes.add(Change.add(label));
            changes.add(Change.add(who));
            for (Image image : images) {
                changes.add(Change.add(image.withFields(Map.of("patient", TOKEN, "site", TOKEN, "series", TOKEN,
                        "modality", "CT"))));
                changes.add(Change.add(new Annotation(AnnotationId.create(), image.id(), label.id(),
                        who.id(), new Box(1, 1, 5, 5, 0), Map.of("remark", "looks like " + TOKEN, "other", TOKEN),
                        Provenance.imported("/home/" + TOKEN + "/x.json"))));
                changes.add(Change.add(new Comment(NoteId.create(), image.id(), null, who.id(), Instant.EPOCH, 1, 1,
                        TOKEN, null, false).note()));
            }
            project.commit(new Edit("Import of " + TOKEN, changes), who.id());
            project.cache("thumbnail", TOKEN.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static BufferedImage pixels() {
        BufferedImage pixels = new BufferedImage(24, 16, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 24 * 16; i++) {
            pixels.getRaster().setSample(i % 24, i / 24, 0, 100 + i % 100);
        }
        return pixels;
    }

    private static byte[] encoded(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(pixels(), format, out);
        return out.toByteArray();
    }

    private static Image image(Path file) throws IOException {
        return new Image(ImageId.create(), file.getFileName().toString(), 24, 16, ImageFile.hash(file),
                Files.size(file));
    }

    /** With a text, an XMP packet and Exif before its pixels. */
    private static Image png(Path file) throws IOException {
        byte[] plain = encoded("png");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 33);
        chunk(out, "tEXt", ("Author\0" + TOKEN).getBytes(StandardCharsets.ISO_8859_1));
        chunk(out, "iTXt", ("XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta creator='" + TOKEN + "'/>")
                .getBytes(StandardCharsets.UTF_8));
        chunk(out, "eXIf", exif());
        out.write(plain, 33, plain.length - 33);
        return image(Files.write(file, out.toByteArray()));
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] data) {
        byte[] typed = ByteBuffer.allocate(4 + data.length).put(name.getBytes(StandardCharsets.US_ASCII)).put(data)
                .array();
        CRC32 crc = new CRC32();
        crc.update(typed);
        out.writeBytes(ByteBuffer.allocate(8 + typed.length).putInt(data.length).put(typed)
                .putInt((int) crc.getValue()).array());
    }

    /** The artist, and where the picture was taken. */
    private static byte[] exif() {
        byte[] name = (TOKEN + "\0").getBytes(StandardCharsets.US_ASCII);
        int place = 38 + name.length;
        return ByteBuffer.allocate(place + 30 + PLACE.length).put("MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8).putShort((short) 2).putShort((short) 0x013b).putShort((short) 2).putInt(name.length)
                .putInt(38).putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(place).putInt(0).put(name)
                .putShort((short) 2).putShort((short) 1).putShort((short) 2).putInt(2).putInt('N' << 24)
                .putShort((short) 2).putShort((short) 5).putInt(3).putInt(place + 30).putInt(0).put(PLACE).array();
    }

    private static Image jpeg(Path file) throws IOException {
        byte[] plain = encoded("jpg");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        segment(out, 0xffe1, ByteBuffer.allocate(6 + exif().length).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(exif()).array());
        segment(out, 0xfffe, TOKEN.getBytes(StandardCharsets.US_ASCII));
        out.write(plain, 2, plain.length - 2);
        out.writeBytes(TOKEN.getBytes(StandardCharsets.US_ASCII));
        return image(Files.write(file, out.toByteArray()));
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] data) {
        out.writeBytes(ByteBuffer.allocate(4 + data.length).putShort((short) marker)
                .putShort((short) (data.length + 2)).put(data).array());
    }

    /** Explicit little endian, eight bits, with the patient's name. */
    private static Image dicom(Path file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[128]);
        out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        element(out, 0x0002, 0x0010, "UI", "1.2.840.10008.1.2.1\0".getBytes(StandardCharsets.US_ASCII));
        element(out, 0x0010, 0x0010, "PN", (TOKEN + "^E").getBytes(StandardCharsets.US_ASCII));
        element(out, 0x0028, 0x0002, "US", new byte[]{ 1, 0 });
        element(out, 0x0028, 0x0004, "CS", "MONOCHROME2 ".getBytes(StandardCharsets.US_ASCII));
        element(out, 0x0028, 0x0010, "US", new byte[]{ 16, 0 });
        element(out, 0x0028, 0x0011, "US", new byte[]{ 24, 0 });
        element(out, 0x0028, 0x0100, "US", new byte[]{ 8, 0 });
        element(out, 0x0028, 0x0101, "US", new byte[]{ 8, 0 });
        element(out, 0x0028, 0x0102, "US", new byte[]{ 7, 0 });
        element(out, 0x0028, 0x0103, "US", new byte[]{ 0, 0 });
        byte[] data = new byte[24 * 16];
        out.writeBytes(new byte[]{ (byte) 0xe0, 0x7f, 0x10, 0, 'O', 'B', 0, 0 });
        out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(data.length).array());
        out.writeBytes(data);
        return image(Files.write(file, out.toByteArray()));
    }

    private static void element(ByteArrayOutputStream out, int group, int element, String kind, byte[] value) {
        out.writeBytes(ByteBuffer.allocate(8 + value.length).order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) group).putShort((short) element).put(kind.getBytes(StandardCharsets.US_ASCII))
                .putShort((short) value.length).put(value).array());
    }

    @Test
    void nothing_planted_is_in_a_neutral_package_or_what_it_unpacks_to() throws IOException, EditConflict {
        for (PackOptions options : List.of(PackOptions.WHOLE.withDeidentify(true).withNamelessPeople(true),
                PackOptions.WHOLE.withDeidentify(true).withNamelessPeople(true)
                        .withPictures(PackOptions.Pictures.REDUCED),
                PackOptions.WHOLE.withDeidentify(true).withNamelessPeople(true)
                        .withPictures(PackOptions.Pictures.NONE),
                PackOptions.WHOLE.withDeidentify(true).withBlind(true).withRecipient("Ada"))) {
            Path pack = folder.resolve("sent.touchpack");
            Files.deleteIfExists(pack);
            Packed packed = pack(options, pack);
            assertEquals(3, packed.images());
            assertEquals(List.of(), told(pack));
            Path out = folder.resolve("out-" + options.hashCode());
            try (PackageFile open = PackageFile.open(pack, null, Packing.Watch.PATIENT)) {
                open.unpack(out, Packing.Watch.PATIENT);
            }
            try (Stream<Path> files = Files.walk(out)) {
                for (Path copy : files.filter(Files::isRegularFile).toList()) {
                    assertEquals(List.of(), told(copy));
                    assertTrue(!out.relativize(copy).toString().contains(TOKEN));
                }
            }
        }
    }

    @Test
    void the_key_tells_which_name_is_whose() throws IOException, EditConflict {
        Packed packed = pack(PackOptions.WHOLE.withDeidentify(true).withNamelessPeople(true),
                folder.resolve("sent.touchpack"));
        Path key = KeyFile.beside(folder.resolve("sent.touchpack"));
        KeyFile.write(packed.names(), key);
        String table = Files.readString(key);
        assertTrue(table.contains(TOKEN + "-1.png,images/image-0001.png"), table);
        assertTrue(table.contains("annotator Dr " + TOKEN + ",annotator-01"), table);
        KeyFile.write(Map.of("=cmd()", "a"), folder.resolve("formula.csv"));
        assertTrue(Files.readString(folder.resolve("formula.csv")).contains("'=cmd()"));
    }

    @Test
    void the_copies_of_an_export_tell_nothing_either() throws IOException {
        Path out = Files.createDirectories(folder.resolve("export"));
        try (Project project = Project.openReadOnly(file)) {
            List<AnnotatorId> all = project.annotators().stream().map(Annotator::id).toList();
            Delivery.write(Formats.named("yolo"), new Excerpt(project, all, Excerpt.Choice.ALL), new WriteOptions(all),
                    out.resolve("y"), Delivery.Pictures.WHOLE);
        }
        try (Stream<Path> files = Files.walk(out)) {
            for (Path copy : files.filter(f -> f.toString().matches(".*\\.(png|jpg|tif)")).toList()) {
                assertEquals(List.of(), told(copy));
            }
        }
    }

    @Test
    void a_sensitive_project_lets_no_picture_go_that_nobody_checked() throws IOException, EditConflict {
        Path pack = folder.resolve("sent.touchpack");
        PackOptions pictures = PackOptions.WHOLE.withPictures(PackOptions.Pictures.ORIGINAL);
        try (Project project = Project.open(file)) {
            project.commit(Edit.of("s", Change.add(new Sensitive(NoteId.create(), null, Instant.EPOCH).note())), null);
        }
        InputRefused refused = assertThrows(InputRefused.class, () -> pack(pictures, pack));
        assertTrue(refused.getMessage().contains("3 images"), refused.getMessage());
        try (Project project = Project.openReadOnly(file)) {
            List<AnnotatorId> all = project.annotators().stream().map(Annotator::id).toList();
            assertThrows(InputRefused.class,
                    () -> Delivery.write(Formats.named("yolo"), new Excerpt(project, all, Excerpt.Choice.ALL),
                            new WriteOptions(all), folder.resolve("y"), Delivery.Pictures.WHOLE));
        }
        try (Project project = Project.open(file)) {
            List<Change> checks = new ArrayList<>();
            project.images().forEach(i -> checks
                    .add(Change.add(new IdentityCheck(NoteId.create(), i.id(), null, Instant.EPOCH).note())));
            project.commit(new Edit("c", checks), null);
        }
        assertEquals(3, pack(pictures, pack).pictures());
        try (PackedProject packed = PackedProject.open(pack, null, Packing.Watch.PATIENT)) {
            for (Image image : packed.project().images()) {
                assertEquals(List.of(), told(packed.project().file(image)));
            }
        }
    }

    @Test
    void what_is_black_is_black_in_every_copy_and_nothing_else_is() throws IOException, EditConflict {
        try (Project project = Project.open(file)) {
            List<Change> black = new ArrayList<>();
            project.images().forEach(i -> black.add(Change.add(
                    new Blackout(NoteId.create(), i.id(), null, Instant.EPOCH, new Bounds(3.5, 2, 9, 5.5)).note())));
            project.commit(new Edit("b", black), null);
        }
        Path pack = folder.resolve("sent.touchpack");
        pack(PackOptions.WHOLE.withPictures(PackOptions.Pictures.ORIGINAL), pack);
        try (PackedProject packed = PackedProject.open(pack, null, Packing.Watch.PATIENT)) {
            Image image = packed.project().images().getFirst();
            try (RegionReader reader = ImageFile.open(packed.project().file(image))) {
                for (int y = 0; y < 16; y++) {
                    for (int x = 0; x < 24; x++) {
                        double expected = x >= 3 && x < 9 && y >= 2 && y < 6 ? 0 : 100 + (y * 24 + x) % 100;
                        assertEquals(expected, reader.read(0, x, y, 1, 1).value(0, 0, 0), x + "," + y);
                    }
                }
            }
        }
    }

    private Packed pack(PackOptions options, Path to) throws IOException, EditConflict {
        Signer signer = Signer.in(folder.resolve("settings"), "Lea");
        try (Project project = Project.open(file)) {
            return new Packing(project, options, signer, "test", Packing.Watch.PATIENT).write(to, null, null,
                    edit -> project.commit(edit, null));
        }
    }

    /** Where a file says it, as it is and after all that was deflated in it is inflated again. */
    private static List<String> told(Path in) throws IOException {
        byte[] bytes = Files.readAllBytes(in);
        List<String> told = new ArrayList<>();
        search(bytes, in.getFileName().toString(), told);
        for (int at = 0; at + 2 < bytes.length; at++) {
            if ((bytes[at] & 0x0f) == 8 && ((bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff) % 31 == 0) {
                search(inflated(bytes, at), in.getFileName() + " inflated at " + at, told);
            }
        }
        return told;
    }

    private static byte[] inflated(byte[] bytes, int at) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] window = new byte[1 << 16];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(bytes, at, bytes.length - at);
            for (int n = inflater.inflate(window); n > 0; n = inflater.inflate(window)) {
                out.write(window, 0, n);
            }
        } catch (DataFormatException endsHere) {
            return out.toByteArray();
        }
        return out.toByteArray();
    }

    private static void search(byte[] bytes, String where, List<String> told) {
        String wide = new String(bytes, StandardCharsets.UTF_16LE).toLowerCase(Locale.ROOT);
        if (new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT)
                .contains(TOKEN.toLowerCase(Locale.ROOT)) || wide.contains(TOKEN.toLowerCase(Locale.ROOT))) {
            told.add(where);
        }
        String place = new String(PLACE, StandardCharsets.ISO_8859_1);
        if (new String(bytes, StandardCharsets.ISO_8859_1).contains(place)) {
            told.add(where + " (place)");
        }
    }

    @Test
    void the_pictures_say_where_they_were_taken_before_they_are_copied() throws IOException {
        Path home = file.resolveSibling("");
        assertTrue(told(home.resolve(TOKEN + "-1.png")).stream().anyMatch(t -> t.endsWith("(place)")));
        assertTrue(told(home.resolve(TOKEN + "-2.jpg")).stream().anyMatch(t -> t.endsWith("(place)")));
    }

    @Test
    void neither_the_temporary_files_nor_the_log_tell_while_a_package_is_made_and_opened()
            throws IOException, EditConflict {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Set<Path> before = passing(temporary);
        List<String> told = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord said) {
                search((said.getMessage() + " " + Arrays.toString(said.getParameters()) + " " + said.getThrown())
                        .getBytes(StandardCharsets.UTF_8), "log", told);
            }

            @Override
            public void flush() {
                // Nothing is kept back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        Logger log = Logger.getLogger("touchstone");
        Level usual = log.getLevel();
        log.setLevel(Level.ALL);
        handler.setLevel(Level.ALL);
        log.addHandler(handler);
        int[] looks = { 0 };
        Path out = Files.createDirectories(folder.resolve("sent"));
        Packing.Watch watch = new Packing.Watch() {
            @Override
            public void doing(String sentence) {
                looks[0]++;
                List<Path> places = new ArrayList<>(passing(temporary));
                places.removeAll(before);
                places.add(out);
                for (Path place : places) {
                    told.addAll(allTold(place));
                }
            }
        };
        try {
            PackOptions options = PackOptions.WHOLE.withDeidentify(true).withNamelessPeople(true)
                    .withPictures(PackOptions.Pictures.ORIGINAL);
            Path pack = out.resolve("sent.touchpack");
            try (Project project = Project.open(file)) {
                new Packing(project, options, Signer.in(folder.resolve("settings"), "Lea"), "test", watch).write(pack,
                        "secret".toCharArray(), null, edit -> project.commit(edit, null));
            }
            try (PackageFile open = PackageFile.open(pack, "secret".toCharArray(), watch)) {
                open.unpack(out.resolve("unpacked"), watch);
            }
            watch.doing("");
        } finally {
            log.removeHandler(handler);
            log.setLevel(usual);
        }
        assertTrue(looks[0] > 3);
        assertEquals(List.of(), told);
    }

    /** What this program puts into the folder of temporary files. */
    private static Set<Path> passing(Path temporary) {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.filter(p -> p.getFileName().toString().startsWith("touchstone")).collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Others may remove their files meanwhile. */
    private static List<String> allTold(Path place) {
        List<String> told = new ArrayList<>();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                told.addAll(told(each));
            }
        } catch (IOException | UncheckedIOException goneMeanwhile) {
            return told;
        }
        return told;
    }
}
