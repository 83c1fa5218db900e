package org.onedoor.directory.openreferral;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.organisation.Organisation;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;

/** A file that somebody sent passes the gate of a feed: no number is published before somebody has looked at it. */
@OneDoorTest
class SentFilesTest extends PublisherDesk {
    private static final String IMPORT = "/services/import";

    @Autowired
    Planning planning;

    private String word = "";

    @BeforeEach
    void aWord() {
        word = "z" + UUID.randomUUID().toString().replaceAll("[^a-z]", "") + "y";
    }

    private Map<String, Object> reached(String name, String phone) {
        return service(
                name + " " + word,
                "phones",
                List.of(Map.of("id", UUID.randomUUID().toString(), "number", phone)));
    }

    @SafeVarargs
    private Page send(Map<String, Object>... all) {
        Page page = manager.open(IMPORT)
                .form(IMPORT)
                .sendWith("file", "services.json", json.writeValueAsBytes(List.of(all)));
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page;
    }

    private static UUID files(Page sent) {
        String address = sent.document().select("#waiting").attr("href");
        return UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
    }

    /** On whichever page of what waits. */
    private Page with(UUID files, String kind, String name) {
        for (int page = 1; page < 20; page++) {
            Page one = manager.open("%s/%s?kind=%s&page=%d".formatted(ALL, files, kind, page));
            if (waiting(one).contains(name)) {
                return one;
            }
        }
        throw new AssertionError(name + " does not wait");
    }

    private Page decided(UUID files, String kind, Map<String, Object> service, String decision) {
        String name = String.valueOf(service.get("name"));
        Page page = with(files, kind, name);
        return page.form("/changes/" + change(page, name))
                .with("decision", decision)
                .send();
    }

    private void approveTogether(UUID files) {
        Page page = manager.open("%s/%s/new".formatted(ALL, files));
        while (!page.document().select("form[action$=/new]").isEmpty()) {
            page.form("/new").send();
            page = manager.open("%s/%s/new".formatted(ALL, files));
        }
    }

    @Test
    void nothingOfAFileIsPublishedBeforeItsNumberWasSeenAndShortCrisisAndDearOnesAreSeenAlone() {
        Map<String, Object> plain = reached("Plain", "01632 960111");
        Map<String, Object> brief = reached("Short", "999");
        Map<String, Object> crisis = reached("Crisis", "116 123");
        Map<String, Object> dear = reached("Dear", "0843 496 0000");

        Page sent = send(plain, brief, crisis, dear);

        assertThat(sent.document().select("#taken").text()).isEqualTo("4 new, 0 changed, 0 as they were, 0 refused");
        assertThat(sent.text()).contains("Nothing is published yet");
        assertThat(List.of(shown(plain), shown(brief), shown(crisis), shown(dear)))
                .containsOnly(404);
        UUID files = files(sent);
        asks("publisher-changes", files, 1);
        Page together = manager.open("%s/%s/new".formatted(ALL, files));
        assertThat(together.text())
                .contains("Plain " + word, "01632 960111")
                .doesNotContain("Short " + word, "Crisis " + word, "Dear " + word);

        approveTogether(files);

        assertThat(shown(plain)).isEqualTo(200);
        assertThat(List.of(shown(brief), shown(crisis), shown(dear))).containsOnly(404);
        assertThat(with(files, "new", "Crisis " + word).text()).contains("116 123 is the number of a crisis line");
        decided(files, "new", crisis, "approve");
        decided(files, "new", dear, "refuse");
        assertThat(shown(crisis)).isEqualTo(200);
        assertThat(shown(dear)).isEqualTo(404);
        assertThat(shown(brief)).isEqualTo(404);
        decided(files, "new", brief, "refuse");
    }

