package touchstone.canvas.layer;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import touchstone.model.Skeleton;

/** Which joints are left and which right, and the two hues that tell them apart; both are safe for the colour-blind. */
final class Sides {

    static final Sides NONE = new Sides(new Skeleton(List.of(), List.of(), List.of()));

    private static final int LEFT = 0x4aa3ff;
    private static final int RIGHT = 0xff7a45;
    private static final int MIDDLE = -1;

    private final int[] hues;

    Sides(Skeleton skeleton) {
        hues = new int[skeleton.joints().size()];
        Arrays.fill(hues, MIDDLE);
        for (Skeleton.Pair pair : skeleton.pairs()) {
            hues[pair.left()] = LEFT;
            hues[pair.right()] = RIGHT;
        }
    }

    /** @param rgb of what is on neither side */
    int hue(int joint, int rgb) {
        return joint >= hues.length || hues[joint] == MIDDLE ? rgb : hues[joint];
    }

    /** A bone that begins and ends on one side belongs to it. */
    int hue(Skeleton.Edge bone, int rgb) {
        int from = hue(bone.from(), rgb);
        return from == hue(bone.to(), rgb) ? from : rgb;
    }

    /** Every colour that a bone can have. */
    List<Integer> hues(int rgb) {
        return Arrays.stream(hues).anyMatch(h -> h != MIDDLE)
                ? IntStream.of(rgb, LEFT, RIGHT).distinct().boxed().toList()
                : List.of(rgb);
    }
}
