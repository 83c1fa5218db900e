package org.onedoor.programme.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.programme.CoveredPlaces;
import org.onedoor.programme.Plan;
import org.onedoor.programme.Plans;
import org.onedoor.programme.governance.Figures;
import org.onedoor.programme.report.Report.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How often each partner of a plan gets its report, whose is due, and which places it is about. */
@Service
public class ReportRhythm {
    /** What is meant where nobody has said anything. */
    public static final int USUAL = 6;

    private static final int LONGEST = 24;
    private static final String[] NOT_THE_NAME = {
        "integrated care board",
        "sub-icb location",
        "alliance",
        "city council",
        "county council",
        "borough council",
        "unitary authority",
        "council",
        "district",
        "nhs"
    };

    private final Acts acts;
    private final Plans plans;
    private final ReportRepository reports;
    private final Figures figures;
    private final CoveredPlaces places;
    private final Organisations organisations;
    private final JdbcClient jdbc;

    ReportRhythm(
            Acts acts,
            Plans plans,
            ReportRepository reports,
            Figures figures,
            CoveredPlaces places,
            Organisations organisations,
            JdbcClient jdbc) {
        this.acts = acts;
        this.plans = plans;
        this.reports = reports;
        this.figures = figures;
        this.places = places;
        this.organisations = organisations;
        this.jdbc = jdbc;
    }

    public int months(Plan plan) {
        return jdbc.sql("select months from programme.report_rhythm where org_id = :org and plan_id = :plan")
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .query(Integer.class)
                .optional()
                .orElse(USUAL);
    }

    /** What such a report is called. */
    public static String called(int months) {
        return switch (months) {
            case 1 -> "Monthly report";
            case 3 -> "Quarterly report";
            case USUAL -> "Six-monthly report";
            case 12 -> "Yearly report";
            default -> "Report of every %d months".formatted(months);
        };
    }

    public void set(String code, String months) {
        int every = months.strip().matches("[0-9]{1,2}") ? Integer.parseInt(months.strip()) : 0;
        if (every < 1 || every > LONGEST) {
            throw new Invalid("months", "Write a number of months from 1 to %d".formatted(LONGEST));
        }
        perform("Set how often partners get their report", code, (act, plan) -> {
            jdbc.sql("""
                    insert into programme.report_rhythm (org_id, plan_id, months) values (:org, :plan, :months)
                    on conflict (org_id, plan_id) do update set months = excluded.months
                    """)
                    .param("org", plan.organisationId())
                    .param("plan", plan.planId())
                    .param("months", every)
                    .update();
            act.happened(new ReportEvents.ReportRhythmSet(plan.planId(), every));
        });
    }

    /**
     * One partner's turn.
     *
     * @param reported the last day its last signed report speaks of; none while it had none
     * @param due the day from which the next is due; today where it had none
     * @param open the report that is being written or waits to be signed; none when there is none
     */
    public record Turn(
            UUID partner,
            String name,
            @Nullable LocalDate reported,
            LocalDate due,
            @Nullable Report open,
            Places places) {}

    /** Every partner that leads an action, whose report is due first at the top. */
    public List<Turn> turns(Plan plan) {
        int months = months(plan);
        LocalDate today = plans.today();
        List<Report> all = reports.of(plan);
        Set<UUID> leads = plans.leads(plan).keySet();
        Map<UUID, String> names = organisations.names(leads);
        List<Turn> turns = new ArrayList<>();
        for (UUID partner : leads) {
            LocalDate reported = all.stream()
                    .filter(report -> partner.equals(report.partner()) && report.state() == State.SIGNED)
                    .map(Report::to)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
            turns.add(new Turn(
                    partner,
                    names.getOrDefault(partner, "Unknown"),
                    reported,
                    reported == null ? today : reported.plusMonths(months),
                    all.stream()
                            .filter(report -> partner.equals(report.partner()))
                            .filter(report -> report.state() == State.DRAFT || report.state() == State.FROZEN)
                            .findFirst()
                            .orElse(null),
                    places(plan, partner)));
        }
        turns.sort(Comparator.comparing(Turn::due).thenComparing(Turn::name));
        return turns;
    }

