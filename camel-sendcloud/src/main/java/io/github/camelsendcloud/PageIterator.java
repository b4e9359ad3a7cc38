package io.github.camelsendcloud;

import java.io.Closeable;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The items of all pages of a list. Holds one page at a time; the next is fetched by the thread that asks for its first
 * item. For one thread.
 */
final class PageIterator implements Iterator<Object>, Closeable {

    /** A list with nothing on so many pages in a row is taken to have no end. */
    private static final int MOST_EMPTY_PAGES = 10;

    private final Function<Page, Page> fetch;
    private final Function<JsonNode, Object> convert;
    private final Set<String> seen = new HashSet<>();
    private long left;
    private Page page;
    private Iterator<JsonNode> items;

    /**
     * @param first    the first page
     * @param fetch    gets the page after a page; throws unchecked
     * @param convert  makes of an item what the route wants
     * @param maxItems the most items to give; 0 for all
     */
    PageIterator(Page first, Function<Page, Page> fetch, Function<JsonNode, Object> convert, long maxItems) {
        this.page = first;
        this.items = first.items().iterator();
        this.fetch = fetch;
        this.convert = convert;
        this.left = maxItems > 0 ? maxItems : Long.MAX_VALUE;
    }

    /**
     * Whether there is another item, for which another page may have to be fetched.
     *
     * @throws IllegalStateException when the pages go round in circles or do not end
     */
    @Override
    public boolean hasNext() {
        int empty = 0;
        while (left > 0 && !items.hasNext() && page.next() != null) {
            if (!seen.add(page.next())) {
                throw new IllegalStateException("The pages of the list go round in circles: a cursor came twice");
            }
            page = fetch.apply(page);
            items = page.items().iterator();
            if (!items.hasNext() && ++empty == MOST_EMPTY_PAGES) {
                throw new IllegalStateException(
                        "The list does not end: " + MOST_EMPTY_PAGES + " pages in a row have nothing on them");
            }
        }
        return left > 0 && items.hasNext();
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        left--;
        return convert.apply(items.next());
    }

    /** Gives no more items, and fetches no more pages. */
    @Override
    public void close() {
        left = 0;
    }
}
