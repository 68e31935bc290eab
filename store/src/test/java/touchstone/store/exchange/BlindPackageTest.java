package touchstone.store.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.note.PackedFrom;
import touchstone.model.note.Sent;
import touchstone.store.EditConflict;
import touchstone.store.Project;
import touchstone.store.ProjectRefused;
import touchstone.store.image.ImageCopy;
import touchstone.store.image.ImageFile;
import touchstone.store.image.RegionReader;

class BlindPackageTest {

    private static final PackOptions BLIND = PackOptions.WHOLE.withRecipient(Sender.ADA)
            .withLayers(PackOptions.Layers.OWN).withBlind(true);

    @TempDir
    Path folder;

    private Sender sender;
    private Path out;

    @BeforeEach
    void a_blind_package() throws IOException, EditConflict {
        sender = Sender.in(folder);
        sender.pack(BLIND, folder.resolve("b.touchpack"), null);
        out = folder.resolve("out");
        try (PackageFile open = PackageFile.open(folder.resolve("b.touchpack"), null, Packing.Watch.PATIENT)) {
            open.unpack(out, Packing.Watch.PATIENT);
        }
    }

    private Project received() throws ProjectRefused {
        return Project.openReadOnly(out.resolve("project.touchstone"));
    }

    @Test
    void it_holds_the_recipient_and_nobody_else() throws IOException {
        try (Project project = received()) {
            assertEquals(List.of(Sender.ADA), project.annotators().stream().map(Annotator::name).toList());
            assertEquals(5, project.summary().annotations());
            assertEquals(1, project.verify().edits());
        }
    }

    @Test
    void nothing_of_an_image_tells_which_are_golden_or_shown_again() throws IOException {
        Set<ImageId> known = new HashSet<>();
        try (Project project = Project.openReadOnly(sender.file())) {
            project.images().forEach(i -> known.add(i.id()));
        }
        try (Project project = received()) {
            assertEquals(5, project.images().size());
            assertEquals(5, project.images().stream().map(Image::sha256).distinct().count());
            for (int i = 0; i < 5; i++) {
                Image image = project.images().get(i);
                assertEquals("images/image-000" + (i + 1) + ".png", image.path());
                assertEquals(Map.of(), image.fields());
                assertFalse(known.contains(image.id()));
            }
            assertTrue(project.notes().stream().allMatch(n -> n.kind().equals(PackedFrom.KIND)));
            assertTrue(project.verify().ok(), () -> project.verify().problems().toString());
        }
        byte[] pack = Files.readAllBytes(folder.resolve("b.touchpack"));
        String bytes = new String(pack, StandardCharsets.ISO_8859_1);
        for (String word : List.of("gold", "repeat", "Ben", "Basel", "Bern", "a.png")) {
            assertFalse(bytes.contains(word), word);
        }
        assertFalse(known.stream().anyMatch(id -> bytes.contains(raw(id))), "an id of the sender");
    }

