package org.penjing.proof;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.penjing.compress.integer.IntegerModel;

/** What the definition of integer arithmetic says, in the form of a package's inputs and outputs. */
public final class Definition {
    private Definition() {}

    /** Questions [input][cell] as the bytes that a package reads. */
    public static byte[] inputs(IntegerModel model, int[][] questions) {
        int tokenBytes = tokenBytes(model);
        ByteBuffer bytes = little(questions.length * model.network().cells() * tokenBytes);
        for (int[] question : questions) {
            put(bytes, question, tokenBytes);
        }
        return bytes.array();
    }

    /** The questions whose {@link #inputs} these are. */
    static int[][] questions(IntegerModel model, byte[] inputs) {
        int tokenBytes = tokenBytes(model);
        ByteBuffer bytes = ByteBuffer.wrap(inputs).order(ByteOrder.LITTLE_ENDIAN);
        int[][] questions =
                new int[inputs.length / (tokenBytes * model.network().cells())]
                        [model.network().cells()];
        for (int[] question : questions) {
            for (int cell = 0; cell < question.length; cell++) {
                question[cell] = tokenBytes == 1 ? bytes.get() & 0xff : bytes.getShort() & 0xffff;
            }
        }
        return questions;
    }

    /** What every package of this model must answer. All processors share the work. */
    public static Outputs outputs(IntegerModel model, int[][] questions) {
        int stateBytes = model.runner().run(questions[0]).state().length;
        OutputLayout layout = new OutputLayout(model.network().cells(), tokenBytes(model), stateBytes);
        int share = Math.ceilDiv(questions.length, Runtime.getRuntime().availableProcessors());
        List<byte[]> shares = IntStream.range(0, Math.ceilDiv(questions.length, share))
                .parallel()
                .mapToObj(i -> records(
                        model,
                        layout,
                        Arrays.copyOfRange(questions, i * share, Math.min(questions.length, (i + 1) * share))))
                .toList();
        ByteBuffer bytes = little(questions.length * layout.recordBytes());
        shares.forEach(bytes::put);
        return new Outputs(layout, bytes.array());
    }

    private static byte[] records(IntegerModel model, OutputLayout layout, int[][] questions) {
        IntegerModel.Runner runner = model.runner();
        ByteBuffer bytes = little(questions.length * layout.recordBytes());
        for (int[] question : questions) {
            IntegerModel.Inference inference = runner.run(question);
            put(bytes, inference.answer(), layout.tokenBytes());
            bytes.put(inference.state());
            bytes.putShort((short) inference.steps());
            bytes.putShort((short) inference.confidence());
        }
        return bytes.array();
    }

    private static int tokenBytes(IntegerModel model) {
        return model.network().vocabulary() <= 256 ? 1 : 2;
    }

    private static void put(ByteBuffer bytes, int[] tokens, int tokenBytes) {
        for (int token : tokens) {
            if (tokenBytes == 1) {
                bytes.put((byte) token);
            } else {
                bytes.putShort((short) token);
            }
        }
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
