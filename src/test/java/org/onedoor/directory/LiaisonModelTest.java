package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The model of liaison a hospital has, who is in post against what it asks for, and what admissions and stays became. */
@OneDoorTest
class LiaisonModelTest {
    private static final UUID CENTRE = Organisation.idOfSlug("care-co-ordination-centre");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    DomainTime time;

    private Visitor manager;
    private Page hospital;
    private LocalDate today;

    @BeforeEach
    void aHospitalOfOurOwn() {
        manager = new Visitor(port).signIn(cast.account("manager", CENTRE, null).username());
        today = London.date(time.instant());
        hospital = manager.open("/services/liaison")
                .form("/services/liaison")
                .with("name", Cast.familyName(new Random()) + " Hospital")
                .with("knownAs", "TH")
                .with("trust", "RQW")
                .send();
        assertThat(hospital.status()).as(hospital.text()).isEqualTo(200);
    }

    private Page form(String step, String... fields) {
        Visitor.Form form = manager.open(hospital.path()).form("/" + step);
        for (int i = 0; i < fields.length; i += 2) {
            form = form.with(fields[i], fields[i + 1]);
        }
        return form.send();
    }

    private Page month(YearMonth month, int admissions, String stay) {
        return form(
                "effect",
                "month",
                month.toString(),
                "admissions",
                String.valueOf(admissions),
                "stay",
                stay,
                "effectSource",
                "Made for a test");
    }

    @Test
    @Shows("C3.03")
    void theModelIsKeptWithWhoIsInPostAgainstItAndAdmissionsAndStaysBeforeAndSince() {
        assertThat(manager.open(hospital.path()).text()).contains("Nobody has entered which model of liaison it has");
        Page wrong = form("model", "modelFrom", today.plusDays(1).toString());
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Choose the model", "It must not be to come", "Say where this is known from");
        YearMonth first = YearMonth.from(today).minusMonths(3);
        form("model", "model", "raid", "modelFrom", first.atDay(1).toString(), "modelSource", "Business case 2016");

        Page many = form("staff", "profession", "nurse", "required", "lots", "inPost", "-1", "staffSource", "x");
        assertThat(many.status()).isEqualTo(422);
        assertThat(many.document().select("input[name=required]").val()).isEqualTo("lots");
        form(
                "staff",
                "profession",
                "Consultant psychiatrist",
                "required",
                "2.0",
                "inPost",
                "1.5",
                "staffSource",
                "Rota");
        form("staff", "profession", "nurse", "required", "13", "inPost", "14", "staffSource", "Rota");
        Page staffed =
                form("staff", "profession", "nurse", "required", "13.0", "inPost", "10.0", "staffSource", "Rota");
        assertThat(staffed.document().select("#filled").text())
                .as("what was said again the same day takes the place of the first, and more of one fill no other")
                .isEqualTo("Filled: 11.5 of 15.0 posts, 77%.");

        month(first.minusMonths(2), 50, "14.0");
        month(first.minusMonths(1), 40, "12.0");
        month(first, 30, "9.0");
        Page effect = month(first.plusMonths(1), 20, "8.0");
        assertThat(effect.document().select("#effect").text())
                .contains("before the model: 45.0 a month, 13.0 days (2 months)")
                .contains("Since: 25.0 a month, 8.5 days (2 months)");
        assertThat(month(YearMonth.from(today), 1, "1").text()).contains("Write a month that is over");
        Page far = form(
                "effect",
                "month",
                "+999999999-12",
                "admissions",
                "1",
                "stay",
                "999.9",
                "effectSource",
                "Made for a test");
        assertThat(far.status()).isEqualTo(422);
        assertThat(far.text()).contains("Write a month that is over", "Write the mean stay in days");

        Page all = manager.open("/services/liaison");
        String code = hospital.path().substring(hospital.path().lastIndexOf('/') + 1);
        assertThat(all.document().select("#hospital-" + code).text())
                .contains("RAID: rapid assessment, interface and discharge. 11.5 of 15.0 posts, 77%");
        Visitor stranger =
                new Visitor(port).signIn(cast.vcse("lantern-befriending").username());
        Page refused = manager.open(hospital.path())
                .form("/model")
                .by(stranger)
                .with("model", "core")
                .with("modelFrom", today.toString())
                .with("modelSource", "nobody")
                .send();
        assertThat(refused.status()).isIn(403, 409);
        assertThat(manager.open(hospital.path()).text())
                .contains("RAID: rapid assessment, interface and discharge since");
    }
}
