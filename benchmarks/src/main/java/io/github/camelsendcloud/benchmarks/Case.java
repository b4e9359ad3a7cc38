package io.github.camelsendcloud.benchmarks;

import java.util.Arrays;

/** A call that every contender makes: an operation that Sendcloud has, and how much goes out and comes back. */
enum Case {

    GET_2K("get2k", "GET", "shipments/4711", "v3", 200, "application/json"),
    GET_200K("get200k", "GET", "shipments/4712", "v3", 200, "application/json"),
    POST_2K("post2k", "POST", "shipments/announce", "v3", 201, "application/json"),
    PDF_100K("pdf100k", "GET", "parcels/4713/documents/label", "v3", 200, "application/pdf"),
    /** A list: the component also looks through it for the next page, which no other contender does. */
    LIST_200K("list200k", "GET", "parcels", "v2", 200, "application/json");

    private final String label;
    private final String method;
    private final String resource;
    private final String version;
    private final int status;
    private final String contentType;
    private final byte[] request;
    private final byte[] answer;

    Case(String label, String method, String resource, String version, int status, String contentType) {
        this.label = label;
        this.method = method;
        this.resource = resource;
        this.version = version;
        this.status = status;
        this.contentType = contentType;
        this.request = method.equals("POST") ? Payloads.announcement("4711", Payloads.KB * 2) : null;
        this.answer = switch (label) {
            case "get2k" -> Payloads.shipment(Payloads.KB * 2);
            case "get200k" -> Payloads.shipment(Payloads.KB * 200);
            case "post2k" -> Payloads.shipment(300);
            case "list200k" -> Payloads.parcels(Payloads.KB * 200);
            default -> Payloads.pdf(Payloads.KB * 100);
        };
    }

    static Case of(String label) {
        return Arrays.stream(values()).filter(c -> c.label.equals(label)).findFirst().orElseThrow();
    }

    /** The name in the printed lines. */
    String label() {
        return label;
    }

    String method() {
        return method;
    }

    /** The address for the component, after {@code sendcloud:}. */
    String resource() {
        return resource;
    }

    /** The path of the same for everybody else. */
    String path() {
        return "/api/" + version + "/" + resource;
    }

    int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    /** The body that is sent; {@code null} for none. Not to be changed. */
    byte[] request() {
        return request;
    }

    /** The body that the server answers with. Not to be changed. */
    byte[] answer() {
        return answer;
    }
}
