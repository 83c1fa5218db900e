package org.onedoor.directory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a team offers. A referral is to a service; the team that works it owns the referral.
 *
 * @param answers for each tier it takes, the days within which it usually sees somebody
 * @param phone only where a source gives the number
 * @param point where it is, if it is in one place and that is known
 */
public record Service(
        UUID organisationId,
        UUID id,
        UUID teamId,
        String code,
        String name,
        String description,
        String typeCode,
        String band,
        Set<String> needs,
        Eligibility eligibility,
        Map<Tier, Integer> answers,
        OpeningHours hours,
        Set<Format> formats,
        @Nullable String phone,
        @Nullable Point point,
        ServiceStatus status,
        Verification verification,
        long version) {
    /** The service that owns whatever nobody else takes. */
    public static final String CENTRE = "care-co-ordination-centre";

    public Service {
        needs = Set.copyOf(needs);
        answers = Map.copyOf(answers);
        formats = Set.copyOf(formats);
    }

    public boolean isCentre() {
        return code.equals(CENTRE);
    }

    /** Whether what it says of its room is out of date within a day. */
    public boolean isCrisis() {
        return answers.containsKey(Tier.EMERGENCY) || answers.containsKey(Tier.VERY_URGENT);
    }

    /** The same service with its places named. */
    Service placed(UnaryOperator<Eligibility.Served> naming) {
        Eligibility e = eligibility;
        List<Eligibility.Served> places = e.places().stream().map(naming).toList();
        List<Eligibility.Served> registered =
                e.registered().stream().map(naming).toList();
        return new Service(
                organisationId,
                id,
                teamId,
                code,
                name,
                description,
                typeCode,
                band,
                needs,
                new Eligibility(
                        e.ageFrom(),
                        e.ageTo(),
                        places,
                        e.doors(),
                        e.requires(),
                        e.oneSex(),
                        registered,
                        e.specialist()),
                answers,
                hours,
                formats,
                phone,
                point,
                status,
                verification,
                version);
    }

    /** The same service as it would be with a change that nobody has made. */
    public Service edited(Services.Edit edit) {
        Eligibility e = eligibility;
        return new Service(
                organisationId,
                id,
                teamId,
                code,
                name,
                edit.description(),
                typeCode,
                band,
                Set.copyOf(edit.needs()),
                new Eligibility(
                        edit.ageFrom(),
                        edit.ageTo(),
                        e.places(),
                        e.doors(),
                        e.requires(),
                        edit.oneSex(),
                        edit.registered(),
                        edit.specialist()),
                answers,
                OpeningHours.parse(edit.hours(), hours.openOnBankHolidays()),
                formats,
                edit.phone(),
                point,
                status,
                verification,
                version);
    }

    /** The same service as it would be if it took no referrals. */
    public Service closed() {
        return in(new ServiceStatus.ClosedToReferrals());
    }

    /** The same service with another status. */
    Service in(ServiceStatus next) {
        return new Service(
                organisationId,
                id,
                teamId,
                code,
                name,
                description,
                typeCode,
                band,
                needs,
                eligibility,
                answers,
                hours,
                formats,
                phone,
                point,
                next,
                verification,
                version);
    }

    /** The id of the service with this code, the same on every node. */
    public static UUID idOf(String code) {
        return UUID.nameUUIDFromBytes(("service:" + code).getBytes(StandardCharsets.UTF_8));
    }

    /** A line people ring themselves, such as Samaritans: nobody there takes a referral or answers an offer. */
    public boolean isLine() {
        return typeCode.equals("crisis-line");
    }

    /**
     * Whether it only decides on detention, or holds somebody until that is decided: no answer to somebody who asks for
     * care, so it comes after all that give some.
     */
    boolean decidesUnderTheAct() {
        return typeCode.equals("amhp") || typeCode.equals("place-of-safety");
    }

    /** A place on the map, WGS84. */
    public record Point(double latitude, double longitude) {
        private static final double EARTH_KM = 6371;

        /** As the crow flies. */
        public double kilometresTo(Point other) {
            double north = Math.toRadians(other.latitude - latitude);
            double east = Math.toRadians(other.longitude - longitude) * Math.cos(Math.toRadians(latitude));
            return EARTH_KM * Math.hypot(north, east);
        }
    }
}
