package org.onedoor.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * What may stand in a header: assigned characters that are no control characters, as the library has it. Looked at letter
 * by letter: the library's patterns, asked at each reading of a header, cost a tenth of a read.
 */
@Configuration(proxyBeanMethods = false)
class HeaderText {
    private static final char FIRST_OF_ASCII = ' ';
    private static final char LAST_OF_ASCII = '~';

    @Bean
    StrictHttpFirewall httpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(HeaderText::isAllowed);
        firewall.setAllowedHeaderValues(HeaderText::isAllowed);
        return firewall;
    }

    static boolean isAllowed(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) >= FIRST_OF_ASCII && text.charAt(at) <= LAST_OF_ASCII) {
            at++;
        }
        return at == text.length()
                || text.codePoints().skip(at).allMatch(c -> Character.isDefined(c) && !Character.isISOControl(c));
    }
}
