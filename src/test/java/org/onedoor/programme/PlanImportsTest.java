package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Refused;
import org.onedoor.platform.importing.ImportRuns;
import org.onedoor.programme.PlanImports.Change;
import org.onedoor.programme.PlanImports.Review;
import org.onedoor.programme.PlanImports.Taken;
import org.springframework.beans.factory.annotation.Autowired;

/** A file becomes the plan, and an edited file becomes a list of differences. */
@OneDoorTest
class PlanImportsTest {
    static final UUID ESSEX = Organisation.idOfSlug("essex-county-council");
    static final UUID ESSEX_POLICE = Organisation.idOfSlug("essex-police");

    @Autowired
    PlanImports imports;

    @Autowired
    Plans plans;

    @Autowired
    Cast cast;

    @Autowired
    ImportRuns runs;

    @Autowired
    EventLog events;

    @Autowired
    org.onedoor.organisation.Organisations organisations;

    private <T> T asBusinessManager(Supplier<T> work) {
        Actor actor = cast.actor(cast.account("governance", ESSEX, null));
        return CurrentActor.as(actor, work);
    }

    private Plan imported() {
        return asBusinessManager(() -> {
            String code = "plan-" + UUID.randomUUID();
            PlanFile file = new PlanFile("concordat.txt", Concordat.bytes());
            assertThat(imports.take(file, ESSEX, PlanKind.ACTION_PLAN, code)).isEqualTo(new Taken.New(code, 1));
            return imports.confirm(code, 1);
        });
    }

    private Review edited(Plan plan, UnaryOperator<String> edit) {
        return asBusinessManager(() -> {
            String text = edit.apply(Concordat.text());
            Taken taken = imports.take(
                    new PlanFile("edited.txt", text.getBytes(StandardCharsets.UTF_8)),
                    ESSEX,
                    PlanKind.ACTION_PLAN,
                    plan.code());
            assertThat(taken).isInstanceOf(Taken.Differs.class);
            return imports.review(plan.code(), ((Taken.Differs) taken).edition());
        });
    }

    @Test
    void nothingIsInThePlanBeforeSomebodyConfirmsItsFile() {
        asBusinessManager(() -> {
            String code = "plan-" + UUID.randomUUID();
            imports.take(new PlanFile("concordat.txt", Concordat.bytes()), ESSEX, PlanKind.ACTION_PLAN, code);
            assertThat(plans.get(code).inReview()).isTrue();
            assertThat(plans.actions(plans.get(code))).isEmpty();
            Review review = imports.review(code, 1);
            assertThat(review.counts()).containsEntry("actions", 81);
            assertThat(review.findings()).anyMatch(finding -> finding.words().startsWith("2.3 missing"));
            imports.setAside(code, 1);
            assertThatThrownBy(() -> imports.confirm(code, 1)).isInstanceOf(Refused.class);
            return null;
        });
    }

    @Test
    void theWholePlanIsStoredAndItsFileComesOutAsItWentIn() {
        Plan plan = imported();
        List<PlanAction> actions = plans.actions(plan);
        assertThat(actions).hasSize(81).allMatch(action -> action.rag() == null && action.status() == null);
        assertThat(plans.sections(plan)).extracting(Plans.Section::lines).containsExactly(25, 13, 15, 16, 12);
        assertThat(plans.rewritten(plan, 1)).isEqualTo(Concordat.text());
        assertThat(plans.file(plan, 1).content()).isEqualTo(Concordat.bytes());
        assertThat(actions.stream()
                        .mapToLong(action -> plans.progress(action).size())
                        .sum())
                .isEqualTo(89);
        assertThat(plans.highlight(plan)).hasValueSatisfying(report -> {
            assertThat(report.risks()).isEqualTo(6);
            assertThat(report.mitigations()).isEqualTo(4);
            assertThat(report.unpaired()).isEqualTo(6);
        });
        assertThat(runs.latest()).anyMatch(run -> run.kind().equals("plan") && run.added() == 81);
        assertThat(events.ofScope(ESSEX, plan.planId()))
                .extracting(event -> event.type())
                .containsExactly("PlanFileRead", "PlanConfirmed");
    }

    @Test
    void leadsAreThePartnersTheyAreTodayAndStayAsPrinted() {
        Plan plan = imported();
        PlanAction first = plans.action(plan, "1.1");
        UUID eput = organisations.byOds("R1L").orElseThrow().id();
        assertThat(first.leadNames()).containsExactly("North Essex CCGs", "NEP");
        assertThat(first.leadOrganisations()).hasSize(4).contains(eput);
        assertThat(first.accountable()).isNull();
        assertThat(plans.action(plan, "4.14").accountable()).isEqualTo(ESSEX_POLICE);
        PlanFilter police = new PlanFilter(null, ESSEX_POLICE, false, null, null, false, null, null, plans.today());
        PlanFilter all = new PlanFilter(null, ESSEX_POLICE, true, null, null, false, null, null, plans.today());
        assertThat(plans.count(plan, police)).isEqualTo(6);
        assertThat(plans.count(plan, all)).isEqualTo(24);
    }

