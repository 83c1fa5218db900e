package org.onedoor.programme.web.open;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * From which address something was sent, for counting only. What a request says of its own address is believed only where
 * the installation says that a proxy of its own writes it ({@code onedoor.trusted-proxy}); otherwise anybody could send as
 * anybody. The proxy appends, so the last address is the one it saw.
 */
@Component
class Sender {
    private final boolean behindProxy;

    Sender(@Value("${onedoor.trusted-proxy:false}") boolean behindProxy) {
        this.behindProxy = behindProxy;
    }

    String of(HttpServletRequest request) {
        String said = behindProxy ? request.getHeader("X-Forwarded-For") : null;
        if (said == null || said.isBlank()) {
            return request.getRemoteAddr();
        }
        return said.substring(said.lastIndexOf(',') + 1).strip();
    }
}
