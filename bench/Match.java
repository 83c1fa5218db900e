import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Random;
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

    /**
     * FILE DATA ASIDE: the people, the data folder of a running server, and where to write whom to ask about; or --search
     * PEOPLE DATA ASIDE: so many are made up, and some of them are written otherwise aside.
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("--search")) {
            made(Integer.parseInt(arguments[1]), Path.of(arguments[2]), arguments[3]);
            return;
        }
        Path data = Path.of(arguments[1]);
        int copies = 0;
        int kept = 0;
        int stored = 0;
        try (Connection owner = owner(data);
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

    static Connection owner(Path data) throws Exception {
        String port = Files.readAllLines(data.resolve("cluster/postmaster.pid")).get(3).strip();
        String password = Files.readString(data.resolve("postgresql.secret")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/onedoor", "onedoor_owner", password);
    }

    static final String[] FIRST = "Ash Bar Cal Dun El Fin Gar Hol Il Jen Kir Lam Mür Nor Ol Pen Quin Raf Sal Tor Ul Ved Wal Zan"
            .split(" ");
    static final String[] MIDDLE = "a e i o u an en er ol ar is ê".split(" ");
    static final String[] LAST = "son ton ley ska vić wicz ford well mann berg oğlu dottir".split(" ");
    static final String[] BEFORE = {"", "", "", "", "O'", "Mac", "de ", "van "};
    static final String[] GIVEN = "Ada Ben Chloë Dev Ewa Finn Gül Hugo Ivy José Kim Léa Max Nia Omar Pia Quy Rosé Sam Tom Una Vik Wyn Zoë"
            .split(" ");

    /** Made up: about 55,000 family names, 576 first names, born on any day of 80 years; each hundredth on a first of January. */
    static void made(int people, Path data, String asidePath) throws Exception {
        Random random = new Random(42);
        try (Connection owner = owner(data);
                PrintWriter aside = new PrintWriter(asidePath, StandardCharsets.UTF_8)) {
            aside.println("rec_id,cluster,given_name,surname,street_number,address_1,postcode,date_of_birth,soc_sec_id");
            CopyManager copy = new CopyManager(owner.unwrap(BaseConnection.class));
            StringBuilder batch = new StringBuilder();
            for (int i = 1; i <= people; i++) {
                String family = any(BEFORE, random) + any(FIRST, random) + any(MIDDLE, random) + any(LAST, random);
                if (random.nextInt(10) == 0) {
                    family += "-" + any(FIRST, random) + any(LAST, random);
                }
                String given = any(GIVEN, random) + (random.nextInt(4) == 0 ? "-" + any(GIVEN, random) : "");
                int year = 1936 + random.nextInt(80);
                String born = random.nextInt(100) == 0
                        ? year + "0101"
                        : "%d%02d%02d".formatted(year, 1 + random.nextInt(12), 1 + random.nextInt(28));
                person(
                        batch,
                        new String[] {
                            "made-" + i, "", given, family, "" + (i % 90), "Made Street", "CM" + i % 20 + " 1AA", born
                        });
                if (i % BATCH == 0) {
                    send(copy, batch);
                }
                if (i % (people / ASIDE) == 0) {
                    aside.printf("%d,,%s,%s,1,Other Street,CM99 9ZZ,%s,%n", i, otherwise(given), otherwise(family), born);
                }
            }
            send(copy, batch);
            owner.createStatement().execute("vacuum analyze people.person");
            System.out.printf("%,d people stored, the day that most were born on has %s of them%n", people, most(owner));
        }
    }

    static String any(String[] of, Random random) {
        return of[random.nextInt(of.length)];
    }

    /** Without accents, with spaces where a hyphen or an apostrophe was, and a space where none was. */
    static String otherwise(String name) {
        String plain = java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
        String other = plain.replaceAll("[-']", " ").toUpperCase(java.util.Locale.ROOT);
        return other.equalsIgnoreCase(name) ? other.charAt(0) + " " + other.substring(1) : other;
    }

    static String most(Connection owner) throws Exception {
        try (var rows = owner.createStatement()
                .executeQuery("select count(*) from people.person group by birth_date order by 1 desc limit 1")) {
            rows.next();
            return rows.getString(1);
        }
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
