package io.github.camelsendcloud.api;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The least OAuth2 scopes of an operation. Each set of scopes is an alternative: a token with all scopes of one set may
 * call the operation.
 * <p>
 * The facts come from two sources: the {@code security} of the operation in Sendcloud's OpenAPI documents, and the
 * notes on required scopes in newer versions of these documents. The scopes of an operation are unknown in these cases:
 * <ul>
 * <li>No source names a scope. The name of a resource does not tell its scope: the list of sender addresses needs
 * {@code read:parcel}.</li>
 * <li>A document names only the scope {@link #ALL}. The documents describe this scope as full access, so a smaller
 * scope may be sufficient.</li>
 * <li>A document names OAuth2 with an empty list of scopes. The older documents have an empty list also for operations
 * whose scope a newer document names, such as {@code v3 GET /parcels/statuses}.</li>
 * </ul>
 *
 * @param alternatives the sets of scopes, none of them empty; no set when the scopes are unknown
 */
public record RequiredScopes(List<Set<String>> alternatives) {

    /** The scope that gives access to all operations. */
    public static final String ALL = "api";

    /** No source names the scopes. */
    public static final RequiredScopes UNKNOWN = new RequiredScopes(List.of());

    public RequiredScopes {
        alternatives = List.copyOf(alternatives);
    }

    /** @param alternatives texts of scopes, as {@link #parse} reads them; empty for unknown scopes */
    static RequiredScopes of(List<String> alternatives) {
        return alternatives.isEmpty()
                ? UNKNOWN : new RequiredScopes(alternatives.stream().map(RequiredScopes::parse).toList());
    }

    /**
     * The scopes of a text in the form of OAuth2, in order.
     *
     * @param  text scopes, separated by spaces; may be {@code null}
     * @return      immutable; empty for {@code null} or a blank text
     */
    public static Set<String> parse(String text) {
        return text == null || text.isBlank()
                ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(List.of(text.strip().split("\\s+"))));
    }

    /** Whether a source names the scopes. */
    public boolean isKnown() {
        return !alternatives.isEmpty();
    }

    /**
     * Whether a token with these scopes may call the operation, as far as the scopes of the operation are known.
     *
     * @param scopes the scopes of a token, not {@code null}
     */
    public boolean allow(Collection<String> scopes) {
        return !isKnown() || scopes.contains(ALL) || alternatives.stream().anyMatch(scopes::containsAll);
    }

    /** The alternatives: {@code read:order write:order or read:integration}; {@code unknown} when they are unknown. */
    @Override
    public String toString() {
        return isKnown()
                ? alternatives.stream().map(scopes -> String.join(" ", scopes)).collect(Collectors.joining(" or "))
                : "unknown";
    }
}
