package touchstone.app.image;

import touchstone.app.project.Session;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.Progress;
import touchstone.model.Stack;

/** How far a stack is: of one image its status, of several also how many are done. */
record StackStanding(Progress.Status status, int done, int all) implements Comparable<StackStanding> {

    private static final Messages MESSAGES = Messages.beside(StackStanding.class);

    static StackStanding of(Stack stack, Session session) {
        int done = 0;
        int untouched = 0;
        for (Image image : stack.images()) {
            Progress.Status status = session.status(image.id());
            done += status == Progress.Status.DONE ? 1 : 0;
            untouched += status == Progress.Status.TODO ? 1 : 0;
        }
        int all = stack.images().size();
        if (all == 1) {
            return new StackStanding(session.status(stack.images().getFirst().id()), done, 1);
        }
        return new StackStanding(done == all
                ? Progress.Status.DONE
                : untouched == all ? Progress.Status.TODO : Progress.Status.IN_PROGRESS, done, all);
    }

    @Override
    public int compareTo(StackStanding other) {
        int byStatus = status.compareTo(other.status);
        return byStatus != 0 ? byStatus : Integer.compare(done * other.all, other.done * all);
    }

    String text() {
        return all == 1 || status != Progress.Status.IN_PROGRESS
                ? StatusLook.word(status)
                : MESSAGES.text("stack.done", done, all);
    }
}
