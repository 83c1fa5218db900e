package org.onedoor.crisis;

import java.util.Set;
import org.onedoor.platform.Event;
import org.onedoor.record.EventWords;
import org.springframework.stereotype.Component;

/** How a case of section 135 or 136 reads on the person's timeline. Its facts stay with the case. */
@Component
class CrisisWords implements EventWords {
    @Override
    public Set<String> types() {
        return Set.of(
                "DetentionLinked",
                "DetentionUnlinked",
                "DetentionJoined",
                "HeldNoLonger",
                "CrisisContactLinked",
                "CrisisContactUnlinked",
                "CrisisContactEnded");
    }

    @Override
    public Words words(Event event, Names names) {
        String number = String.valueOf(event.payload().get("number"));
        return switch (event.type()) {
            case "DetentionLinked" ->
                new Words(
                        "Police case %s".formatted(number),
                        Power.ofCode(String.valueOf(event.payload().get("power")))
                                .map(Power::label)
                                .orElse("Advice was asked before a power was used"),
                        "crisis");
            case "DetentionUnlinked" ->
                new Words(
                        "Police case %s is not about this person".formatted(number),
                        "It was recorded here by mistake and has been put right.",
                        "crisis");
            case "DetentionJoined" ->
                new Words(
                        "Police case %s is one with case %s"
                                .formatted(number, event.payload().get("into")),
                        "The same detention was recorded twice. It is counted once.",
                        "crisis");
            case "HeldNoLonger" ->
                new Words(
                        "Police case %s has ended".formatted(number),
                        Endings.questions()
                                .getFirst()
                                .option(String.valueOf(event.payload().get("outcome")))
                                .stream()
                                .map(Question.Option::label)
                                .findFirst()
                                .orElse(null),
                        "crisis");
            case "CrisisContactLinked" ->
                new Words("%s %s".formatted(kind(event).one(), number), null, "crisis");
            case "CrisisContactUnlinked" ->
                new Words(
                        "%s %s is not about this person".formatted(kind(event).one(), number),
                        "It was recorded here by mistake and has been put right.",
                        "crisis");
            case "CrisisContactEnded" ->
                new Words(
                        "%s %s: what came of it".formatted(kind(event).one(), number),
                        kind(event).outcomes().stream()
                                .filter(option ->
                                        option.code().equals(event.payload().get("outcome")))
                                .map(Question.Option::label)
                                .findFirst()
                                .orElse(null),
                        "crisis");
            default -> throw new IllegalStateException("No words for " + event.type());
        };
    }

    private static ContactKind kind(Event event) {
        return ContactKind.ofCode(String.valueOf(event.payload().get("kind"))).orElseThrow();
    }
}
