package org.penjing.search.accuracy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.penjing.network.Answers;
import org.penjing.onnx.runtime.StepwiseResult;

/** A scoring process that dies of subnets whose widths add up to an odd number, and of all if it is told so. */
final class CrashingMain {
    private CrashingMain() {}

    public static void main(String[] args) throws IOException {
        boolean always = args[0].equals("always");
        DataInputStream requests = new DataInputStream(System.in);
        DataOutputStream answers = new DataOutputStream(System.out);
        try {
            while (true) {
                Wire.Request request = Wire.readRequest(requests);
                if (always
                        || isDeadly(request.compression().widths().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())) {
                    crash();
                }
                SubnetRunner.Run run = new SubnetRunner.Run(
                        new StepwiseResult(List.of(new Answers.Tokens(new byte[4], 4)), new float[1][1]), true);
                Wire.write(answers, new Wire.Answer.Ran(request.number(), run));
            }
        } catch (EOFException end) {
            Runtime.getRuntime().halt(0);
        }
    }

    /** In native code, so that the JVM's own last words go to the stream of answers. */
    private static void crash() {
        MemorySegment.ofAddress(8).reinterpret(16).set(ValueLayout.JAVA_INT, 0, 1);
    }

    static boolean isDeadly(int widths) {
        return widths % 2 == 1;
    }
}
