package org.onedoor.directory.dos;

/** What keeps a service out, in the order it is asked, with the rule that says so. */
public enum DosCheck {
    INACTIVE(DosRule.R02),
    BOX(DosRule.R03),
    SG(DosRule.R04),
    GENDER(DosRule.R05),
    GP_RESTRICTED(DosRule.R06),
    CAPACITY(DosRule.R07),
    SD(DosRule.R08),
    DISPOSITION(DosRule.R09),
    REFERRAL_ROLE(DosRule.R10),
    AGE(DosRule.R11),
    SESSION(DosRule.R12),
    RETURN_IF_OPEN(DosRule.R17),
    LIMITED(DosRule.R14),
    ROAD_TOP_PER_TYPE(DosRule.R18),
    ROAD_NO_COORDINATES(DosRule.R19),
    ROAD_UNREACHABLE(DosRule.R19),
    SURPLUS(DosRule.R26);

    private final DosRule rule;

    DosCheck(DosRule rule) {
        this.rule = rule;
    }

    public DosRule rule() {
        return rule;
    }
}
