package org.onedoor.directory.liaison;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.OpeningHours;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.directory.entry.ServiceEntries;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.EventData;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** Which acute hospitals have liaison, at what hours of the week, since when, and what of the model each has. */
@Component
public class Liaison {
    public static final String NONE = "none";
    private static final UUID ORG = Organisation.idOfSlug(Service.CENTRE);

    private final LiaisonRepository repository;
    private final Services services;
    private final ServiceEntries entries;
    private final Organisations organisations;
    private final Acts acts;
    private final DomainTime time;

    Liaison(
            LiaisonRepository repository,
            Services services,
            ServiceEntries entries,
            Organisations organisations,
            Acts acts,
            DomainTime time) {
        this.repository = repository;
        this.services = services;
        this.entries = entries;
        this.organisations = organisations;
        this.acts = acts;
        this.time = time;
    }

    record HospitalAdded(UUID scopeId, String hospital) implements EventData {}

    record LiaisonServiceNamed(UUID scopeId, @Nullable UUID service) implements EventData {}

    record LiaisonHoursNoted(UUID scopeId, String from) implements EventData {}

    record FidelityAnswered(UUID scopeId, String item, String answer) implements EventData {}

    /** What the model asks for. */
    public record Item(String code, String label, String source) {}

    /** @param answer yes, partly or no */
    public record Answer(String item, LocalDate onDay, String answer, String note, String notedBy) {}

    /** From a day on. @param source where it is known from */
    public record Point(LocalDate from, HoursCover cover, String source) {}

    /**
     * One hospital as it is.
     *
     * @param known whether anybody has entered whether it has liaison; where nobody has, nothing below says that it has none
     * @param service its liaison service; none where it has none that is open
     * @param trend what is known of the hours, the oldest first
     * @param allSince the day from which all 168 hours were covered until now; none where they are not, or nobody knows
     */
    public record Standing(
            Hospital hospital,
            boolean known,
            @Nullable Service service,
            HoursCover now,
            List<Point> trend,
            @Nullable LocalDate allSince) {
        public boolean hasLiaison() {
            return service != null;
        }

        public boolean isAllHours() {
            return service != null && now.isAll();
        }
    }

    public LocalDate today() {
        return London.date(time.instant());
    }

    public List<Standing> all() {
        List<LiaisonRepository.Noted> noted = repository.hours();
        return repository.hospitals().stream()
                .map(each -> standing(each, noted))
                .toList();
    }

    public Standing get(String code) {
        return all().stream()
                .filter(each -> each.hospital().code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("hospital"));
    }

    private Standing standing(Hospital hospital, List<LiaisonRepository.Noted> noted) {
        Service service = hospital.serviceId() == null
                ? null
                : services.find(hospital.serviceId())
                        .filter(each -> each.status() instanceof ServiceStatus.Active)
                        .orElse(null);
        List<LiaisonRepository.Noted> own = noted.stream()
                .filter(each -> each.hospitalId().equals(hospital.hospitalId()))
                .toList();
        Map<LocalDate, Point> points = new TreeMap<>();
        own.stream()
                .forEach(each ->
                        points.put(each.fromOn(), new Point(each.fromOn(), cover(each.hours()), each.source())));
        if (service != null) {
            entries.changes(service).stream()
                    .filter(change -> change.state().equals("approved") && change.decidedAt() != null)
                    .sorted(Comparator.comparing(change -> java.util.Objects.requireNonNull(change.decidedAt())))
                    .forEach(change -> change.fields().stream()
                            .filter(field -> field.code().equals("hours"))
                            .forEach(field -> {
                                LocalDate day = London.date(java.util.Objects.requireNonNull(change.decidedAt()));
                                points.put(day, new Point(day, cover(field.after()), "its entry here"));
                            }));
        }
        HoursCover now = service == null ? HoursCover.none() : HoursCover.of(service.hours());
        List<Point> trend = List.copyOf(points.values());
        boolean known = hospital.answered()
                || hospital.serviceId() != null
                || (!own.isEmpty() && own.getLast().hours().equals(NONE));
        return new Standing(hospital, known, service, now, trend, allSince(now, trend));
    }

