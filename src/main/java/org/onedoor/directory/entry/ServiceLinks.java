package org.onedoor.directory.entry;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.SignedLinks;
import org.onedoor.platform.SignedLinks.Link;
import org.onedoor.platform.SignedLinks.Opened;
import org.springframework.stereotype.Component;

/**
 * A link by which an organisation without an account says what room it has and that its entry is right, with one tap. It
 * can be used again until its time is over or it is taken back, because room changes every week.
 */
@Component
public class ServiceLinks {
    private static final String PURPOSE = "service-room";
    private static final Duration LASTS = Duration.ofDays(90);

    private final SignedLinks links;
    private final Services services;
    private final ServiceEntries entries;
    private final Room room;
    private final Acts acts;

    ServiceLinks(SignedLinks links, Services services, ServiceEntries entries, Room room, Acts acts) {
        this.links = links;
        this.services = services;
        this.entries = entries;
        this.room = room;
        this.acts = acts;
    }

    /** @return the last part of its address, shown only now */
    public String make(String code) {
        Service service = services.byCode(code).orElseThrow(() -> new NotFound("service"));
        return acts.act(ServiceEntries.begin("Make a link for a service", service), String.class, act -> {
            if (!ServiceEntries.answersFor(act.actor(), service)) {
                throw new Refused(
                        "not-permitted", "Only the service itself, a navigator or a manager makes its links.");
            }
            act.happened(new EntryEvents.ServiceLinkMade(service.id(), service.organisationId()));
            return links.make(act, PURPOSE, service.id(), code, service.organisationId(), LASTS);
        });
    }

    public List<Link> of(Service service) {
        return links.of(service.organisationId(), service.id());
    }

    public void takeBack(String code, UUID linkId) {
        Service service = services.byCode(code).orElseThrow(() -> new NotFound("service"));
        acts.act(ServiceEntries.begin("Take a link of a service back", service), act -> {
            if (!ServiceEntries.answersFor(act.actor(), service)
                    || of(service).stream().noneMatch(link -> link.linkId().equals(linkId))) {
                throw new Refused("not-permitted", "That link is not of this service.");
            }
            links.revoke(linkId);
            act.happened(new EntryEvents.ServiceLinkTakenBack(service.id(), linkId));
        });
    }

    public Opened open(String token) {
        return links.open(token, PURPOSE);
    }

    public Service service(Link link) {
        return services.byCode(link.target()).orElseThrow(() -> new NotFound("service"));
    }

    public void confirm(Link link) {
        Service service = service(link);
        CurrentActor.run(
                actor(link, service),
                () -> acts.act(
                        ServiceEntries.begin("Confirm an entry by signed link", service),
                        act -> entries.confirm(act, service, true)));
    }

    public void say(Link link, String places, String waiting) {
        Service service = service(link);
        CurrentActor.run(
                actor(link, service),
                () -> acts.act(
                        ServiceEntries.begin("Say by signed link what room a service has", service),
                        _ -> room.byLink(service, places, waiting)));
    }

    public static Actor actor(Link link, Service service) {
        return new Actor(
                link.linkId(), "Signed link for " + service.name(), "link", link.forOrganisation(), null, null);
    }
}
