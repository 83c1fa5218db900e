package org.onedoor.programme.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.programme.publishing.PersonNames.Passage;

/** Names of people are found in the words of a plan, and months and places are not taken for them. */
class PersonNamesTest {
    @Test
    void namesAreFoundByFirstNameByTitleAndByRole() {
        assertThat(PersonNames.in(List.of(
                        "Emily Testerton spoke to Dr Larkfield. Project Manager: Zbx Quillfeather",
                        "Leads: Qrtl Oxlip/ Vvna Fallowfield\nFrom April Essex Police meets June Essex")))
                .containsExactlyInAnyOrder(
                        "Larkfield", "Zbx Quillfeather", "Emily Testerton", "Qrtl Oxlip", "Vvna Fallowfield");
    }

    @Test
    void everyNameInThePlanOf2015IsFound() throws IOException {
        try (InputStream in = Objects.requireNonNull(PersonNamesTest.class.getResourceAsStream(
                "/reference/programme/north-essex-crisis-care-concordat-2015-10.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<String> names = PersonNames.in(List.of(text));
            assertThat(names)
                    .contains("Coffey", "Buddy App", "Jim Symington", "Jane Hanvey", "Maggie Pacini", "Sian Brand")
                    .contains("Bryan Spencer", "Carol Anderson");
            String hidden = PersonNames.hidden(text, names);
            assertThat(PersonNames.in(List.of(hidden)))
                    .as("nothing is left once all are hidden, and what stands instead is no name")
                    .isEmpty();
            assertThat(hidden).contains("Dr [name not shown] and the Strategic Clinical Network");
        }
    }

    @Test
    void anAddressOrANumberIsHiddenWholeHoweverItIsWritten() {
        for (String reach : List.of(
                "siân.jones@example.com",
                "o’dowd-żak@example.org.uk",
                "+44 7700 900123",
                "+44 (0)7700 900123",
                "0044 7700 900123",
                "(01632) 960123",
                "07700-900123",
                "01632 960123")) {
            String text = "Ask her on " + reach + " from Monday";
            List<String> found = PersonNames.in(List.of(Passage.of(text)), Set.of()).stream()
                    .map(NameFound::name)
                    .toList();
            assertThat(found).as(reach).contains(reach);
            assertThat(PersonNames.hidden(text, found)).as(reach).isEqualTo("Ask her on [not shown] from Monday");
        }
        assertThat(PersonNames.in(
                        List.of(Passage.of("In 2015/16 they saw 1,234 people; 0 to 18 years, 2015-2016")), Set.of()))
                .isEmpty();
    }

    @Test
    void aNameIsHiddenHoweverItIsSpacedAndNeverInsideAnotherWord() {
        assertThat(PersonNames.hidden(
                        "Emily  Vane, EMILY\u00A0VANE, Emily Vaneless, (Emily\nVane).", List.of("Emily Vane")))
                .isEqualTo("[name not shown], [name not shown], Emily Vaneless, ([name not shown]).");
    }

    @Test
    void thePlanOf2015StaysReadableWhenAllThatMayBeANameIsHidden() throws IOException {
        try (InputStream in = Objects.requireNonNull(PersonNamesTest.class.getResourceAsStream(
                "/reference/programme/north-essex-crisis-care-concordat-2015-10.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String hidden = PersonNames.hidden(text, PersonNames.in(List.of(text)));
            // 6,900 words, of which some 50 are hidden: people, initials, and short forms the plan explains nowhere
            assertThat(hidden.split(Pattern.quote(PersonNames.HIDDEN), -1).length - 1)
                    .isBetween(20, 70);
            assertThat(hidden)
                    .contains("North East Essex", "Thurrock and Southend", "Essex Police", "British Transport Police")
                    .contains("North Essex Crisis Care Concordat", "A&E", "CCGs", "CAMHS", "Uttlesford")
                    .contains("All stakeholders", "December 2015");
        }
    }

    /** Invented people, by where such names come from. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Chukwuemeka Okonkwo",
                "Okonkwo",
                "CHUKWUEMEKA OKONKWO",
                "Nguyễn Thị Minh",
                "Ngozi",
                "Mélenchon-Adeyemi",
                "D'Souza",
                "O’Dowd-Smith",
                "Vincent van Kroff",
                "Ahmed bin Rashid",
                "Kwame Butcher",
                "Wei Cook",
                "A. Ptelova",
                "P Okafor",
                "J Baker",
                "J. S",
                "PK",
                "Łukasz Brzęczyszczykiewicz",
                "Ioana-Ştefania",
                "Ólafsdóttir",
                "李明",
                "محمد علي",
                "Ганна",
                "MacTavish",
                "Grace",
                "kaur",
                "jane",
                "siobhan",
            })
    void aNameOfAnyOriginIsFoundWithoutAnyListKnowingIt(String name) {
        for (String text :
                List.of("They asked %s, who will go on.", "Sent by %s; all is well", "The board met with %s")) {
            assertThat(PersonNames.in(List.of(text.formatted(name)))).as(text).containsExactly(name);
            assertThat(PersonNames.hidden(text.formatted(name), List.of(name)))
                    .isEqualTo(text.formatted(PersonNames.HIDDEN));
        }
    }

    @Test
    void aTitleTellsOfANameInAnyCase() {
        assertThat(PersonNames.in(List.of(
                        "cllr khan said so",
                        "CLLR PATEL",
                        "Cllr Baker",
                        "dr green was asked",
                        "MRS PLOUGH",
                        "miss the bus")))
                .containsExactly("khan", "PATEL", "Baker", "green", "PLOUGH");
        assertThat(PersonNames.in(List.of("dr appointments are late", "Ms access of the lead")))
                .isEmpty();
    }

    @Test
    void plainWordsRolesPlacesAndOrganisationsAreNobodysName() {
        for (String text : List.of(
                "The Young People's Board meets in May. Grant funding ends; the Ward is full",
                "Chief Executive, Director of Nursing and Head of Safeguarding; Care Co-ordinator",
                "Chelmsford, Southend and Castle Point; the East of England",
                "WILL BE reviewed. TO BE AGREED BY ALL. Monday to Friday",
                "A&E, CCGs, AMHPs and GPs; Section 136",
                "Multi-Agency Out-of-Hours Re-design")) {
            assertThat(PersonNames.in(List.of(text))).as(text).isEmpty();
        }
        assertThat(PersonNames.in(
                        List.of(Passage.of("NELFT and Wey Valley Friends lead; Wey Cook helps")),
                        Set.of("NELFT", "Wey Valley Friends")))
                .extracting(NameFound::name)
                .containsExactly("Wey Cook");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Grace will lead the work",
                "The board met. Grace, with Essex Police, drafts it",
                "Grace (Essex Police) drafts it",
                "Grace drafts it",
                "All agreed:\n· Grace: the survey",
                "On Monday, Grace went to see it",
                "Then Grace wrote to all",
                "(Grace)",
            })
    void aNameThatIsAWordTooIsFoundWhereItBeginsASentence(String text) {
        assertThat(PersonNames.in(List.of(text))).containsExactly("Grace");
    }

    @Test
    void aWordThatOftenBeginsASentenceIsANameOnlyByWhatItDoes() {
        assertThat(PersonNames.in(List.of(
                        "Ward has asked for it. Will is to draft it; Young chairs the group. Mark to write to all")))
                .containsExactlyInAnyOrder("Ward", "Will", "Young", "Mark");
        assertThat(PersonNames.in(List.of(
                        "Young people will be asked. Ward staff are trained. Grant funding ends in May. Long waits remain.",
                        "Will identify other funds. WILL BE TAKEN UP. Forum members agree. Amber\nGreen: on track.")))
                .isEmpty();
    }

    @Test
    void aWordThatIsANameAndLeadsSomethingIsHiddenWhereverItStands() {
        List<String> found = PersonNames.in(
                        List.of(
                                new Passage("action 1", "Grace/ Essex Police", true),
                                new Passage("action 2", "Young", true)),
                        Set.of("Essex Police"))
                .stream()
                .map(NameFound::name)
                .toList();
        assertThat(found).containsExactly("Grace", "Young");
        assertThat(PersonNames.hidden("It is for Young to say", found)).isEqualTo("It is for [name not shown] to say");
    }

    @Test
    void inThePlanOf2015NoWordThatBeginsASentenceIsTakenForAName() throws IOException {
        try (InputStream in = Objects.requireNonNull(PersonNamesTest.class.getResourceAsStream(
                "/reference/programme/north-essex-crisis-care-concordat-2015-10.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(PersonNames.in(List.of(Passage.of(text)), Set.of()))
                    .filteredOn(found -> found.why() == NameFound.Why.BEGINS)
                    .isEmpty();
        }
    }

    @Test
    void amongLeadsAWordNobodyKnowsIsANameInSmallLettersToo() {
        assertThat(PersonNames.in(List.of(new Passage("action 1", "essex police/ zbxq", true)), Set.of("Essex Police")))
                .extracting(NameFound::name)
                .containsExactly("zbxq");
    }

    @Test
    void initialsThatSpellAWordHideOnlyThemselves() {
        assertThat(PersonNames.hidden("IT will do it; ask Will, WILL", List.of("IT", "Will")))
                .isEqualTo("[name not shown] will do it; ask [name not shown], [name not shown]");
    }
}
