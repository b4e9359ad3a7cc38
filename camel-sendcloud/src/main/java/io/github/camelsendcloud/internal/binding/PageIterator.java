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
 * Iterates over the items of all pages of a list. The iterator holds one page at a time. The thread that asks for the
 * first item of a page fetches the page. After a failure, the iterator throws the same failure again: the list never
 * looks finished to a split that is redelivered. Only one thread may use an instance.
 */
final class PageIterator implements Iterator<Object>, Closeable {

    /** The number of empty pages in a row after which a list is treated as endless. */
    private static final int MAX_EMPTY_PAGES = 10;

    private final Operation operation;
    private final Function<Page, Page> fetch;
    private final Function<JsonNode, Object> convert;
    private final Set<String> seen = new HashSet<>();
    private long left;
    private Page page;
    private Iterator<JsonNode> items;
    private RuntimeException failure;

    /**
     * @param operation the operation that returns the list
     * @param first     the first page
     * @param fetch     fetches the page after a page; throws unchecked exceptions
     * @param convert   converts an item for the route; throws unchecked exceptions
     * @param maxItems  the maximum number of items to return; 0 for all
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
     * Whether the list has another item. This method fetches the next page when needed.
     *
     * @throws IllegalStateException when a page comes twice, or the pages do not end
     * @throws RuntimeException      the failure of an earlier call, also after {@link #close()}
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
            if (fetched.items().isEmpty() && ++empty == MAX_EMPTY_PAGES) {
                throw endless("does not end: " + MAX_EMPTY_PAGES + " pages in a row have nothing on them");
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

    /** Ends the iteration: no more pages are fetched. */
    @Override
    public void close() {
        left = 0;
    }
}
