package io.github.camelsendcloud.sandbox.internal.carriers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A service of a carrier with its functionalities: a shipping option of v3, or several shipping methods of v2. */
public final class ShippingOption {

    private final Carrier carrier;
    private final String code;
    private final String name;
    private final String productName;
    private final Set<String> senders;
    private final ObjectNode functionalities;
    private final int[] leadTimes;
    private final List<ShippingMethod> methods = new ArrayList<>();

    /** The option in a row of the table. {@link #add(ShippingMethod)} adds the methods. */
    ShippingOption(String[] row) {
        this.carrier = Carrier.of(row[0].substring(1));
        this.code = row[1];
        this.name = row[2];
        this.productName = row[3];
        this.senders = Set.of(row[4].split(" "));
        this.functionalities = Functionalities.parse(row[5]);
        this.leadTimes = Arrays.stream(row[6].split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    void add(ShippingMethod method) {
        methods.add(method);
        if (!functionalities.has("service_area")) {
            functionalities.put("service_area", "domestic");
        }
        if (method.prices().keySet().stream().anyMatch(zone -> !zone.equals("HOME"))) {
            functionalities.put("service_area", "international");
        }
    }

    public Carrier carrier() {
        return carrier;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public String productCode() {
        return code.split("/")[0];
    }

    public String productName() {
        return productName;
    }

    /** The functionalities that are not the default; not for changes. */
    public ObjectNode functionalities() {
        return functionalities;
    }

    /** The value of a functionality, or its default. */
    public JsonNode functionality(String identifier) {
        return Functionalities.valueOf(functionalities, identifier);
    }

    /** The weight classes in ascending order; not empty. */
    public List<ShippingMethod> methods() {
        return methods;
    }

    /** The method for this weight; null if the option does not take the weight. */
    public ShippingMethod method(long grams) {
        return methods.stream().filter(method -> method.accepts(grams)).findFirst().orElse(null);
    }

    public int minGrams() {
        return methods.get(0).minGrams();
    }

    public int maxGrams() {
        return methods.get(methods.size() - 1).maxGrams();
    }

    public boolean shipsFrom(String country) {
        return senders.contains(country) || senders.contains("*");
    }

    /** Whether lists show the option. The option whose carrier refuses each parcel is not in lists. */
    public boolean isListed() {
        return !senders.contains("-");
    }

    public boolean needsServicePoint() {
        return "service_point".equals(functionality("last_mile").textValue());
    }

    public boolean isReturn() {
        return functionality("returns").booleanValue();
    }

    /** Whether the price depends on the postal codes. */
    public boolean isZonal() {
        return "zonal".equals(functionality("carrier_billing_type").textValue());
    }

    /** The usual time from the sender to the receiver in hours. */
    public int leadTime(String from, String to) {
        return leadTimes[to.equals(from) ? 0 : Zones.inEu(from) && Zones.inEu(to) ? 1 : 2];
    }
}
