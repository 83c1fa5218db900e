package org.onedoor;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.concurrent.Callable;
import org.onedoor.platform.database.EmbeddedPostgres;
import org.onedoor.platform.sealing.AuditSealer;
import org.onedoor.platform.sealing.AuditVerification;
import org.onedoor.platform.sealing.SampleAudit;
import org.onedoor.platform.sealing.SealFolders;
import org.onedoor.platform.sealing.Verdict;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast the audit is sealed and verified: rows like those of looks, written straight into a new data folder. */
@Command(name = "bench-audit", hidden = true, description = "Measure sealing and verifying.")
class AuditBench implements Callable<Integer> {
    private static final int RUNS = 3;

    @Option(names = "--data", required = true)
    Path data = Path.of("target/audit-bench");

    @Option(names = "--rows", defaultValue = "1000000")
    int rows;

    @Override
    public Integer call() throws Exception {
        try (ConfigurableApplicationContext application = Commands.start(Commands.command(data, null));
                Connection owner = DriverManager.getConnection(
                        EmbeddedPostgres.serving(data).orElseThrow())) {
            SampleAudit.add(owner, rows);
            long began = System.nanoTime();
            application.getBean(AuditSealer.class).run();
            say("sealed", rows, began);
            for (int run = 1; run <= RUNS; run++) {
                began = System.nanoTime();
                try (Connection reading = DriverManager.getConnection(
                        EmbeddedPostgres.serving(data).orElseThrow())) {
                    Verdict verdict =
                            AuditVerification.verify(reading, SealFolders.keys(data), SealFolders.heads(data));
                    say("verified", verdict.rows(), began);
                    if (!verdict.isWhole()) {
                        verdict.findings().forEach(finding -> System.out.println(finding.sentence()));
                        return 1;
                    }
                }
            }
            return 0;
        }
    }

    private static void say(String what, long rows, long began) {
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("%,d rows %s in %.2f s: %,.0f rows a second%n", rows, what, seconds, rows / seconds);
    }
}
