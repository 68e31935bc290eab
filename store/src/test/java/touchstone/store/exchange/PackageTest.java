package touchstone.store.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.store.EditConflict;
import touchstone.store.Project;

class PackageTest {

    private static final PackOptions WITH_PICTURES = PackOptions.WHOLE.withPictures(PackOptions.Pictures.ORIGINAL);

    @TempDir
    Path folder;

    private Sender sender;
    private Path pack;

    @BeforeEach
    void a_sender() throws IOException, EditConflict {
        sender = Sender.in(folder);
        pack = folder.resolve("p.touchpack");
    }

    @Test
    void what_was_packed_comes_out_again_with_the_pictures_bit_for_bit() throws IOException, EditConflict {
        Packed packed = sender.pack(WITH_PICTURES, pack, null);
        assertEquals(5, packed.images());
        assertEquals(11, packed.annotations());
        assertEquals(List.of(), packed.remarks());
        Path out = folder.resolve("out");
        try (PackageFile open = PackageFile.open(pack, null, Packing.Watch.PATIENT)) {
            open.unpack(out, Packing.Watch.PATIENT);
        }
        assertArrayEquals(Files.readAllBytes(folder.resolve("img/d.png")),
                Files.readAllBytes(out.resolve("images/d.png")));
        assertEquals("Every cell counts.", Files.readString(out.resolve("guideline.md")));
        try (Project project = Project.openReadOnly(out.resolve("project.touchstone"))) {
            assertTrue(project.verify().ok(), () -> project.verify().problems().toString());
            assertEquals(1, project.verify().edits());
            assertEquals(3, project.annotators().size());
            assertEquals("Basel", project.imageNamed("gold_c.png").orElseThrow().fields().get("site"));
        }
        assertTrue(check(pack).ok());
    }

    @Test
    void every_zip_program_can_read_it() throws IOException, EditConflict {
        sender.pack(WITH_PICTURES, pack, null);
        try (ZipFile zip = new ZipFile(pack.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                assertEquals(entry.getSize(), zip.getInputStream(entry).readAllBytes().length, entry.getName());
            }
            assertNotNull(zip.getEntry("manifest.json"));
        }
    }

    @Test
    void no_byte_of_it_can_be_changed_unnoticed() throws IOException, EditConflict {
        sender.pack(WITH_PICTURES, pack, null);
        byte[] good = Files.readAllBytes(pack);
        Random random = new Random(7);
        Path bad = folder.resolve("bad.touchpack");
        for (int block = 0; block * 4096 < good.length; block++) {
            byte[] flipped = good.clone();
            int at = Math.min(good.length - 1, block * 4096 + random.nextInt(4096));
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            refuses(Files.write(bad, flipped), "bit flipped at " + at);
        }
        for (int at = good.length - 2048; at < good.length; at += 7) {
            byte[] flipped = good.clone();
            flipped[at] ^= 1;
            refuses(Files.write(bad, flipped), "bit flipped at " + at);
        }
        for (int cut = 0; cut < 100; cut++) {
            int length = (int) ((long) good.length * cut / 100);
            refuses(Files.write(bad, Arrays.copyOf(good, length)), "cut at " + length);
        }
        refuses(Files.write(bad, Arrays.copyOf(good, good.length + 1)), "a byte more");
    }

