package org.onedoor.crisis;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of joining cases share: an officer, a suite, and the pages by which cases are begun and joined. */
abstract class JoiningDesk {
    @LocalServerPort
    int port;

    @Autowired
    Night night;

    @Autowired
    Force forces;

    @Autowired
    DetentionRepository cases;

    @Autowired
    PlaceOfSafetyRepository rooms;

    @Autowired
    Planning planning;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DomainTime time;

    Visitor officer;
    Visitor suite;

    @BeforeEach
    void people() {
        night.at("2024-03-15T20:00:00Z");
        officer = new Visitor(port).signIn(night.officer().username());
        suite = new Visitor(port).signIn(night.suite().username());
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    UUID begun(Visitor who, String name) {
        return Night.id(night.beginning(who, "s136", name, "30").send());
    }

    long counted(UUID force) {
        return cases.started(force, Instant.parse("2024-03-01T00:00:00Z"), Instant.parse("2024-04-01T00:00:00Z"))
                .size();
    }

    static String limit(Page page) {
        return Night.row(page, "Authority to detain under section 136").replaceFirst("Due in .*?, by", "Due by");
    }

    Facts state(UUID id) {
        return CaseState.of(cases.facts(id)).facts();
    }

    Page join(Visitor who, UUID id, String number) {
        Page asked = typed(who, id, number);
        return asked.document().select("#preview").isEmpty()
                ? asked
                : asked.form("/join").send();
    }

    /** The page on which somebody has typed a number and confirmed nothing. */
    Page typed(Visitor who, UUID id, String number) {
        return who.open("/crisis/" + id + "/join")
                .form("/join")
                .with("with", number)
                .send();
    }
}
