package io.github.camelsendcloud;

import java.util.ArrayList;
import java.util.List;

import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Reads the listings of some pages and adds the routes among the listings to a Camel context. */
final class DocumentedRoutes {

    /**
     * All pages below {@code docs} except the first page, which describes a separate application, and the pages of
     * other modules.
     */
    static final DocumentedRoutes DOCUMENTATION = new DocumentedRoutes(
            DocumentedPage.all().stream().filter(page -> !page.equals(DocumentedPage.GETTING_STARTED))
                    .filter(page -> !DocumentedPage.OF_OTHER_MODULES.contains(page)).toList());
    static final DocumentedRoutes GETTING_STARTED = new DocumentedRoutes(
            DocumentedPage.all().stream().filter(page -> page.equals(DocumentedPage.GETTING_STARTED)).toList());
    static final DocumentedRoutes README = new DocumentedRoutes(List.of(DocumentedPage.README));
    static final DocumentedRoutes COMPONENT = new DocumentedRoutes(List.of(DocumentedPage.COMPONENT));

    private final List<DocumentedPage> pages;
    private List<RoutesBuilder> compiled;

    private DocumentedRoutes(List<DocumentedPage> pages) {
        this.pages = pages;
    }

    /** Returns the listings in the given language: {@code java}, {@code xml}, {@code yaml} or {@code json}. */
    List<String> listings(String language) {
        return pages.stream().flatMap(page -> page.listings(language).stream()).toList();
    }

    /** Returns whether a route in the given language contains the given text. */
    boolean has(String language, String part) {
        return routes(language).stream().anyMatch(route -> route.contains(part));
    }

    /** Adds all routes in the given language. The files of the routes are below the property {@code folder}. */
    void addTo(CamelContext context, String language) throws Exception {
        addTo(context, language, "");
    }

    /** Adds the routes in the given language that contain the given text. */
    void addTo(CamelContext context, String language, String part) throws Exception {
        List<String> routes = routes(language);
        for (int i = 0; i < routes.size(); i++) {
            if (!routes.get(i).contains(part)) {
                continue;
            }
            if (language.equals("java")) {
                context.addRoutes(compiled().get(i));
            } else {
                // beans of the routes are classes among the listings
                compiled().stream().findFirst().ifPresent(
                        one -> context.getClassResolver().addClassLoader(one.getClass().getClassLoader()));
                PluginHelper.getRoutesLoader(context).loadRoutes(
                        ResourceHelper.fromString("example" + i + "." + language, inFolder(routes.get(i))));
            }
        }
    }

    /** Creates an instance of a class that is a listing. */
    <T> T create(String name, Class<T> type) throws Exception {
        ClassLoader listings = compiled().get(0).getClass().getClassLoader();
        return type.cast(listings.loadClass(name).getConstructor().newInstance());
    }

    private List<String> routes(String language) {
        return listings(language).stream().filter(listing -> switch (language) {
            case "java" -> JavaListings.isRoute(listing);
            case "xml" -> listing.startsWith("<route");
            default -> true;
        }).toList();
    }

    private static String inFolder(String route) {
        return route.replaceAll("(?<!\\{)file:", "file:{{folder}}/");
    }

    @Override
    public String toString() {
        return pages.size() == 1 ? pages.get(0).name() : "docs";
    }

    private synchronized List<RoutesBuilder> compiled() throws Exception {
        if (compiled == null) {
            List<String> listings = new ArrayList<>();
            listings("java").forEach(listing -> listings.add(
                    JavaListings.isRoute(listing) ? inFolder(listing) : listing));
            compiled = JavaListings.compile(listings);
        }
        return compiled;
    }
}
