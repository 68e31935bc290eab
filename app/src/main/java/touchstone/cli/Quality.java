package touchstone.cli;

import java.util.ArrayList;
import java.util.List;
import touchstone.model.Messages;
import touchstone.qa.Watch;
import touchstone.qa.scoring.Rules;

/** What the commands about quality have in common. */
final class Quality {

    private static final Messages TEXT = Messages.beside(Quality.class);

    private Quality() {
    }

    static Rules rules(double iou) throws WrongUsage {
        if (!(iou > 0 && iou <= 1)) {
            throw new WrongUsage(TEXT.text("quality.iou"));
        }
        return Rules.DEFAULT.withIou(iou);
    }

    static List<Requirement> requirements(List<String> texts) throws WrongUsage {
        List<Requirement> requirements = new ArrayList<>();
        for (String text : texts) {
            requirements.add(Requirement.of(text));
        }
        return requirements;
    }

    static Watch watch(Bar bar) {
        return new Watch() {
            @Override
            public void done(int images, int of) {
                bar.show(TEXT.text("quality.progress", images, of));
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
