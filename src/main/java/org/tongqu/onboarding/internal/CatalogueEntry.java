package org.tongqu.onboarding.internal;

import org.tongqu.onboarding.Conformance.Text;

import java.util.Optional;
import java.util.function.Function;

/**
 * A numbered entry: what is sent, what is expected, for whom it is, and how it is played.
 *
 * @param without why it does not apply to a partner, by its files alone
 */
record CatalogueEntry(
        String number,
        Text title,
        Text sends,
        Text expects,
        Function<Terms, Optional<Text>> without,
        Function<Course, Verdict> play) {

    static final Function<Terms, Optional<Text>> FOR_ALL = terms -> Optional.empty();
}