    @Test
    void aNumberThatAnotherFileChangesIsSeenAloneAndTheSameFileTwiceWaitsOnce() {
        Map<String, Object> service = reached("Line", "01632 960222");
        UUID files = files(send(service));
        assertThat(send(service).document().select("#taken").text()).startsWith("1 new");
        assertThat(with(files, "new", "Line " + word)
                        .document()
                        .select("#changes h3")
                        .eachText())
                .containsOnlyOnce("Line " + word);
        approveTogether(files);
        Map<String, Object> other =
                but(service, "phones", List.of(Map.of("id", UUID.randomUUID().toString(), "number", "01632 960333")));

        Page again = send(other);

        assertThat(again.document().select("#taken").text()).startsWith("0 new, 1 changed");
        assertThat(said(service)).contains("01632 960222");
        Page alone = with(files, "changed", "Line " + word);
        assertThat(alone.document()
                        .select("#c-" + change(alone, "Line " + word))
                        .text())
                .contains("How people reach it");
        assertThat(send(service).document().select("#taken").text()).startsWith("0 new, 0 changed, 1 as they were");
        assertThat(waiting(manager.open("%s/%s?kind=changed".formatted(ALL, files))))
                .as("what was said otherwise is overtaken by what is held")
                .doesNotContain("Line " + word);
        send(other);
        decided(files, "changed", other, "approve");
        assertThat(said(service)).contains("01632 960333");
    }

    @Test
    void aPackedFileIsTakenLikeAnyOtherAndOneThatCannotBeUnpackedSaysSo() throws IOException {
        Map<String, Object> service = reached("Packed", "01632 960555");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(json.writeValueAsBytes(Map.of("page_number", 1, "contents", List.of(service))));
        }
        Page sent = manager.open(IMPORT).form(IMPORT).sendWith("file", "services.json.gz", packed.toByteArray());
        assertThat(sent.document().select("#taken").text()).startsWith("1 new");
        decided(files(sent), "new", service, "refuse");
        byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        Page broken = manager.open(IMPORT).form(IMPORT).sendWith("file", "services.json.gz", half);
        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.text()).contains("The file is packed and cannot be unpacked");
    }

    @Test
    void onlyManagersOfTheOrganisationDecideOnItsFilesAndFilesAreNeverReadAgain() {
        Map<String, Object> service = reached("Mine", "01632 960444");
        UUID files = files(send(service));
        Visitor stranger = new Visitor(port)
                .signIn(cast.account("manager", Organisation.idOfSlug("thurrock-and-brentwood-mind"), null)
                        .username());
        Page seen = stranger.open("%s/%s?kind=new".formatted(ALL, files));
        assertThat(seen.document().select("#changes form")).isEmpty();
        Page mine = with(files, "new", "Mine " + word);
        Page refused = mine.form("/changes/" + change(mine, "Mine " + word))
                .by(stranger)
                .with("decision", "approve")
                .send();
        assertThat(refused.status()).isIn(403, 409);
        assertThat(shown(service)).isEqualTo(404);
        assertThat(mine.text()).doesNotContain("Read it now").contains("Take in another file");
        assertThat(manager.open(ALL).text()).contains("Files taken in by hand");
        decided(files, "new", service, "refuse");
        assertThat(send(service).document().select("#taken").text())
                .as("sent again on purpose, it waits again")
                .startsWith("1 new");
        decided(files, "new", service, "refuse");
    }

    @Test
    void anOrganisationWithoutTeamsSeesItselfThatItsFileWaits() {
        UUID council = planning.organisation("council", "Council " + word);
        Visitor theirs =
                new Visitor(port).signIn(cast.account("manager", council, null).username());
        Page sent = theirs.open(IMPORT)
                .form(IMPORT)
                .sendWith("file", "services.json", json.writeValueAsBytes(List.of(reached("Theirs", "01632 960111"))));
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        asks("publisher-changes", files(sent), 1);
        assertThat(theirs.open("/tasks").document().select("a[href$=" + files(sent) + "]"))
                .isNotEmpty();
    }
}
