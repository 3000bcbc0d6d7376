package org.penjing.tflite.runtime;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.penjing.compress.integer.IntegerExecutor;
import org.penjing.compress.integer.IntegerModel;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.tflite.TfLiteWriter;
import org.penjing.tflite.flatbuffer.Bytes;

/**
 * Whole recursions over a file of one step: the interpreter takes the steps, all around them is the definition's: initial
 * states, feeding back, the answer, the confidence and the end. The first one in a process unpacks and loads the native
 * library, about 12 MB. Not safe for several threads at once.
 */
public final class TfLiteRecursion implements AutoCloseable {
    private static final int LOGITS = 0;
    private static final int HALT = 1;

    private final IntegerModel model;
    private final IntegerNetwork network;
    /** Never runs: it holds the tensors that pass between steps. */
    private final IntegerExecutor memory;

    private final TfLiteSession session;

    /**
     * @param file what {@link TfLiteWriter#step} wrote of the model's network
     * @throws TfLiteException if the interpreter refuses it
     */
    public TfLiteRecursion(IntegerModel model, byte[] file) {
        this.model = model;
        this.network = model.network();
        this.memory = new IntegerExecutor(network);
        this.session = new TfLiteSession(file);
        List<String> inputs = inputs(network);
        if (!session.inputs().equals(inputs)) {
            session.close();
            throw new TfLiteException("the file is of another network: it reads other tensors than " + inputs);
        }
    }

    private static List<String> inputs(IntegerNetwork network) {
        List<String> inputs = new ArrayList<>(List.of(question(network)));
        network.carries().forEach(carry -> inputs.add(carry.input()));
        return inputs;
    }

    private static String question(IntegerNetwork network) {
        return network.question() instanceof IntegerNetwork.Question.Tokens
                ? TfLiteWriter.TOKENS
                : network.question().name();
    }

    /**
     * One question, as {@link IntegerModel.Runner#run} does it.
     *
     * @throws TfLiteException if a step fails, say on a token outside the vocabulary
     */
    public IntegerModel.Inference run(int[] question) {
        memory.reset();
        session.put(
                0,
                switch (network.question()) {
                    case IntegerNetwork.Question.Tokens _ -> Bytes.ofInts(question);
                    case IntegerNetwork.Question.Numbers(IntegerTensor tensor) ->
                        Bytes.ofActivations(tensor.bits(), question);
                });
        int steps = 0;
        int confidence = 0;
        while (steps < model.depth() && (steps == 0 || confidence < model.haltThreshold())) {
            step();
            memory.carry();
            confidence = memory.confidence();
            steps++;
        }
        return new IntegerModel.Inference(memory.answer(), state(), steps, confidence);
    }

    private void step() {
        List<IntegerNetwork.Carry> carries = network.carries();
        for (int i = 0; i < carries.size(); i++) {
            session.put(i + 1, bytes(carries.get(i)));
        }
        session.run();
        read(LOGITS, network.answer());
        int first = HALT;
        if (network.halting() != null) {
            read(HALT, network.halting().logit());
            first++;
        }
        for (int i = 0; i < carries.size(); i++) {
            read(first + i, carries.get(i).output());
        }
    }

    private void read(int output, String tensor) {
        int[] values = Bytes.toActivations(network.tensor(tensor).bits(), session.get(output));
        System.arraycopy(values, 0, memory.values(tensor), 0, values.length);
    }

    private byte[] bytes(IntegerNetwork.Carry carry) {
        return Bytes.ofActivations(network.tensor(carry.input()).bits(), memory.values(carry.input()));
    }

    private byte[] state() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        network.left()
                .forEach(tensor -> bytes.writeBytes(Bytes.ofActivations(tensor.bits(), memory.values(tensor.name()))));
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        session.close();
    }
}
