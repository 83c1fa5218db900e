import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.UUID;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * Fills an index with the people of a file, and keeps aside every so many damaged copies to ask about. Run by
 * bench/match.sh, with PostgreSQL's driver on the class path.
 */
public class Match {
    static final int ASIDE = 2_000;
    static final int BATCH = 20_000;
    static final String COPY = """
            copy people.person (person_id, family_name, given_name, birth_date, address_line, postcode, status,
                                nhs_number_status, gender, compared) from stdin""";

    /** FILE DATA ASIDE: the people, the data folder of a running server, and where to write whom to ask about. */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[1]);
        String port = Files.readAllLines(data.resolve("cluster/postmaster.pid")).get(3).strip();
        String password = Files.readString(data.resolve("postgresql.secret")).strip();
        int copies = 0;
        int kept = 0;
        int stored = 0;
        try (Connection owner = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/onedoor", "onedoor_owner", password);
                BufferedReader rows = Files.newBufferedReader(Path.of(arguments[0]), StandardCharsets.UTF_8);
                PrintWriter aside = new PrintWriter(arguments[2], StandardCharsets.UTF_8)) {
            CopyManager copy = new CopyManager(owner.unwrap(BaseConnection.class));
            aside.println(rows.readLine());
            StringBuilder batch = new StringBuilder();
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                if (row.contains("-dup-") && ++copies % 100 == 0 && kept < ASIDE) {
                    kept++;
                    aside.println(row);
                    continue;
                }
                person(batch, row.split(",", -1));
                if (++stored % BATCH == 0) {
                    send(copy, batch);
                }
            }
            send(copy, batch);
            owner.createStatement().execute("vacuum analyze people.person");
        }
        System.out.printf("%,d people stored, %,d kept aside to ask about%n", stored, kept);
    }

    /** rec_id,cluster,given_name,surname,street_number,address_1,postcode,date_of_birth,soc_sec_id */
    static void person(StringBuilder batch, String[] cell) {
        UUID id = UUID.nameUUIDFromBytes(cell[0].getBytes(StandardCharsets.UTF_8));
        batch.append(id).append('\t').append(text(cell[3])).append('\t').append(text(cell[2])).append('\t');
        batch.append(cell[7].matches("(19|20)\\d\\d(0[1-9]|1[0-2])(0[1-9]|1\\d|2[0-8])") ? cell[7] : "\\N").append('\t');
        batch.append(text(cell[4] + " " + cell[5])).append('\t').append(text(cell[6]));
        batch.append("\tKNOWN\tNOT_PRESENT\tX\t0\n"); // 0: compared, as far as this benchmark goes
    }

    static String text(String cell) {
        return cell.isBlank() ? "\\N" : cell.strip();
    }

    static void send(CopyManager copy, StringBuilder batch) throws Exception {
        copy.copyIn(COPY, new StringReader(batch.toString()));
        batch.setLength(0);
    }

}