    /** The places somebody chose for a partner; none while nobody did. */
    private List<String> chosen(Plan plan, UUID partner) {
        return jdbc.sql("""
                select place from programme.partner_place
                 where org_id = :org and plan_id = :plan and partner = :partner order by place
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("partner", partner)
                .query(String.class)
                .list();
    }

    /** What can be chosen: every place figures are recorded for, and every place of the two trees. */
    public List<String> choices(Plan plan) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        figures.latest(plan).stream()
                .map(each -> each.figure().place())
                .filter(place -> !place.isBlank())
                .forEach(names::add);
        places.all().forEach(place -> names.add(place.name()));
        return List.copyOf(names);
    }

    /** Says for which places a partner's report shows measures. @param chosen none for what OneDoor takes them to be */
    public void places(String code, String partner, List<String> chosen) {
        UUID whose = partner.matches("[0-9a-f-]{36}") ? UUID.fromString(partner) : new UUID(0, 0);
        Plan found = plans.get(code);
        if (!plans.leads(found).containsKey(whose)) {
            throw new Invalid("partner-of", "Choose a partner that leads an action of the plan");
        }
        if (!choices(found).containsAll(chosen)) {
            throw new Invalid("places", "Choose places of the list");
        }
        perform("Say which places a partner answers for", code, (act, plan) -> {
            jdbc.sql(
                            "delete from programme.partner_place where org_id = :org and plan_id = :plan and partner = :partner")
                    .param("org", plan.organisationId())
                    .param("plan", plan.planId())
                    .param("partner", whose)
                    .update();
            for (String place : chosen) {
                jdbc.sql("""
                        insert into programme.partner_place (org_id, plan_id, partner, place)
                        values (:org, :plan, :partner, :place) on conflict do nothing
                        """)
                        .param("org", plan.organisationId())
                        .param("plan", plan.planId())
                        .param("partner", whose)
                        .param("place", Writing.storable(place))
                        .update();
            }
            act.happened(new ReportEvents.PartnerPlacesSaid(plan.planId(), whose, chosen.size()));
        });
    }

    /** The places a partner's report is about. @param said false where they are only what its name says */
    public record Places(List<String> names, boolean said) {
        /** As a list shows it. */
        public String words() {
            return names.isEmpty()
                    ? "None set: every place is shown"
                    : String.join(", ", names) + (said ? "" : " (by its name)");
        }

        /** Whether a figure of this place belongs into the report. */
        boolean covers(String place) {
            return place.isBlank()
                    || names.isEmpty()
                    || names.stream().anyMatch(name -> plain(name).equals(plain(place)));
        }
    }

    /** Those somebody chose; else the place its own name says, where it is one; else none, and then all are shown. */
    Places places(Plan plan, UUID partner) {
        List<String> chosen = chosen(plan, partner);
        if (!chosen.isEmpty()) {
            return new Places(chosen, true);
        }
        String own = plain(
                Objects.requireNonNullElse(organisations.names(List.of(partner)).get(partner), ""));
        return new Places(
                places.all().stream()
                        .map(CoveredPlaces.Place::name)
                        .filter(name -> plain(name).equals(own))
                        .limit(1)
                        .toList(),
                false);
    }

    /** A place's name without what kind of body answers for it. */
    static String plain(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        for (String word : NOT_THE_NAME) {
            plain = plain.replace(word, " ");
        }
        return plain.replaceAll("[^a-z0-9]+", " ").strip();
    }

    private interface Setting {
        void keep(Act act, Plan plan);
    }

    private void perform(String what, String code, Setting setting) {
        Plan found = plans.get(code);
        acts.act(
                Acts.Begin.on(
                                what,
                                Ask.function(Action.WRITE, "plan"),
                                new Subject.Organisation(found.organisationId()))
                        .making(),
                act -> {
                    Plan plan = plans.get(code);
                    if (!Reports.mayWrite(plan, act.actor())) {
                        throw new Refused("not-permitted", "This is for the plan's chair or its owner.");
                    }
                    setting.keep(act, plan);
                });
    }
}