    @Test
    void whatNobodyHasSaidAnythingAboutIsFound() {
        Plan plan = imported();
        java.time.LocalDate then = java.time.LocalDate.of(2015, 10, 31);
        PlanFilter never = new PlanFilter(null, null, false, null, null, true, null, null, then);
        assertThat(plans.page(plan, never, 1, 50))
                .extracting(PlanAction::number)
                .containsExactly("2.13", "3.11", "4.10", "4.11", "5.7");
        PlanFilter overdue = new PlanFilter(null, null, false, null, null, false, "overdue", null, then);
        assertThat(plans.page(plan, overdue, 1, 50))
                .extracting(PlanAction::number)
                .contains("1.18", "1.20", "2.2", "2.4", "3.13", "4.4", "4.5", "4.12", "4.13", "4.15");
        PlanFilter undated = new PlanFilter(null, null, false, null, null, false, "none", null, then);
        assertThat(plans.count(plan, undated)).isEqualTo(54);
    }

    @Test
    void oneEditedUpdateIsADifferenceOfExactlyOneAction() {
        Plan plan = imported();
        Review review = edited(
                plan,
                text -> text.replace(
                        "Live since April and training in place",
                        "Live since April and training in place\n01/11/2015\nAudited."));
        assertThat(review.changes()).singleElement().satisfies(change -> {
            assertThat(change.number()).isEqualTo("4.14");
            assertThat(change.field()).isEqualTo("update");
            assertThat(change.was()).isEqualTo("Live since April and training in place");
        });
        asBusinessManager(() -> {
            assertThatThrownBy(() -> imports.confirm(plan.code(), review.edition()))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("neither accepted nor refused");
            imports.answer(plan.code(), review.edition(), 0, true);
            return imports.confirm(plan.code(), review.edition());
        });
        PlanAction after = plans.action(plan, "4.14");
        assertThat(after.updates()).endsWith("Audited.");
        assertThat(plans.progress(after))
                .extracting(Progress::words)
                .containsExactly("Live since April and training in place", "Audited.");
        assertThat(plans.rewritten(plan, 1)).isEqualTo(Concordat.text());
        assertThat(plans.asAt(plan, Instant.EPOCH)).isEmpty();
    }

    @Test
    void eachDifferenceIsAcceptedOrRefusedByItself() {
        Plan plan = imported();
        Review review = edited(
                plan,
                text -> text.replace("\tMarch 2016 \n", "\tMay 2016\n")
                        .replace("\t4.16\n", "\t4.17\n")
                        .replaceFirst("(?s)\t5\\.7\n.*?\t5\\.8\n", "\t5.8\n"));
        assertThat(review.changes())
                .extracting(Change::number, Change::kind, Change::field)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1.7", "changed", "timescale"),
                        org.assertj.core.groups.Tuple.tuple("4.16", "changed", "number"),
                        org.assertj.core.groups.Tuple.tuple("5.7", "removed", "action"));
        asBusinessManager(() -> {
            imports.answer(plan.code(), review.edition(), 1, false);
            imports.answer(plan.code(), review.edition(), -1, true);
            return imports.confirm(plan.code(), review.edition());
        });
        assertThat(plans.action(plan, "1.7").dueOn()).isEqualTo("2016-05-31");
        assertThat(plans.action(plan, "4.16").words()).startsWith("Conduct an equality impact assessment");
        assertThat(plans.actions(plan)).hasSize(80);
        assertThat(plans.asAt(plan, plans.editions(plan).getFirst().readAt()))
                .hasSize(81)
                .anyMatch(a -> a.number().equals("5.7"));
    }

    @Test
    void theSameFileAgainChangesNothing() {
        Plan plan = imported();
        asBusinessManager(() -> {
            assertThat(imports.take(
                            new PlanFile("again.txt", Concordat.bytes()), ESSEX, PlanKind.ACTION_PLAN, plan.code()))
                    .isEqualTo(new Taken.Same(plan.code()));
            return null;
        });
    }

    @Test
    void somebodyWhoseRoleMayNotIsRefused() {
        Actor navigator = cast.actor(cast.navigator());
        assertThatThrownBy(() -> CurrentActor.as(
                        navigator,
                        () -> imports.take(
                                new PlanFile("plan.txt", Concordat.bytes()),
                                ESSEX,
                                PlanKind.ACTION_PLAN,
                                "plan-" + UUID.randomUUID())))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void aPlanWithTwoActionsOfOneNumberAndNullCharactersIsStoredWhole() {
        asBusinessManager(() -> {
            MadePlan made = MadePlan.of(new Random(7), 3, 10);
            String text = made.text().replace("\t1.2\n", "\t1.1\n").replace("Do the thing", "Do\u0000 the thing");
            String code = "plan-" + UUID.randomUUID();
            imports.take(
                    new PlanFile("made.txt", text.getBytes(StandardCharsets.UTF_8)), ESSEX, PlanKind.ACTION_PLAN, code);
            Plan plan = imports.confirm(code, 1);
            assertThat(plans.actions(plan)).hasSize(made.numbers().size());
            assertThat(plans.file(plan, 1).content()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
            assertThat(imports.take(
                            new PlanFile("made.txt", text.getBytes(StandardCharsets.UTF_8)),
                            ESSEX,
                            PlanKind.ACTION_PLAN,
                            code))
                    .isInstanceOf(Taken.Same.class);
            return null;
        });
    }
}
