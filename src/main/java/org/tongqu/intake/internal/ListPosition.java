package org.tongqu.intake.internal;

import org.tongqu.intake.PartnerLists.Page;

import java.util.List;
import java.util.Optional;

/**
 * Where the reading of a list stands: between two readings, or at a page.
 *
 * @param reached the version read to its end; {@code 0} before the first time
 * @param target the version being read to, while a reading is not finished
 * @param page the page that is next
 */
record ListPosition(String reached, Optional<String> target, int page) {
    private static final String BEGINNING = "0";
    private static final int PARTS = 3;

    static ListPosition of(Optional<String> stored) {
        List<String> parts = List.of(stored.orElse(BEGINNING).split(" ", PARTS));
        return parts.size() == PARTS
                ? new ListPosition(
                        parts.get(0), Optional.of(parts.get(1)), Integer.parseInt(parts.get(2)))
                : new ListPosition(parts.get(0), Optional.empty(), 1);
    }

    /** The page to ask for when the list has reached a version; empty when nothing is new. */
    Optional<Page> next(String partner, String version) {
        if (target.isPresent()) {
            return Optional.of(new Page(partner, reached, target.get(), page));
        }
        return version.equals(reached)
                ? Optional.empty()
                : Optional.of(new Page(partner, reached, version, 1));
    }

    /** The stored form of a page that is next. */
    static String text(Page page) {
        return page.reached() + " " + page.target() + " " + page.page();
    }

    /** Whether it is the stored form of the place at which this page is asked for. */
    boolean isBefore(Page asked) {
        return target.isPresent()
                ? target.get().equals(asked.target()) && page == asked.page()
                : reached.equals(asked.reached()) && asked.page() == 1;
    }
}
