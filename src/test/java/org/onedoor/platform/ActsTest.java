package org.onedoor.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.PastTheGate;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OneDoorTest
class ActsTest {
    record SomethingHappened(
            UUID scopeId, String code, @Nullable String absent) implements EventData {}

    @Autowired
    Acts acts;

    @Autowired
    EventLog log;

    @Autowired
    JdbcClient jdbc;

    private final Subject.Organisation subject = new Subject.Organisation(UUID.randomUUID());

    @Test
    void anActStoresItsEventAndItsAuditRowTogether() {
        UUID scope = UUID.randomUUID();
        as(
                system(),
                () -> acts.act(begin(null), act -> {
                    act.happened(new SomethingHappened(scope, "a", null));
                }));
        assertThat(PastTheGate.read(() -> log.ofScope(subject.id(), scope)))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.type()).isEqualTo("SomethingHappened");
                    assertThat(event.payload()).containsOnlyKeys("code");
                });
        assertThat(audited("allowed")).isOne();
    }

    @Test
    void anActThatFailsLeavesNothing() {
        UUID scope = UUID.randomUUID();
        assertThatThrownBy(() -> as(
                        system(),
                        () -> acts.act(begin(null), act -> {
                            act.happened(new SomethingHappened(scope, "a", null));
                            throw new IllegalStateException("power cut");
                        })))
                .hasMessage("power cut");
        assertThat(PastTheGate.read(() -> log.ofScope(subject.id(), scope))).isEmpty();
        assertThat(audited("allowed")).isZero();
    }

    @Test
    void aRepeatedKeyIsOneActWithOneAnswer() {
        AtomicInteger done = new AtomicInteger();
        IdempotencyKey key = new IdempotencyKey("me", UUID.randomUUID().toString(), "hash");
        String first = as(system(), () -> acts.act(begin(key), String.class, _ -> "answer " + done.incrementAndGet()));
        String again = as(system(), () -> acts.act(begin(key), String.class, _ -> "answer " + done.incrementAndGet()));
        assertThat(again).isEqualTo(first).isEqualTo("answer 1");
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        String key = UUID.randomUUID().toString();
        as(system(), () -> acts.act(begin(new IdempotencyKey("me", key, "one")), String.class, _ -> "x"));
        assertThatThrownBy(() -> as(
                        system(), () -> acts.act(begin(new IdempotencyKey("me", key, "two")), String.class, _ -> "y")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("different content");
    }

    @Test
    void twoAtOnceWithOneKeyActOnce() {
        AtomicInteger done = new AtomicInteger();
        IdempotencyKey key = new IdempotencyKey("me", UUID.randomUUID().toString(), "hash");
        var both = java.util.stream.Stream.of(1, 2)
                .map(_ -> CompletableFuture.supplyAsync(() -> as(
                        system(), () -> acts.act(begin(key), String.class, _ -> "answer " + done.incrementAndGet()))))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join)).containsOnly("answer 1");
        assertThat(done).hasValue(1);
    }

    @Test
    void aDeniedActCommitsItsOwnAuditRowAndNothingElse() {
        UUID scope = UUID.randomUUID();
        Actor stranger = new Actor(UUID.randomUUID(), "A stranger", "gp", UUID.randomUUID(), null, null);
        as(system(), () -> acts.act(begin(null), _ -> {}));
        assertThatThrownBy(() -> as(
                        stranger,
                        () -> acts.act(
                                Begin.on("change something", Ask.about(Action.WRITE, "referral", subject), subject),
                                act -> {
                                    act.happened(new SomethingHappened(scope, "a", null));
                                })))
                .isInstanceOf(NotFound.class);
        assertThat(PastTheGate.read(() -> log.ofScope(subject.id(), scope))).isEmpty();
        assertThat(audited("out-of-reach")).isOne();
    }

    @Test
    void theApplicationMayNotChangeALedger() {
        assertThatThrownBy(
                        () -> jdbc.sql("update platform.event set role = 'x'").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> jdbc.sql("delete from platform.audit").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private Begin begin(@Nullable IdempotencyKey key) {
        return Begin.on("do something", Ask.about(Action.WRITE, "organisation", subject), subject)
                .making()
                .once(key);
    }

    private static Actor system() {
        return Actor.SYSTEM;
    }

    private static <T> T as(Actor actor, java.util.function.Supplier<T> work) {
        return CurrentActor.as(actor, work);
    }

    private static void as(Actor actor, Runnable work) {
        CurrentActor.run(actor, work);
    }

    private int audited(String outcome) {
        return jdbc.sql("select count(*) from platform.audit where :id = any(subject_ids) and outcome = :outcome")
                .param("id", subject.id())
                .param("outcome", outcome)
                .query(Integer.class)
                .single();
    }
}
