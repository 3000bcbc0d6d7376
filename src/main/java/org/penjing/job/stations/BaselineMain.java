package org.penjing.job.stations;

import java.nio.file.Path;
import org.penjing.process.ChildMain;

/** The process that measures a job's float network with ONNX Runtime: {@code BaselineMain DIR}. */
final class BaselineMain {
    static final String NAME = "baseline";

    private BaselineMain() {}

    static void main(String[] args) {
        ChildMain.endWithParent();
        ChildMain.run(NAME, () -> FloatBaseline.measure(Path.of(args[0])));
        Runtime.getRuntime().halt(0);
    }
}
