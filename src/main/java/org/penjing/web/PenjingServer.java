package org.penjing.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.penjing.base.InvalidInputException;
import org.penjing.job.files.Home;
import org.penjing.web.guard.WebProperties;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;

/** A running server. */
public final class PenjingServer implements AutoCloseable {
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
                    .initializers(
                            starting -> Listening.require(starting.getEnvironment()),
                            starting -> register(starting, opened))
                    .logStartupInfo(false)
                    .run(arguments.toArray(String[]::new));
            return new PenjingServer(context, opened);
        } catch (RuntimeException failure) {
            opened.close();
            throw StartFailure.explained(failure, opened.directory(), port);
        }
    }

    private static void register(ConfigurableApplicationContext context, Home home) {
        ((GenericApplicationContext) context).registerBean(Home.class, () -> home);
    }

    public int port() {
        WebServer server = ((WebServerApplicationContext) context).getWebServer();
        return Objects.requireNonNull(server).getPort();
    }

    /** Where this machine reaches it. */
    public URI uri() {
        InetAddress address = context.getBean(ServerProperties.class).getAddress();
        return URI.create("http://" + host(address) + ":" + port());
    }

    private static String host(@Nullable InetAddress address) {
        if (address == null || address.isAnyLocalAddress()) {
            return "127.0.0.1";
        }
        if (address instanceof Inet6Address) {
            return address.isLoopbackAddress() ? "[::1]" : "[" + address.getHostAddress() + "]";
        }
        return address.getHostAddress();
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
