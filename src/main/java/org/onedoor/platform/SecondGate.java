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
 * people and incidents alone for whom the first gate said yes in the same transaction, and of lists those of the
 * organisation it acts for. Whoever is not named is not there, whatever a query asks for; where nobody is named there is
 * nothing. Jobs, which nobody's eyes follow, pass.
 */
@Component
public class SecondGate {
    private final JdbcTemplate jdbc;

    SecondGate(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Lets this transaction reach what is kept of somebody, or of an incident, until it ends. Without a transaction nothing
     * opens.
     *
     * @param records all that is kept of them: the records that are linked with theirs, and their own
     */
    public void open(UUID subject, Function<UUID, ? extends Collection<UUID>> records) {
        if (InJob.isTrue() || !TransactionSynchronizationManager.isActualTransactionActive()) {
            return;
        }
        Opened opened = opened();
        if (!opened.subjects.contains(subject) && opened.subjects.addAll(records.apply(subject))) {
            set("onedoor.people", opened.subjects);
        }
    }

    /**
     * The same of records that were held to be of somebody at another time, or that hold an entry about them: only where
     * the first gate has said yes about that somebody in this transaction.
     */
    public void openWith(UUID person, Collection<UUID> records) {
        Opened opened = (Opened) TransactionSynchronizationManager.getResource(this);
        if (opened != null && opened.subjects.contains(person) && opened.subjects.addAll(records)) {
            set("onedoor.people", opened.subjects);
        }
    }

    /** Lets this transaction reach the lists of the organisation that somebody acts for, once the first gate said yes to a list. */
    public void actFor(UUID organisation) {
        if (InJob.isTrue() || !TransactionSynchronizationManager.isActualTransactionActive()) {
            return;
        }
        Opened opened = opened();
        if (opened.organisations.add(organisation)) {
            set("onedoor.orgs", opened.organisations);
        }
    }

    private Opened opened() {
        Opened opened = (Opened) TransactionSynchronizationManager.getResource(this);
        if (opened == null) {
            opened = new Opened(this, new LinkedHashSet<>(), new LinkedHashSet<>());
            TransactionSynchronizationManager.bindResource(this, opened);
            TransactionSynchronizationManager.registerSynchronization(opened);
        }
        return opened;
    }

    private void set(String setting, Set<UUID> ids) {
        // plainly, and not as a function: what is set so also reaches the workers of a distributed PostgreSQL
        jdbc.execute(ids.stream()
                .map(UUID::toString)
                .collect(Collectors.joining(",", "set local " + setting + " = '", "'")));
    }

    /** Whom the transaction was let in for, and for whom it acts; it is laid aside while another runs in between. */
    private record Opened(SecondGate gate, Set<UUID> subjects, Set<UUID> organisations)
            implements TransactionSynchronization {
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
