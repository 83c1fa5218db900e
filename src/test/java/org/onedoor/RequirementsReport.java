package org.onedoor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes docs/reference/requirements.csv from what a whole test run has shown; a partial run writes nothing. Several
 * processes share the tests: each notes what its own have shown, and the report is made of the notes of all, so that
 * whichever ends last leaves it whole.
 */
public class RequirementsReport implements TestExecutionListener {
    private static final int MOST = 5;
    private static final Path REPORT = Path.of("docs/reference/requirements.csv");

    private static final Path NOTES = Path.of(
            "target/requirements-shown", System.getProperty("onedoor.run", "").replaceAll("[^0-9A-Za-z]", "-"));
    private static final Path OWN = NOTES.resolve(System.getProperty("onedoor.fork", "1"));

    private static final boolean WHOLE = Boolean.getBoolean("onedoor.whole-run");

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!test.isTest() || !(test.getSource().orElse(null) instanceof MethodSource source)) {
            return;
        }
        Method method = source.getJavaMethod();
        Shows shows = method.getAnnotation(Shows.class);
        if (shows == null) {
            return;
        }
        String name = source.getJavaClass().getSimpleName() + "." + method.getName();
        if (shows.value().length > MOST) {
            throw new IllegalStateException(
                    "%s says it shows %d rows; one test shows at most %d".formatted(name, shows.value().length, MOST));
        }
        boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        if (WHOLE) {
            note(Arrays.stream(shows.value())
                    .map(id -> "%s,%s,%s%n".formatted(id, name, passed))
                    .collect(Collectors.joining()));
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (!WHOLE || !Files.exists(OWN)) {
            return;
        }
        try {
            Path next = Files.writeString(NOTES.resolve("report-" + OWN.getFileName()), report(ids()));
            Files.move(next, REPORT, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized void note(String lines) {
        try {
            Files.createDirectories(NOTES);
            Files.writeString(OWN, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String report(List<String> ids) throws IOException {
        Map<String, Set<String>> shown = new HashMap<>();
        Set<String> failed = new HashSet<>();
        try (var notes = Files.newDirectoryStream(NOTES, "[0-9]*")) {
            for (Path fork : notes) {
                for (String line : Files.readAllLines(fork)) {
                    String[] parts = line.split(",");
                    if (Boolean.parseBoolean(parts[2])) {
                        shown.computeIfAbsent(parts[0], _ -> new TreeSet<>()).add(parts[1]);
                    } else {
                        failed.add(parts[0]);
                    }
                }
            }
        }
        Set<String> unknown = new HashSet<>(shown.keySet());
        unknown.removeAll(ids);
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("Tests show rows that do not exist: " + unknown);
        }
        StringBuilder csv = new StringBuilder("id,state,shown_by\n");
        for (String id : ids) {
            Set<String> by = shown.getOrDefault(id, Set.of());
            boolean works = !by.isEmpty() && !failed.contains(id);
            csv.append(id)
                    .append(works ? ",works," : ",not-yet,")
                    .append(works ? String.join(" ", by) : "")
                    .append('\n');
        }
        return csv.toString();
    }

    private static List<String> ids() throws IOException {
        try (var file =
                Objects.requireNonNull(RequirementsReport.class.getResourceAsStream("/reference/requirements.csv"))) {
            return Arrays.stream(new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).split("\n"))
                    .skip(1)
                    .map(line -> line.split(",", 2)[0])
                    .toList();
        }
    }
}
