package org.penjing.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Precision;
import org.penjing.compress.RandomSubnets;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.hardware.cost.StepPlanner;
import org.penjing.hardware.kernel.KernelCall;
import org.penjing.network.Architecture;
import org.penjing.network.Node;
import org.penjing.network.OperatorSamples;
import org.penjing.network.operator.Operator;
import org.penjing.network.operator.Parameter;
import org.penjing.tflite.TfLiteOperators;

/** The table of operators in the docs is what the code does. {@code -Dpenjing.docs=write} rewrites it. */
class OperatorTableTest {
    private static final Path DOCUMENT = Path.of("docs/adding-an-operator.md");
    private static final String START = "<!-- operators -->\n";
    private static final String END = "<!-- end of operators -->";
    private static final List<Precision> PRECISIONS = List.of(new Precision(8, 8), new Precision(4, 16));

    @Test
    void theTableOfOperatorsInTheDocsIsThatOfTheCode() throws IOException {
        String document = Files.readString(DOCUMENT);
        int from = document.indexOf(START) + START.length();
        int to = document.indexOf(END);
        assertThat(document).containsSubsequence(START, END);
        String written = document.substring(0, from) + table() + document.substring(to);
        if ("write".equals(System.getProperty("penjing.docs"))) {
            Files.writeString(DOCUMENT, written);
            return;
        }
        assertThat(document)
                .as("run: mvn test -Dtest=OperatorTableTest -Dpenjing.docs=write")
                .isEqualTo(written);
    }

    private static String table() {
        List<String> lines = new ArrayList<>();
        lines.add("| operator | parameters | same scale in and out | TensorFlow Lite | firmware |");
        lines.add("|---|---|---|---|---|");
        OperatorSamples.all().forEach((operator, architecture) -> lines.add(row(operator, architecture)));
        return String.join("\n", lines) + "\n";
    }

    private static String row(Class<? extends Operator> operator, Architecture architecture) {
        Set<String> parameters = new LinkedHashSet<>();
        Set<String> scales = new LinkedHashSet<>();
        Set<String> builtins = new LinkedHashSet<>();
        Set<String> functions = new TreeSet<>();
        for (Precision precision : PRECISIONS) {
            CompressedModel model = RandomSubnets.compressed(architecture, 1, precision);
            List<List<String>> files = TfLiteOperators.of(IntegerNetwork.of(model));
            List<KernelCall> calls = new StepPlanner(architecture)
                    .plan(model.architecture(), model.compression())
                    .calls();
            List<Node> nodes = model.architecture().network().nodes();
            for (int i = 0; i < nodes.size(); i++) {
                Operator used = nodes.get(i).operator();
                if (operator.isInstance(used)) {
                    used.parameters().forEach(parameter -> parameters.add(word(parameter.role())));
                    scales.add(used.keepsScale() ? "yes" : "");
                    builtins.addAll(files.get(i));
                    functions.add("`" + calls.get(i).function().label() + "`");
                }
            }
        }
        return "| " + operator.getSimpleName() + " | " + String.join(", ", parameters) + " | "
                + String.join("", scales) + " | " + String.join(", ", builtins) + " | " + String.join(", ", functions)
                + " |";
    }

    private static String word(Parameter.Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
