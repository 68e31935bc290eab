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

    /** An object of one list that is like one of another list. */
    public record Link(int list, int place, int other, int otherPlace, double similarity) {
    }

    public static Clusters of(List<? extends List<? extends Geometry>> lists, Matcher matcher, Watch watch) {
        List<Link> links = new ArrayList<>();
        for (int l = 0; l < lists.size(); l++) {
            for (int m = l + 1; m < lists.size(); m++) {
                watch.check();
                for (Matching.Pair pair : matcher.match(lists.get(l), lists.get(m)).pairs()) {
                    links.add(new Link(l, pair.first(), m, pair.second(), pair.similarity()));
                }
            }
        }
        return joining(lists.stream().mapToInt(List::size).toArray(), links);
    }

    /**
     * After matchings that were made before.
     *
     * @param sizes how long each list is
     * @param links the pairs of all matchings; equally similar ones are taken in the given order
     */
    public static Clusters joining(int[] sizes, List<Link> links) {
        int lists = sizes.length;
        int[][][] clusterOf = new int[lists][][];
        for (int l = 0; l < lists; l++) {
            clusterOf[l] = new int[sizes[l]][lists];
            for (int i = 0; i < sizes[l]; i++) {
                Arrays.fill(clusterOf[l][i], -1);
                clusterOf[l][i][l] = i;
            }
        }
        int conflicts = 0;
        for (Link link : links.stream().sorted(Comparator.comparingDouble(Link::similarity).reversed()).toList()) {
            int[] a = clusterOf[link.list][link.place];
            int[] b = clusterOf[link.other][link.otherPlace];
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
                    clusterOf[l][b[l]] = a;
                }
            }
        }
        List<int[]> members = new ArrayList<>();
        for (int l = 0; l < lists; l++) {
            for (int[] cluster : clusterOf[l]) {
                // Each cluster is listed where its first list's object stands.
                if (Arrays.stream(cluster, 0, l).allMatch(place -> place < 0)) {
                    members.add(cluster);
                }
            }
        }
        return new Clusters(members, conflicts);
    }
}
