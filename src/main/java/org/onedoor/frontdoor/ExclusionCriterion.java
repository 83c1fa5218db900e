package org.onedoor.frontdoor;

import org.onedoor.platform.Invalid;

/** Which of a service's criteria kept somebody out: logged each time, so that a pattern can be seen and questioned. */
public enum ExclusionCriterion {
    AGE("age", "Age"),
    PLACE("place", "Where the person lives or is registered"),
    NEED("need", "The need or diagnosis"),
    NOT_SEVERE("not-severe", "Not severe enough"),
    TOO_SEVERE("too-severe", "Too severe or complex"),
    RISK("risk", "Risk to self or others"),
    SUBSTANCES("substances", "Drugs or alcohol"),
    NEURODIVERSITY("neurodiversity", "Autism, ADHD or a learning disability"),
    HOUSING("housing", "No settled home"),
    ENGAGEMENT("engagement", "Missed appointments or did not engage before"),
    ELSEWHERE("elsewhere", "Another service sees the person already"),
    OTHER("other", "Another criterion");

    private final String code;
    private final String label;

    ExclusionCriterion(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static ExclusionCriterion ofCode(String code) {
        for (ExclusionCriterion criterion : values()) {
            if (criterion.code.equals(code)) {
                return criterion;
            }
        }
        throw new Invalid("criterion", "Choose which criterion the person does not meet");
    }
}
