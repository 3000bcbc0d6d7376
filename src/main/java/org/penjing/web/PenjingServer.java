package org.penjing.web;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.penjing.fault.InvalidInputException;
import org.penjing.job.Home;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.unit.DataSize;

/** A running server. */
public final class PenjingServer implements AutoCloseable {
    private static final Map<Class<?>, String> EXAMPLES = Map.of(Duration.class, "30s", DataSize.class, "64MB");

    private final ConfigurableApplicationContext context;
    private final Home home;

    private PenjingServer(ConfigurableApplicationContext context, Home home) {
        this.context = context;
        this.home = home;
    }

    /** What the server is made of. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableConfigurationProperties(WebProperties.class)
    @ComponentScan(basePackages = {"org.penjing.job", "org.penjing.web", "org.penjing.metrics"})
    static class Application {}

    /**
     * Starts a server.
     *
     * @param home where its database and files are; made if it is not there
     * @param port to listen on; 0 for any free one
     * @param properties that replace those of application.yaml
     * @param parts further configuration classes
     * @throws InvalidInputException if the home cannot be used, the port is taken, or the server would be open to other
     *     machines without a key
     */
    public static PenjingServer start(Path home, int port, Map<String, String> properties, Class<?>... parts) {
        Home opened = Home.open(home);
        try {
            List<String> arguments = new ArrayList<>();
            arguments.add("--penjing.home=" + opened.directory());
            arguments.add("--server.port=" + port);
            properties.forEach((name, value) -> arguments.add("--" + name + "=" + value));
            ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                    .sources(parts)
                    .initializers(starting -> register(starting, opened))
                    .logStartupInfo(false)
                    .run(arguments.toArray(String[]::new));
            return new PenjingServer(context, opened);
        } catch (RuntimeException failure) {
            opened.close();
            throw explained(failure, port);
        }
    }

    private static void register(ConfigurableApplicationContext context, Home home) {
        ((GenericApplicationContext) context).registerBean(Home.class, () -> home);
    }

    private static RuntimeException explained(RuntimeException failure, int port) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException setting && !(root(setting) instanceof InvalidInputException)) {
                return misread(setting);
            }
            if (cause instanceof InvalidInputException input) {
                return input;
            }
            if (cause instanceof PortInUseException) {
                return new InvalidInputException(
                        "server.port", port, "a free port", "choose another one with --port, or 0 for any");
            }
        }
        return failure;
    }

    private static InvalidInputException misread(BindException setting) {
        ConfigurationProperty property = setting.getProperty();
        Class<?> type = setting.getTarget().getType().resolve(Object.class);
        return new InvalidInputException(
                setting.getName().toString(),
                property == null ? "a value" : String.valueOf(property.getValue()),
                "a " + type.getSimpleName() + (EXAMPLES.containsKey(type) ? ", like " + EXAMPLES.get(type) : ""),
                "correct this setting");
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : root(cause);
    }

    public int port() {
        WebServer server = ((WebServerApplicationContext) context).getWebServer();
        return Objects.requireNonNull(server).getPort();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Blocks until the server is closed, by a signal for instance. */
    public void join() throws InterruptedException {
        synchronized (this) {
            while (context.isActive()) {
                wait(500);
            }
        }
    }

    /** Stops; a running job goes on with the next start on the same home. */
    @Override
    public void close() {
        context.close();
        home.close();
    }
}
