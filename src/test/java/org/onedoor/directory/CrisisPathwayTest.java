package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;

/** The pathway of a crisis of a child with a learning disability: the steps of several agencies, and whom to ring at each. */
@OneDoorTest
class CrisisPathwayTest extends PathwayDesk {
    private static final String DRAFT = "cyp-learning-disability-crisis";

    @Test
    @Shows("C1.25a")
    void theCrisisPathwayOfChildrenWithALearningDisabilityNamesEachAgencysStepsWithTheirContactsForStaffAndFamilies() {
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        Page draft = navigator
                .open("/services/pathways")
                .follow("Crisis: children and young people with a learning disability or autism");
        assertThat(draft.document().select("#stage-1").text())
                .contains("Children and young people's crisis service: no number is given, open now");
        assertThat(draft.document().select("#stage-5").text()).contains("Care Co-ordination Centre");
        assertThat(new Visitor(port).open("/find-help/pathways/" + DRAFT).status())
                .as("nobody reads a draft that the partners have not agreed")
                .isEqualTo(404);

        String title = Cast.familyName(new Random()) + " crisis pathway";
        Service line = made.make("learning-disability", 0, 17, "{all}");
        Service council = made.make("learning-disability", 0, 17, "{all}");
        jdbc.sql("update directory.service set phone = '01632 960551', hours = 'always' where service_id = :id")
                .param("id", line.id())
                .update();
        services.refresh();
        Page written = manager.open("/services/pathways/new")
                .form("/services/pathways/new")
                .with("title", title)
                .with("needs", "learning-disability, crisis")
                .with("types", "crisis-resolution")
                .with("criteria", "Under 18")
                .with(
                        "stages",
                        "Ring at any hour | %s\nMeet within a day | %s with the school and %s"
                                .formatted(line.name(), line.name(), council.name()))
                .with("partners", "RAT")
                .with("source", "made by a test")
                .send();
        assertThat(written.status()).as(written.text()).isEqualTo(200);
        Page agreed = of("RAT", "manager").open(written.path()).form("/agree").send();
        assertThat(agreed.status()).as(agreed.text()).isEqualTo(200);

        Page family =
                new Visitor(port).open("/find-help").follow("How help goes on").follow(title);
        assertThat(family.document().select("#steps li").eachText()).hasSize(2).satisfies(steps -> {
            assertThat(steps.getFirst()).contains("Ring at any hour", line.name() + ": ring 01632 960551, open now");
            assertThat(steps.getLast()).contains(line.name(), council.name() + ": no number is given");
        });
        assertThat(family.text()).contains("999", "NHS 111");
        made.close(line);
        made.close(council);
        assertThat(new Visitor(port)
                        .open(family.path())
                        .document()
                        .select("#steps")
                        .text())
                .as("a number that the entry no longer has is nowhere")
                .doesNotContain("01632 960551");
    }
}
