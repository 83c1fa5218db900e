package org.onedoor.exchange.bars;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.jspecify.annotations.Nullable;
import org.onedoor.exchange.bars.BarsMessage.Booking;
import org.onedoor.exchange.bars.BarsMessage.Request;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.Plausible;

/**
 * What in a message cannot be meant, is not known here, or is for a person to look at. Nobody is turned away for one: a
 * moment that cannot be meant is passed over, the message is kept as it came, and the sender is told.
 */
final class Doubts {
    private static final int LONGEST_LIFE = 125;
    private static final Set<ServiceRequestStatus> NOT_ACTIVE = EnumSet.of(
            ServiceRequestStatus.DRAFT,
            ServiceRequestStatus.ONHOLD,
            ServiceRequestStatus.COMPLETED,
            ServiceRequestStatus.UNKNOWN);

    private Doubts() {}

    /** @param expression where, as FHIRPath */
    record Doubt(String words, String expression) {}

    static List<Doubt> of(BarsMessage message, Instant now) {
        List<Doubt> doubts = new ArrayList<>();
        switch (message) {
            case Request request -> {
                ServiceRequest asked = request.serviceRequest();
                if (asked.hasAuthoredOn() && written(asked.getAuthoredOn(), now) == null) {
                    doubts.add(new Doubt(
                            "authoredOn cannot be meant, so the time of receipt is used.",
                            "ServiceRequest.authoredOn"));
                }
                Period period = asked.hasOccurrencePeriod() ? asked.getOccurrencePeriod() : new Period();
                if ((period.hasStart() && wanted(period.getStart(), now) == null)
                        || (period.hasEnd() && wanted(period.getEnd(), now) == null)) {
                    doubts.add(new Doubt(
                            "occurrencePeriod cannot be meant, so the answer is not taken to be needed by then.",
                            "ServiceRequest.occurrencePeriod"));
                } else if (endsBeforeItStarts(period)) {
                    doubts.add(new Doubt(
                            "occurrencePeriod ends before it starts. The answer is taken to be needed by its end, the earlier of the two; send the right one as an update.",
                            "ServiceRequest.occurrencePeriod"));
                }
                if (isBornAfter(message.patient(), written(asked.getAuthoredOn(), now))) {
                    doubts.add(new Doubt(
                            "birthDate is after authoredOn, so one of them is wrong. Both are taken as sent, and whoever reads the referral is told.",
                            "Patient.birthDate"));
                }
                if (isNotActive(request)) {
                    doubts.add(new Doubt(
                            "status is %s, and a new message asks for help: it is taken as active, and whoever reads the referral is told. To take it back, send it as revoked."
                                    .formatted(asked.getStatus().toCode()),
                            "ServiceRequest.status"));
                }
                if (asked.getCategory().stream()
                        .flatMap(category -> category.getCoding().stream())
                        .anyMatch(BarsReader::isUnknown)) {
                    doubts.add(new Doubt(
                            "A category is not known here, so the message is taken as a %s."
                                    .formatted(request.category()),
                            "ServiceRequest.category"));
                }
            }
            case Booking booking -> {
                Appointment appointment = booking.appointment();
                if (wanted(appointment.getStart(), now) == null) {
                    doubts.add(new Doubt(
                            "start cannot be meant, so the time is shown as not known.", "Appointment.start"));
                } else if (!appointment.getStart().toInstant().isAfter(now)) {
                    doubts.add(new Doubt("start is in the past: nobody can be seen then.", "Appointment.start"));
                }
                if (appointment.hasEnd() && appointment.getEnd().before(appointment.getStart())) {
                    doubts.add(new Doubt(
                            "end is before start, and is passed over: the appointment is taken by its start.",
                            "Appointment.end"));
                }
            }
        }
        Patient patient = message.patient();
        if (LooseDates.isCut(patient.getBirthDateElement())) {
            doubts.add(new Doubt(
                    "birthDate has a time of day, which no date of FHIR has: the day as written is taken, %s."
                            .formatted(patient.getBirthDateElement().getValueAsString()),
                    "Patient.birthDate"));
        }
        if (patient.hasBirthDate() && patient.getBirthDateElement().getYear() < oldest(now)) {
            doubts.add(new Doubt(
                    "birthDate is more than %d years ago, so it is taken as not known.".formatted(LONGEST_LIFE),
                    "Patient.birthDate"));
        } else if (PatientMapping.bornAbout(patient) != null) {
            doubts.add(new Doubt(
                    "birthDate has no day: it is kept in words and is no date of birth, until a person finds out.",
                    "Patient.birthDate"));
        }
        if (PatientMapping.isDeceased(patient)) {
            doubts.add(new Doubt(
                    "Patient is said to have died: somebody is asked to check, and until then nothing changes.",
                    "Patient.deceased"));
        }
        if (Agreed.hasExceptions(message.bundle())) {
            doubts.add(new Doubt(
                    "Exceptions inside a Consent are kept as they came, and are not applied.",
                    "Consent.provision.provision"));
        }
        String focus = message.focus().fhirType();
        if (message.focus().getMeta().hasLastUpdated()
                && written(message.focus().getMeta().getLastUpdated(), now) == null) {
            doubts.add(new Doubt(
                    "meta.lastUpdated cannot be meant, so whether the message is older than another is not known.",
                    focus + ".meta.lastUpdated"));
        }
        return doubts;
    }

    /** Whether a new request says that nobody is to act on it, yet or any more. No need waits for a word that may be a slip. */
    static boolean isNotActive(Request request) {
        return request.reason() == BarsMessage.Reason.NEW && NOT_ACTIVE.contains(request.serviceRequest().getStatus());
    }

    /** Whether it says that it is over before it began. FHIR forbids it (per-1); a person is not turned away for it. */
    static boolean endsBeforeItStarts(Period period) {
        return period.hasStart() && period.hasEnd() && period.getEnd().before(period.getStart());
    }

    /** Whether, by its own words, a message was written about somebody not yet born; a year or month is no such word. */
    static boolean isBornAfter(Patient patient, @Nullable Instant written) {
        LocalDate born = PatientMapping.birthDate(patient);
        return born != null && written != null && born.isAfter(London.date(written));
    }

    /** When something was written; nothing when it cannot have been then. */
    static @Nullable Instant written(@Nullable Date date, Instant now) {
        return date != null && Plausible.happened(date.toInstant(), now) ? date.toInstant() : null;
    }

    /** When something is to be; nothing when that cannot be meant. */
    static @Nullable Instant wanted(@Nullable Date date, Instant now) {
        return date != null && Plausible.planned(date.toInstant(), now) ? date.toInstant() : null;
    }

    /** A birth date; nothing when nobody alive was born then. */
    static @Nullable LocalDate born(@Nullable LocalDate date, Instant now) {
        return date == null || date.getYear() < oldest(now) ? null : date;
    }

    private static int oldest(Instant now) {
        return London.date(now).getYear() - LONGEST_LIFE;
    }
}
