package touchstone.qa.breakdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import touchstone.model.Attribute;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.geometry.Box;
import touchstone.qa.Rules;
import touchstone.qa.SmallProject;
import touchstone.qa.Watch;
import touchstone.qa.json.ResultJson;
import touchstone.qa.report.ResultTables;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;
import touchstone.qa.result.Subject;

/** What readers are told in their language, programs are told by the same key in every language. */
class GroupWordsTest {

    private final SmallProject project = new SmallProject().label(Label.named("cell", 0)
            .withAttributes(List.of(new Attribute("dividing", Attribute.Type.CHECKBOX, List.of(), "", false),
                    new Attribute("stage", Attribute.Type.SELECT, List.of("early", "true"), "", false))));

    @BeforeEach
    void drawAndSpeakGerman() {
        for (int i = 0; i < 4; i++) {
            String image = i + ".png";
            project.image(image);
            for (String person : List.of("Ada", "Ben")) {
                project.draw(person, image, "cell", new Box(10, 10, i % 2 == 0 ? 10 : 60, i % 2 == 0 ? 40 : 60),
                        Map.of("dividing", i < 2 ? "true" : "false", "stage", i < 2 ? "early" : "true"));
            }
        }
        Messages.language(Locale.GERMAN);
    }

    @AfterEach
    void speakEnglish() {
        Messages.language(Locale.ENGLISH);
    }

    private Result result(Analysis analysis) {
        return analysis.of(new Subject(project, Rules.DEFAULT, Basis.NONE, Map.of()), Watch.NONE).orElseThrow();
    }

    private static List<String> shown(Result result, String part, int column) {
        Grid grid = result.parts().stream().filter(p -> p.key().equals(part)).map(Grid.class::cast).findFirst()
                .orElseThrow();
        return grid.rows().stream().map(row -> switch (row.get(column)) {
            case Cell.Name name -> name.text();
            case Cell.Word word -> word.text();
            case Cell.Text text -> text.text();
            default -> "";
        }).toList();
    }

    private List<String> inJson(Result result, String part, String column) {
        JsonNode rows = new ResultJson(project).of(result).get("parts").get(part).get("rows");
        return StreamSupport.stream(rows.spliterator(), false).map(row -> row.get(column).asString()).toList();
    }

    @Test
    void groups_are_called_in_the_readers_language_and_values_that_people_chose_as_they_are() {
        Result result = result(new AgreementByGroupAnalysis());
        assertEquals(List.of("klein", "mittel"), shown(result, "by.size", 0));
        assertEquals(List.of("bis 1,5:1", "3:1 bis 10:1"), shown(result, "by.aspect", 0));
        assertEquals(List.of("nein", "ja"), shown(result, "by.dividing", 0));
        assertEquals(List.of("early", "true"), shown(result, "by.stage", 0));
    }

    @Test
    void types_of_attributes_are_called_in_the_readers_language() {
        Result result = result(new AttributeAgreementAnalysis());
        assertEquals(List.of("Kontrollkästchen", "Auswahl"), shown(result, "attributes", 2));
        assertEquals(List.of("checkbox", "select"), inJson(result, "attributes", "type"));
    }

    @Test
    void programs_are_told_the_same_groups_in_every_language() {
        Result result = result(new AgreementByGroupAnalysis());
        assertEquals(List.of("small", "medium"), inJson(result, "by.size", "group"));
        assertEquals(List.of("up to 1.5:1", "3:1 to 10:1"), inJson(result, "by.aspect", "group"));
        assertEquals(List.of("false", "true"), inJson(result, "by.dividing", "group"));
        String csv = new ResultTables(project).of(List.of(result)).getOrDefault("agreementByGroup.by.size.csv", "");
        assertTrue(csv.contains("\nsmall,"), csv);
        assertFalse(csv.contains("klein"), csv);
    }
}
