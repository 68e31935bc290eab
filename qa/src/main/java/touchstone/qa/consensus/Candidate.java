package touchstone.qa.consensus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.LabelId;

/**
 * Something that some of the annotators see on an image: an object, or a tag.
 *
 * @param number of the object on its image, from 1; 0 for a tag
 * @param members those who have it, one annotation each, in the order of the annotators
 * @param worked how many worked on the image
 * @param needed how many must have it
 */
public record Candidate(Image image, int number, List<Annotation> members, int worked, int needed) {

    public Candidate {
        members = List.copyOf(members);
    }

    public boolean isTag() {
        return number == 0;
    }

    public boolean hasQuorum() {
        return members.size() >= needed;
    }

    /** Exactly half of those who worked on the image have it, where more than half are needed. */
    boolean isHalf() {
        return !hasQuorum() && 2 * members.size() == worked && needed == worked / 2 + 1;
    }

    /** How many members chose each label. */
    public Map<LabelId, Integer> votes() {
        Map<LabelId, Integer> votes = new LinkedHashMap<>();
        members.forEach(m -> votes.merge(m.label(), 1, Integer::sum));
        return votes;
    }

    /** The labels with most votes. */
    List<LabelId> mostVoted() {
        Map<LabelId, Integer> votes = votes();
        int most = votes.values().stream().mapToInt(v -> v).max().orElse(0);
        return votes.entrySet().stream().filter(e -> e.getValue() == most).map(Map.Entry::getKey).toList();
    }

    /** Of each attribute the value that most members with the label gave; left out where several have as many. */
    Map<String, String> attributes(LabelId label) {
        Map<String, Map<String, Integer>> votes = new TreeMap<>();
        members.stream().filter(m -> m.label().equals(label)).forEach(m -> m.attributes().forEach((name,
                value) -> votes.computeIfAbsent(name, n -> new LinkedHashMap<>()).merge(value, 1, Integer::sum)));
        Map<String, String> attributes = new TreeMap<>();
        votes.forEach((name, values) -> {
            List<String> texts = new ArrayList<>(values.keySet());
            int[] counts = texts.stream().mapToInt(text -> values.getOrDefault(text, 0)).toArray();
            if (MajorityVote.of(counts) instanceof Choice.Label(int place)) {
                attributes.put(name, texts.get(place));
            }
        });
        return attributes;
    }
}
