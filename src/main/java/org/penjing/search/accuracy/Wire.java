package org.penjing.search.accuracy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.penjing.compress.Compression;
import org.penjing.network.Answers;
import org.penjing.onnx.runtime.StepwiseResult;
import tools.jackson.databind.json.JsonMapper;

/** How a server and its scoring process talk: requests for subnets by number, and their answers in any order. */
final class Wire {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long FRAME = 0x50656e6a696e6721L;
    private static final int LONGEST = 1 << 28;

    private Wire() {}

    record Request(int number, Compression compression) {}

    /** What became of a request. */
    sealed interface Answer {
        int number();

        record Ran(int number, SubnetRunner.Run run) implements Answer {}

        record Failed(int number, String reason) implements Answer {}
    }

    static void write(DataOutputStream out, Request request) throws IOException {
        byte[] compression = JSON.writeValueAsBytes(request.compression());
        out.writeInt(request.number());
        out.writeInt(compression.length);
        out.write(compression);
        out.flush();
    }

    /** @throws java.io.EOFException if there are no more */
    static Request readRequest(DataInputStream in) throws IOException {
        int number = in.readInt();
        return new Request(number, JSON.readValue(bytes(in, in.readInt()), Compression.class));
    }

    /** In a frame of its own: a JVM that crashes writes to the same stream. */
    static void write(DataOutputStream out, Answer answer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream content = new DataOutputStream(bytes);
        content.writeInt(answer.number());
        switch (answer) {
            case Answer.Ran(int _, SubnetRunner.Run run) -> {
                content.writeBoolean(true);
                write(content, run);
            }
            case Answer.Failed(int _, String reason) -> {
                byte[] text = reason.getBytes(StandardCharsets.UTF_8);
                content.writeBoolean(false);
                content.writeInt(text.length);
                content.write(text);
            }
        }
        out.writeLong(FRAME);
        out.writeInt(bytes.size());
        out.writeLong(checksum(bytes.toByteArray()));
        bytes.writeTo(out);
        out.flush();
    }

    /**
     * @throws java.io.EOFException if there are no more
     * @throws StreamCorruptedException if something else was written in between
     */
    static Answer readAnswer(DataInputStream in) throws IOException {
        long frame = in.readLong();
        int size = in.readInt();
        long checksum = in.readLong();
        if (frame != FRAME || size < 0 || size > LONGEST) {
            throw new StreamCorruptedException("no answer begins here");
        }
        byte[] bytes = bytes(in, size);
        if (checksum(bytes) != checksum) {
            throw new StreamCorruptedException("an answer is damaged");
        }
        DataInputStream content = new DataInputStream(new ByteArrayInputStream(bytes));
        int number = content.readInt();
        return content.readBoolean()
                ? new Answer.Ran(number, readRun(content))
                : new Answer.Failed(number, new String(bytes(content, content.readInt()), StandardCharsets.UTF_8));
    }

    private static long checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return checksum.getValue();
    }

    private static void write(DataOutputStream out, SubnetRunner.Run run) throws IOException {
        StepwiseResult result = run.result();
        out.writeBoolean(run.full());
        out.writeInt(result.depth());
        out.writeInt(result.samples());
        for (int step = 0; step < result.depth(); step++) {
            write(out, result.answers().get(step));
            for (float confidence : result.confidences()[step]) {
                out.writeFloat(confidence);
            }
        }
    }

    private static SubnetRunner.Run readRun(DataInputStream in) throws IOException {
        boolean full = in.readBoolean();
        float[][] confidences = new float[in.readInt()][in.readInt()];
        List<Answers> answers = new ArrayList<>();
        for (int step = 0; step < confidences.length; step++) {
            answers.add(readAnswers(in, confidences[step].length));
            for (int sample = 0; sample < confidences[step].length; sample++) {
                confidences[step][sample] = in.readFloat();
            }
        }
        return new SubnetRunner.Run(new StepwiseResult(answers, confidences), full);
    }

    private static void write(DataOutputStream out, Answers answers) throws IOException {
        switch (answers) {
            case Answers.Tokens(byte[] all, int cells) -> {
                out.writeBoolean(true);
                out.writeInt(cells);
                out.write(all);
            }
            case Answers.Numbers(float[] all, int width) -> {
                out.writeBoolean(false);
                out.writeInt(width);
                for (float number : all) {
                    out.writeFloat(number);
                }
            }
        }
    }

    private static Answers readAnswers(DataInputStream in, int samples) throws IOException {
        boolean isTokens = in.readBoolean();
        int each = in.readInt();
        if (isTokens) {
            return new Answers.Tokens(bytes(in, samples * each), each);
        }
        float[] numbers = new float[samples * each];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readFloat();
        }
        return new Answers.Numbers(numbers, each);
    }

    private static byte[] bytes(DataInputStream in, int count) throws IOException {
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }
}
