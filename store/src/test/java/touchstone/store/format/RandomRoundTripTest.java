package touchstone.store.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import touchstone.model.Annotator;

/** What every format promises about any project: what it wrote has the objects and areas that the losses leave. */
class RandomRoundTripTest {

    @Provide
    Arbitrary<Format> formats() {
        return Arbitraries.of(Formats.ALL.stream().filter(Format::isWritten).toList());
    }

    @Property(tries = 600, seed = "1")
    void what_was_written_reads_as_the_losses_say(@ForAll("formats") Format format, @ForAll long seed)
            throws IOException {
        Path place = Files.createTempDirectory("touchstone");
        try {
            Imported project = RandomProjects.of(seed, place);
            Export written = Export.verified(format, project,
                    new WriteOptions(project.annotators().stream().map(Annotator::id).toList()),
                    place.resolve(format.name().startsWith("coco") ? "out/coco.json" : "out/files"));
            assertEquals(List.of(), written.problems(), () -> format.name() + " " + written.losses());
        } finally {
            List<Path> left;
            try (Stream<Path> walk = Files.walk(place)) {
                left = walk.toList().reversed();
            }
            for (Path path : left) {
                Files.delete(path);
            }
        }
    }
}
