package touchstone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A stack")
class StackTest {

    private static Image plane(String path, int plane) {
        return Image.unseen(path, 8, 8).withPlane(plane);
    }

    private static Image slice(String path, String series, String slice) {
        return Image.unseen(path, 8, 8).withFields(Map.of(Stack.SERIES, series, Stack.SLICE, slice));
    }

    private static List<List<String>> addresses(List<Image> images) {
        return Stack.of(images).stream().map(s -> s.images().stream().map(Image::address).toList()).toList();
    }

    @Test
    void is_the_pictures_of_one_file_in_their_order() {
        assertEquals(List.of(List.of("a.png"), List.of("b.tif", "b.tif#2", "b.tif#3"), List.of("c/b.tif")),
                addresses(List.of(plane("a.png", 0), plane("b.tif", 2), plane("c/b.tif", 0), plane("b.tif", 0),
                        plane("b.tif", 1))));
    }

    @Test
    void is_a_series_of_files_by_the_number_of_the_slice() {
        List<Image> images = new ArrayList<>();
        for (int n = 1; n <= 12; n++) {
            images.add(slice("s" + n + ".png", "knee", Integer.toString(n)));
        }
        images.add(slice("last.png", "knee", ""));
        images.add(slice("before.png", "knee", "-0.5"));
        Collections.shuffle(images, new Random(1));
        images.add(slice("other.png", "hip", "1"));
        List<Stack> stacks = Stack.of(images);
        assertEquals(List.of("knee", "hip"), stacks.stream().map(Stack::name).toList());
        assertEquals("before.png", stacks.getFirst().images().getFirst().path());
        assertEquals("s2.png", stacks.getFirst().images().get(2).path());
        assertEquals("s12.png", stacks.getFirst().images().get(12).path());
        assertEquals("last.png", stacks.getFirst().images().getLast().path());
    }

    @Test
    void of_a_series_is_not_mixed_with_a_file_of_that_name() {
        assertEquals(2, Stack.of(List.of(slice("x.png", "a.tif", "1"), plane("a.tif", 0))).size());
    }
}
