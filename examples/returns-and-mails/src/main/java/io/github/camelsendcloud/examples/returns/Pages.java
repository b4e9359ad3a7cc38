package io.github.camelsendcloud.examples.returns;

import java.io.StringWriter;
import java.util.Map;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.MustacheFactory;

/** Renders the templates. A template escapes each value for HTML. */
public final class Pages {

    private static final MustacheFactory TEMPLATES = new DefaultMustacheFactory("templates");

    static String render(String template, Map<String, ?> values) {
        return TEMPLATES.compile(template).execute(new StringWriter(), values).toString();
    }

    /** The form for a customer. */
    public String form() {
        return page("Return a parcel", "Enter the number of your order and the postal code of the delivery.", true);
    }

    /** The response for an order that does not exist, or that has another postal code. */
    public String unknownOrder() {
        return page("Return a parcel", "No order has this number and this postal code. Enter both again.", true);
    }

    /** The response for an order that is returned. */
    public String accepted() {
        return page("Your return is open", "You will receive a mail with the label.", false);
    }

    private static String page(String title, String text, boolean form) {
        return render("page.html", Map.of("title", title, "text", text, "form", form, "order", ""));
    }
}
