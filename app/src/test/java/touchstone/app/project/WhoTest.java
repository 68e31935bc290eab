package touchstone.app.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;

class WhoTest {

    private final Annotator ada = Annotator.named("Ada", Role.ANNOTATOR);
    private final Annotator ben = Annotator.named("Ben", Role.ANNOTATOR);
    private final Annotator gold = Annotator.named("gold", Role.GOLD);

    @Test
    void the_only_person_of_a_project_goes_on_with_it() {
        assertEquals(ada, new Who(Optional.empty(), "cleo").among(List.of(gold, ada)));
    }

    @Test
    void whoever_drew_last_on_this_machine_is_taken_where_the_project_knows_the_name() {
        assertEquals(ben, new Who(Optional.of("Ben"), "cleo").among(List.of(ada, ben, gold)));
        assertEquals(ada, new Who(Optional.of("Dora"), "cleo").among(List.of(ada)));
    }

    @Test
    void among_several_nobodys_layer_is_drawn_on_by_chance() {
        Annotator taken = new Who(Optional.empty(), "cleo").among(List.of(ada, ben, gold));
        assertEquals("cleo", taken.name());
        assertFalse(List.of(ada, ben, gold).contains(taken));
    }

    @Test
    void gold_is_never_drawn_on_without_being_asked_for() {
        assertEquals("cleo", new Who(Optional.of("gold"), "cleo").among(List.of(gold)).name());
    }
}
