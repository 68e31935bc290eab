package touchstone.store.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import touchstone.store.Project;
import touchstone.store.ProjectRefused;

/**
 * Cuts a project's file off. None may open; every refusal says that the file is damaged, or not a project where hardly
 * anything is left of it, and changes nothing. Every tenth is also given to the program itself.
 */
final class TruncateFault implements Fault {

    @Override
    public String name() {
        return "truncate";
    }

    @Override
    public int trials() {
        return 200;
    }

    @Override
    public void run(Trial trial) throws IOException, InterruptedException {
        Sample sample = Sample.of(trial, 150);
        byte[] whole = Files.readAllBytes(sample.file());
        int damaged = 0;
        int foreign = 0;
        for (int i = 0; i < trial.trials; i++) {
            int length = switch (i) {
                case 0 -> 0;
                case 1 -> 1;
                case 2 -> 99;
                case 3 -> whole.length - 1;
                default -> i % 4 == 0
                        ? whole.length / 4096 * trial.random.nextInt(4096) % whole.length
                        : trial.random.nextInt(whole.length);
            };
            byte[] cut = Arrays.copyOf(whole, length);
            Path variant = sample.write(cut);
            for (boolean toEdit : new boolean[]{ false, true }) {
                try (Project opened = toEdit ? Project.open(variant) : Project.openReadOnly(variant)) {
                    trial.fail("Cut at " + length + ": it opens with " + opened.summary().edits() + " edits.");
                } catch (ProjectRefused refused) {
                    damaged += refused.reason() == ProjectRefused.Reason.DAMAGED ? 1 : 0;
                    foreign += refused.reason() == ProjectRefused.Reason.FOREIGN ? 1 : 0;
                    trial.require(refused.reason() == (length < 100
                            ? ProjectRefused.Reason.FOREIGN
                            : ProjectRefused.Reason.DAMAGED), "Cut at " + length + ": " + refused.getMessage());
                } catch (RuntimeException crash) {
                    trial.fail("Cut at " + length + ": " + crash);
                }
                trial.require(Arrays.equals(cut, Files.readAllBytes(variant)), "Cut at " + length + ": changed.");
            }
            if (i % 10 == 0) {
                Program.Result verify = trial.program.run("verify", variant);
                trial.require(verify.code() == 4 && verify.isCivil() && verify.err().lines().count() == 1,
                        "Cut at " + length + ": " + verify);
            }
        }
        trial.figure("saidDamaged", damaged);
        trial.figure("saidNotAProject", foreign);
    }
}
