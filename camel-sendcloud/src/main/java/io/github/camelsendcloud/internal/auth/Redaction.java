package io.github.camelsendcloud.internal.auth;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/**
 * Masks secrets that a server has echoed, in each usual encoding. Each text of a response that leaves the client for an
 * exception, a header or a log goes through the redaction of the credentials of the request. Instances are immutable.
 */
public final class Redaction {

    /** The redaction of a request without credentials, which masks no text. */
    public static final Redaction NONE = new Redaction(List.of());

    /** The text that replaces a secret in texts for people. */
    static final String MASK = "xxxxxx";
    /** A shorter text is no secret, and other texts contain such a text by chance. */
    private static final int SHORTEST = 4;

    /** The secrets, the longest secret first, since a secret may contain another secret. */
    private final List<String> secrets;
    /** The length of the shortest secret: a shorter text, such as most header values, contains no secret. */
    private final int shortest;

    private Redaction(List<String> secrets) {
        this.secrets = secrets;
        this.shortest = secrets.isEmpty() ? Integer.MAX_VALUE : secrets.get(secrets.size() - 1).length();
    }

    /** @param token the token in the form of the header */
    static Redaction ofToken(String token) {
        // other texts may contain a short token by chance, but not after the scheme
        return of(token.length() < SHORTEST ? Stream.of("Bearer " + token) : Stream.of(token));
    }

    /** User name and password in the form of the header (Basic). */
    static String pair(String user, String password) {
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A redaction for the secret key and for both keys in the form of the header, for the API and for a token endpoint.
     * The public key is a user name and no secret.
     */
    static Redaction ofKeys(String publicKey, String secretKey) {
        Stream<String> pairs = Stream.of(
                pair(publicKey, secretKey),
                pair(formEncoded(publicKey), formEncoded(secretKey)));
        return of(Stream.concat(
                Stream.of(secretKey),
                pairs.flatMap(pair -> Stream.of(pair, pair.replace('+', '-').replace('/', '_')))
                        .flatMap(pair -> Stream.of(pair, pair.replace("=", "")))));
    }

    static String formEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Redaction of(Stream<String> plain) {
        Set<String> all = new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(String::compareTo));
        plain.flatMap(Redaction::encodings).filter(secret -> secret.length() >= SHORTEST).forEach(all::add);
        return new Redaction(List.copyOf(all));
    }

    /**
     * The encodings of a secret: the text itself, and the text in a header (without UTF-8), in a query or form, in JSON
     * and in HTML.
     */
    private static Stream<String> encodings(String secret) {
        String form = formEncoded(secret);
        String path = form.replace("+", "%20");
        String json = new String(JsonStringEncoder.getInstance().quoteAsString(secret));
        String html = secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return Stream.of(
                secret, new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1), form, path,
                lowerCaseEscapes(form), lowerCaseEscapes(path), json, json.replace("/", "\\/"), ascii(json),
                html, html.replace("\"", "&quot;").replace("'", "&#39;"), html.replace("\"", "&#34;").replace("'", "&#x27;"));
    }

    private static String lowerCaseEscapes(String encoded) {
        StringBuilder text = new StringBuilder(encoded);
        for (int i = text.indexOf("%"); i >= 0; i = text.indexOf("%", i + 1)) {
            text.replace(i, i + 3, text.substring(i, i + 3).toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }

    private static String ascii(String json) {
        StringBuilder text = new StringBuilder();
        json.chars().forEach(c -> text.append(c < 128 ? String.valueOf((char) c) : String.format("\\u%04x", c)));
        return text.toString();
    }

    /** A redaction that masks the secrets of both redactions. */
    public Redaction and(Redaction other) {
        return this == other || other == NONE
                ? this : this == NONE ? other : of(Stream.concat(secrets.stream(), other.secrets.stream()));
    }

    /**
     * The text without the secrets.
     *
     * @param text {@code null} stays {@code null}
     */
    public String apply(String text) {
        String masked = text;
        if (text != null && text.length() >= shortest) {
            for (String secret : secrets) {
                // String.replace copies nothing when the text has no secret
                masked = secret.length() > masked.length() ? masked : masked.replace(secret, MASK);
            }
        }
        return masked;
    }

    /** Masks the texts in maps and lists. */
    public <T> List<T> applyToAll(List<T> values) {
        return secrets.isEmpty() ? values : values.stream().map(this::inside).toList();
    }

    @SuppressWarnings("unchecked")
    private <T> T inside(T value) {
        Object masked = value;
        if (value instanceof String text) {
            masked = apply(text);
        } else if (value instanceof List<?> list) {
            masked = new ArrayList<>(list);
            ((List<Object>) masked).replaceAll(this::inside);
        } else if (value instanceof Map<?, ?> map) {
            masked = new LinkedHashMap<>(map);
            ((Map<Object, Object>) masked).replaceAll((name, element) -> inside(element));
        }
        return (T) masked;
    }

    /**
     * The failure without the secrets. If no message in the chain of causes has a secret, the result is the failure
     * itself. Otherwise the result is an {@link IOException} with the masked text and the same stack trace.
     *
     * @param failure {@code null} stays {@code null}
     */
    public Throwable apply(Throwable failure) {
        if (secrets.isEmpty() || failure == null || !isIn(failure)) {
            return failure;
        }
        IOException masked = new IOException(apply(failure.toString()), apply(failure.getCause()));
        masked.setStackTrace(failure.getStackTrace());
        return masked;
    }

    private boolean isIn(Throwable failure) {
        for (Throwable part = failure; part != null; part = part.getCause()) {
            if (isIn(part.toString()) || Stream.of(part.getSuppressed()).anyMatch(this::isIn)) {
                return true;
            }
        }
        return false;
    }

    private boolean isIn(String text) {
        return secrets.stream().anyMatch(text::contains);
    }

    /** A text without the secrets. */
    @Override
    public String toString() {
        return "Redaction[" + secrets.size() + " texts]";
    }
}
