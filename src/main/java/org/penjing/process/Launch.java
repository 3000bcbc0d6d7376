package org.penjing.process;

import java.util.List;
import java.util.Map;

/**
 * What a child process is started with.
 *
 * @param name of its work, for messages, such as {@code training}
 * @param main a class with a {@code main} method that hands its work to {@link ChildMain}
 * @param heapMegabytes of its Java heap at most; native memory comes on top
 * @param options further options of its JVM
 * @param environment variables besides those of this process
 */
public record Launch(
        String name,
        Class<?> main,
        List<String> arguments,
        int heapMegabytes,
        List<String> options,
        Map<String, String> environment) {
    public Launch {
        arguments = List.copyOf(arguments);
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
    }

    /** One that needs neither options nor variables. */
    public static Launch of(String name, Class<?> main, List<String> arguments, int heapMegabytes) {
        return new Launch(name, main, arguments, heapMegabytes, List.of(), Map.of());
    }
}
