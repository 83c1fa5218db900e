package org.onedoor.platform.web;

import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.NotFound;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream a live page listens to. It carries the one word "changed" and no data, so it needs a sign-in only. */
@Controller
class LiveEndpoint {
    private final Live live;

    LiveEndpoint(Live live) {
        this.live = live;
    }

    @GetMapping(path = "/live/{topic}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Does(value = Action.READ, data = "open")
    SseEmitter live(@PathVariable String topic) {
        CurrentActor.get();
        if (!topic.matches("[a-z0-9-]{1,80}")) {
            throw new NotFound("live page");
        }
        return live.open(topic);
    }
}
