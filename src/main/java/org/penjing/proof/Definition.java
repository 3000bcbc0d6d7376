package org.penjing.proof;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.penjing.compress.integer.IntegerModel;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.proof.probe.OutputLayout;
import org.penjing.proof.probe.Outputs;

/** What the definition of integer arithmetic says, in the form of a package's inputs and outputs. */
public final class Definition {
    private Definition() {}

    /** Questions [input][token or number] as the bytes that a package reads. */
    public static byte[] inputs(IntegerModel model, int[][] questions) {
        IntegerNetwork.Question form = model.network().question();
        ByteBuffer bytes = little(questions.length * form.size() * form.elementBytes());
        for (int[] question : questions) {
            put(bytes, question, form.elementBytes());
        }
        return bytes.array();
    }

    /** The questions whose {@link #inputs} these are. */
    static int[][] questions(IntegerModel model, byte[] inputs) {
        IntegerNetwork.Question form = model.network().question();
        ByteBuffer bytes = ByteBuffer.wrap(inputs).order(ByteOrder.LITTLE_ENDIAN);
        int[][] questions = new int[inputs.length / (form.elementBytes() * form.size())][form.size()];
        for (int[] question : questions) {
            for (int i = 0; i < question.length; i++) {
                question[i] = element(bytes, form);
            }
        }
        return questions;
    }

    /** Tokens have no sign, numbers do. */
    private static int element(ByteBuffer bytes, IntegerNetwork.Question form) {
        boolean isByte = form.elementBytes() == 1;
        return switch (form) {
            case IntegerNetwork.Question.Tokens _ -> isByte ? bytes.get() & 0xff : bytes.getShort() & 0xffff;
            case IntegerNetwork.Question.Numbers _ -> isByte ? bytes.get() : bytes.getShort();
        };
    }

    /** What every package of this model must answer. All processors share the work. */
    public static Outputs outputs(IntegerModel model, int[][] questions) {
        OutputLayout layout = OutputLayout.of(model.network());
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
            put(bytes, inference.answer(), layout.answerBytes());
            bytes.put(inference.state());
            bytes.putShort((short) inference.steps());
            bytes.putShort((short) inference.confidence());
        }
        return bytes.array();
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
