package org.penjing.cli.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.penjing.base.Sha256;
import org.penjing.cli.terminal.Arguments;
import org.penjing.cli.terminal.Terminal;
import org.penjing.web.api.UploadResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Brings the data files that a job file names to the server, and lets the job name the uploads instead. */
public final class DataUpload {
    public static final String JOB = "JOB.json";

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String FILE = "file";
    private static final List<String> SPLITS = List.of("training", "validation", "test");

    private final Path folder;
    private final PenjingClient client;
    private final Terminal terminal;

    /** @param folder where relative paths start, that of the job file */
    DataUpload(Path folder, PenjingClient client, Terminal terminal) {
        this.folder = folder;
        this.client = client;
        this.terminal = terminal;
    }

    /** The job file of the operand {@link #JOB}, whose data are on the server then. What is no file here is left for the server to judge. */
    public static byte[] job(Arguments arguments, PenjingClient client, Terminal terminal)
            throws IOException, InterruptedException {
        Path file = Path.of(arguments.operand(JOB));
        Path folder = file.toAbsolutePath().normalize().getParent();
        byte[] job = JobFile.read(JOB, file);
        return folder == null ? job : new DataUpload(folder, client, terminal).named(job);
    }

    private byte[] named(byte[] job) throws IOException, InterruptedException {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(job);
        } catch (JacksonException malformed) {
            return job;
        }
        JsonNode data = tree.path("data");
        bring(data, FILE);
        for (String split : SPLITS) {
            bring(data.path("files"), split);
        }
        return MAPPER.writeValueAsBytes(tree);
    }

    private void bring(JsonNode parent, String field) throws IOException, InterruptedException {
        String name = parent.path(field).asString("");
        if (name.isEmpty() || !(parent instanceof ObjectNode object)) {
            return;
        }
        Path file = local(name);
        if (Files.isRegularFile(file)) {
            object.put(field, upload(file));
        }
    }

    private Path local(String name) {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException unspellable) {
            return folder;
        }
    }

    private String upload(Path file) throws IOException, InterruptedException {
        Optional<UploadResponse> there = client.uploaded(Sha256.of(file));
        if (there.isPresent()) {
            return there.get().file();
        }
        terminal.complain("uploads " + file + " (" + Files.size(file) + " bytes)");
        return client.upload(file).file();
    }
}
