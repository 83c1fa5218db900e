package org.onedoor.work.post;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.onedoor.people.Way;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** E-mails by SMTP. The subject says nothing of health: others may see it on a screen. */
final class EmailGateway implements Gateway {
    private final JavaMailSender mail;
    private final String from;
    private final String sender;

    EmailGateway(JavaMailSender mail, String from, String sender) {
        this.mail = mail;
        this.from = from;
        this.sender = sender;
    }

    @Override
    public Way way() {
        return Way.EMAIL;
    }

    @Override
    public String send(Piece piece) throws IOException, Undeliverable {
        String id = "<%s@%s>".formatted(piece.messageId(), from.substring(from.indexOf('@') + 1));
        MimeMessage message = mail.createMimeMessage();
        try {
            MimeMessageHelper helper = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
            helper.setFrom(from, sender);
            helper.setTo(piece.to());
            helper.setSubject("A message for you");
            helper.setText(Words.greeted(piece, sender), false);
            message.setHeader("Message-ID", id);
            message.setHeader("Auto-Submitted", "auto-generated");
        } catch (MessagingException wrongAddress) {
            throw new Undeliverable("It is not an e-mail address that anything can be sent to.");
        }
        try {
            mail.send(message);
        } catch (MailParseException e) {
            throw new Undeliverable("It is not an e-mail address that anything can be sent to.");
        } catch (MailSendException e) {
            if (refused(e)) {
                throw new Undeliverable("The mail server refused the address.");
            }
            throw new IOException("The mail server could not take it", e);
        } catch (MailException e) {
            throw new IOException("The mail server could not take it", e);
        }
        return id;
    }

    /** Refused for good, an SMTP answer of 5xx to the address, and not for now. */
    private static boolean refused(MailSendException failure) {
        return failure.getFailedMessages().values().stream()
                .anyMatch(each -> each instanceof SendFailedException refused
                        && refused.getInvalidAddresses() != null
                        && refused.getInvalidAddresses().length > 0);
    }
}
