package touchstone.qa.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.model.InputRefused;

/** Files that cannot be evaluated are refused with a sentence that says which object is the matter and why. */
class DetectionFilesTest {

    private static final String TRUTH = """
            {"images":[{"id":1,"width":20,"height":10}],"categories":[{"id":7,"name":"cell"}],
            "annotations":[{"id":5,"image_id":1,"category_id":7,"bbox":[0,0,9,9],"area":81,"iscrowd":0,
            "segmentation":[[0,0,9,0,9,9,0,9]],"keypoints":[1,1,2,3,3,2],"num_keypoints":2}]}""";

    @TempDir
    Path folder;

    private String refusal(String truth, String results, DetectionKind kind, double... sigmas) throws IOException {
        Path a = Files.writeString(folder.resolve("truth.json"), truth);
        Path b = Files.writeString(folder.resolve("results.json"), results);
        return assertThrows(InputRefused.class, () -> DetectionFiles.read(a, b, kind, sigmas)).getMessage();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "bbox | {\"image_id\":1,\"category_id\":7,\"bbox\":[0,0,9,9]} | place 1: It has no score",
            "bbox | {\"image_id\":1,\"category_id\":7,\"bbox\":[0,0,9,9],\"score\":NaN} | not finite",
            "bbox | {\"image_id\":1,\"category_id\":7,\"bbox\":[0,0,9,9],\"score\":\"high\"} | \"score\" is not a number",
            "bbox | {\"image_id\":2,\"category_id\":7,\"bbox\":[0,0,9,9],\"score\":1} | does not have: 2. Take",
            "bbox | {\"image_id\":1,\"category_id\":8,\"bbox\":[0,0,9,9],\"score\":1} | does not have: 8. Take",
            "bbox | {\"category_id\":8,\"bbox\":[0,0,9,9],\"score\":1} | which image it belongs to",
            "bbox | {\"image_id\":1,\"category_id\":7,\"bbox\":[0,0,9],\"score\":1} | 3 numbers",
            "bbox | {\"image_id\":1,\"category_id\":7,\"bbox\":[0,0,-9,9],\"score\":1} | negative",
            "bbox | {\"image_id\":1,\"category_id\":7,\"score\":1} | no box",
            "segm | {\"image_id\":1,\"category_id\":7,\"score\":1} | no outline",
            "segm | {\"image_id\":1,\"category_id\":7,\"score\":1,\"segmentation\":{\"size\":[9,9],\"counts\":[81]}} | 9 x 9",
            "segm | {\"image_id\":1,\"category_id\":7,\"score\":1,\"segmentation\":{\"size\":[10,20],\"counts\":[7]}} | fewer",
            "keypoints | {\"image_id\":1,\"category_id\":7,\"score\":1} | no keypoints",
            "keypoints | {\"image_id\":1,\"category_id\":7,\"score\":1,\"keypoints\":[1,1,1,2,2,1]} | --sigmas" })
    void aDetectionThatCannotBeUsedIsNamed(String kind, String detection, String part) throws IOException {
        String sentence = refusal(TRUTH, "[" + detection + "]", DetectionKind.of(kind).orElseThrow());
        assertTrue(sentence.contains(part), sentence);
    }

    @Test
    void sigmasMustBeOneAJoint() throws IOException {
        String sentence = refusal(TRUTH, "[]", DetectionKind.KEYPOINTS, 0.1, 0.1, 0.1);
        assertTrue(sentence.contains("2 joints") && sentence.contains("3 sigmas"), sentence);
        Path a = Files.writeString(folder.resolve("a.json"), TRUTH);
        Path b = Files.writeString(folder.resolve("b.json"),
                "[{\"image_id\":1,\"category_id\":7,\"score\":1,\"keypoints\":[1,1,1,3,3,1]}]");
        assertEquals(1, DetectionFiles.read(a, b, DetectionKind.KEYPOINTS, 0.1, 0.1).similarity().of(0, 0));
    }

    @Test
    void unknownImagesAreNamedUpToFive() throws IOException {
        StringBuilder results = new StringBuilder("[");
        for (int i = 11; i <= 17; i++) {
            results.append(i == 11 ? "" : ",").append("{\"image_id\":").append(i)
                    .append(",\"category_id\":7,\"bbox\":[0,0,9,9],\"score\":1}");
        }
        assertTrue(refusal(TRUTH, results + "]", DetectionKind.BOX).contains("11, 12, 13, 14, 15 and 2 more"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "[] | no list \"images\"",
            "{\"images\":[],\"annotations\":[]} | \"categories\"",
            "{\"images\":{},\"categories\":[],\"annotations\":[]} | \"images\" is not a list",
            "{\"images\":[{\"id\":1},{\"id\":1}],\"categories\":[],\"annotations\":[]} | more than once",
            "{\"images\":[{}],\"categories\":[],\"annotations\":[]} | no usable id",
            "{\"images\":[{\"id\":1}],\"categories\":[{\"id\":1}],\"annotations\":[{\"id\":4,\"image_id\":2,\"category_id\":1,\"bbox\":[0,0,1,1]}]} | does not have: 2" })
    void aTruthThatIsNoDatasetIsRefused(String truth, String part) throws IOException {
        String sentence = refusal(truth, "[]", DetectionKind.BOX);
        assertTrue(sentence.contains(part), sentence);
    }

    @Test
    void resultsMustBeAList() throws IOException {
        assertTrue(refusal(TRUTH, "{\"annotations\":[]}", DetectionKind.BOX).contains("it is not a list"));
    }
}
