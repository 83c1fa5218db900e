package org.onedoor.frontdoor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.onedoor.frontdoor.FigureRepository.Came;
import org.onedoor.frontdoor.ReferralFigures.Line;
import org.onedoor.frontdoor.ReferralFigures.Section;
import org.onedoor.organisation.Organisations;
import org.springframework.stereotype.Component;

/** Whether no door was a wrong one for those who knocked: what became of each organisation's referrals. */
@Component
class SenderFigures {
    private final Organisations organisations;

    SenderFigures(Organisations organisations) {
        this.organisations = organisations;
    }

    /** Of each organisation that sent something, how much of it a service accepted in time. */
    Section accepted(List<Came> came, Predicate<Came> inTime) {
        return new Section(
                "Accepted by a service within seven days, by who sent it",
                "Referrals received in the period, by the organisation that sent them. Seven calendar days, in London, to the first acceptance.",
                "Accepted in time",
                "Received",
                lines("sender:", came, inTime));
    }

    /** Of each organisation, how much of what has ended no service had accepted. */
    Section without(List<Came> ended, Predicate<Came> without) {
        return new Section(
                "Ended without a service, by who sent it",
                "Ended referrals that no service had accepted, and that did not end by the person's wish, death, move or advice, by the organisation that sent them. Each must be none.",
                "Without",
                "Ended",
                lines("sender-without:", ended, without));
    }

    private List<Line> lines(String code, List<Came> came, Predicate<Came> counted) {
        Map<UUID, List<Came>> bySender = came.stream().collect(Collectors.groupingBy(Came::sourceOrg));
        Map<UUID, String> names = organisations.names(bySender.keySet());
        List<Line> lines = new ArrayList<>();
        bySender.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        java.util.Comparator.comparing((UUID sender) -> names.getOrDefault(sender, ""))
                                .thenComparing(java.util.Comparator.naturalOrder())))
                .forEach(sender -> lines.add(ReferralFigures.line(
                        code + sender.getKey(),
                        names.getOrDefault(sender.getKey(), "An organisation"),
                        sender.getValue(),
                        counted,
                        null)));
        return lines;
    }
}
