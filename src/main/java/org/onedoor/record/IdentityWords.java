package org.onedoor.record;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.LinkBasis;
import org.onedoor.platform.Event;
import org.springframework.stereotype.Component;

/** How it reads on a timeline who somebody is: records that are of one person or of two, and where they are found. */
@Component
class IdentityWords implements EventWords {
    private static final String PERSON = "person";

    @Override
    public Set<String> types() {
        return Set.of(
                "PeopleLinked",
                "PeopleParted",
                "PeopleKeptApart",
                "LocalIdentifierRecorded",
                "LocalIdentifierEnded",
                "AbodeRecorded",
                "EntryMoved",
                "NationalServiceAsked",
                "NhsNumberVerified",
                "TraceTurnedDown",
                "NhsNumberHeldByAnother");
    }

    @Override
    public Words words(Event event, Names names) {
        return switch (event.type()) {
            case "PeopleLinked" ->
                new Words("This record and another were found to be of one person", basis(event), PERSON);
            case "PeopleParted" ->
                new Words(
                        "A linked record was found to be of somebody else",
                        "What was recorded while the two were linked is looked through.",
                        PERSON);
            case "PeopleKeptApart" ->
                new Words("This record was compared with another: they are two people", null, PERSON);
            case "LocalIdentifierRecorded" ->
                new Words("A number in another system was recorded: " + system(event, names), null, PERSON);
            case "LocalIdentifierEnded" ->
                new Words("A number in another system no longer applies: " + system(event, names), null, PERSON);
            case "AbodeRecorded" ->
                new Words(
                        Boolean.TRUE.equals(event.payload().get("none"))
                                ? "Where to find the person was recorded: they have no fixed abode"
                                : "The person has a fixed abode again",
                        null,
                        PERSON);
            case "EntryMoved" ->
                new Words(
                        Boolean.TRUE.equals(event.payload().get("arrived"))
                                ? "An entry that was made on another record is about this person"
                                : "An entry made here was about somebody else and is no longer shown here",
                        null,
                        PERSON);
            case "NationalServiceAsked" -> new Words("The national service was asked who this person is", null, PERSON);
            case "NhsNumberVerified" -> new Words("The NHS number was verified on the national service", null, PERSON);
            case "TraceTurnedDown" ->
                new Words("What the national service answered was about somebody else", null, PERSON);
            case "NhsNumberHeldByAnother" ->
                new Words("Another record has this person's NHS number: the two are compared", null, PERSON);
            default -> throw new IllegalStateException("No words for " + event.type());
        };
    }

    /** On the timeline of both, what one was told of the other is the same news. */
    @Override
    public boolean isTold(Event event, Collection<UUID> personIds) {
        return !Boolean.TRUE.equals(event.payload().get("told"))
                || !personIds.contains(
                        UUID.fromString(String.valueOf(event.payload().get("other"))));
    }

    private static @Nullable String basis(Event event) {
        return LinkBasis.ofCode(String.valueOf(event.payload().get("basis")))
                .map(basis -> basis.label() + ".")
                .orElse(null);
    }

    private static String system(Event event, Names names) {
        return event.payload().get("system") + ", "
                + names.organisation(
                        UUID.fromString(String.valueOf(event.payload().get("organisation"))));
    }
}
