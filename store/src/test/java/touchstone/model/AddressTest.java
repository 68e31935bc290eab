package touchstone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The address of an image")
class AddressTest {

    private static final Set<String> FILES = Set.of("a/scan.tif", "odd#3");

    private static Address of(String name) {
        return Address.of(name, FILES::contains);
    }

    @Test
    void counts_the_pictures_of_a_file_from_one() {
        assertEquals("a/scan.tif", new Address("a/scan.tif", 0).text());
        assertEquals("a/scan.tif#3", new Address("a/scan.tif", 2).text());
        assertEquals(new Address("a/scan.tif", 2), of("a/scan.tif#3"));
        assertEquals(new Address("a/scan.tif", 0), of("a/scan.tif#1"));
    }

    @Test
    void is_the_whole_name_where_a_file_is_called_so() {
        assertEquals(new Address("odd#3", 0), of("odd#3"));
        assertEquals(new Address("odd#3", 1), of("odd#3#2"));
    }

    @Test
    void is_the_whole_name_without_a_number_that_counts_from_one() {
        for (String name : Set.of("a#", "a#0", "a#03", "a#x", "#3", "a/#3", "a#-1", "a#99999999999", "a##2")) {
            assertEquals(new Address(name, 0), of(name), name);
        }
    }

    @Test
    void gives_files_about_the_image_a_name_that_sorts() {
        assertEquals("scan", new Address("a/scan.tif", 0).stem());
        assertEquals("scan-0003", new Address("a/scan.tif", 2).stem());
        assertEquals("scan-12345", new Address("scan.tif", 12344).stem());
        assertEquals(".hidden-0002", new Address("a/.hidden", 1).stem());
    }

    @Test
    void has_no_picture_before_the_first() {
        assertThrows(IllegalArgumentException.class, () -> new Address("a", -1));
    }

    @Property(tries = 200, seed = "1")
    void is_read_as_it_was_written(@ForAll @IntRange(max = 9_999) int plane, @ForAll boolean odd) {
        Address address = new Address(odd ? "odd#3" : "b/c.dcm", plane);
        assertEquals(address, of(address.text()));
    }
}
