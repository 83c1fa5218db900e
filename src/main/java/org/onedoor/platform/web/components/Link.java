package org.onedoor.platform.web.components;

/** Where to, and what it is called: for breadcrumbs, tabs, lists of links and the error summary. */
public record Link(String text, String href) {}
