package touchstone.store.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs faults by name, {@code NAME.. [--trials N] [--seed S] [--in FOLDER]}, and prints one line of JSON for each. Exits
 * with 1 when one failed. {@code .ci/faults} starts it.
 */
final class Faults {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<Fault> ALL = List.of(new KillFault(), new PowerFault(), new FullFault(), new GoneFault(),
            new DoubleFault(), new MigrateFault(), new FlipFault(), new TamperFault(), new TruncateFault(),
            new PackageFault(), new ClockFault(), new MemoryFault(), new LongFault(), new SocketFault(),
            new SizeFault(), new OneFault(), new SalvageFault(), new StrangerFault());

    private Faults() {
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<Fault> wanted = ALL;
        @Nullable
        Integer trials = null;
        long seed = 1;
        Path in = Path.of(System.getProperty("java.io.tmpdir"));
        List<String> names = new ArrayList<>();
        for (int at = 0; at < args.length; at++) {
            switch (args[at]) {
                case "--trials" -> trials = Integer.valueOf(args[++at]);
                case "--seed" -> seed = Long.parseLong(args[++at]);
                case "--in" -> in = Path.of(args[++at]);
                default -> names.add(args[at]);
            }
        }
        if (!names.isEmpty()) {
            List<String> known = ALL.stream().map(Fault::name).toList();
            if (!known.containsAll(names)) {
                System.err.println("The faults are: " + String.join(" ", known));
                System.exit(2);
            }
            wanted = ALL.stream().filter(f -> names.contains(f.name())).toList();
        }
        Program program = new Program(Path.of(System.getProperty("touchstone.program")));
        boolean passed = true;
        for (Fault fault : wanted) {
            passed &= run(fault, trials == null ? fault.trials() : trials, seed, program, in);
        }
        System.exit(passed ? 0 : 1);
    }

    private static boolean run(Fault fault, int trials, long seed, Program program, Path in)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(in, "touchstone-" + fault.name()).toRealPath();
        Trial trial = new Trial(trials, seed, program, folder);
        long began = System.nanoTime();
        try {
            fault.run(trial);
        } catch (IOException | RuntimeException broken) {
            trial.fail("The trial itself broke: " + broken);
            broken.printStackTrace();
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("fault", fault.name());
        line.put("trials", trials);
        line.put("seed", seed);
        line.putAll(trial.figures());
        String skipped = trial.skipped();
        if (skipped != null) {
            line.put("skipped", skipped);
        }
        line.put("failures", trial.failures().size());
        line.put("seconds", Math.round((System.nanoTime() - began) / 1e9));
        System.out.println(JSON.writeValueAsString(line));
        if (!trial.failures().isEmpty()) {
            System.err.println(trial.failures().stream().limit(20).collect(Collectors.joining("\n")));
            System.err.println("What was found lies in " + folder);
            return false;
        }
        Trial.remove(folder);
        return true;
    }
}
