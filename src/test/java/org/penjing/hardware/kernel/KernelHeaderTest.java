package org.penjing.hardware.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import org.junit.jupiter.api.Test;

/** What calls say of the firmware's functions, beside penjing_kernels.h itself. */
class KernelHeaderTest {
    private static final Pattern STRUCT = Pattern.compile("typedef struct \\{\n(.*?)} penjing_(\\w+);", Pattern.DOTALL);
    private static final Pattern FUNCTION = Pattern.compile("penjing_\\w+(?=[,;])");
    private static final String HEADER = header();

    private static String header() {
        try (InputStream in =
                Objects.requireNonNull(KernelHeaderTest.class.getResourceAsStream("/firmware/penjing_kernels.h"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyFormHasTheFieldsOfItsStructure() {
        Map<String, List<String>> ofCalls = new TreeMap<>();
        Stream.concat(calls().map(KernelCall::form), Stream.of(CStruct.NODE))
                .forEach(form -> ofCalls.put(form.name(), form.fields()));
        Map<String, List<String>> ofHeader = new TreeMap<>();
        Matcher structs = STRUCT.matcher(HEADER);
        while (structs.find()) {
            ofHeader.put(structs.group(2), fields(structs.group(1)));
        }
        assertThat(ofCalls).isEqualTo(ofHeader);
    }

    @Test
    void everyFunctionIsDeclaredAndNoOther() {
        List<String> declared = HEADER.lines()
                .filter(line -> line.startsWith("penjing_kernel "))
                .flatMap(line -> FUNCTION.matcher(line).results().map(MatchResult::group))
                .toList();
        assertThat(declared)
                .containsExactlyInAnyOrderElementsOf(KernelCall.functions().stream()
                        .map(KernelFunction::symbol)
                        .toList());
    }

    @Test
    void workingMemoryIsWhatTheMacrosSay() {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            for (int rows : new int[] {1, 2, 9}) {
                for (int inputs : new int[] {1, 16, 17, 64}) {
                    KernelCall call =
                            LinearCall.of(new StoredTensor(rows, inputs, 8), new StoredTensor(rows, 5, 8), 4, false);
                    assertThat(call.scratchBytes())
                            .isEqualTo(macro(shell, "LINEAR_SCRATCH", Map.of("rows", rows, "inputs", inputs)));
                    assertThat(new AttentionCall(rows, 2, 2 * inputs, 8).scratchBytes())
                            .isEqualTo(macro(
                                    shell, "ATTENTION_SCRATCH", Map.of("tokens", rows, "head_width", 2 * inputs)));
                }
            }
        }
        assertThat(HEADER.lines().filter(line -> line.startsWith("#define PENJING_WEIGHT_PADDING")))
                .containsExactly("#define PENJING_WEIGHT_PADDING " + LinearCall.WEIGHT_PADDING);
        assertThat(HEADER.lines().filter(line -> line.matches("#define PENJING_\\w*SCRATCH.*")))
                .hasSize(2);
    }

    /** A macro's text, which is Java too, with numbers in place of its parameters. */
    private static int macro(JShell shell, String name, Map<String, Integer> arguments) {
        String text = HEADER.lines()
                .filter(line -> line.startsWith("#define PENJING_" + name + "("))
                .findFirst()
                .orElseThrow();
        String expression = text.substring(text.indexOf(") ") + 2);
        for (Map.Entry<String, Integer> argument : arguments.entrySet()) {
            expression = expression.replaceAll("\\b" + argument.getKey() + "\\b", argument.getValue() + "");
        }
        return Integer.parseInt(shell.eval(expression).getFirst().value());
    }

    /** One declaration a field. */
    private static List<String> fields(String declarations) {
        List<String> fields = new ArrayList<>();
        for (String declaration : declarations.strip().split(";\\s*", -1)) {
            String[] parts = declaration.split(",\\s*", -1);
            String type = parts[0].replaceAll("\\*?\\w+(\\[\\d+])?$", "");
            Arrays.stream(parts)
                    .filter(part -> !part.isEmpty())
                    .forEach(part -> fields.add(part.startsWith(type) ? part : type + part));
        }
        return fields;
    }

    /** A call of each form. */
    private static Stream<KernelCall> calls() {
        StoredTensor narrow = new StoredTensor(4, 6, 8);
        StoredTensor wide = new StoredTensor(4, 6, 16);
        return Stream.of(
                LinearCall.of(narrow, narrow, 8, true),
                LinearCall.of(wide, narrow, 8, true),
                EmbedCall.of(5, narrow, narrow),
                new TransposeCall(4, 6, 8),
                new AddCall(2, 24, 8),
                new RmsNormCall(4, 6, 8),
                new SwiGluCall(4, 3, 8),
                new MeanCall(4, 6, 8),
                new ReluCall(4, 8),
                new AttentionCall(4, 1, 2, 8));
    }
}
