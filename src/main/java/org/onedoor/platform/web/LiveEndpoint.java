package org.onedoor.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.NotFound;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The stream a live page listens to. It carries the one word "changed" and no data, of what the listener may read, and ends
 * when they may no longer.
 */
@Controller
class LiveEndpoint {
    private final Live live;
    private final Gate gate;
    private final StillWelcome welcome;
    private final List<LiveTopic> topics;

    LiveEndpoint(Live live, Gate gate, StillWelcome welcome, ObjectProvider<LiveTopic> topics) {
        this.live = live;
        this.gate = gate;
        this.welcome = welcome;
        this.topics = topics.stream().toList();
    }

    @GetMapping(path = "/live/{name}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Does(value = Action.READ, data = "open")
    SseEmitter live(@PathVariable String name, HttpServletRequest request) {
        Actor actor = CurrentActor.get();
        LiveTopic topic = topics.stream()
                .filter(each -> each.name().equals(name))
                .filter(each -> mayListen(actor, each))
                .findFirst()
                .orElseThrow(() -> new NotFound("live page"));
        BooleanSupplier signedIn = welcome.of(actor, request);
        return live.open(
                topic.ofOrganisation() ? name + "-" + actor.organisationId() : name,
                () -> signedIn.getAsBoolean() && mayListen(actor, topic));
    }

    private boolean mayListen(Actor actor, LiveTopic topic) {
        return gate.decide(actor, Ask.function(Action.READ, topic.dataClass())) instanceof Decision.Allowed;
    }
}
