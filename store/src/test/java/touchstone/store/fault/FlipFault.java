package touchstone.store.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Flips single bits of a project's file. A byte counts as used where flipping it changes what the file says, or where the
 * flip is found; at least 99 % of those flips must be found by opening or verifying. The control is SQLite's own check.
 */
final class FlipFault implements Fault {

    @Override
    public String name() {
        return "flips";
    }

    @Override
    public int trials() {
        return 500;
    }

    @Override
    public void run(Trial trial) throws IOException, InterruptedException {
        Sample sample = Sample.of(trial, 150);
        byte[] whole = Files.readAllBytes(sample.file());
        List<String> content = Sample.content(sample.file());
        int refused = 0;
        int found = 0;
        int missed = 0;
        int unused = 0;
        while (refused + found + missed < trial.trials) {
            int bit = trial.random.nextInt(whole.length * 8);
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Path variant = sample.write(flipped);
            try {
                switch (sample.judge(variant)) {
                    case REFUSED -> refused++;
                    case FOUND, HEAD_ONLY -> found++;
                    case UNSEEN -> {
                        if (Sample.content(variant).equals(content)) {
                            unused++;
                        } else {
                            missed++;
                            List<String> other = Sample.content(variant);
                            other.removeAll(content);
                            System.err.println("Not found: bit " + bit % 8 + " of byte " + bit / 8 + ", in " + other);
                        }
                    }
                }
            } catch (RuntimeException crash) {
                trial.fail("Bit " + bit % 8 + " of byte " + bit / 8 + ": " + crash);
                missed++;
            }
        }
        trial.figure("fileBytes", whole.length);
        trial.figure("refusedOnOpening", refused);
        trial.figure("foundByVerifying", found);
        trial.figure("missed", missed);
        trial.figure("inUnusedBytes", unused);
        double percent = 100.0 * (refused + found) / trial.trials;
        trial.figure("foundPercent", Trial.rounded(percent));
        trial.require(percent >= 99, "Only " + percent + " % were found.");
    }
}
