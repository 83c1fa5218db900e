package org.onedoor.record;

/** The sixteen headings of a crisis plan: NICE CG136, quality standard 14 and the PRSB's personalised care plan, joined. */
public enum PlanHeading {
    CP01("Who this is about"),
    CP02("About me"),
    CP03("Early warning signs"),
    CP04("What helps, and what does not"),
    CP05("Who to contact, in this order"),
    CP06("Crisis contacts, day and night"),
    CP07("Who works with me"),
    CP08("Practical matters"),
    CP09("Medicines and treatment"),
    CP10("Where I would rather be"),
    CP11("Keeping me and others safe"),
    CP12("For police and ambulance crews"),
    CP13("What I decided in advance"),
    CP14("Physical health"),
    CP15("After the crisis"),
    CP16("Agreement");

    private final String label;

    PlanHeading(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
