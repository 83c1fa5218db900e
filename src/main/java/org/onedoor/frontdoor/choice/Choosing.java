package org.onedoor.frontdoor.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Format;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.ReferralActs;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.Step;
import org.onedoor.frontdoor.choice.ChoiceEvents.ChoiceOffered;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Act;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Service;

/**
 * Going through the options with somebody: at least two that suit, each with its wait, its distance and how they would be met,
 * or the reason why there were fewer; and what they chose. A fact, whatever else happened meanwhile. It asks no service: that
 * is an offer to it.
 */
@Service
public class Choosing {
    /** Treatments and other options that are not services of the directory, at most. */
    public static final int OWN = 2;

    private static final int LONGEST_WAIT = 999;
    private static final int FARTHEST = 500;

    private final ReferralActs acts;
    private final ChoiceRepository choices;
    private final Options options;
    private final People people;
    private final Notes notes;

    Choosing(ReferralActs acts, ChoiceRepository choices, Options options, People people, Notes notes) {
        this.acts = acts;
        this.choices = choices;
        this.options = options;
        this.people = people;
        this.notes = notes;
    }

    /**
     * An option that is not a service of the directory.
     *
     * @param code {@code own-1} or {@code own-2}, as the form names it
     * @param kilometres none where nobody has to go anywhere
     */
    public record Own(
            String code,
            String name,
            int waitDays,
            @Nullable Integer kilometres,
            Format format) {}

    /**
     * What was gone through with somebody, and what they said.
     *
     * @param services those of the directory, by their ids
     * @param chosen the id of the service, {@code own-1} or {@code own-2}, or the code of another answer
     * @param few why there were fewer than two; none where there were two or more
     * @param format how they would like to be met; none where they did not say
     */
    public record Offered(
            Occasion occasion,
            List<UUID> services,
            List<Own> own,
            String chosen,
            @Nullable FewReason few,
            @Nullable Format format,
            @Nullable String words) {}

    /** The services that could take somebody now, the best match first. Called from inside a look or an act. */
    public List<Suitable> suitable(Referral referral) {
        Person person = people.get(referral.personId());
        return options.of(referral, person);
    }

    /** The choices that were recorded, the latest first. Called from inside a look or an act. */
    public List<Choice> of(Referral referral) {
        return choices.of(referral.personId(), referral.referralId());
    }

    /** The service that the person chose last; none where they chose none of the directory. Called from inside a look. */
    public Optional<UUID> chosen(Referral referral) {
        return of(referral).stream().findFirst().stream()
                .flatMap(choice -> choice.options().stream())
                .filter(Choice.Option::chosen)
                .map(Choice.Option::service)
                .filter(Objects::nonNull)
                .findFirst();
    }

    public Referral record(String reference, Offered offered, @Nullable IdempotencyKey key) {
        int many = offered.services().size() + offered.own().size();
        if (many == 0) {
            throw new Invalid("offered", "Tick the options you went through with the person, or write one of your own");
        }
        if (many < Choice.ENOUGH && offered.few() == null) {
            throw new Invalid("few", "Offer at least two options, or say why there were fewer");
        }
        offered.own().forEach(Choosing::check);
        Writing.limit("words", "What you write", offered.words(), Writing.STORY);
        return acts.perform(new Wish(reference, ReferralActs.ANY_VERSION, Step.OFFER_CHOICE, key), (act, before) -> {
            Choice choice = choice(act, before, offered);
            UUID event = act.happened(new ChoiceOffered(
                    before.referralId(),
                    before.journeyId(),
                    choice.occasion().code(),
                    offered.services(),
                    choice.options().size(),
                    choice.answer().code(),
                    choice.options().stream()
                            .filter(Choice.Option::chosen)
                            .findFirst()
                            .map(Choice.Option::service)
                            .orElse(null)));
            notes.write(act, event, before.referralId(), offered.words());
            choices.add(act, before, choice);
            return before;
        });
    }

    private Choice choice(Act act, Referral referral, Offered offered) {
        Map<UUID, Suitable> suitable =
                suitable(referral).stream().collect(Collectors.toMap(Suitable::service, Function.identity()));
        List<Choice.Option> all = new ArrayList<>();
        for (UUID service : offered.services().stream().distinct().toList()) {
            Suitable one = suitable.get(service);
            if (one == null) {
                throw new Invalid(
                        "offered",
                        "One of the services you ticked cannot take this person any longer. The list below is as things are now");
            }
            all.add(one.offered(service.toString().equals(offered.chosen())));
        }
        for (Own own : offered.own()) {
            all.add(option(own, offered.chosen().equals(own.code())));
        }
        Optional<Choice.Option> chosen =
                all.stream().filter(Choice.Option::chosen).findFirst();
        ChoiceAnswer answer = chosen.isPresent() ? ChoiceAnswer.CHOSE : otherwise(offered.chosen());
        if (offered.format() != null
                && chosen.isPresent()
                && !chosen.get().formats().contains(offered.format())) {
            throw new Invalid(
                    "format",
                    "%s does not meet people %s. It meets them: %s"
                            .formatted(
                                    chosen.get().name(),
                                    Choice.words(offered.format()),
                                    chosen.get().formatWords()));
        }
        return new Choice(
                Ids.at(act.now()),
                offered.occasion(),
                answer,
                all.size() < Choice.ENOUGH ? offered.few() : null,
                offered.format(),
                act.now(),
                all);
    }

    private static ChoiceAnswer otherwise(String said) {
        if (said.startsWith("own-") || said.length() == 36) {
            throw new Invalid(
                    "chosen",
                    "What the person chose is not among the options you offered: tick or write it above as well");
        }
        ChoiceAnswer answer = ChoiceAnswer.ofCode(said);
        if (answer == ChoiceAnswer.CHOSE) {
            throw new Invalid("chosen", "Say which of them the person chose");
        }
        return answer;
    }

    private static void check(Own own) {
        if (own.waitDays() < 0 || own.waitDays() > LONGEST_WAIT) {
            throw new Invalid("own", "The wait is a number of days, from 0 to %d".formatted(LONGEST_WAIT));
        }
        if (own.kilometres() != null && (own.kilometres() < 0 || own.kilometres() > FARTHEST)) {
            throw new Invalid("own", "The distance is a number of kilometres, from 0 to %d".formatted(FARTHEST));
        }
        Writing.limit("own", "The name of an option", own.name(), Writing.LINE);
    }

    private static Choice.Option option(Own own, boolean chosen) {
        return new Choice.Option(
                null,
                Writing.storable(own.name()).strip(),
                own.waitDays(),
                Choice.days(own.waitDays()),
                own.kilometres(),
                own.kilometres() == null ? "none: nobody has to travel" : Choice.kilometres(own.kilometres()),
                Set.of(own.format()),
                chosen);
    }
}
