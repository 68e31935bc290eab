package touchstone.qa.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import touchstone.model.geometry.Geometry;
import touchstone.qa.Watch;

/**
 * Which objects of several lists are one. Each two lists are matched optimally; the pairs are then taken in the order of
 * falling similarity, and two clusters are joined unless they hold two objects of one list. A pair that would put two
 * objects of one list together is a conflict: the less similar pair gives way, and it is counted.
 *
 * @param members one array a cluster, one place a list: the place of its object in the list, or -1; every object is in
 *            exactly one cluster
 * @param conflicts how many pairs gave way
 */
public record Clusters(List<int[]> members, int conflicts) {

    private record Edge(int a, int b, double similarity) {
    }

    public static Clusters of(List<? extends List<? extends Geometry>> lists, Matcher matcher, Watch watch) {
        int[] first = new int[lists.size() + 1];
        for (int l = 0; l < lists.size(); l++) {
            first[l + 1] = first[l] + lists.get(l).size();
        }
        List<Edge> edges = new ArrayList<>();
        for (int l = 0; l < lists.size(); l++) {
            for (int m = l + 1; m < lists.size(); m++) {
                watch.check();
                for (Matching.Pair pair : matcher.match(lists.get(l), lists.get(m)).pairs()) {
                    edges.add(new Edge(first[l] + pair.first(), first[m] + pair.second(), pair.similarity()));
                }
            }
        }
        edges.sort(Comparator.comparingDouble(Edge::similarity).reversed());
        return join(first, edges);
    }

    private static Clusters join(int[] first, List<Edge> edges) {
        int lists = first.length - 1;
        int[][] clusterOf = new int[first[lists]][];
        for (int l = 0; l < lists; l++) {
            for (int i = first[l]; i < first[l + 1]; i++) {
                clusterOf[i] = new int[lists];
                Arrays.fill(clusterOf[i], -1);
                clusterOf[i][l] = i - first[l];
            }
        }
        int conflicts = 0;
        for (Edge edge : edges) {
            int[] a = clusterOf[edge.a];
            int[] b = clusterOf[edge.b];
            if (Arrays.equals(a, b)) {
                continue;
            }
            boolean apart = true;
            for (int l = 0; l < lists; l++) {
                apart &= a[l] < 0 || b[l] < 0;
            }
            if (!apart) {
                conflicts++;
                continue;
            }
            for (int l = 0; l < lists; l++) {
                if (b[l] >= 0) {
                    a[l] = b[l];
                    clusterOf[first[l] + b[l]] = a;
                }
            }
        }
        List<int[]> members = new ArrayList<>();
        for (int l = 0; l < lists; l++) {
            for (int i = first[l]; i < first[l + 1]; i++) {
                int[] cluster = clusterOf[i];
                // Each cluster is listed where its first list's object stands.
                if (Arrays.stream(cluster, 0, l).allMatch(place -> place < 0)) {
                    members.add(cluster);
                }
            }
        }
        return new Clusters(members, conflicts);
    }
}
