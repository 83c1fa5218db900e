package org.onedoor.platform.web;

/**
 * A kind of live page, and who may listen to it: even the bare word "changed" tells when others are at work.
 *
 * @param name what the page asks for, as {@code /live/NAME}
 * @param dataClass whoever may read this by their function may listen
 * @param ofOrganisation whether each organisation has its own, under {@code NAME-ORGANISATION}
 */
public record LiveTopic(String name, String dataClass, boolean ofOrganisation) {}
