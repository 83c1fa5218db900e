package org.onedoor.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.platform.Gate.Ask;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@OneDoorTest
class AccessLogTest {
    @Autowired
    Looks looks;

    @Autowired
    AccessLog log;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager manager;

    @Test
    void aLookIsInTheLogOfEveryoneItShowedOnceHoweverOftenItIsCopied() {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        look("A list", one, other);
        log.copy();
        log.copy();
        assertThat(log.of(List.of(one))).extracting(AccessLog.Entry::what).containsExactly("A list");
        assertThat(log.of(List.of(other))).extracting(AccessLog.Entry::what).containsExactly("A list");
    }

    @Test
    void aRowCommittedAfterTheCopyThatCouldNotSeeItIsCopiedByTheNext() {
        UUID late = UUID.randomUUID();
        UUID early = UUID.randomUUID();
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch copied = new CountDownLatch(1);
        CompletableFuture<Void> slow =
                CompletableFuture.runAsync(() -> new TransactionTemplate(manager).executeWithoutResult(_ -> {
                    look("Begun early, committed late", late);
                    written.countDown();
                    await(copied);
                }));
        await(written);
        look("Begun later, committed first", early);
        log.copy();
        copied.countDown();
        slow.join();
        log.copy();
        assertThat(log.of(List.of(late))).hasSize(1);
        assertThat(log.of(List.of(early))).hasSize(1);
    }

    @Test
    void manyLooksAtOnceEachHaveTheirOwnRow() {
        List<UUID> people =
                IntStream.range(0, 200).mapToObj(_ -> UUID.randomUUID()).toList();
        people.stream()
                .map(person -> CompletableFuture.runAsync(() -> look("One of many", person)))
                .toList()
                .forEach(CompletableFuture::join);
        assertThat(people).allSatisfy(person -> assertThat(audited(person)).isOne());
    }

    @Test
    void aRowThatCannotBeStoredShowsNothingAndDoesNotHoldUpOthers() {
        UUID person = UUID.randomUUID();
        List<CompletableFuture<Void>> all = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.runAsync(() -> look(i % 4 == 0 ? "Broken \0" : "Whole", person)))
                .toList();
        int shown = 0;
        for (CompletableFuture<Void> each : all) {
            shown += each.handle((_, failure) -> failure == null ? 1 : 0).join();
        }
        assertThat(shown).isEqualTo(30);
        assertThat(audited(person)).isEqualTo(30);
    }

    @Test
    void aLookThatReadsCannotWrite() {
        assertThatThrownBy(() -> CurrentActor.as(
                        Actor.SYSTEM,
                        () -> looks.look(
                                "A look",
                                Ask.function(Action.READ, "task"),
                                _ -> jdbc.sql("update platform.idempotency set key = key")
                                        .update())))
                .rootCause()
                .hasMessageContaining("read-only transaction");
    }

    private void look(String what, UUID... shownPeople) {
        CurrentActor.as(
                Actor.SYSTEM,
                () -> looks.look(what, Ask.function(Action.READ, "demographics"), shown -> {
                    shown.addAll(Set.of(shownPeople));
                    return true;
                }));
    }

    private int audited(UUID person) {
        return jdbc.sql("select count(*) from platform.audit where :id = any(subject_ids)")
                .param("id", person)
                .query(Integer.class)
                .single();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
