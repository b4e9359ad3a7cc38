package io.github.camelsendcloud.internal.binding;

import java.nio.charset.Charset;
import java.util.Locale;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.hc.core5.http.ContentType;

/**
 * Sets the charset with which Camel converts the body of an exchange. The charset of a file or of an earlier body does
 * not fit the body of a response.
 */
final class BodyCharset {

    private static final String UTF_8 = "UTF-8";

    private BodyCharset() {
    }

    /**
     * Sets the charset of the exchange to the charset of the new body.
     *
     * @param contentType the media type of the new body; {@code null} for none
     */
    static void set(Exchange exchange, String contentType) {
        String charset = contentType == null ? null : of(contentType);
        if (charset == null) {
            exchange.removeProperty(ExchangePropertyKey.CHARSET_NAME);
        } else {
            exchange.setProperty(ExchangePropertyKey.CHARSET_NAME, charset);
        }
        Message message = exchange.getMessage();
        // for Camel, the header takes precedence over the property
        if (message.getHeader(Exchange.CHARSET_NAME) != null) {
            message.removeHeader(Exchange.CHARSET_NAME);
        }
    }

    /** The charset of a media type; {@code null} for a media type without a charset, such as PDF. */
    private static String of(String contentType) {
        if (contentType.equals("application/json")) {
            return UTF_8;
        }
        String type = contentType.toLowerCase(Locale.ROOT);
        String otherwise = ResponseContent.isJson(type) ? UTF_8 : null;
        if (!type.contains("charset")) {
            return otherwise;
        }
        Charset declared = type.contains("utf-8") ? null : ContentType.parseLenient(contentType).getCharset();
        return type.contains("utf-8") ? UTF_8 : declared == null ? otherwise : declared.name();
    }
}
