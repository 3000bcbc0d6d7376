package org.penjing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.Concurrent;
import org.penjing.base.Randoms;
import org.penjing.data.LabelledVector;
import org.penjing.data.MeasuredVector;
import org.penjing.data.VectorSample;
import org.penjing.data.vector.VectorFile;
import org.penjing.export.BundleFiles;
import org.penjing.pipeline.StationParts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A user's vectors of numbers, from the upload to proven firmware, with nothing replaced. */
@Concurrent
class DenseJobTest {
    private static final String JOB = """
        {"name": "dense", "seed": 3, "data": {"file": "%s"},
         "model": {"family": "dense", "hidden": [12, 8]},
         "training": {"warmupBatches": 150, "elasticBatches": 250, "fineTuneBatches": 30},
         "search": {"evaluations": 16, "finalists": 1},
         "profiles": [{"id": "stm32f446re"}]}
        """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void vectorsAreLearnedCompressedAndProven(boolean classes) throws Exception {
        Path file = directory.resolve("data.npz");
        VectorFile.write(file, samples(classes));
        try (PenjingServer server = PenjingServer.start(
                directory.resolve("home"), 0, Map.of("penjing.jobs.disk-reserve", "1KB"), StationParts.class)) {
            Client client = new Client(server.port());
            String upload = upload(server.port(), file);
            assertThat(upload).endsWith(".npz");
            String path =
                    "/api/v1/jobs/" + client.completed(JOB.formatted(upload)).id();
            JsonNode best = client.get(path + "/best/stm32f446re").json();
            JsonNode metrics = best.at("/point/verified/quality/metrics");
            assertThat(metrics.propertyNames())
                    .containsExactlyElementsOf(classes ? List.of("accuracy", "macroF1") : List.of("r2", "mae", "rmse"));
            assertThat(metrics.iterator().next().asDouble()).isGreaterThan(0.85);
            BundleFiles bundle = bundle(server.port(), path + "/best/stm32f446re/bundle.zip");
            assertThat(bundle.differences()).isEmpty();
            assertThat(bundle.contents()).doesNotContainKey("step.onnx").containsKey("firmware/penjing_model.h");
            JsonNode engines =
                    JsonMapper.shared().readTree(bundle.file("report.json")).at("/evidence/engines");
            assertThat(engines.findValuesAsString("name")).contains("ONNX Runtime", "TensorFlow Lite");
            if (System.getenv("CI") != null) {
                assertThat(best.at("/point/proof").asString())
                        .as("compilers and emulators are there")
                        .startsWith("QEMU on");
            }
            engines.forEach(engine -> assertThat(engine.get("equal").asInt())
                    .isEqualTo(engine.get("inputs").asInt()));
        }
    }

    private BundleFiles bundle(int port, String path) throws IOException {
        Path bundle = directory.resolve("bundle.zip");
        try (InputStream bytes =
                URI.create("http://127.0.0.1:" + port + path).toURL().openStream()) {
            Files.copy(bytes, bundle);
        }
        return BundleFiles.read(bundle);
    }

    private static String upload(int port, Path file) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/data"))
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return JsonMapper.shared().readTree(answer).get("file").asString();
        }
    }

    /** Inside a circle or outside of it, or a smooth function in hundreds. */
    private static List<VectorSample> samples(boolean classes) {
        List<VectorSample> samples = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            RandomGenerator random = Randoms.of(1, i);
            float a = (float) random.nextDouble(-50, 50);
            float b = (float) random.nextDouble(-50, 50);
            samples.add(
                    classes
                            ? new LabelledVector(new float[] {a, b}, a * a + b * b < 1200 ? 1 : 0)
                            : new MeasuredVector(new float[] {a, b}, new float[] {300 * (float) Math.sin(a / 25) + 4 * b
                            }));
        }
        return samples;
    }
}
