package touchstone.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** All commands, one line each. */
final class Commands {

    private static final Map<String, Function<Streams, CommandLine>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("demo", streams -> new CommandLine(new DemoCommand(streams)));
        ALL.put("new", streams -> new CommandLine(new NewCommand(streams)));
        ALL.put("fields", streams -> new CommandLine(new FieldsCommand(streams)));
        ALL.put("info", streams -> new CommandLine(new InfoCommand(streams)));
        ALL.put("import", streams -> new CommandLine(new ImportCommand(streams)));
        ALL.put("export", streams -> new CommandLine(new ExportCommand(streams)));
        ALL.put("convert", streams -> new CommandLine(new ConvertCommand(streams)));
        ALL.put("edit", streams -> new CommandLine(new EditCommand(streams)));
        ALL.put("undo", streams -> new CommandLine(new StepsCommand(streams, StepsCommand.Direction.UNDO)));
        ALL.put("redo", streams -> new CommandLine(new StepsCommand(streams, StepsCommand.Direction.REDO)));
        ALL.put("verify", streams -> new CommandLine(new VerifyCommand(streams)));
        ALL.put("pack", streams -> new CommandLine(new PackCommand(streams)));
        ALL.put("unpack", streams -> new CommandLine(new UnpackCommand(streams)));
        ALL.put("backup", streams -> new CommandLine(new BackupCommand(streams)));
        ALL.put("salvage", streams -> new CommandLine(new SalvageCommand(streams)));
        ALL.put("privacy", streams -> new CommandLine(new PrivacyCommand(streams)));
        ALL.put("merge", streams -> new CommandLine(new MergeCommand(streams)));
        ALL.put("snapshot", streams -> new CommandLine(new SnapshotCommand(streams)));
        ALL.put("sign-off", streams -> new CommandLine(new SignOffCommand(streams)));
        ALL.put("guideline", streams -> new CommandLine(new GuidelineCommand(streams)));
        ALL.put("history", streams -> new CommandLine(new HistoryCommand(streams)));
        ALL.put("agreement", streams -> new CommandLine(new AgreementCommand(streams)));
        ALL.put("consensus", streams -> new CommandLine(new ConsensusCommand(streams)));
        ALL.put("saliency", streams -> new CommandLine(new SaliencyCommand(streams)));
        ALL.put("score", streams -> new CommandLine(new ScoreCommand(streams)));
        ALL.put("queue", streams -> new CommandLine(new QueueCommand(streams)));
        ALL.put("assign", streams -> new CommandLine(new AssignCommand(streams)));
        ALL.put("errors", streams -> new CommandLine(new ErrorsCommand(streams)));
        ALL.put("alarms", streams -> new CommandLine(new AlarmsCommand(streams)));
        ALL.put("gate", streams -> new CommandLine(new GateCommand(streams)));
        ALL.put("analyse", streams -> new CommandLine(new AnalyseCommand(streams)));
        ALL.put("plan", streams -> new CommandLine(new PlanCommand(streams)));
        ALL.put("check", streams -> new CommandLine(new CheckCommand(streams)));
        ALL.put("report", streams -> new CommandLine(new ReportCommand(streams)));
        ALL.put("metric",
                streams -> group(new Metric(), new MetricRatings(streams), new MetricUnitizing(streams),
                        new MetricMasks(streams),
                        new MetricMatch(streams), new MetricCoco(streams), new MetricPanoptic(streams),
                        new MetricLabelErrors(streams), new MetricObjectErrors(streams),
                        new MetricSegmentationErrors(streams), new MetricAudit(streams), new MetricProportion(streams),
                        new MetricSampleSize(streams), new MetricAcceptance(streams),
                        new MetricDrift(streams),
                        new MetricConsensus(streams), new MetricStaple(streams)));
        ALL.put("render", streams -> new CommandLine(new RenderCommand(streams)));
        ALL.put("open", streams -> new CommandLine(new OpenCommand(streams)));
        ALL.put("portrait", streams -> new CommandLine(new PortraitCommand(streams)));
        ALL.put("bench", streams -> group(new Bench(), new BenchCanvas(streams), new BenchStore(streams)));
        ALL.put("rle", streams -> group(new Rle(), new RleEncode(streams), new RleDecode(streams),
                new RleArea(streams), new RleBbox(streams), new RlePolygon(streams)));
    }

    /** What stands before a command's name. */
    @Command(name = "touchstone", resourceBundle = "touchstone.cli.help", versionProvider = Version.class, synopsisSubcommandLabel = "COMMAND")
    static final class Touchstone {

        @Option(names = { "-V", "--version" }, versionHelp = true)
        boolean version;

        @Option(names = { "-h", "--help" }, usageHelp = true)
        boolean help;
    }

    /** Numbers without a project. */
    @Command(name = "metric", resourceBundle = "touchstone.cli.help")
    static final class Metric {

        @Option(names = { "-h", "--help" }, usageHelp = true)
        boolean help;
    }

    /** How fast this machine is. */
    @Command(name = "bench", resourceBundle = "touchstone.cli.help")
    static final class Bench {

        @Option(names = { "-h", "--help" }, usageHelp = true)
        boolean help;
    }

    /** Run-length encodings of masks. */
    @Command(name = "rle", resourceBundle = "touchstone.cli.help")
    static final class Rle {

        @Option(names = { "-h", "--help" }, usageHelp = true)
        boolean help;
    }

    private Commands() {
    }

    /** Those that are meant for users. */
    static List<String> names() {
        return ALL.keySet().stream().filter(name -> !name.equals("portrait")).toList();
    }

    private static CommandLine group(Object parent, Object... commands) {
        CommandLine line = new CommandLine(parent);
        for (Object command : commands) {
            line.addSubcommand(command);
        }
        return line;
    }

    /**
     * The parser for the given arguments. It knows the command that they name, or all of them where they name none: to
     * describe every command would cost a small one more than its work.
     */
    static CommandLine line(Streams streams, String... args) {
        CommandLine line = new CommandLine(new Touchstone());
        if (args.length > 0 && ALL.containsKey(args[0])) {
            line.addSubcommand(args[0], ALL.get(args[0]).apply(streams));
        } else {
            ALL.forEach((name, command) -> line.addSubcommand(name, command.apply(streams)));
        }
        line.setOut(new PrintWriter(streams.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpWidth(100);
        line.setExpandAtFiles(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setAllowOptionsAsOptionParameters(false);
        return line;
    }
}
