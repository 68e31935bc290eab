package touchstone.model.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Masks of all textures that tiles can hold: nothing, noise of any density, blocks, whole tiles, everything. */
final class RandomMasks extends DomainContextBase {

    /** Two masks of one frame. */
    record Pair(Mask a, Mask b) {
    }

    @Provide
    Arbitrary<Mask> masks() {
        return pairs().map(Pair::a);
    }

    @Provide
    Arbitrary<Pair> pairs() {
        Arbitrary<Integer> side = Arbitraries.integers().between(1, 200);
        return Combinators.combine(side, side, Arbitraries.longs())
                .as((width, height, seed) -> pair(width, height, new Random(seed)));
    }

    private static Pair pair(int width, int height, Random random) {
        return new Pair(mask(width, height, random), mask(width, height, random));
    }

    private static Mask mask(int width, int height, Random random) {
        if (random.nextInt(8) == 0) {
            return random.nextBoolean() ? Mask.full(width, height) : Mask.empty(width, height);
        }
        int block = List.of(1, 1, 3, 16, 64).get(random.nextInt(5));
        double density = List.of(0.02, 0.5, 0.98).get(random.nextInt(3));
        List<Boolean> blocks = new ArrayList<>();
        int stride = width / block + 1;
        for (int i = 0; i < stride * (height / block + 1); i++) {
            blocks.add(random.nextDouble() < density);
        }
        return Mask.ofPixels(width, height, (x, y) -> blocks.get(y / block * stride + x / block));
    }
}
