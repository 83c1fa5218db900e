package org.onedoor.directory.dos;

/** The rules of the search, in words, by the ids that the worked cases use. */
public enum DosRule {
    R01(
            "How far to look: a forced distance, else what is stored for the postcode, its sector or its district, else the distance asked for, else 60 km."),
    R02("Only active services."),
    R03("Within a square around the postcode whose half side is the distance: its corners reach 1.4 times as far."),
    R04("The service holds the symptom group asked for. Without a group nothing matches."),
    R05("The gender is on the service's profile."),
    R06("A service for named surgeries needs the person's surgery on its list."),
    R07("Capacity green or amber passes, red does not. What is not green turns green by itself after a time."),
    R08("The service holds every discriminator that belongs to the symptom group."),
    R09("The service takes the disposition: what is to happen, and how soon."),
    R10("The service takes referrals in the role of whoever asks."),
    R11("The age in days is in one of the service's ranges."),
    R12("The service is open at some moment between the search and the end of the session."),
    R13("A session that closes less than half an hour after the search does not count."),
    R14(
            "A service limited to areas needs one of them to be the person's. Where the commissioner is not known, limits do not count."),
    R15("A service that fails one test only is a gap; with two or more it is left out without a record."),
    R16("Opening times: dated exceptions first, then always open, then the public holiday, then the day of the week."),
    R17("A service marked so must be open now, or within its own 15 or 30 minutes."),
    R18("Before the road is looked up, the first 100 of each type in a straight line are kept."),
    R19("By road, services off the map or more than four hours away are left out."),
    R20("Where the road cannot be asked, straight lines count."),
    R21("The ranking is the local authority's, else the commissioner's, else the national one."),
    R22("Types of service stand in their rank, 1 to 10, and by distance within it."),
    R23("A service promoted to other areas only comes after all the rest."),
    R24("Within a rank: the person's own surgery, those commissioned by it, then the others."),
    R25("The person's own surgery is marked (Home), its out-of-hours service (Home OOH)."),
    R26("Two of each type are kept; one only of some types."),
    R27(
            "Where nothing is left, the nearest two emergency departments within 60 km, whatever their capacity (Catch-all).");

    private final String words;

    DosRule(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
