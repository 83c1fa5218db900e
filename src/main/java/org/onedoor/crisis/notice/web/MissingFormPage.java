package org.onedoor.crisis.notice.web;

import org.onedoor.platform.web.TypedForm;

/** The police's form. @param key by which it is sent once, however often */
public record MissingFormPage(TypedForm typed, String key) {}
