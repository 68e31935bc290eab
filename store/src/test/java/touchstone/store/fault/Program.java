package touchstone.store.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The real program, started as a process of its own.
 *
 * @param launcher what is run; the commands follow
 */
record Program(Path launcher) {

    /** What a command came to. */
    record Result(int code, String out, String err) {

        /** Whether it ended in a way that a user can live with: a known exit code and no stack trace. */
        boolean isCivil() {
            return code >= 0 && code <= 4 && !err.contains("\tat ") && !err.contains("Exception");
        }

        @Override
        public String toString() {
            return "exit " + code + ": " + err.strip() + " " + out.strip();
        }
    }

    ProcessBuilder builder(List<String> before, Map<String, String> environment, Object... arguments) {
        List<String> command = new ArrayList<>(before);
        command.add(launcher.toString());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        builder.environment().putAll(environment);
        return builder;
    }

    /** What the program itself said, without the JVM's word that it was given options. */
    static String said(String errors) {
        return errors.lines().filter(l -> !l.startsWith("NOTE: Picked up")).map(l -> l + "\n")
                .collect(Collectors.joining());
    }

    Result run(Object... arguments) throws IOException, InterruptedException {
        return run(List.of(), Map.of(), arguments);
    }

    /** @param before a program that runs this one */
    Result run(List<String> before, Map<String, String> environment, Object... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("touchstone-fault", ".out");
        Path err = Files.createTempFile("touchstone-fault", ".err");
        try {
            Process process = builder(before, environment, arguments).redirectOutput(out.toFile())
                    .redirectError(err.toFile()).start();
            process.getOutputStream().close();
            int code = process.waitFor();
            return new Result(code, Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** @throws IOException where the command did not end with 0: the trial itself cannot go on */
    Result must(Object... arguments) throws IOException, InterruptedException {
        Result result = run(arguments);
        if (result.code() != 0) {
            throw new IOException(List.of(arguments) + ": " + result);
        }
        return result;
    }
}
