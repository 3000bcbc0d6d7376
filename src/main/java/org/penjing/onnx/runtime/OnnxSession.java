package org.penjing.onnx.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;

/** An ONNX Runtime session of one thread. */
public final class OnnxSession implements AutoCloseable {
    private final OrtSession session;

    private OnnxSession(OrtSession session) {
        this.session = session;
    }

    public static OnnxSession open(byte[] file, SessionTuning tuning) {
        return open(file, tuning, 0);
    }

    /** @param samples what the unknown extent n is fixed to; 0 leaves it unknown */
    static OnnxSession open(byte[] file, SessionTuning tuning, int samples) {
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(
                    switch (tuning.optimization()) {
                        case NONE -> SessionOptions.OptLevel.NO_OPT;
                        case BASIC -> SessionOptions.OptLevel.BASIC_OPT;
                        case ALL -> SessionOptions.OptLevel.ALL_OPT;
                    });
            if (tuning.optimization() == SessionTuning.Optimization.NONE) {
                options.addConfigEntry("session.disable_quant_qdq", "1");
            }
            if (samples > 0) {
                options.setSymbolicDimensionValue("n", samples);
            }
            options.setMemoryPatternOptimization(tuning.memoryPattern());
            options.setCPUArenaAllocator(tuning.arena());
            return new OnnxSession(environment().createSession(file, options));
        } catch (OrtException e) {
            throw new OnnxRuntimeException("to load a model", e);
        }
    }

    public OrtSession.Result run(Map<String, OnnxTensor> inputs) {
        try {
            return session.run(inputs);
        } catch (OrtException e) {
            throw new OnnxRuntimeException("to run a model", e);
        }
    }

    public Map<String, String> metadata() {
        try {
            return Map.copyOf(session.getMetadata().getCustomMetadata());
        } catch (OrtException e) {
            throw new OnnxRuntimeException("to read metadata", e);
        }
    }

    public static OnnxTensor tensor(LongBuffer values, long... extents) {
        try {
            return OnnxTensor.createTensor(environment(), values, extents);
        } catch (OrtException e) {
            throw new OnnxRuntimeException("to make a tensor", e);
        }
    }

    public static OnnxTensor tensor(FloatBuffer values, long... extents) {
        try {
            return OnnxTensor.createTensor(environment(), values, extents);
        } catch (OrtException e) {
            throw new OnnxRuntimeException("to make a tensor", e);
        }
    }

    public static OnnxTensor result(OrtSession.Result results, String name) {
        return (OnnxTensor) results.get(name).orElseThrow(() -> new IllegalArgumentException("no output " + name));
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new OnnxRuntimeException("to close a session", e);
        }
    }

    private static OrtEnvironment environment() {
        return Environment.ONLY;
    }

    /** Loads ONNX Runtime on first use. */
    private static final class Environment {
        static final OrtEnvironment ONLY;

        static {
            Telemetry.switchOff();
            ONLY = OrtEnvironment.getEnvironment();
        }
    }
}
