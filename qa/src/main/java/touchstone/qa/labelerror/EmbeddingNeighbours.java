package touchstone.qa.labelerror;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import touchstone.qa.Watch;

/**
 * Which examples lie, in an embedding, among examples of another label: the share of the k nearest neighbours (by the
 * cosine of the angle) whose label differs. Takes time with the square of the number of examples.
 */
public final class EmbeddingNeighbours {

    private EmbeddingNeighbours() {
    }

    /**
     * @param different share of the neighbours with another label, from 0 to 1
     * @param likeliest the commonest label among the neighbours, the lowest of several
     * @param nearest places of the neighbours, the nearest first
     */
    public record Neighbourhood(double different, int likeliest, List<Integer> nearest) {

        public Neighbourhood {
            nearest = List.copyOf(nearest);
        }
    }

    private record Near(int place, float cosine) {
    }

    /**
     * One entry an example; none where there are no neighbours.
     *
     * @param vectors all of one length
     * @param k how many neighbours are asked, all others where there are fewer
     */
    public static List<Neighbourhood> of(float[][] vectors, int[] labels, int k, Watch watch) {
        float[][] unit = new float[vectors.length][];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = unit(vectors[i]);
        }
        if (vectors.length < 2) {
            return List.of();
        }
        AtomicInteger done = new AtomicInteger();
        return IntStream.range(0, unit.length).parallel().mapToObj(i -> {
            watch.check();
            Neighbourhood found = neighbourhood(unit, labels, i, k);
            watch.done(done.incrementAndGet(), unit.length);
            return found;
        }).toList();
    }

    private static Neighbourhood neighbourhood(float[][] unit, int[] labels, int of, int k) {
        Comparator<Near> farthestFirst = Comparator.comparingDouble(Near::cosine)
                .thenComparing(Comparator.comparingInt(Near::place).reversed());
        PriorityQueue<Near> nearest = new PriorityQueue<>(farthestFirst);
        for (int j = 0; j < unit.length; j++) {
            if (j != of) {
                Near near = new Near(j, product(unit[of], unit[j]));
                if (nearest.size() < k) {
                    nearest.add(near);
                } else if (near.cosine > nearest.element().cosine) {
                    nearest.remove();
                    nearest.add(near);
                }
            }
        }
        List<Near> sorted = new ArrayList<>(nearest);
        sorted.sort(farthestFirst.reversed());
        List<Integer> places = sorted.stream().map(Near::place).toList();
        long different = places.stream().filter(j -> labels[j] != labels[of]).count();
        int likeliest = places.stream().map(j -> labels[j])
                .min(Comparator.comparingLong((Integer l) -> -places.stream().filter(j -> labels[j] == l).count())
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(labels[of]);
        return new Neighbourhood((double) different / places.size(), likeliest, places);
    }

    private static float product(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static float[] unit(float[] vector) {
        double length = Math.sqrt(product(vector, vector));
        float[] unit = vector.clone();
        for (int i = 0; i < unit.length; i++) {
            unit[i] = length == 0 ? 0 : (float) (unit[i] / length);
        }
        return unit;
    }
}
