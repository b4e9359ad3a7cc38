package io.github.camelsendcloud.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Bodies of an exact size that look like Sendcloud's. */
final class Payloads {

    static final int KB = 1024;

    private static final String ADDRESS = """
            {"name":"Jane Roe","company_name":"Roe & Sons","address_line_1":"Rathausplatz","house_number":"1",\
            "postal_code":"70173","city":"Stuttgart","country_code":"DE","email":"jane@example.com"}""";

    private Payloads() {
    }

    /** What is posted to announce a shipment. */
    static byte[] announcement(String number, int size) {
        String head = """
                {"order_number":"%s","external_reference_id":"shop-%s","from_address":%s,"to_address":%s,\
                "ship_with":{"type":"shipping_option_code","properties":{"shipping_option_code":"sendcloud:letter"}},\
                "parcels":[{"weight":{"value":"1.320","unit":"kg"},"parcel_items":[""".formatted(number, number, ADDRESS,
                ADDRESS);
        String item = """
                {"item_id":"7","description":"A red mug","quantity":2,"weight":{"value":0.4,"unit":"kg"},\
                "price":{"value":"12.50","currency":"EUR"},"hs_code":"691110","origin_country":"NL"}""";
        return filled(head, item, "]}]", size);
    }

    /** A shipment with as many parcels as it takes. */
    static byte[] shipment(int size) {
        String head = """
                {"data":{"id":"0191c7f0-3b1a-7c5e-9d2f-0123456789ab","order_number":"4711","errors":[],"parcels":[""";
        return filled(head, parcel(), "]}", size);
    }

    /** A list of parcels without a next page. */
    static byte[] parcels(int size) {
        return filled("{\"next\":null,\"previous\":null,\"parcels\":[", parcel(), "]", size);
    }

    /** Bytes that do not repeat themselves, as in a compressed document. */
    static byte[] pdf(int size) {
        byte[] bytes = new byte[size];
        new Random(4711).nextBytes(bytes);
        byte[] head = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }

    private static String parcel() {
        return """
                {"id":383707309,"status":{"code":"READY_TO_SEND","message":"Ready to send"},\
                "tracking_number":"JVGL0999999","weight":{"value":"1.320","unit":"kg"}}""";
    }

    private static byte[] filled(String head, String item, String tail, int size) {
        StringBuilder text = new StringBuilder(size).append(head).append(item);
        int end = tail.length() + ",\"note\":\"\"}".length();
        while (text.length() + 1 + item.length() + end <= size) {
            text.append(',').append(item);
        }
        text.append(tail).append(",\"note\":\"");
        text.append("x".repeat(Math.max(0, size - text.length() - 2))).append("\"}");
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
