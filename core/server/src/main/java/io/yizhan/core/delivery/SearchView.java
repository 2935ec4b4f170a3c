package io.yizhan.core.delivery;

import io.yizhan.core.model.FieldPath;
import io.yizhan.core.projection.Page;
import java.util.List;
import java.util.Map;

/**
 * One state of the index. All questions to it throw
 *
 * <ul>
 *   <li>DEPENDENCY_UNAVAILABLE while a type asked for is not whole in the index
 *   <li>QUERY_TOO_COMPLEX for a text that is too long
 * </ul>
 */
public interface SearchView extends AutoCloseable {
    /** Position of an event up to which everything is in this state. */
    long position();

    /** A page of what is found; backwards the last of it first. */
    List<SearchHit> hits(SearchQuestion question, Page page);

    /** How many there are on all pages. */
    int count(SearchQuestion question);

    /** How many of them have each value of a field; values as text. */
    Map<String, Integer> counts(SearchQuestion question, FieldPath path);

    /** How many of them are of each type, by its id. */
    Map<String, Integer> types(SearchQuestion question);

    /**
     * Passages of a text in which words of the question stand, the best first: HTML in which the text is escaped and the words stand in
     * {@code <mark>}. Empty if none does; of a long text the first 50,000 characters are looked through.
     */
    List<String> passages(SearchQuestion question, String text, int most);

    /** A whole text as HTML, with the words of the question in {@code <mark>}. */
    String marked(SearchQuestion question, String text);

    @Override
    void close();
}
