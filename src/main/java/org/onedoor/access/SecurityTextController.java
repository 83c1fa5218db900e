package org.onedoor.access;

import java.time.Duration;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Whom to tell of a weakness (RFC 9116), where the installation says so. */
@Controller
class SecurityTextController {
    private static final Duration GOOD_FOR = Duration.ofDays(180);

    private final String contact;
    private final String address;
    private final DomainTime time;

    SecurityTextController(
            @Value("${onedoor.security-contact:}") String contact,
            @Value("${onedoor.address:}") String address,
            DomainTime time) {
        this.contact = contact;
        this.address = address;
        this.time = time;
    }

    @GetMapping("/.well-known/security.txt")
    @Does(value = Action.READ, data = "open")
    ResponseEntity<String> text() {
        if (contact.isBlank()) {
            throw new NotFound("page");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .body("""
                Contact: %s
                Expires: %s
                Preferred-Languages: en
                Canonical: %s/.well-known/security.txt
                """.formatted(
                                contact,
                                time.instant().plus(GOOD_FOR).truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                                address));
    }
}
