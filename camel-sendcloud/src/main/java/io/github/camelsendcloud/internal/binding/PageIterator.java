package io.github.camelsendcloud.internal.binding;

import java.io.Closeable;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.Operation;

/**
 * The items of all pages of a list. Holds one page at a time; the next is fetched by the thread that asks for its first
 * item. A list that has failed stays failed: it never looks finished to a split that is redelivered. For one thread.
 */
final class PageIterator implements Iterator<Object>, Closeable {

    /** A list with nothing on so many pages in a row is taken to have no end. */
    private static final int MOST_EMPTY_PAGES = 10;

    private final Operation operation;
    private final Function<Page, Page> fetch;
    private final Function<JsonNode, Object> convert;
    private final Set<String> seen = new HashSet<>();
    private long left;
    private Page page;
    private Iterator<JsonNode> items;
    private RuntimeException failure;

    /**
     * @param operation whose list it is
     * @param first     the first page
     * @param fetch     gets the page after a page; throws unchecked
     * @param convert   makes of an item what the route wants; throws unchecked
     * @param maxItems  the most items to give; 0 for all
     */
    PageIterator(Operation operation, Page first, Function<Page, Page> fetch, Function<JsonNode, Object> convert,
                 long maxItems) {
        this.operation = operation;
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
     * @throws RuntimeException      what the list has failed with before, also after it was closed
     */
    @Override
    public boolean hasNext() {
        return attempt(this::hasItem);
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        left--;
        return attempt(() -> convert.apply(items.next()));
    }

    private <T> T attempt(Supplier<T> step) {
        if (failure != null) {
            throw failure;
        }
        try {
            return step.get();
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    private boolean hasItem() {
        int empty = 0;
        while (left > 0 && !items.hasNext() && page.next() != null) {
            if (seen.contains(page.next())) {
                throw endless("goes round in circles: a cursor came twice");
            }
            Page fetched = fetch.apply(page);
            seen.add(page.next());
            if (fetched.items().isEmpty() && ++empty == MOST_EMPTY_PAGES) {
                throw endless("does not end: " + MOST_EMPTY_PAGES + " pages in a row have nothing on them");
            }
            if (!fetched.items().isEmpty() && fetched.items().equals(page.items())) {
                throw endless("goes round in circles: the same page came twice in a row");
            }
            page = fetched;
            items = fetched.items().iterator();
        }
        return left > 0 && items.hasNext();
    }

    private IllegalStateException endless(String problem) {
        return new IllegalStateException("The list of " + operation + " " + problem);
    }

    /** Gives no more items, and fetches no more pages. */
    @Override
    public void close() {
        left = 0;
    }
}
