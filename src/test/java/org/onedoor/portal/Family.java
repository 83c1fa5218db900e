package org.onedoor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.access.PersonAccounts;
import org.onedoor.frontdoor.Doing;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.record.Planning;
import org.springframework.stereotype.Component;

/** Ms A with an account of her own, her brother with one, and the team that looks after her, made for a test. */
@Component
class Family {
    private final Cast cast;
    private final Doing doing;
    private final Planning planning;
    private final People people;
    private final PersonAccounts accounts;

    Family(Cast cast, Doing doing, Planning planning, People people, PersonAccounts accounts) {
        this.cast = cast;
        this.doing = doing;
        this.planning = planning;
        this.people = people;
        this.accounts = accounts;
    }

    /** Accepted by her team, with a published crisis plan and a meeting on 22 March 2024 at 14:30. */
    Met meet(int port) {
        String reference = doing.referral(cast.gp().actor());
        doing.accepted(reference, Doing.PCN);
        Person person = people.get(doing.now(reference).personId());
        UUID centre = cast.navigator().organisationId();
        Account own = cast.account("person", centre, null);
        accounts.tie(own.accountId(), person.personId());
        Visitor team = planning.visit(port, cast.clinician(Doing.PCN));
        planning.published(team, person.personId());
        Page booked = team.open("/referrals/" + reference + "/do/book")
                .form("/do/book")
                .with("start", "2024-03-22T14:30")
                .with("slot", "")
                .with("mode", "video")
                .send();
        assertThat(booked.status()).as(booked.text()).isEqualTo(200);
        return new Met(
                reference,
                person,
                planning.visit(port, own),
                planning.visit(port, cast.account("carer", centre, null)),
                team);
    }

    /** The three, each signed in. @param reference of her referral */
    record Met(String reference, Person person, Visitor she, Visitor brother, Visitor team) {
        /** What her brother opens. */
        String page(String more) {
            return "/me/for/" + person.personId() + more;
        }

        /** She adds her brother, who follows the address she was given. */
        void invite(String name) {
            Page added = she.open("/me/sharing")
                    .form("/carers")
                    .with("name", name)
                    .with("relation", "brother")
                    .send();
            String link = added.text().replaceAll("(?s).*(/me/invited/[\\w-]+).*", "$1");
            assertThat(brother.open(link)
                            .form("/me/invited/" + link.substring(link.lastIndexOf('/') + 1))
                            .send()
                            .path())
                    .isEqualTo(page(""));
            Page used = brother.open(link)
                    .form("/me/invited/" + link.substring(link.lastIndexOf('/') + 1))
                    .send();
            assertThat(used.text()).contains("This link has been used");
        }

        /** @param until the last day, like {@code 15 9 2024} */
        Page permit(String until, String... topics) {
            String[] day = until.split(" ", -1);
            Visitor.Form form = she.open("/me/sharing")
                    .form("/permit")
                    .with("until-day", day[0])
                    .with("until-month", day[1])
                    .with("until-year", day[2]);
            for (String topic : topics) {
                form = form.with("topic", topic);
            }
            return form.send();
        }

        /** Her team records that he is the danger. */
        void marker() {
            team.open("/people/" + person.personId() + "/alerts/new")
                    .form("/alerts/new")
                    .with("kind", "domestic-abuse")
                    .with("words", "The brother is the perpetrator")
                    .send();
            assertThat(team.open("/people/" + person.personId()).text()).contains("The brother is the perpetrator");
        }
    }
}
