package touchstone.store.fault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@code shim.c}, built for this machine: what a process is started with to have its writing recorded. */
record Shim(Path library) {

    /** Nothing where this machine has no C compiler. */
    static Optional<Shim> build(Path folder) throws IOException, InterruptedException {
        Path library = folder.resolve("shim.so");
        Path source = folder.resolve("shim.c");
        try (InputStream in = Shim.class.getResourceAsStream("shim.c")) {
            Files.copy(Objects.requireNonNull(in), source);
        }
        try {
            Process compiler = new ProcessBuilder("cc", "-shared", "-fPIC", "-O1", "-o", library.toString(),
                    source.toString(), "-ldl").inheritIO().start();
            return compiler.waitFor() == 0 ? Optional.of(new Shim(library)) : Optional.empty();
        } catch (IOException thereIsNone) {
            return Optional.empty();
        }
    }

    static String missing() {
        return "There is no C compiler: install one with 'sudo apt install gcc libc6-dev'.";
    }

    /** Environment of a process whose operations below a folder are appended to a log. */
    Map<String, String> recording(Path folder, Path log) {
        Map<String, String> environment = new HashMap<>();
        environment.put("LD_PRELOAD", library.toString());
        environment.put("FAULT_FOLDER", folder.toString());
        environment.put("FAULT_LOG", log.toString());
        return environment;
    }

    /** Environment of a process that is killed instead of its operation of that number below the folder. */
    Map<String, String> killing(Path folder, int operation) {
        Map<String, String> environment = new HashMap<>();
        environment.put("LD_PRELOAD", library.toString());
        environment.put("FAULT_FOLDER", folder.toString());
        environment.put("FAULT_DIE_AT", Integer.toString(operation));
        return environment;
    }

    /** Environment of a process whose clock is wrong by as many seconds as the file holds. */
    Map<String, String> clock(Path shift) {
        return Map.of("LD_PRELOAD", library.toString(), "FAULT_CLOCK", shift.toString());
    }
}
