package org.onedoor.crisis.notice.web;

import org.jspecify.annotations.Nullable;
import org.onedoor.platform.web.TypedForm;

/** The police's form. @param sent why it was not sent again, none otherwise @param key by which it is sent once, however often */
public record MissingFormPage(TypedForm typed, @Nullable String sent, String key) {}