    @Test
    void a_zip_of_somebody_else_is_refused_whatever_it_holds() throws IOException, EditConflict {
        sender.pack(WITH_PICTURES, pack, null);
        Path other = folder.resolve("other.touchpack");
        for (String more : List.of("../evil", "/evil", "images/../../evil", "images/con", "project.touchstone",
                "images\\evil", "images/a.png ", "evil.sh")) {
            try (ZipFile zip = new ZipFile(pack.toFile());
                    ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(other))) {
                for (ZipEntry entry : zip.stream().toList()) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    zip.getInputStream(entry).transferTo(out);
                }
                if (zip.getEntry(more) == null) {
                    out.putNextEntry(new ZipEntry(more));
                    out.write(1);
                }
            }
            refuses(other, more);
        }
        assertEquals(Set.of("p.touchstone", "p.touchpack", "other.touchpack", "img", "settings"), names());
    }

    @Test
    void a_frame_that_is_right_does_not_let_names_lead_out_or_come_twice() throws IOException {
        Path other = folder.resolve("other.touchpack");
        for (List<String> entries : List.of(List.of("images/../../x"), List.of("/x"), List.of("x"),
                List.of("images/A", "images/a"), List.of("images/nul.png"), List.of("images/a\u0000b"),
                List.of("images/"))) {
            Files.deleteIfExists(other);
            try (ZipTarget out = new ZipTarget(other)) {
                for (String entry : entries) {
                    out.add(entry, new byte[]{ 1 });
                }
                out.finish();
            }
            refuses(other, entries.toString());
        }
    }

    @Test
    void whoever_signs_again_is_known_to_be_another() throws IOException, EditConflict {
        Packed packed = sender.pack(WITH_PICTURES, pack, null);
        Path other = folder.resolve("other.touchpack");
        Manifest manifest = packed.manifest();
        Sender stranger = Sender.in(Files.createDirectories(folder.resolve("stranger")));
        try (ZipTarget out = new ZipTarget(other); ZipFile zip = new ZipFile(pack.toFile())) {
            for (Manifest.Entry entry : manifest.entries()) {
                out.add(entry.name(), zip.getInputStream(zip.getEntry(entry.name())).readAllBytes());
            }
            out.add("manifest.json", manifest.bytes());
            out.add("signature", stranger.signer().sign(manifest.bytes()));
            out.finish();
        }
        refuses(other, "another's signature");
    }

    @Test
    void a_sealed_package_opens_with_its_passphrase_alone() throws IOException, EditConflict {
        sender.pack(WITH_PICTURES, pack, "Gr\u00fcn ist die Heide");
        assertTrue(PackageFile.isSealed(pack));
        assertFalse(new String(Files.readAllBytes(pack), StandardCharsets.ISO_8859_1).contains("touchpack"));
        assertTrue(PackageCheck.of(pack, "Gr\u00fcn ist die Heide".toCharArray(), Packing.Watch.PATIENT).ok());
        assertThrows(WrongPassphrase.class,
                () -> PackageFile.open(pack, "gr\u00fcn ist die Heide".toCharArray(), Packing.Watch.PATIENT));
        assertThrows(InputRefused.class, () -> PackageFile.open(pack, null, Packing.Watch.PATIENT));
    }

    @Test
    void a_sealed_package_that_was_changed_is_told_from_a_wrong_passphrase_and_leaves_nothing()
            throws IOException, EditConflict {
        sender.pack(WITH_PICTURES, pack, "secret");
        byte[] good = Files.readAllBytes(pack);
        Path bad = folder.resolve("bad.touchpack");
        for (int at : new int[]{ 9, 12, 20, 24, 40, 60, 90, 107, 108, 5000, good.length - 1 }) {
            byte[] flipped = good.clone();
            flipped[at] ^= 4;
            Files.write(bad, flipped);
            InputRefused refused = assertThrows(InputRefused.class,
                    () -> Seal.open(bad, folder.resolve("plain"), "secret".toCharArray(), "bad", Packing.Watch.PATIENT),
                    () -> "at " + at);
            assertTrue(refused.getMessage().contains("damaged"), refused.getMessage());
            assertFalse(Files.exists(folder.resolve("plain")));
        }
    }

    @Test
    void a_bit_flipped_in_any_block_of_a_sealed_file_is_noticed() throws IOException {
        Path plain = folder.resolve("plain");
        byte[] content = new byte[20_000];
        new Random(7).nextBytes(content);
        Files.write(plain, content);
        Path sealed = folder.resolve("sealed");
        char[] secret = "secret".toCharArray();
        Seal.close(plain, sealed, secret, Packing.Watch.PATIENT);
        byte[] whole = Files.readAllBytes(sealed);
        Random random = new Random(8);
        for (int block = 0; block < whole.length; block += 4096) {
            byte[] flipped = whole.clone();
            int at = Math.min(whole.length - 1, block + random.nextInt(4096));
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(sealed, flipped);
            assertThrows(InputRefused.class,
                    () -> Seal.open(sealed, folder.resolve("no"), secret, "sealed", Packing.Watch.PATIENT),
                    () -> "at " + at);
            assertFalse(Files.exists(folder.resolve("no")));
        }
    }

    @Test
    void a_large_sealed_file_cannot_lose_or_swap_chunks() throws IOException {
        Path plain = folder.resolve("plain");
        byte[] content = new byte[(3 << 20) + 5];
        new Random(3).nextBytes(content);
        Files.write(plain, content);
        Path sealed = folder.resolve("sealed");
        char[] secret = "secret".toCharArray();
        Seal.close(plain, sealed, secret, Packing.Watch.PATIENT);
        Path back = folder.resolve("back");
        Seal.open(sealed, back, secret, "sealed", Packing.Watch.PATIENT);
        assertArrayEquals(content, Files.readAllBytes(back));
        byte[] whole = Files.readAllBytes(sealed);
        int head = 109;
        int chunk = (1 << 20) + 16;
        assertEquals(head + 4 * 16 + content.length, whole.length);
        byte[] swapped = whole.clone();
        System.arraycopy(whole, head, swapped, head + chunk, chunk);
        System.arraycopy(whole, head + chunk, swapped, head, chunk);
        byte[] shorter = new byte[whole.length - chunk];
        System.arraycopy(whole, 0, shorter, 0, head + chunk);
        System.arraycopy(whole, head + 2 * chunk, shorter, head + chunk, whole.length - head - 2 * chunk);
        for (byte[] bad : List.of(swapped, shorter, Arrays.copyOf(whole, head + 3 * chunk),
                Arrays.copyOf(whole, head), Arrays.copyOf(whole, whole.length + 1))) {
            Files.write(sealed, bad);
            assertThrows(InputRefused.class, () -> Seal.open(sealed, folder.resolve("no"), secret, "sealed",
                    Packing.Watch.PATIENT));
            assertFalse(Files.exists(folder.resolve("no")));
        }
    }

    @Test
    void nothing_is_left_when_packing_is_cancelled() throws IOException {
        try (Project project = Project.openReadOnly(sender.file())) {
            Packing packing = new Packing(project, WITH_PICTURES, sender.signer(), "test", new Packing.Watch() {
                @Override
                public void moved(long bytes) {
                    throw new CancellationException();
                }
            });
            assertThrows(CancellationException.class,
                    () -> packing.write(pack, null, null, edit -> {
                    }));
        }
        assertEquals(Set.of("p.touchstone", "img", "settings"), names());
    }

    @Test
    void a_part_is_chosen_by_path_status_annotator_and_field() throws IOException, EditConflict {
        for (List<String> expected : List.of(List.of("path=img/?.png", "a.png b.png d.png"),
                List.of("*_*", "gold_c.png repeat_a.png"),
                List.of("status=done,annotator=Ada,site=Basel", "gold_c.png"),
                List.of("site=Bern|Basel,path=img/[ad].png", "a.png d.png"))) {
            Files.deleteIfExists(pack);
            sender.pack(PackOptions.WHOLE.withOnly(Selection.of(expected.getFirst())), pack, null);
            try (PackageFile open = PackageFile.open(pack, null, Packing.Watch.PATIENT);
                    PrivateFolder into = PrivateFolder.make();
                    Project project = Project.openReadOnly(open.unpackInto(into, Packing.Watch.PATIENT))) {
                assertEquals(expected.getLast(),
                        project.images().stream().map(Image::name).collect(Collectors.joining(" ")));
            }
        }
        for (String wrong : List.of("", "=a", "status=great", "annotator=Zoe", "path=[", "site=",
                "status=done,annotator=Ben")) {
            assertThrows(InputRefused.class,
                    () -> sender.pack(PackOptions.WHOLE.withOnly(Selection.of(wrong)), folder.resolve("no"), null),
                    wrong);
        }
    }

    private PackageCheck check(Path file) throws IOException {
        return PackageCheck.of(file, null, Packing.Watch.PATIENT);
    }

    /** By verifying, by opening, by unpacking; and nothing is left behind. */
    private void refuses(Path bad, String why) throws IOException {
        assertFalse(check(bad).ok(), why);
        Path out = folder.resolve("unpacked");
        assertThrows(IOException.class, () -> {
            try (PackageFile open = PackageFile.open(bad, null, Packing.Watch.PATIENT)) {
                open.unpack(out, Packing.Watch.PATIENT);
            }
        }, why);
        assertFalse(names().stream().anyMatch(n -> n.contains("unpacked") || n.contains("evil")), why);
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void an_entry_beyond_four_gigabytes_is_told_in_64_bits() {
        ZipFrame.Part wide = new ZipFrame.Part("images/a", 5L << 30, 1);
        assertEquals(30 + 8 + 20, ZipFrame.before(wide).length);
        byte[] after = ZipFrame.after(List.of(wide, new ZipFrame.Part("images/b", 1, 2)));
        assertEquals(2 * (46 + 8 + 28) + 56 + 20 + 22, after.length);
    }
}
