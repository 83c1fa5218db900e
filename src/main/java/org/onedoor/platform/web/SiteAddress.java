package org.onedoor.platform.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Where people reach this installation, for an address that leaves it: what the settings say, never the host that a request
 * names, for anybody may name any. Only where the settings say none, as in a demo, the one the page was asked for by.
 */
@Component
public class SiteAddress {
    private final String set;

    SiteAddress(@Value("${onedoor.address:}") String address) {
        this.set = address.strip().replaceAll("/+$", "");
    }

    /** Without a slash at its end; from inside a request. */
    public String get() {
        return set.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : set;
    }
}
