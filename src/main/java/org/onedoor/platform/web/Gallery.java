package org.onedoor.platform.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.web.components.ClockCell;
import org.onedoor.platform.web.components.ClockCell.State;
import org.onedoor.platform.web.components.IdentityBar;
import org.onedoor.platform.web.components.IdentityBar.Badge;
import org.onedoor.platform.web.components.Shape;
import org.onedoor.platform.web.components.Status;
import org.onedoor.platform.web.components.Tag.Colour;
import org.onedoor.platform.web.components.Text;
import org.onedoor.platform.web.components.Timeline;
import org.onedoor.platform.web.components.Why;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Every component on one page, with awkward content, for those who design pages and for the browser tests. */
@Controller
@ConditionalOnExpression("'${onedoor.mode}' == 'demo' or '${onedoor.mode}' == 'test'")
class Gallery {

    @GetMapping("/demo/components")
    @Does(value = Action.READ, data = "open")
    String components(Model model) {
        model.addAttribute("title", "Components");
        model.addAttribute("page", page(Instant.parse("2024-03-28T11:25:00Z")));
        return "demo/components";
    }

    static GalleryPage page(Instant now) {
        return new GalleryPage(
                new IdentityBar(
                        "Wojciechowska-Ogunbanjo",
                        "Aleksandra",
                        "Ola",
                        "04-Mar-1988 (36 y)",
                        "Female",
                        "she/her",
                        "9991234567",
                        "Verified",
                        List.of(
                                new Badge("Safeguarding", Colour.RED, Shape.SQUARE),
                                new Badge("Visit in pairs", Colour.ORANGE, Shape.TRIANGLE),
                                new Badge("Interpreter: Polish", Colour.BLUE, Shape.CIRCLE),
                                new Badge("s117", Colour.PURPLE, Shape.DIAMOND),
                                new Badge("Allergy", Colour.YELLOW, Shape.TRIANGLE),
                                new Badge("Sensitive record", Colour.GREY, Shape.DASH)),
                        "/demo/components"),
                new IdentityBar(
                        "Unknown",
                        "male, about 30",
                        null,
                        "Not known",
                        "Male",
                        null,
                        null,
                        "Identity not known",
                        List.of(),
                        null),
                clocks(now),
                List.of(Status.OFF_TRACK, Status.AT_RISK, Status.ON_TRACK, Status.COMPLETE, Status.NOT_STARTED),
                new Timeline(
                        List.of(
                                new Timeline.Entry(
                                        "e3",
                                        "Referral accepted",
                                        now.minusSeconds(300),
                                        "Priya Anand",
                                        "Riverbank Community Team",
                                        true,
                                        Text.of("First contact offered for Tuesday."),
                                        null,
                                        null),
                                new Timeline.Entry(
                                        "e2",
                                        "Declined",
                                        now.minusSeconds(5400),
                                        "Sam Okafor",
                                        "Harbour Talking Therapies",
                                        false,
                                        Text.of("Out of area for this service. The need went back to the centre."),
                                        "Declined in error; the address was out of date.",
                                        null),
                                new Timeline.Entry(
                                        "e1",
                                        "Referred by a GP practice",
                                        now.minusSeconds(93_600),
                                        "Dr Wen Li",
                                        "Invented Lane Surgery",
                                        false,
                                        null,
                                        null,
                                        "/demo/components")),
                        "No events yet"),
                new Why(
                        "this clock reads 3 hours 20 minutes",
                        "Someone is seen within 4 hours of an urgent referral being received.",
                        "2, in force since 1 Apr 2023",
                        new Why.Source("Invented standard for the gallery", null),
                        List.of("Received Thu 28 Mar 2024 at 10:45", "Tier: urgent"),
                        "A service manager, in Standards; the change is tried on the last 90 days first."));
    }

    private static List<ClockCell> clocks(Instant now) {
        Duration hour = Duration.ofHours(1);
        return List.of(
                ClockCell.running("Seen within 4 hours", now.plus(Duration.ofMinutes(200)), now, hour),
                ClockCell.running("First contact within 2 hours", now.plus(Duration.ofMinutes(25)), now, hour),
                ClockCell.running("Seen within 4 hours", now.minus(Duration.ofMinutes(125)), now, hour),
                new ClockCell(
                        "Assessment in 28 days",
                        State.PAUSED,
                        null,
                        now,
                        hour,
                        "Waiting for the person since Tue 26 Mar 2024"),
                new ClockCell("Triage in 1 hour", State.MET, now, now, hour, "Met with 12 min left"),
                new ClockCell("Triage in 1 hour", State.MISSED, now, now, hour, "Done 40 min late"),
                new ClockCell("Follow-up in 72 hours", State.NOT_STARTED, null, now, hour, "Starts at discharge"));
    }
}
