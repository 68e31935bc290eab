package touchstone.store.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs the demonstration, an import, an export, a package and its opening under a tracer and without a network: no process
 * may connect to an address of the internet. The control connects to this machine itself and must be counted.
 */
final class SocketFault implements Fault {

    @Override
    public String name() {
        return "socket";
    }

    @Override
    public int trials() {
        return 1;
    }

    @Override
    public void run(Trial trial) throws IOException, InterruptedException {
        if (!Tracer.isThere()) {
            trial.skip(Tracer.MISSING);
            return;
        }
        List<String> alone = Tracer.runs("unshare", "-n", "true") ? List.of("unshare", "-n") : List.of();
        Path place = trial.place("socket");
        Path project = Beginning.in(trial.program, Files.createDirectory(place.resolve("folder")));
        Path demo = place.resolve("demo");
        Path coco = place.resolve("out.json");
        Path sent = place.resolve("sent.touchpack");
        List<List<Object>> commands = List.of(List.of("demo", "--quiet", "--out", demo),
                List.of("export", demo.resolve("cells.touchstone"), "--format", "coco", coco),
                List.of("import", project, "--format", "coco", coco, "--as", "Ben"),
                List.of("report", project, "--out", place.resolve("report.html")),
                List.of("pack", project, sent, "--images", "--identity", place.resolve("me")), List.of("verify", sent),
                List.of("unpack", sent, place.resolve("received")), List.of("merge", project, sent),
                List.of("verify", project));
        int connects = 0;
        List<String> refused = new ArrayList<>();
        for (List<Object> command : commands) {
            Path log = place.resolve("trace");
            List<String> before = new ArrayList<>(alone);
            before.addAll(List.of("strace", "-f", "-qq", "-e", "trace=network", "-o", log.toString()));
            Program.Result result = trial.program.run(before, Map.of(),
                    command.toArray());
            if (result.code() != 0) {
                refused.add(command.getFirst() + " " + result);
            }
            List<String> internet = connects(log);
            connects += internet.size();
            trial.require(internet.isEmpty(), command.getFirst() + " connects: " + internet);
        }
        trial.figure("commands", commands.size());
        trial.figure("withoutANetwork", !alone.isEmpty());
        trial.figure("connects", connects);
        trial.figure("commandsThatFailed", refused.size());
        refused.forEach(trial::fail);
        trial.require(control(place) > 0, "Control: a connection was not counted.");
    }

    private static List<String> connects(Path log) throws IOException {
        return Files.readAllLines(log).stream().filter(l -> l.contains("connect(") && l.contains("AF_INET")).toList();
    }

    /** A process that does connect. */
    private static int control(Path place) throws IOException, InterruptedException {
        Path log = place.resolve("control");
        new ProcessBuilder("strace", "-f", "-qq", "-e", "trace=network", "-o", log.toString(), "bash", "-c",
                "echo >/dev/tcp/127.0.0.1/9").redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        return connects(log).size();
    }
}
