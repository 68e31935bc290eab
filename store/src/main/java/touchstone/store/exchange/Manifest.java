package touchstone.store.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import touchstone.store.Signer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a package says of itself; its bytes are what the sender signs.
 *
 * @param pack tells this package from every other
 * @param app the program that wrote it, with its version
 * @param time when it was packed
 * @param recipient for whom, null for whoever gets it
 * @param lineage hash of the first entry of the log of the sender's project: the same for all that comes of that project
 * @param head hash of the log's last entry when it was packed
 * @param options how it was packed, by name
 * @param entries everything else that is in the package
 */
public record Manifest(UUID pack, String app, Instant time, Signer.Identity sender, @Nullable String recipient,
        String lineage, String head, Map<String, String> options, List<Entry> entries) {

    /** One file of the package. */
    public record Entry(String name, String sha256, long bytes) {
    }

    static final String FORMAT = "touchpack";
    static final int VERSION = 1;
    static final int LONGEST = 512 << 20;

    private static final JsonMapper MAPPER = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).maxDocumentLength(LONGEST)
                            .maxStringLength(100_000).maxNumberLength(30).maxNameLength(200).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .build();

    public Manifest {
        options = Map.copyOf(options);
        entries = List.copyOf(entries);
    }

    byte[] bytes() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", FORMAT).put("version", VERSION).put("package", pack.toString()).put("app", app).put("time",
                time.toString());
        root.putObject("sender").put("name", sender.name()).put("key", sender.key());
        root.put("for", recipient).put("lineage", lineage).put("head", head);
        ObjectNode chosen = root.putObject("options");
        new TreeMap<>(options).forEach(chosen::put);
        ArrayNode listed = root.putArray("entries");
        entries.forEach(e -> listed.addObject().put("name", e.name()).put("sha256", e.sha256()).put("bytes",
                e.bytes()));
        return (MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A manifest that is not one. */
    static final class Meaningless extends Exception {

        private static final long serialVersionUID = 1L;

        Meaningless(@Nullable Throwable cause) {
            super(cause);
        }
    }

    /** Of a later program. */
    static final class Newer extends Exception {

        private static final long serialVersionUID = 1L;
    }

    static Manifest read(byte[] bytes) throws Meaningless, Newer {
        try {
            JsonNode root = MAPPER.readTree(bytes);
            if (!text(root, "format").equals(FORMAT) || !root.path("version").isInt()) {
                throw new Meaningless(null);
            }
            if (root.path("version").intValue() > VERSION) {
                throw new Newer();
            }
            Map<String, String> options = new TreeMap<>();
            for (Map.Entry<String, JsonNode> option : root.path("options").properties()) {
                options.put(option.getKey(), option.getValue().asString(""));
            }
            List<Entry> entries = new ArrayList<>();
            for (JsonNode entry : root.path("entries")) {
                entries.add(new Entry(text(entry, "name"), text(entry, "sha256"), entry.path("bytes").longValue()));
            }
            JsonNode recipient = root.path("for");
            return new Manifest(UUID.fromString(text(root, "package")), text(root, "app"),
                    Instant.parse(text(root, "time")),
                    new Signer.Identity(text(root.path("sender"), "name"), text(root.path("sender"), "key")),
                    recipient.isString() ? recipient.stringValue() : null, text(root, "lineage"), text(root, "head"),
                    options, entries);
        } catch (JacksonException | IllegalArgumentException | DateTimeParseException notOne) {
            throw new Meaningless(notOne);
        }
    }

    private static String text(JsonNode node, String name) throws Meaningless {
        JsonNode value = node.path(name);
        if (!value.isString()) {
            throw new Meaningless(null);
        }
        return value.stringValue();
    }
}
