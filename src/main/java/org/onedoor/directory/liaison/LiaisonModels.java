package org.onedoor.directory.liaison;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.liaison.Liaison.Standing;
import org.onedoor.platform.Acts;
import org.onedoor.platform.EventData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Which model of liaison each hospital has, who is in post against what the model asks, and what admissions and stays were
 * before and since. All of it is entered with its source: OneDoor counts no beds and knows no rota of a hospital.
 */
@Component
public class LiaisonModels {
    private final JdbcClient jdbc;
    private final Liaison liaison;
    private final Acts acts;

    LiaisonModels(JdbcClient jdbc, Liaison liaison, Acts acts) {
        this.jdbc = jdbc;
        this.liaison = liaison;
        this.acts = acts;
    }

    record LiaisonModelNoted(UUID scopeId, String model, String from) implements EventData {}

    record LiaisonStaffNoted(UUID scopeId, String profession) implements EventData {}

    record LiaisonEffectNoted(UUID scopeId, String month) implements EventData {}

    /** What liaison is built like. */
    public enum Model {
        CORE("core", "Core: less than 24 hours a day"),
        CORE_24("core-24", "Core 24"),
        ENHANCED("enhanced", "Enhanced"),
        RAID("raid", "RAID: rapid assessment, interface and discharge");

        private final String code;
        private final String label;

        Model(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        static Optional<Model> of(String code) {
            return List.of(values()).stream()
                    .filter(model -> model.code.equals(code))
                    .findFirst();
        }
    }

    /** @param from since when @param source where it is known from */
    public record Noted(Model model, LocalDate from, String source) {}

    /** Whole-time equivalents of one profession. */
    public record Staff(String profession, LocalDate onDay, BigDecimal required, BigDecimal inPost, String source) {
        /** What is missing; 0 where nothing is. */
        public BigDecimal missing() {
            return required.subtract(inPost).max(BigDecimal.ZERO);
        }
    }

    /** One month. @param month its first day @param stay the mean, in days */
    public record Month(LocalDate month, int admissions, BigDecimal stay, String source) {}

    /** Means by month. @param months of how many */
    public record Mean(int months, BigDecimal admissions, BigDecimal stay) {}

    /** All that is known of one hospital's. @param model none where nobody has entered it */
    public record Whole(@Nullable Noted model, List<Staff> staff, List<Month> months) {
        public BigDecimal required() {
            return sum(staff.stream().map(Staff::required).toList());
        }

        public BigDecimal inPost() {
            return sum(staff.stream().map(Staff::inPost).toList());
        }

        /** Of each post that the model asks for, how many of a hundred are filled; more of one profession fill no other. */
        public String filled() {
            BigDecimal required = required();
            return required.signum() == 0
                    ? "Not known"
                    : "%s of %s posts, %s%%"
                            .formatted(
                                    required.subtract(missing()),
                                    required,
                                    required.subtract(missing())
                                            .multiply(BigDecimal.valueOf(100))
                                            .divide(required, 0, RoundingMode.HALF_UP));
        }

        public BigDecimal missing() {
            return sum(staff.stream().map(Staff::missing).toList());
        }

        /** The months that were over before the model began. */
        public @Nullable Mean before() {
            return model == null
                    ? null
                    : mean(months.stream()
                            .filter(month -> !month.month().plusMonths(1).isAfter(model.from()))
                            .toList());
        }

        /** The whole months since. */
        public @Nullable Mean since() {
            return model == null
                    ? null
                    : mean(months.stream()
                            .filter(month -> !month.month().isBefore(model.from()))
                            .toList());
        }

        private static @Nullable Mean mean(List<Month> some) {
            if (some.isEmpty()) {
                return null;
            }
            BigDecimal n = BigDecimal.valueOf(some.size());
            return new Mean(
                    some.size(),
                    sum(some.stream()
                                    .map(month -> BigDecimal.valueOf(month.admissions()))
                                    .toList())
                            .divide(n, 1, RoundingMode.HALF_UP),
                    sum(some.stream().map(Month::stay).toList()).divide(n, 1, RoundingMode.HALF_UP));
        }

