package org.onedoor.programme.governance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.CurrentActor;
import org.onedoor.programme.governance.EntryForm.Said;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Risks and mitigations that came with a plan's highlight report, on their way into the registers of their owner. */
@Service
public class PlanRisks {
    private static final int LONGEST = 300;

    private final JdbcClient jdbc;
    private final Acts acts;
    private final Registers registers;
    private final Entries entries;

    PlanRisks(JdbcClient jdbc, Acts acts, Registers registers, Entries entries) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.registers = registers;
        this.entries = entries;
    }

    private record Row(String register, UUID orgId, String words, String source) {}

    /** How many risks and mitigations the actor's organisation has in plans and not yet in the registers. */
    public record Waiting(int risks, int mitigations) {
        public boolean any() {
            return risks + mitigations > 0;
        }
    }

    public Waiting waiting(Actor actor) {
        List<Row> rows = rows(actor.organisationId());
        int risks =
                (int) rows.stream().filter(row -> row.register().equals("risk")).count();
        return new Waiting(risks, rows.size() - risks);
    }

    /** Each becomes an entry, once; nothing is paired, because the source pairs nothing. @return how many */
    public int bringIn() {
        UUID owner = CurrentActor.get().organisationId();
        return acts.act(Entries.begin("Bring a plan's risks in", owner), Integer.class, act -> {
            Entries.refuse(Entries.refusal(registers.get("risk"), act.actor()));
            List<Row> rows = rows(owner);
            for (Row row : rows) {
                Register register = registers.get(row.register());
                Map<String, List<String>> fields = new LinkedHashMap<>();
                fields.put("words", List.of(row.words()));
                fields.put("source", List.of(row.source()));
                Said said = new Said(brief(row.words()), register.statuses().getFirst(), null, fields);
                entries.insert(act, register, said, null, row.source());
            }
            return rows.size();
        });
    }

    private static String brief(String words) {
        String line = words.strip().replaceAll("\\s+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
    }

    private List<Row> rows(UUID owner) {
        return jdbc.sql("""
                select s.register, s.org_id, s.words, s.source
                  from (select 'risk' as register, r.org_id, r.plan_id, r.ordinal, r.words, r.source
                          from programme.risk r
                         where r.named_in is null
                            or r.named_in = (select max(h.edition) from programme.highlight h
                                              where h.org_id = r.org_id and h.plan_id = r.plan_id)
                        union all
                        select 'mitigation', m.org_id, m.plan_id, m.ordinal, m.words,
                               coalesce((select min(r.source) from programme.risk r
                                          where r.org_id = m.org_id and r.plan_id = m.plan_id), 'Highlight report')
                          from programme.mitigation m) s
                  join programme.plan p on p.org_id = s.org_id and p.plan_id = s.plan_id and p.state = 'current'
                 where s.org_id = :owner
                   and not exists (select 1 from programme.entry e
                                    where e.org_id = s.org_id and e.register = s.register
                                      and e.fields->'words'->>0 = s.words and e.fields->'source'->>0 = s.source)
                 order by s.register desc, s.plan_id, s.ordinal
                 limit 500
                """).param("owner", owner).query(Row.class).list();
    }
}
