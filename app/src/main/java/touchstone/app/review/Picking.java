package touchstone.app.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.app.task.Task;
import touchstone.app.task.Tasks;
import touchstone.handout.KeptPolicy;
import touchstone.model.Annotator;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.qa.Rules;
import touchstone.qa.Watch;
import touchstone.qa.json.QueueJson;
import touchstone.qa.review.Policies;
import touchstone.qa.review.PolicyReader;
import touchstone.qa.review.Predictions;
import touchstone.qa.review.Queue;

/** Which of an annotator's images a policy wants looked over, and why; worked out in the background. */
final class Picking implements AutoCloseable {

    /**
     * @param why by image, in the order in which they are to be looked at
     * @param of how many there were to choose from
     */
    record Picked(Map<ImageId, String> why, int of) {
    }

    private static final Messages MESSAGES = Messages.beside(Picking.class);
    private static final long SEED = 1;
    /** In the place of a name: the policy that the project keeps. */
    private static final String KEPT = "kept";

    private final Session session;
    private final Tasks tasks;
    private final Disk disk = new Disk("review");
    private volatile boolean stopped;
    private int asked;

    Picking(Session session, Tasks tasks) {
        this.session = session;
        this.tasks = tasks;
    }

    /** The policies of review that there are to choose from, by name. */
    static List<String> policies() {
        List<String> all = new ArrayList<>(Policies.OF_REVIEW);
        all.add(KEPT);
        return all;
    }

    private PolicyReader.Read read(String policy) throws InputRefused {
        return policy.equals(KEPT)
                ? KeptPolicy.of(session.project(), session.person().get().id()).map(KeptPolicy::read)
                        .orElseThrow(() -> new InputRefused(MESSAGES.text("policy.kept.none")))
                : new PolicyReader(policy, session.project()).read(Policies.named(policy));
    }

    /** Answers the last question only; one before is given up. */
    void pick(Annotator of, String policy, Consumer<Picked> then, Consumer<String> failed) {
        int mine = ++asked;
        stopped = true;
        Task task = tasks.begin(MESSAGES.text("picking", of.name()), () -> stopped = true);
        disk.ask(() -> {
            stopped = false;
            try {
                return picked(of, policy, task);
            } finally {
                task.end();
            }
        }, picked -> {
            if (mine == asked) {
                then.accept(picked);
            }
        }, sentence -> {
            if (mine == asked) {
                failed.accept(sentence);
            }
        });
    }

    private Picked picked(Annotator of, String policy, Task task) throws InputRefused {
        PolicyReader.Read read = read(policy);
        Queue queue = Queue.of(session.project(), List.of(of), read.policy(), read.limits(), Predictions.NONE,
                Rules.DEFAULT, SEED, Integer.MAX_VALUE, new Watch() {
                    @Override
                    public void done(int images, int all) {
                        task.say(MESSAGES.text("picking.images", images, all), images, all);
                    }

                    @Override
                    public boolean cancelled() {
                        return stopped;
                    }
                });
        Map<ImageId, String> why = new LinkedHashMap<>();
        queue.entries().forEach(e -> why.putIfAbsent(e.image().id(), QueueJson.reason(e)));
        return new Picked(why, queue.population());
    }

    @Override
    public void close() {
        stopped = true;
        disk.close();
    }
}
