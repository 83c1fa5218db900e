package org.onedoor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes docs/reference/requirements.csv from what a whole test run has shown; a partial run writes nothing. */
public class RequirementsReport implements TestExecutionListener {
    private static final int MOST = 5;
    private static final Path REPORT = Path.of("docs/reference/requirements.csv");

    private final Map<String, Set<String>> shown = new ConcurrentHashMap<>();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();

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
        for (String id : shows.value()) {
            if (passed) {
                shown.computeIfAbsent(id, _ -> ConcurrentHashMap.newKeySet()).add(name);
            } else {
                failed.add(id);
            }
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (!Boolean.getBoolean("onedoor.whole-run")) {
            return;
        }
        try {
            Files.writeString(REPORT, report(ids()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String report(List<String> ids) {
        Set<String> unknown = new HashSet<>(shown.keySet());
        unknown.removeAll(ids);
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("Tests show rows that do not exist: " + unknown);
        }
        StringBuilder csv = new StringBuilder("id,state,shown_by\n");
        for (String id : ids) {
            Set<String> by = new TreeSet<>(shown.getOrDefault(id, Set.of()));
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
