package touchstone.store.image;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.model.InputRefused;

/** Runs over a folder of broken and hostile pictures where one is given by {@code -Dtouchstone.corpus=FOLDER}. */
class BrokenImagesTest {

    private static final Duration LONGEST = Duration.ofSeconds(60); // on a busy machine; the decoder's own limit is lower

    @ParameterizedTest
    @ValueSource(strings = { "images", "images-broken", "images-bomb", "exif", "exif-orientation" })
    void everyFileOpensOrIsRefusedInOneSentence(String group) throws IOException {
        Path corpus = Path.of(System.getProperty("touchstone.corpus", "../../shared/corpus")).resolve(group);
        assumeTrue(Files.isDirectory(corpus));
        List<Path> files;
        try (Stream<Path> walk = Files.walk(corpus)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        assertFalse(files.isEmpty());
        for (Path file : files) {
            assertTimeoutPreemptively(LONGEST, () -> openOrRefuse(file), file::toString);
        }
    }

    private static void openOrRefuse(Path file) throws IOException {
        try {
            ImageFile.inspect(file);
            ImageFile.open(file).close();
        } catch (InputRefused refused) {
            String sentence = refused.getMessage();
            assertTrue(sentence.contains(file.toString()), sentence);
        }
    }
}