    private static @Nullable LocalDate allSince(HoursCover now, List<Point> trend) {
        LocalDate since = null;
        for (Point point : trend) {
            since = point.cover().isAll() ? since == null ? point.from() : since : null;
        }
        return now.isAll() ? since : null;
    }

    private static HoursCover cover(String hours) {
        return hours.equals(NONE) ? HoursCover.none() : HoursCover.of(OpeningHours.parse(hours, true));
    }

    public List<Item> items() {
        return repository.items();
    }

    /** The newest answer to each item. */
    public Map<String, Answer> answers(Hospital hospital) {
        Map<String, Answer> newest = new TreeMap<>();
        repository.answers(hospital).forEach(answer -> newest.put(answer.item(), answer));
        return newest;
    }

    /** @return its code */
    public String add(Map<String, String> typed) {
        LiaisonForm form = new LiaisonForm(typed);
        Hospital hospital = form.hospital(ORG, Ids.at(time.instant()), this::trust);
        acts.act(begin("Add a hospital"), act -> {
            mustRun(act, null);
            repository.add(hospital);
            act.happened(new HospitalAdded(hospital.hospitalId(), hospital.code()));
        });
        return hospital.code();
    }

    private @Nullable UUID trust(String name) {
        return organisations
                .byAlias(name)
                .or(() -> organisations.byOds(name))
                .map(Organisation::id)
                .orElse(null);
    }

    /** @param service a code; empty where it has no liaison */
    public void name(String code, long version, String service) {
        Standing standing = get(code);
        Service found = service.isBlank() ? null : services.byCode(service).orElse(null);
        if (!service.isBlank() && found == null) {
            throw new Invalid("service", "Choose the liaison service, or none");
        }
        acts.act(begin("Name the liaison service of a hospital"), act -> {
            mustRun(act, null);
            if (!repository.put(standing.hospital(), version, found == null ? null : found.id())) {
                throw new StaleEdit("hospital");
            }
            act.happened(new LiaisonServiceNamed(standing.hospital().hospitalId(), found == null ? null : found.id()));
        });
    }

    public void note(String code, Map<String, String> typed) {
        Standing standing = get(code);
        LiaisonRepository.Noted noted =
                new LiaisonForm(typed).hours(standing.hospital().hospitalId(), today());
        acts.act(begin("Note the hours of liaison"), act -> {
            mustRun(act, standing.service());
            repository.note(standing.hospital(), noted, act.actor().role(), act.now());
            act.happened(new LiaisonHoursNoted(
                    standing.hospital().hospitalId(), noted.fromOn().toString()));
        });
    }

    public void answer(String code, Map<String, String> typed) {
        Standing standing = get(code);
        LiaisonForm form = new LiaisonForm(typed);
        List<String> known = items().stream().map(Item::code).toList();
        acts.act(begin("Answer what of the model liaison has"), act -> {
            mustRun(act, standing.service());
            Answer answer = form.answer(known, today(), act.actor().role());
            repository.answer(standing.hospital(), answer, act.now());
            act.happened(new FidelityAnswered(standing.hospital().hospitalId(), answer.item(), answer.answer()));
        });
    }

    static void mustRun(Act act, @Nullable Service service) {
        boolean runs =
                List.of("navigator", "manager", "admin").contains(act.actor().role());
        if (!runs && (service == null || !ServiceEntries.answersFor(act.actor(), service))) {
            throw new Refused(
                    "not-permitted", "Only the liaison service itself, a navigator or a manager may do this.");
        }
    }

    /** Points in time order with how each differs from the one before. */
    public static List<String> words(List<Point> trend) {
        List<String> words = new ArrayList<>();
        for (Point point : trend) {
            words.add("%s: %s of %d hours a week (%s)"
                    .formatted(London.day(point.from()), point.cover().words(), HoursCover.WEEK, point.source()));
        }
        return words;
    }

    static Begin begin(String what) {
        return Begin.on(what, Ask.function(Action.WRITE, ServiceEntries.DATA), new Subject.Organisation(ORG))
                .making();
    }
}
