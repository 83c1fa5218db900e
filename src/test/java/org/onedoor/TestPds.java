package org.onedoor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.onedoor.demo.DemoKey;
import org.onedoor.demo.pds.Patients;
import org.onedoor.demo.pds.Patients.Patient;
import org.onedoor.demo.pds.PdsServer;
import org.onedoor.demo.pds.PdsServer.Answer;
import org.onedoor.demo.pds.PdsServer.Asked;

/** The national service that every test's OneDoor is connected to: it knows nobody whom a test did not tell it of. */
public final class TestPds {
    private static final Map<String, Answer> ANSWERS = new ConcurrentHashMap<>();
    private static final List<Asked> ASKED = new CopyOnWriteArrayList<>();
    private static final Map<String, Object> SETTINGS = start();

    private TestPds() {}

    static Map<String, Object> settings() {
        return SETTINGS;
    }

    /** Whoever asks by this number, or searches by this family name, is answered so from now on. */
    public static void answers(String numberOrFamily, Answer answer) {
        ANSWERS.put(numberOrFamily, answer);
    }

    public static void knows(Patient patient) {
        answers(patient.nhsNumber(), Patients.one(patient));
        answers(patient.family(), Patients.found(patient));
    }

    /** What was asked about a number or a family name. */
    public static List<Asked> asked(String numberOrFamily) {
        return ASKED.stream().filter(each -> key(each).equals(numberOrFamily)).toList();
    }

    private static String key(Asked asked) {
        return asked.path().startsWith("/Patient/")
                ? asked.path().substring("/Patient/".length())
                : asked.query().getOrDefault("family", "");
    }

    private static Answer answer(Asked asked) {
        ASKED.add(asked);
        Answer nobody = asked.path().startsWith("/Patient/")
                ? Patients.outcome(404, "not-found", "RESOURCE_NOT_FOUND")
                : Patients.found(null);
        return ANSWERS.getOrDefault(key(asked), nobody);
    }

    private static Map<String, Object> start() {
        Path folder = Path.of("target/test-pds", "of_" + ProcessHandle.current().pid());
        Map<String, Object> settings = DemoKey.settings(folder);
        try {
            PdsServer.start(
                    URI.create(String.valueOf(settings.get("onedoor.pds.address")))
                            .getPort(),
                    DemoKey.API_KEY,
                    DemoKey.KEY_ID,
                    DemoKey.publicKey(folder.resolve("pds.key")),
                    TestPds::answer);
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
