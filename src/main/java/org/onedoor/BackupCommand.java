package org.onedoor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.onedoor.platform.backup.Backup;
import org.onedoor.platform.backup.Backups;
import org.onedoor.platform.time.London;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a backup of a data folder while its server works. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Make a backup of a data folder: the database, the keys and what else is in it. Its server goes on.",
            "Ends with 0 when there is a whole backup, with 4 when there is none.",
            "A database of your own (--db) is backed up with its own tools; the folder of the keys belongs to it."
        })
class BackupCommand implements Callable<Integer> {
    private static final int NONE = 4;

    @Option(names = "--data", required = true, description = "The data folder; its server may be running.")
    Path data = Path.of(".");

    @Option(names = "--to", required = true, description = "The folder of backups. Let it be on another disk.")
    Path to = Path.of(".");

    @Option(
            names = "--keep",
            description = "Afterwards keep only this many of the newest, and of the log what they need.")
    int keep = Integer.MAX_VALUE;

    @Override
    public Integer call() {
        if (keep < 1) {
            System.err.println("--keep must be at least 1: a backup nobody keeps is none.");
            return 2;
        }
        try {
            Backups.One made = Backup.make(data, to, InstantSource.system());
            System.out.printf(
                    "Backup %s: %,d MB in %,d files, as they were at %s; made in %d s.%n",
                    made.folder(),
                    made.manifest().bytes() >> 20,
                    made.manifest().files().size(),
                    London.full(made.manifest().finished()),
                    Duration.between(made.manifest().began(), made.manifest().finished())
                            .toSeconds());
            if (Files.getFileStore(data).equals(Files.getFileStore(to))) {
                System.out.println("It is on the same disk as the data. Copy it to another machine.");
            }
            int gone = new Backups(to).keep(keep);
            if (gone > 0) {
                System.out.printf("%d older deleted.%n", gone);
            }
            return 0;
        } catch (IOException e) {
            System.err.println("No backup was made: " + InWords.sentence(e));
            return NONE;
        } catch (SQLException e) {
            System.err.println("No backup was made: " + e.getMessage());
            return NONE;
        }
    }
}