    private static String raw(ImageId id) {
        ByteBuffer buffer = ByteBuffer.allocate(16).putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits());
        return new String(buffer.array(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void two_packages_of_one_project_have_another_order_and_other_ids() throws IOException, EditConflict {
        Set<String> orders = new HashSet<>();
        Set<ImageId> ids = new HashSet<>();
        for (int n = 0; n < 6; n++) {
            sender.pack(BLIND, folder.resolve(n + ".touchpack"), null);
        }
        try (Project project = Project.openReadOnly(sender.file())) {
            List<Sent> all = project.notes(Sent.KIND).stream().map(n -> Sent.of(n).orElseThrow()).toList();
            all.forEach(s -> orders.add(s.images().values().toString()));
            all.forEach(s -> ids.addAll(s.images().keySet()));
            assertEquals(7 * 5, ids.size());
        }
        assertNotEquals(1, orders.size());
    }

    @Test
    void the_key_stays_with_the_sender_and_leads_back_to_every_image() throws IOException {
        try (Project here = Project.openReadOnly(sender.file()); Project there = received()) {
            Sent key = Sent.of(here.notes(Sent.KIND).getFirst()).orElseThrow();
            PackedFrom from = PackedFrom.of(there.notes(PackedFrom.KIND).getFirst()).orElseThrow();
            assertEquals(key.pack(), from.pack());
            assertEquals(here.lineage(), from.lineage());
            Map<ImageId, Image> originals = here.images().stream().collect(Collectors.toMap(Image::id, i -> i));
            for (Image image : there.images()) {
                Image original = Objects.requireNonNull(originals.remove(key.images().get(image.id())));
                assertEquals(image.path(), key.names().get(original.path()));
            }
            assertTrue(originals.isEmpty());
        }
    }

    @Test
    void what_comes_back_keeps_its_log_so_that_it_can_be_told_what_is_new() throws IOException, EditConflict {
        try (Project project = Project.open(out.resolve("project.touchstone"))) {
            project.commit(new Edit("Draw", List.of(Change.remove(
                    project.annotations(project.images().getFirst().id()).getFirst()))), null);
        }
        Path back = folder.resolve("back.touchpack");
        try (Project project = Project.openReadOnly(out.resolve("project.touchstone"))) {
            Packed packed = new Packing(project, PackOptions.WHOLE, sender.signer(), "test", Packing.Watch.PATIENT)
                    .write(back, null, null, edit -> {
                    });
            try (Project here = Project.openReadOnly(sender.file())) {
                assertEquals(here.lineage(), packed.manifest().lineage());
            }
        }
        try (PackedProject returned = PackedProject.open(back, null, Packing.Watch.PATIENT);
                Project before = received()) {
            assertEquals(before.lineage(), returned.project().lineage());
            assertEquals(2, returned.project().verify().edits());
        }
    }

    @Test
    void a_picture_that_was_reduced_keeps_its_size_and_holds_less() throws IOException {
        BufferedImage noise = new BufferedImage(900, 700,
                BufferedImage.TYPE_BYTE_GRAY);
        Random random = new Random(5);
        for (int i = 0; i < 900 * 700; i++) {
            noise.getRaster().setSample(i % 900, i / 900, 0, random.nextInt(256));
        }
        Path picture = folder.resolve("noise.png");
        ImageIO.write(noise, "png", picture.toFile());
        Path copy = ImageCopy.write(picture, 0, folder.resolve("copy"), new ImageCopy.Treatment(List.of(), 1, ""));
        try (RegionReader reader = ImageFile.open(copy)) {
            assertEquals(900, reader.width());
            assertEquals(700, reader.height());
            int sum = 0;
            for (int i = 0; i < 4; i++) {
                sum += noise.getRaster().getSample(400 + i % 2, 300 + i / 2, 0);
                assertEquals(reader.read(0, 400, 300, 1, 1).value(0, 0, 0),
                        reader.read(0, 400 + i % 2, 300 + i / 2, 1, 1).value(0, 0, 0));
            }
            assertEquals(sum / 4.0, reader.read(0, 400, 300, 1, 1).value(0, 0, 0), 1);
        }
        assertTrue(Files.size(copy) < Files.size(picture) / 2, () -> copy.toFile().length() + " bytes");
    }

    @Test
    void an_annotator_who_is_new_is_added_here_and_there() throws IOException, EditConflict {
        sender.pack(BLIND.withRecipient("Zoe"), folder.resolve("z.touchpack"), null);
        try (PackedProject packed = PackedProject.open(folder.resolve("z.touchpack"), null, Packing.Watch.PATIENT);
                Project here = Project.openReadOnly(sender.file())) {
            assertEquals(here.annotatorNamed("Zoe").orElseThrow(), packed.project().annotators().getFirst());
            assertEquals(0, packed.project().summary().annotations());
        }
    }

    @Test
    void what_is_looked_at_is_gone_from_the_disk_when_it_is_closed() throws IOException {
        PackedProject packed = PackedProject.open(folder.resolve("b.touchpack"), null, Packing.Watch.PATIENT);
        Path private_ = packed.project().path().getParent();
        assertTrue(Files.exists(private_));
        packed.close();
        assertFalse(Files.exists(private_));
        assertThrows(IOException.class, () -> PackedProject.open(sender.file(), null, Packing.Watch.PATIENT));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.filter(f -> f.toString().contains(".part")).count());
        }
    }
}
