package org.onedoor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * One start on a small invented Essex in a folder of its own, a few pages, and the end: what Java learns from to start
 * faster next time. Run by src/build/rehearse.sh, never by a person.
 */
@Command(name = "rehearse", hidden = true)
class Rehearsal implements Callable<Integer> {
    private static final List<String> PAGES = List.of("/", "/sign-in", "/plan", "/health/ready", "/fhir/R4/metadata");

    @Option(names = "--data", required = true)
    Path data = Path.of("target/rehearsal");

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Object> settings = new HashMap<>();
        settings.put("onedoor.mode", "demo");
        settings.put("onedoor.demo.people", 20);
        settings.put("onedoor.data", data.toString());
        settings.put("server.port", 0);
        settings.put("server.address", "127.0.0.1");
        settings.put("logging.level.org.onedoor", "warn");
        try (ConfigurableApplicationContext application = Commands.start(settings);
                HttpClient visitor = HttpClient.newHttpClient()) {
            String port = application.getEnvironment().getRequiredProperty("local.server.port");
            for (String page : PAGES) {
                URI address = URI.create("http://127.0.0.1:" + port + page);
                visitor.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
            }
        }
        return 0;
    }
}
