package org.onedoor.directory.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Capacity;
import org.onedoor.directory.Door;
import org.onedoor.directory.OpenItems;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.entry.CheckRound;
import org.onedoor.directory.entry.Entry;
import org.onedoor.directory.entry.EntryChange;
import org.onedoor.directory.entry.ServiceEntries;
import org.onedoor.platform.SignedLinks.Link;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.components.Select.Option;

/**
 * One service as staff see it.
 *
 * @param oneWith what other publishers say of it, in sentences
 * @param next what does its work now, where it ended
 * @param open what is still open with one that ended
 * @param successors who could take over, for whoever may end it
 * @param made the address of a link just made, shown only now
 */
public record ServicePage(
        Service service,
        Entry entry,
        List<String> providers,
        List<String> needs,
        String room,
        List<Capacity.Known> said,
        List<EntryChange> changes,
        List<ServiceEntries.Fault> faults,
        List<Link> links,
        List<String> oneWith,
        @Nullable Service next,
        List<OpenItems.Open> open,
        List<Service> successors,
        May may,
        Map<String, String> typed,
        Map<String, String> problems,
        @Nullable String refused,
        @Nullable String made,
        Instant now) {

    /** What the reader may do. @param answers for the entry @param approve changes of it */
    public record May(boolean answers, boolean approve, UUID account) {}

    public String provider() {
        return providers.getFirst();
    }

    public String address() {
        return "/services/" + service.code();
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    public String status() {
        return switch (service.status()) {
            case ServiceStatus.Active _ -> "Takes referrals";
            case ServiceStatus.ClosedToReferrals _ -> "Closed to referrals at present";
            case ServiceStatus.Ceased _ -> "Has ended";
        };
    }

    public boolean isActive() {
        return service.status() instanceof ServiceStatus.Active;
    }

    public boolean hasEnded() {
        return service.status() instanceof ServiceStatus.Ceased;
    }

    public String verified() {
        return service.verification().words(London.date(now));
    }

    public boolean isDue() {
        return CheckRound.isDue(service.verification().on(), London.date(now));
    }

    /** For which sex, with the reason the entry gives. */
    public String forWhom() {
        var one = service.eligibility().oneSex();
        return one == null
                ? "everybody"
                : "%s only. Why: %s".formatted(service.eligibility().sex(), one.reason());
    }

    public String specialist() {
        return service.eligibility().specialist().isAny()
                ? service.eligibility().specialist().words()
                : "none for dementia or frailty";
    }

    public String doors() {
        var doors = service.eligibility().doors();
        return doors.isEmpty()
                ? "Anybody, also the person"
                : doors.stream().sorted().map(Door::words).collect(java.util.stream.Collectors.joining(", "));
    }

    public List<OpenItems.Item> toTransfer() {
        return open.stream().flatMap(each -> each.items().stream()).toList();
    }

    /** Open with it, and not for the reader to see. */
    public int hidden() {
        return open.stream().mapToInt(OpenItems.Open::hidden).sum();
    }

    public List<Option> successorOptions() {
        return Stream.concat(
                        Stream.of(Option.of("", "Nobody")),
                        successors.stream().map(each -> Option.of(each.code(), each.name())))
                .toList();
    }

    public static String orNot(@Nullable String value) {
        return value == null ? "Not given" : value;
    }
}
