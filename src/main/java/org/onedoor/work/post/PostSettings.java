package org.onedoor.work.post;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which ways out this installation has. The addresses of gateways come from here alone, never out of a message.
 *
 * @param folder where everything without a gateway of its own is put as files, for somebody to carry on; none for nowhere
 * @param lettersFolder where letters are put as PDF files for whoever prints them; {@code folder} when not given
 * @param textsUrl where a text is posted as JSON
 * @param textsKey the bearer key of that address
 * @param emailFrom the sender of e-mails; they go by {@code spring.mail.host}
 * @param sender how a message signs
 */
@ConfigurationProperties("onedoor.post")
record PostSettings(
        @Nullable Path folder,
        @Nullable Path lettersFolder,
        @Nullable String textsUrl,
        @Nullable String textsKey,
        @Nullable String emailFrom,
        @Nullable String sender) {
    String signed() {
        return sender == null ? "Care Co-ordination Centre" : sender;
    }
}
