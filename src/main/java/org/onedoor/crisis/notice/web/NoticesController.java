package org.onedoor.crisis.notice.web;

import java.util.List;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Looks;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where notices of other agencies and referrals to them begin: what of it is the reader's, and what each is for. */
@Controller
class NoticesController {
    private static final List<NoticeWay> WAYS = List.of(
            new NoticeWay(
                    "/notices/missing",
                    "Missing people",
                    "missing-report",
                    "Who is missing now, their crisis plan, and the talk when they are back"),
            new NoticeWay(
                    "/notices/referrals",
                    "Referrals to MASH, MARAC, fire and diversion",
                    "body-referral",
                    "Send one with all that the body needs, and see what it decided"),
            new NoticeWay(
                    "/notices/rail",
                    "Rail notices",
                    "rail-notice",
                    "Who was of concern on the railway, from the files of British Transport Police"),
            new NoticeWay(
                    "/notices/railway",
                    "Warnings to British Transport Police",
                    "rail-warning",
                    "Who may harm themselves on the railway: what was sent, and whether they have it"),
            new NoticeWay(
                    "/notices/rail/summary",
                    "The railway by place",
                    "rail-summary",
                    "How often somebody was of concern at each station and in each district"),
            new NoticeWay(
                    "/notices/police",
                    "What the police have told",
                    "police-record",
                    "For those who were trained, and whose grant has not ended"));

    private final Gate gate;
    private final Looks looks;

    NoticesController(Gate gate, Looks looks) {
        this.gate = gate;
        this.looks = looks;
    }

    @GetMapping("/notices")
    @Does(value = Action.READ, data = "body-referral")
    String notices(Model model) {
        List<NoticeWay> open = looks.look(
                "Notices of other agencies",
                Ask.function(Action.READ, "body-referral"),
                _ -> WAYS.stream()
                        .filter(way -> gate.decide(CurrentActor.get(), Ask.function(Action.READ, way.data()))
                                instanceof Decision.Allowed)
                        .toList());
        model.addAttribute("title", "Notices");
        model.addAttribute("ways", open);
        return "crisis/notice/notices";
    }
}
