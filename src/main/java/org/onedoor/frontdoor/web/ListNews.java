package org.onedoor.frontdoor.web;

import java.time.Instant;
import java.util.Collection;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.onedoor.work.LastLooks.LastLook;

/**
 * What is new of a list since whoever looks last looked, in words.
 *
 * @param lead how many there are
 * @param rest where the others are; empty where the page shows all
 */
public record ListNews(String lead, String rest) {
    /** Of a longer list the page alone says what is new: to count it would make every look at the list wait. */
    static final int MOST_COUNTED = 2_000;

    /**
     * @param arrived when each row of the page came to the list
     * @param count how many the list has
     * @param pages on how many pages
     * @param all counts what is new on all pages; asked only where that is not known from the page
     * @return nothing where nothing is new, or somebody looks for the first time
     */
    static @Nullable ListNews of(LastLook last, Collection<Instant> arrived, int count, int pages, IntSupplier all) {
        if (last.at() == null) {
            return null;
        }
        int here = (int) arrived.stream().filter(last::isNews).count();
        boolean counted = count <= MOST_COUNTED;
        int news = pages > 1 && counted ? all.getAsInt() : here;
        String lead = last.sentence(news);
        if (lead == null) {
            return null;
        }
        return new ListNews(
                lead,
                counted ? elsewhere(news, news - here) : ", on this page. The list is too long to count the others.");
    }

    private static String elsewhere(int news, int elsewhere) {
        if (elsewhere <= 0) {
            return "";
        }
        if (news == 1) {
            return ". It is on another page.";
        }
        return elsewhere == 1
                ? ". 1 of them is on another page."
                : ". %s of them are on other pages.".formatted(elsewhere == news ? "All" : elsewhere);
    }
}
