package org.onedoor.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.onedoor.access.Accounts;
import org.onedoor.access.Relationships;
import org.onedoor.access.Relationships.Relationship;
import org.onedoor.frontdoor.Worklists;
import org.onedoor.frontdoor.Worklists.Filter;
import org.onedoor.frontdoor.Worklists.Lane;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.NhsNumber;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Subject;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The people and the machine client a benchmark needs, made by the same acts as any others. */
@Component
@Order(100)
@ConditionalOnProperty(name = "onedoor.mode", havingValue = "bench")
class BenchData implements ApplicationRunner {
    private static final String AMBULANCE = "RYC";

    private final Accounts accounts;
    private final Organisations organisations;
    private final Relationships relationships;
    private final People people;
    private final Acts acts;
    private final Worklists worklists;
    private final PasswordEncoder passwords;
    private final Path folder;
    private final int count;

    BenchData(
            Accounts accounts,
            Organisations organisations,
            Relationships relationships,
            People people,
            Acts acts,
            Worklists worklists,
            PasswordEncoder passwords,
            @Value("${onedoor.data}") String folder,
            @Value("${onedoor.demo.people}") int count) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.relationships = relationships;
        this.people = people;
        this.acts = acts;
        this.worklists = worklists;
        this.passwords = passwords;
        this.folder = Path.of(folder);
        this.count = count;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException, InterruptedException {
        UUID organisation = organisations.byOds(AMBULANCE).orElseThrow().id();
        if (!Files.exists(folder.resolve("bench-people.txt"))) {
            String secret = UUID.randomUUID().toString();
            accounts.save(new Accounts.Client(
                    "bench",
                    UUID.randomUUID(),
                    "Benchmark",
                    organisation,
                    passwords.encode(secret),
                    new String[] {"bars", "read", "write"},
                    false));
            Files.writeString(folder.resolve("bench-secret.txt"), secret);
            Files.write(folder.resolve("bench-people.txt.part"), register(organisation));
            Files.move(folder.resolve("bench-people.txt.part"), folder.resolve("bench-people.txt"));
        }
        Thread.ofVirtual().start(() -> countForEver(organisation));
    }

    private List<String> register(UUID organisation) throws InterruptedException {
        ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
        Random random = new Random(1);
        try (ExecutorService eight = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < count; i++) {
                Details details = somebody(random, i);
                eight.submit(() -> {
                    UUID id = Ids.person();
                    CurrentActor.run(Actor.SYSTEM, () -> register(id, details, organisation));
                    lines.add(id + " " + details.nhsNumber());
                });
            }
            eight.shutdown();
            eight.awaitTermination(10, TimeUnit.MINUTES);
        }
        return List.copyOf(lines);
    }

    private void register(UUID id, Details details, UUID organisation) {
        Subject.Person subject = new Subject.Person(id);
        acts.act(
                Begin.on("Register", Ask.function(Action.WRITE, "demographics"), subject)
                        .making(),
                act -> {
                    people.register(act, id, details);
                    relationships.begin(
                            id, List.of(new Relationship(organisation, null, "registration", organisation)));
                });
    }

    private static Details somebody(Random random, int i) {
        return new Details(
                nhsNumber(i),
                "Bench" + i % 997,
                "Robin",
                null,
                LocalDate.of(1930 + random.nextInt(70), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                Gender.FEMALE,
                null,
                "CM2 0AA",
                null,
                null,
                null,
                null,
                false,
                false,
                null);
    }

    private static String nhsNumber(int i) {
        for (int n = i * 11 % 1_000_000; ; n++) {
            String nine = "999%06d".formatted(n % 1_000_000);
            for (int check = 0; check < 10; check++) {
                if (NhsNumber.of(nine + check).isPresent()) {
                    return nine + check;
                }
            }
        }
    }

    private void countForEver(UUID organisation) {
        Filter all = new Filter(Lane.REFERRER, organisation, null, true, List.of(), List.of(), 1, 1);
        while (true) {
            try {
                Files.writeString(folder.resolve("bench-count.txt"), Integer.toString(worklists.count(all)));
                Thread.sleep(10_000);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
