package org.onedoor.directory.pathway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.directory.entry.ServiceEntries;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** How to reach whoever does each stage of a pathway: from their entries as they are now, so that no number is kept twice. */
@Component
public class StageContacts {
    private final Services services;
    private final ServiceEntries entries;
    private final DomainTime time;

    StageContacts(Services services, ServiceEntries entries, DomainTime time) {
        this.services = services;
        this.entries = entries;
        this.time = time;
    }

    /** @param open whether it is open now, in words */
    public record Contact(
            Service service,
            @Nullable String phone,
            @Nullable String email,
            String open) {
        /** {@code ring 116 123, open now}; that no number is given, where none is. */
        public String words() {
            String reached =
                    phone != null ? "ring " + phone : email != null ? "write to " + email : "no number is given";
            return reached + ", " + open;
        }
    }

    /** By the number of the stage: each entry that is named in who does it. None where no entry has such a name. */
    public Map<Integer, List<Contact>> of(Pathway pathway) {
        List<Service> named = services.all().stream()
                .filter(service -> !(service.status() instanceof ServiceStatus.Ceased))
                .sorted(Comparator.comparingInt(
                                (Service service) -> -service.name().length())
                        .thenComparing(Service::code))
                .toList();
        Instant now = time.instant();
        Map<Integer, List<Contact>> contacts = new LinkedHashMap<>();
        for (Pathway.Stage stage : pathway.stages()) {
            String left = stage.who().toLowerCase(Locale.UK);
            List<Contact> found = new ArrayList<>();
            for (Service service : named) { // the longest name first, so that a part of one is not taken for another
                String name = service.name().toLowerCase(Locale.UK);
                if (left.contains(name)) {
                    left = left.replace(name, " ");
                    found.add(contact(service, now));
                }
            }
            contacts.put(stage.step(), List.copyOf(found));
        }
        return contacts;
    }

    private Contact contact(Service service, Instant now) {
        Instant opens = service.hours().nextOpen(now).orElse(null);
        return new Contact(
                service,
                service.phone(),
                entries.of(service).email(),
                opens == null
                        ? "closed for the next fortnight"
                        : opens.equals(now) ? "open now" : "opens " + London.full(opens));
    }
}