        private static BigDecimal sum(List<BigDecimal> numbers) {
            return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    public Whole of(Hospital hospital) {
        return new Whole(
                on(hospital, """
                        select model, from_on, source from directory.liaison_model
                         where org_id = :org and hospital_id = :id order by from_on desc limit 1
                        """)
                        .query((rs, _) -> new Noted(
                                Model.of(rs.getString("model")).orElseThrow(),
                                rs.getObject("from_on", LocalDate.class),
                                rs.getString("source")))
                        .optional()
                        .orElse(null),
                on(hospital, """
                        select distinct on (profession) profession, on_day, required, in_post, source
                          from directory.liaison_staff where org_id = :org and hospital_id = :id
                         order by profession, on_day desc
                        """).query(Staff.class).list(),
                on(hospital, """
                        select month, admissions, stay, source from directory.liaison_effect
                         where org_id = :org and hospital_id = :id order by month desc
                        """).query(Month.class).list());
    }

    public void model(String code, Map<String, String> typed) {
        Standing standing = liaison.get(code);
        Noted noted = new LiaisonForm(typed).model(liaison.today());
        note(
                standing,
                new LiaisonModelNoted(
                        id(standing), noted.model().code(), noted.from().toString()),
                on(standing.hospital(), """
                        insert into directory.liaison_model (org_id, hospital_id, from_on, model, source, noted_by, noted_at)
                        values (:org, :id, :from, :model, :source, :role, :at)
                        on conflict (org_id, hospital_id, from_on) do update
                           set model = excluded.model, source = excluded.source, noted_by = excluded.noted_by,
                               noted_at = excluded.noted_at
                        """)
                        .param("from", noted.from())
                        .param("model", noted.model().code())
                        .param("source", noted.source()));
    }

    public void staff(String code, Map<String, String> typed) {
        Standing standing = liaison.get(code);
        Staff staff = new LiaisonForm(typed).staff(liaison.today());
        note(
                standing,
                new LiaisonStaffNoted(id(standing), staff.profession()),
                on(standing.hospital(), """
                        insert into directory.liaison_staff (org_id, hospital_id, profession, on_day, required, in_post, source,
                               noted_by, noted_at)
                        values (:org, :id, :profession, :on, :required, :inPost, :source, :role, :at)
                        on conflict (org_id, hospital_id, profession, on_day) do update
                           set required = excluded.required, in_post = excluded.in_post, source = excluded.source,
                               noted_by = excluded.noted_by, noted_at = excluded.noted_at
                        """)
                        .param("profession", staff.profession())
                        .param("on", staff.onDay())
                        .param("required", staff.required())
                        .param("inPost", staff.inPost())
                        .param("source", staff.source()));
    }

    public void effect(String code, Map<String, String> typed) {
        Standing standing = liaison.get(code);
        Month month = new LiaisonForm(typed).month(liaison.today());
        note(
                standing,
                new LiaisonEffectNoted(id(standing), month.month().toString()),
                on(standing.hospital(), """
                        insert into directory.liaison_effect (org_id, hospital_id, month, admissions, stay, source, noted_by,
                               noted_at)
                        values (:org, :id, :month, :admissions, :stay, :source, :role, :at)
                        on conflict (org_id, hospital_id, month) do update
                           set admissions = excluded.admissions, stay = excluded.stay, source = excluded.source,
                               noted_by = excluded.noted_by, noted_at = excluded.noted_at
                        """)
                        .param("month", month.month())
                        .param("admissions", month.admissions())
                        .param("stay", month.stay())
                        .param("source", month.source()));
    }

    private void note(Standing standing, EventData event, StatementSpec write) {
        acts.act(Liaison.begin("Note the model of liaison"), act -> {
            Liaison.mustRun(act, standing.service());
            write.param("role", act.actor().role())
                    .param("at", act.now().atOffset(ZoneOffset.UTC))
                    .update();
            act.happened(event);
        });
    }

    private StatementSpec on(Hospital hospital, String sql) {
        return jdbc.sql(sql).param("org", hospital.orgId()).param("id", hospital.hospitalId());
    }

    private static UUID id(Standing standing) {
        return standing.hospital().hospitalId();
    }
}
