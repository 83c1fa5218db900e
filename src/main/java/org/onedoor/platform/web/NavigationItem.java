package org.onedoor.platform.web;

import org.onedoor.platform.Action;

/**
 * One item of the product's navigation. A module publishes its own as a bean; it is shown to those whose role may do
 * this with its class of data by function.
 *
 * @param path the first page; the item is current on every page under it
 * @param dataClass a data class of the access policy, or {@code open}
 * @param action what the page is for: reading, or writing where it is a form
 */
public record NavigationItem(int order, String label, String path, String dataClass, Action action) {
    /** An item that leads to something to read. */
    public NavigationItem(int order, String label, String path, String dataClass) {
        this(order, label, path, dataClass, Action.READ);
    }
}
