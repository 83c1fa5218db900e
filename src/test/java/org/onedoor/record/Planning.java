package org.onedoor.record;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Doing;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.Person.NhsNumberStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What tests of sharing do again and again: somebody a team looks after, their crisis plan, and agreements to share. */
@Component
public class Planning {
    private final Cast cast;
    private final Doing doing;
    private final People people;
    private final JdbcClient jdbc;

    Planning(Cast cast, Doing doing, People people, JdbcClient jdbc) {
        this.cast = cast;
        this.doing = doing;
        this.people = people;
        this.jdbc = jdbc;
    }

    /** Somebody whom the mental health practitioners of Tilbury have accepted. */
    public Person somebody() {
        String reference = doing.referral(cast.gp().actor());
        Person person = people.get(doing.now(reference).personId());
        if (person.nhsNumberStatus()
                == NhsNumberStatus.NOT_VALID) { // by chance it is another's, whom they would be near
            return somebody();
        }
        doing.accepted(reference, Doing.PCN);
        return person;
    }

    /** An organisation that no other test has. */
    public UUID organisation(String kind, String name) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into organisation.organisation (organisation_id, kind, name) values (:id, :kind, :name)")
                .param("id", id)
                .param("kind", kind)
                .param("name", name)
                .update();
        return id;
    }

    public String name(UUID organisation) {
        return jdbc.sql("select name from organisation.organisation where organisation_id = :id")
                .param("id", organisation)
                .query(String.class)
                .single();
    }

    /** The reference of somebody's plan. */
    public String referenceOf(UUID personId) {
        return jdbc.sql("select reference from record.held_plan where person_id = :id limit 1")
                .param("id", personId)
                .query(String.class)
                .single();
    }

    /** Somebody with a published plan whom a voluntary service has accepted. @param practice a visitor of their GP practice */
    public Person helpedBy(String service, Visitor practice) {
        String reference = doing.referral(cast.gp().actor());
        doing.accepted(reference, service);
        UUID personId = doing.now(reference).personId();
        published(practice, personId);
        return people.get(personId);
    }

    public static String word() {
        return Cast.familyName(new Random());
    }

    /** The form with each part filled in by a word that says which it is. */
    public static Form filled(Page form) {
        return filled(form, null, "");
    }

    /** The same, with one part in other words. */
    public static Form filled(Page form, @org.jspecify.annotations.Nullable PlanPart other, String words) {
        Form typed = form.form("/crisis-plan/write")
                .with("contact-1-name", "FirstName")
                .with("contact-1-relation", "FirstRelation")
                .with("contact-1-phone", "07700 900401")
                .with("contact-1-when", "FirstHours")
                .with("contact-1-agrees", "yes")
                .with("contact-2-name", "SecondName")
                .with("contact-2-relation", "neighbour")
                .with("contact-2-phone", "07700 900402")
                .with("worker-1-team", "WorkerTeam")
                .with("worker-1-name", "WorkerName")
                .with("worker-1-phone", "07700 900403")
                .with("advance", "refusal")
                .with("agreed", "10")
                .with("agreed", "13")
                .with("review-day", "1")
                .with("review-month", "9")
                .with("review-year", "2024");
        for (PlanPart part : PlanPart.values()) {
            typed = typed.with(part.field(), part == other ? words : said(part));
        }
        return typed;
    }

    /** What the filled form says in a part. */
    public static String said(PlanPart part) {
        return "Said-" + part.code().replace('.', '-') + ".";
    }

    /** Publishes a plan for somebody as a clinician of their team, all parts filled in. */
    public Visitor published(Visitor clinician, UUID personId) {
        Page done = filled(clinician.open("/people/" + personId + "/crisis-plan/write"))
                .with("as", "publish")
                .send();
        if (done.status() != 200 || done.path().endsWith("/write")) {
            throw new AssertionError(done.text());
        }
        return clinician;
    }

    public Visitor officer(int port, UUID organisation) {
        return new Visitor(port)
                .signIn(cast.account("privacy", organisation, null).username());
    }

    /** Registers an agreement as an officer of whoever keeps the data. @param days day, month and year of the last day */
    public String agree(Visitor officer, List<String> parties, String from, String until, String at) {
        String[] first = from.split(" ", -1);
        String[] last = until.split(" ", -1);
        Page done = officer.open("/agreements/new")
                .form("/agreements/new")
                .with("title", "Crisis plans shared " + word())
                .with("parties", String.join("\n", parties))
                .with("purpose", "To keep somebody safe who is met in a crisis")
                .with("class", "crisis-plan")
                .with("class", "i-am")
                .with("basis", "public")
                .with("from-day", first[0])
                .with("from-month", first[1])
                .with("from-year", first[2])
                .with("until-day", last[0])
                .with("until-month", last[1])
                .with("until-year", last[2])
                .with("until-time", at)
                .with("review-day", last[0])
                .with("review-month", last[1])
                .with("review-year", last[2])
                .with("dpia", "DPIA-17")
                .send();
        if (done.status() != 200) {
            throw new AssertionError(done.text());
        }
        return done.path().replaceAll(".*/", "");
    }

    /** Opens the crisis plan in an incident. */
    public static Page open(Visitor visitor, Person person, String basis, String reason) {
        return visitor.open("/crisis-plan")
                .posting("/crisis-plan")
                .with("familyName", String.valueOf(person.familyName()))
                .with(
                        "birthDate-day",
                        String.valueOf(java.util.Objects.requireNonNull(person.birthDate())
                                .getDayOfMonth()))
                .with("birthDate-month", String.valueOf(person.birthDate().getMonthValue()))
                .with("birthDate-year", String.valueOf(person.birthDate().getYear()))
                .with("basis", basis)
                .with("reason", reason)
                .send();
    }

    /** Somebody of an agency, in a team of it or in none. */
    public Visitor visit(int port, Account account) {
        return new Visitor(port).signIn(account.username());
    }
}
