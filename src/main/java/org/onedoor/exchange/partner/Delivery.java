package org.onedoor.exchange.partner;

import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;

/** How somebody is met, as UK Core says it of a slot or an appointment. */
public final class Delivery {
    private static final String CHANNEL =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-DeliveryChannel";

    private Delivery() {}

    /** @param mode {@code face-to-face}, {@code video} or {@code telephone} */
    public static Extension channel(String mode) {
        String code = switch (mode) {
            case "face-to-face" -> "In-person";
            case "video" -> "Video";
            default -> "Telephone";
        };
        return new Extension(CHANNEL, new CodeType(code));
    }

    /** Face to face where it does not say. */
    public static String mode(List<Extension> extensions) {
        return extensions.stream()
                .filter(extension -> CHANNEL.equals(extension.getUrl()))
                .map(extension -> String.valueOf(extension.getValue()).toLowerCase(Locale.ROOT))
                .map(code ->
                        code.contains("video") ? "video" : code.contains("telephone") ? "telephone" : "face-to-face")
                .findFirst()
                .orElse("face-to-face");
    }
}
