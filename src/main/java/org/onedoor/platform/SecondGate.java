package org.onedoor.platform;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onedoor.platform.job.InJob;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The database's own gate: of the tables that say {@code gated} of themselves a request sees and writes the rows of those
 * people alone for whom the first gate said yes in the same transaction. Whoever is not named is not there, whatever a
 * query asks for; where nobody is named there is nothing. Jobs, which nobody's eyes follow, pass.
 */
@Component
public class SecondGate {
    private final JdbcTemplate jdbc;

    SecondGate(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Lets this transaction reach what is kept of somebody, until it ends. Without a transaction nothing opens.
     *
     * @param records all that is kept of them: the records that are linked with theirs, and their own
     */
    public void open(UUID person, Function<UUID, ? extends Collection<UUID>> records) {
        if (InJob.isTrue() || !TransactionSynchronizationManager.isActualTransactionActive()) {
            return;
        }
        Opened opened = (Opened) TransactionSynchronizationManager.getResource(this);
        if (opened == null) {
            opened = new Opened(this, new LinkedHashSet<>());
            TransactionSynchronizationManager.bindResource(this, opened);
            TransactionSynchronizationManager.registerSynchronization(opened);
        }
        if (!opened.people.contains(person) && opened.people.addAll(records.apply(person))) {
            // plainly, and not as a function: what is set so also reaches the workers of a distributed PostgreSQL
            jdbc.execute(opened.people.stream()
                    .map(UUID::toString)
                    .collect(Collectors.joining(",", "set local onedoor.people = '", "'")));
        }
    }

    /** Whom the transaction was let in for; it is laid aside while another runs in between. */
    private record Opened(SecondGate gate, Set<UUID> people) implements TransactionSynchronization {
        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(gate);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(gate, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(gate);
        }
    }
}
