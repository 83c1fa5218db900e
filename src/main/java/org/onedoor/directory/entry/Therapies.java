package org.onedoor.directory.entry;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.EventData;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The therapies that guidance names, each with its evidence and the day on which that is looked at again. */
@Component
public class Therapies {
    private final JdbcClient jdbc;
    private final Acts acts;
    private final DomainTime time;

    Therapies(JdbcClient jdbc, Acts acts, DomainTime time) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.time = time;
    }

    record TherapyReviewed(UUID scopeId, String therapy) implements EventData {}

    public LocalDate today() {
        return London.date(time.instant());
    }

    public List<Therapy> all() {
        return jdbc.sql("""
                select org_id, therapy_id, code, label, modality, needs, evidence, review_by, source, version
                  from directory.therapy order by modality, label, code
                """)
                .query((rs, _) -> new Therapy(
                        rs.getObject("org_id", UUID.class),
                        rs.getObject("therapy_id", UUID.class),
                        rs.getString("code"),
                        rs.getString("label"),
                        rs.getString("modality"),
                        Arrays.asList((String[]) rs.getArray("needs").getArray()),
                        rs.getString("evidence"),
                        rs.getObject("review_by", LocalDate.class),
                        rs.getString("source"),
                        rs.getLong("version")))
                .list();
    }

    public Therapy get(String code) {
        return all().stream()
                .filter(therapy -> therapy.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("therapy"));
    }

    /** Says what the evidence is and until when it counts. */
    public void review(String code, long version, String evidence, String reviewBy) {
        Therapy therapy = get(code);
        Map<String, String> problems = new LinkedHashMap<>();
        String given = EvidenceForm.evidence(evidence, problems);
        LocalDate until = EvidenceForm.reviewBy(reviewBy, today(), problems);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        acts.act(begin(therapy), act -> {
            if (!ServiceEntries.mayApprove(act.actor()) && !act.actor().role().equals("navigator")) {
                throw new Refused("not-permitted", "A navigator or a manager keeps the evidence.");
            }
            if (!put(therapy, version, given, until)) {
                throw new StaleEdit("therapy");
            }
            act.happened(new TherapyReviewed(therapy.therapyId(), therapy.code()));
        });
    }

    private boolean put(Therapy therapy, long version, String evidence, @Nullable LocalDate until) {
        return jdbc.sql("""
                update directory.therapy set evidence = :evidence, review_by = :until, version = version + 1
                 where org_id = :org and therapy_id = :id and version = :version
                """)
                        .param("evidence", evidence)
                        .param("until", until)
                        .param("org", therapy.orgId())
                        .param("id", therapy.therapyId())
                        .param("version", version)
                        .update()
                == 1;
    }

    private static Begin begin(Therapy therapy) {
        return Begin.on(
                        "Review the evidence of a therapy",
                        Ask.function(Action.WRITE, ServiceEntries.DATA),
                        new Subject.Organisation(therapy.orgId()))
                .making();
    }
}
