package org.onedoor.people.pds;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.London;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Asks the national demographics service who somebody is. It calls the two addresses of the settings and no other: none from
 * an answer. Never called inside a transaction. It has no opinion who is meant, and never throws because of an answer.
 */
@Component
@EnableConfigurationProperties(PdsSettings.class)
public class Pds {
    static final int TRIES = 3;

    /** Longer than this nobody at a page waits because it is asked to: it is asked again later. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Set<Integer> TRY_AGAIN = Set.of(408, 425, 429, 500, 502, 503, 504);
    private static final Logger LOG = LoggerFactory.getLogger(Pds.class);

    private final @Nullable PdsAccount account;
    private final @Nullable Wire wire;
    private final @Nullable Tokens tokens;
    private final Circuit circuit;
    private final InstantSource machine;
    private final Pause pause;
    private final RandomGenerator chance;

    @Autowired
    Pds(PdsSettings settings) {
        this(PdsAccount.of(settings), InstantSource.system(), Thread::sleep, RandomGenerator.getDefault());
    }

    Pds(Optional<PdsAccount> account, InstantSource machine, Pause pause, RandomGenerator chance) {
        this.account = account.orElse(null);
        this.wire = account.map(known -> new Wire(known.patience())).orElse(null);
        this.tokens = this.account == null || this.wire == null ? null : new Tokens(this.account, this.wire, machine);
        this.circuit = new Circuit(machine);
        this.machine = machine;
        this.pause = pause;
        this.chance = chance;
    }

    /** Whether this installation is set up to ask. */
    public boolean isOn() {
        return account != null;
    }

    /** Who has this number. @param nhsNumber ten digits whose check digit is right */
    public PdsAnswer byNumber(String nhsNumber) {
        if (!nhsNumber.matches("[0-9]{10}")) {
            return new PdsAnswer.Refused("This is no NHS number.");
        }
        return ask("/Patient/" + nhsNumber);
    }

    /** Who is like this. */
    public PdsAnswer search(PdsQuery query) {
        return ask(query.path());
    }

    static PdsAnswer notLetIn() {
        return new PdsAnswer.Away(
                "the national service does not let this OneDoor in. Whoever runs OneDoor finds what to"
                        + " do in docs/how-to/trace-on-pds.md");
    }

    private PdsAnswer ask(String path) {
        if (account == null || wire == null || tokens == null) {
            return new PdsAnswer.Away("this OneDoor is not connected to the national service");
        }
        UUID correlation = UUID.randomUUID();
        for (int attempt = 1; ; attempt++) {
            if (!circuit.lets()) {
                return new PdsAnswer.Away(
                        "the national service did not answer several times, and is left alone for a little while");
            }
            Duration quiet = null;
            PdsAnswer answer;
            try {
                Wire.Response response = signedIn(account, wire, tokens, path, correlation);
                boolean again = TRY_AGAIN.contains(response.status());
                answer = Reading.answer(response, today());
                if (!again && !(answer instanceof PdsAnswer.Away)) {
                    circuit.worked();
                    return answer;
                }
                quiet = response.status() == 429 || response.status() == 503
                        ? response.retryAfter().orElse(null)
                        : null;
                if (!again) { // the same would come again
                    circuit.failed(null);
                    return answer;
                }
                answer = answer instanceof PdsAnswer.Away ? answer : Reading.busy(response.status());
            } catch (Tokens.NotLetIn e) {
                LOG.error("The national demographics service does not let us in: {}", e.getMessage());
                circuit.failed(null);
                return notLetIn();
            } catch (IOException e) {
                LOG.warn(
                        "The national demographics service did not answer: {}",
                        e.getClass().getSimpleName());
                answer = new PdsAnswer.Away("the national service did not answer");
            }
            boolean last = attempt == TRIES || quiet != null && quiet.compareTo(LONGEST_PAUSE) > 0;
            circuit.failed(last ? quiet : null);
            if (last || !waited(quiet == null ? pauseAfter(attempt) : quiet)) {
                return answer;
            }
        }
    }

    /** A token may have been taken back before its time: then a new one is asked for, once. */
    private static Wire.Response signedIn(PdsAccount account, Wire wire, Tokens tokens, String path, UUID correlation)
            throws IOException {
        String token = tokens.token();
        Wire.Response response = wire.send(request(account, path, correlation, token));
        if (response.status() != 401) {
            return response;
        }
        tokens.drop(token);
        return wire.send(request(account, path, correlation, tokens.token()));
    }

    private static HttpRequest.Builder request(PdsAccount account, String path, UUID correlation, String token) {
        return HttpRequest.newBuilder(URI.create(account.address() + path))
                .header("Accept", "application/fhir+json")
                .header("Authorization", "Bearer " + token)
                .header("NHSD-End-User-Organisation-ODS", account.odsCode())
                .header("X-Request-ID", UUID.randomUUID().toString())
                .header("X-Correlation-ID", correlation.toString())
                .GET();
    }

    /** Twice as long each time, and never the same for two who failed together. */
    private Duration pauseAfter(int attempt) {
        long most = FIRST_PAUSE.toMillis() << (attempt - 1);
        return Duration.ofMillis(most / 2 + chance.nextLong(most / 2 + 1));
    }

    private boolean waited(Duration time) {
        try {
            pause.pause(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private LocalDate today() {
        return London.date(machine.instant());
    }
}
