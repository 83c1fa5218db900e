package org.onedoor.platform.web;

/**
 * One item of the product's navigation. A module publishes its own as a bean; it is shown to those whose role may read
 * its class of data by function.
 *
 * @param path the first page; the item is current on every page under it
 * @param dataClass a data class of the access policy, or {@code open}
 */
public record NavigationItem(int order, String label, String path, String dataClass) {}
