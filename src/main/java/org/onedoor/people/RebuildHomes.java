package org.onedoor.people;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.onedoor.platform.Projection;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where each person is now, from their record; where they were before stays as it was kept. */
@Component
@Order(1)
class RebuildHomes implements Projection {
    private static final int AT_ONCE = 500;

    private final PersonRepository persons;
    private final HomeRegister homes;
    private final TransactionTemplate transactions;
    private final DomainTime time;

    RebuildHomes(PersonRepository persons, HomeRegister homes, TransactionTemplate transactions, DomainTime time) {
        this.persons = persons;
        this.homes = homes;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public String name() {
        return "places of people";
    }

    @Override
    public int rebuild() {
        LocalDate today = London.date(time.instant());
        int right = 0;
        UUID last = new UUID(0, 0);
        for (List<UUID> some = homes.after(last, AT_ONCE); !some.isEmpty(); some = homes.after(last, AT_ONCE)) {
            List<Person> all = persons.all(some);
            Integer changed = transactions.execute(_ -> Math.toIntExact(
                    all.stream().filter(person -> homes.keep(person, today)).count()));
            right += changed == null ? 0 : changed;
            last = some.getLast();
        }
        return right;
    }
}
