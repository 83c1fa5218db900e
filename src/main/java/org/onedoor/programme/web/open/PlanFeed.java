package org.onedoor.programme.web.open;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.onedoor.platform.time.London;
import org.onedoor.programme.publishing.PublicPlan;
import org.onedoor.programme.publishing.PublicShelf.Edition;

/** The versions of a published plan as an Atom feed (RFC 4287). */
final class PlanFeed {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

    private PlanFeed() {}

    /** @param base this server's address, without a slash at its end */
    static byte[] of(PublicPlan plan, List<Edition> versions, String base) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String page = base + "/plan/" + plan.code();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
            xml.writeAttribute("xml:lang", "en-GB");
            element(xml, "id", "urn:onedoor:plan:" + plan.code());
            element(xml, "title", plan.title());
            element(xml, "updated", plan.publishedAt().toString());
            link(xml, "self", page + "/feed");
            link(xml, "alternate", page);
            xml.writeStartElement("author");
            element(xml, "name", plan.owner());
            xml.writeEndElement();
            for (Edition version : versions) {
                Instant at = version.version() == plan.version()
                        ? plan.publishedAt()
                        : version.on().atStartOfDay(London.ZONE).toInstant();
                xml.writeStartElement("entry");
                element(xml, "id", "urn:onedoor:plan:%s:%d".formatted(plan.code(), version.version()));
                element(xml, "title", "Version %d, %s".formatted(version.version(), London.day(version.on())));
                element(xml, "updated", at.toString());
                link(xml, "alternate", page + "/versions/" + version.version());
                element(xml, "summary", version.said());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(readable(text));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", address);
    }

    /** XML has no sign for most control characters. */
    private static String readable(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "\uFFFD");
    }
}
