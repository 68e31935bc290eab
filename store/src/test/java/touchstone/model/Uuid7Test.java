package touchstone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Uuid7Test {

    @Test
    void ids_ascend_in_the_order_they_are_made() {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            ids.add(Uuid7.next());
        }
        for (int i = 1; i < ids.size(); i++) {
            assertTrue(Uuid7.compare(ids.get(i - 1), ids.get(i)) < 0);
        }
    }

    @Test
    void ids_made_by_several_threads_are_all_different() {
        assertEquals(20_000, IntStream.range(0, 20_000).parallel().mapToObj(i -> Uuid7.next()).distinct().count());
    }

    @Test
    void ids_say_their_version_and_variant() {
        UUID id = Uuid7.next();
        assertEquals(7, id.version());
        assertEquals(2, id.variant());
    }

    @Test
    void ids_sort_by_time_beyond_the_sign_bit() {
        UUID early = new UUID(0x7fff_ffff_ffff_7000L, 0x8000_0000_0000_0000L);
        UUID late = new UUID(0x8000_0000_0000_7000L, 0x8000_0000_0000_0000L);
        assertTrue(Uuid7.compare(early, late) < 0);
        assertTrue(new AnnotationId(early).compareTo(new AnnotationId(late)) < 0);
    }

    @Test
    void ids_are_read_back_from_their_text() {
        AnnotationId id = AnnotationId.create();
        assertEquals(id, AnnotationId.of(id.toString()));
    }
}
