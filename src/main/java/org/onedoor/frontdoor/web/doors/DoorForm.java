package org.onedoor.frontdoor.web.doors;

import java.util.List;
import java.util.Optional;
import org.onedoor.frontdoor.Door;
import org.onedoor.platform.Actor;

/**
 * The form of a partner that knows a person in its own way: its words, the fields it knows, and no more than it may share.
 * Which one somebody sees follows from their account.
 */
public enum DoorForm {
    SCHOOL(
            Door.SCHOOL,
            "Refer a pupil or student",
            "pupil or student",
            "Share only what helps the young person get help. Leave out other pupils' names and anything about a complaint or an exclusion that is not about their health.",
            "The young person, or a parent for a child who cannot decide yet",
            false,
            List.of(
                    "child-mental-health",
                    "eating",
                    "suicidal-thoughts",
                    "low-mood-anxiety",
                    "domestic-abuse",
                    "loneliness",
                    "unsure"),
            List.of(
                    new Extra("schoolYear", "School year", "For example, year 9"),
                    new Extra("contact", "Who at the school to talk to", "Name, role and phone number"),
                    new Extra(
                            "parent",
                            "Parent or carer, and whether they know",
                            "Leave it empty if it is not safe for them to know"),
                    new Extra("tried", "What the school has tried", null))),
    VCSE(
            Door.VCSE,
            "Refer somebody you support",
            "person",
            "Share only what helps the person get help, and only what they told you for that.",
            "The person",
            false,
            List.of(
                    "low-mood-anxiety",
                    "loneliness",
                    "debt",
                    "housing",
                    "employment",
                    "domestic-abuse",
                    "substance-misuse",
                    "suicidal-thoughts",
                    "bereavement",
                    "carer-strain",
                    "unsure"),
            List.of(
                    new Extra("contact", "Who at your organisation to talk to", "Name and phone number"),
                    new Extra("support", "What you do for them now", null))),
    POLICE(
            Door.POLICE,
            "Refer somebody you met",
            "person",
            "Share only what is needed for the person's care. Leave out intelligence and anything about an investigation, a suspect or a witness. This is not for a detention under section 136: that has its own way.",
            "The person",
            false,
            List.of(
                    "crisis",
                    "suicidal-thoughts",
                    "substance-misuse",
                    "domestic-abuse",
                    "housing",
                    "rough-sleeping",
                    "unsure"),
            List.of(
                    new Extra("incident", "Incident number", null),
                    new Extra("contact", "Officer to talk to", "Collar number and phone number"),
                    new Extra("where", "Where the person is now", null))),
    CARE_HOME(
            Door.CARE_HOME,
            "Refer a resident",
            "resident",
            "Share only what helps the resident get help. Leave out other residents and staff.",
            "The resident, or whoever may decide for them",
            true,
            List.of(
                    "memory",
                    "frailty-falls",
                    "depression-later-life",
                    "low-mood-anxiety",
                    "end-of-life",
                    "medication-review",
                    "bereavement",
                    "unsure"),
            List.of(
                    new Extra("contact", "Who at the home to talk to", "Name and phone number"),
                    new Extra("room", "Room", null),
                    new Extra(
                            "decides",
                            "Who decides with or for the resident",
                            "For example, an attorney for health and welfare"),
                    new Extra("changed", "What has changed, and since when", null))),
    NHS_111(
            Door.NHS_111,
            "Pass on a call to NHS 111",
            "caller",
            "Share what the call was about. The whole call stays with you.",
            "The caller",
            true,
            List.of(
                    "crisis",
                    "suicidal-thoughts",
                    "low-mood-anxiety",
                    "psychosis-first-episode",
                    "substance-misuse",
                    "frailty-falls",
                    "unsure"),
            List.of(
                    new Extra("case", "Your case reference", null),
                    new Extra("disposition", "What the call came out at", "The Dx code or its words"),
                    new Extra("contact", "Number to call back", null)));

    private final Door door;
    private final String title;
    private final String who;
    private final String minimum;
    private final String agrees;
    private final boolean health;
    private final List<String> needs;
    private final List<Extra> extras;

    DoorForm(
            Door door,
            String title,
            String who,
            String minimum,
            String agrees,
            boolean health,
            List<String> needs,
            List<Extra> extras) {
        this.door = door;
        this.title = title;
        this.who = who;
        this.minimum = minimum;
        this.agrees = agrees;
        this.health = health;
        this.needs = List.copyOf(needs);
        this.extras = List.copyOf(extras);
    }

    /** A question of this door alone. */
    public record Extra(
            String field,
            String label,
            @org.jspecify.annotations.Nullable String hint) {}

    /** The form of an account; none for those who use the general one. */
    static Optional<DoorForm> of(Actor actor) {
        Door own = Door.ownOf(actor);
        for (DoorForm form : values()) {
            if (form.door == own) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    public Door door() {
        return door;
    }

    public String title() {
        return title;
    }

    /** What this door calls the person. */
    public String who() {
        return who;
    }

    /** What it may share, in a sentence. */
    public String minimum() {
        return minimum;
    }

    /** Who agrees to the referral. */
    public String agrees() {
        return agrees;
    }

    /** Whether it knows the NHS number and the GP practice. */
    public boolean knowsHealth() {
        return health;
    }

    /** Codes of the needs it asks about. */
    public List<String> needs() {
        return needs;
    }

    public List<Extra> extras() {
        return extras;
    }
}
