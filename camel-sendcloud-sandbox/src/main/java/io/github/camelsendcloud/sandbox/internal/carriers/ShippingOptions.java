package io.github.camelsendcloud.sandbox.internal.carriers;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All shipping options of the sandbox. The table is in the file {@code shipping-options.csv}. */
public final class ShippingOptions {

    private static final Map<String, ShippingOption> BY_CODE = new LinkedHashMap<>();
    private static final Map<Long, ShippingMethod> BY_METHOD = new LinkedHashMap<>();

    static {
        ShippingOption option = null;
        for (String[] row : CsvTable.rows("shipping-options.csv")) {
            if (row[0].startsWith("+")) {
                option = new ShippingOption(row);
                BY_CODE.put(option.code(), option);
            } else {
                ShippingMethod method = method(row, option);
                option.add(method);
                BY_METHOD.put(method.id(), method);
            }
        }
    }

    private ShippingOptions() {
    }

    /** The option with this code; null for none. */
    public static ShippingOption of(String code) {
        return BY_CODE.get(code);
    }

    /** The method of v2 with this id; null for none. */
    public static ShippingMethod method(long id) {
        return BY_METHOD.get(id);
    }

    /** The options that lists show. */
    public static Stream<ShippingOption> listed() {
        return BY_CODE.values().stream().filter(ShippingOption::isListed);
    }

    private static ShippingMethod method(String[] row, ShippingOption option) {
        List<Integer> size = Stream.of(row[4].split("x")).map(Integer::valueOf).toList();
        Map<String, BigDecimal> prices = new LinkedHashMap<>();
        for (String pair : row[5].split(" ")) {
            prices.put(pair.split(":")[0], new BigDecimal(pair.split(":")[1]));
        }
        return new ShippingMethod(
                Long.parseLong(row[0]), option, row[1], Integer.parseInt(row[2]), Integer.parseInt(row[3]), size.get(0),
                size.get(1), size.get(2), prices);
    }
}
