package touchstone.app.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.model.NoteId;
import touchstone.model.note.Comment;

/**
 * A comment with what was answered, the oldest first.
 *
 * @param number counted through the image from 1, by when they began; the one on its pin
 */
public record Discussion(int number, Comment first, List<Comment> answers) {

    private static final Comparator<Comment> BY_TIME = Comparator.comparing(Comment::time)
            .thenComparing(c -> c.id().toString());

    public Discussion {
        answers = List.copyOf(answers);
    }

    public boolean isResolved() {
        return first.resolved();
    }

    /** All that was said, in order. */
    public List<Comment> all() {
        List<Comment> all = new ArrayList<>(List.of(first));
        all.addAll(answers);
        return all;
    }

    /** Comments of any number of images, by image in the order of their numbers; an answer to nothing begins a discussion. */
    static List<Discussion> of(Collection<Comment> comments) {
        Map<NoteId, Comment> byId = new HashMap<>();
        comments.forEach(c -> byId.put(c.id(), c));
        Map<NoteId, List<Comment>> answers = new HashMap<>();
        List<Comment> first = new ArrayList<>();
        for (Comment comment : comments.stream().sorted(BY_TIME).toList()) {
            NoteId to = comment.replyTo();
            if (to == null || !byId.containsKey(to)) {
                first.add(comment);
            } else {
                answers.computeIfAbsent(to, id -> new ArrayList<>()).add(comment);
            }
        }
        Map<Object, Integer> numbers = new HashMap<>();
        return first.stream().map(c -> new Discussion(numbers.merge(c.image(), 1, Integer::sum), c,
                answers.getOrDefault(c.id(), List.of()))).toList();
    }
}
