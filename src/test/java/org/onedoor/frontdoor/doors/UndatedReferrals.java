package org.onedoor.frontdoor.doors;

import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Referrals by the public form of people whose date of birth nobody knows. */
@OneDoorTest
abstract class UndatedReferrals {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    People people;

    final String familyName = Cast.familyName(new Random());

    PublicJourney atBirth(String who) {
        PublicJourney journey = new PublicJourney(port);
        journey.answer("safe", "yes");
        journey.answer("who", who);
        if (who.equals("other")) {
            journey.answer("carerName", "Nell Neighbour", "carerRelationship", "friend", "carerConsent", "not-asked");
        }
        journey.answer("givenName", "Amir", "familyName", familyName);
        return journey;
    }

    static Page onward(PublicJourney journey) {
        journey.answer("phone", "07700 900123");
        journey.answer("postcode", "RM17 6SL");
        journey.answer("reason", "Has not slept for days.");
        journey.answer("needs", "low-mood-anxiety");
        Page page = journey.answer();
        return page.path().endsWith("/agree") ? journey.answer("agree", "yes") : page;
    }

    PublicJourney sent(String... age) {
        PublicJourney journey = atBirth("me");
        journey.answer("birthNotKnown", "yes");
        journey.answer(age);
        onward(journey);
        journey.send();
        return journey;
    }

    Visitor navigator() {
        return new Visitor(port).signIn(cast.navigator().username());
    }

    Person person(String reference) {
        return people.get(jdbc.sql("select person_id from frontdoor.held_referral where reference = :reference")
                .param("reference", reference)
                .query(UUID.class)
                .single());
    }

    Page follow(String reference, String code) {
        return new Visitor(port)
                .open("/refer/follow")
                .form("/follow")
                .with("reference", reference)
                .with("code", code)
                .send();
    }

    static String code(Page done) {
        return done.text().replaceAll("(?s).*Your code is ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1");
    }

    static LocalDate today() {
        return org.onedoor.platform.time.London.date(java.time.Instant.now());
    }
}
