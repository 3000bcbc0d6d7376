package org.penjing.proof;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penjing.proof.toolchain.HostCompiler;
import org.penjing.proof.toolchain.ToolException;
import org.penjing.proof.toolchain.Tools;

class ProofToolsTest {
    @Test
    void aCompilerThatIsNotThereIsNamedWithItsRemedy() {
        assertThatThrownBy(() -> new Proof(new Tools(Map.of()), Duration.ofSeconds(9), Path.of("target"))
                        .host(FakePackage.DIRECTORY, HostCompiler.CLANG, FakePackage.inputs(1)))
                .isInstanceOf(ToolException.class)
                .hasMessage("clang is not on the PATH; install clang");
    }
}
