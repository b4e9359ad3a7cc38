package io.github.camelsendcloud.request;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.api.WeightUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Orders are read from JSON, CSV and maps, also where the library for CSV is missing. */
class PlainOrdersTest {

    /** Loads the package of the requests again, without the library for CSV. */
    private static final class WithoutCsv extends ClassLoader {

        WithoutCsv() {
            super(PlainOrdersTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.fasterxml.jackson.dataformat.csv")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith(PlainOrders.class.getPackageName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private static Object readWithoutCsv(String text) throws Throwable {
        Class<?> orders = new WithoutCsv().loadClass(PlainOrders.class.getName());
        try {
            return orders.getMethod("read", String.class).invoke(null, text);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    @Test
    void onlyCsvNeedsTheLibraryForCsv() throws Throwable {
        assertThat(readWithoutCsv("{\"order_number\": \"1\"}")).hasToString("{\"order_number\":\"1\"}");
        assertThatThrownBy(() -> readWithoutCsv("order_number\n1\n"))
                .hasMessage("An order in CSV needs jackson-dataformat-csv on the class path");
    }

    @Test
    void aByteOrderMarkAndTabsOfASpreadsheetDoNoHarm() {
        assertThat(PlainOrders.read("\uFEFForder_number\tname\r\n1\tJane, \"Roe\"\r\n"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .singleElement().satisfies(order -> assertThat(((PlainOrder) order).fields())
                        .containsEntry("order_number", "1").containsEntry("name", "Jane, \"Roe\""));
    }

    @Test
    void rowsOfOneOrderThatDifferAreRejected() {
        Map<String, Object> first = Map.of("order_number", "7", "city", "Wien", "item_sku", "a");

        assertThatThrownBy(() -> PlainOrders.of(List.of(first, Map.of("order_number", "7", "city", "Graz", "item_sku", "b"))))
                .hasMessage("order 2 (order 7): city is 'Graz', and is 'Wien' in order 1 of the same order");
        assertThatThrownBy(() -> PlainOrders.of(List.of(first, Map.of("order_number", "7"))))
                .hasMessageContaining("this row has no item to add");
    }

    @Test
    void aFieldThatIsThereTwiceIsRejected() {
        assertThatThrownBy(() -> PlainOrders.read("{\"name\": \"a\", \"name\": \"b\"}"))
                .isInstanceOf(InvalidRequestException.class).hasMessageContaining("is no valid JSON");
    }

    @Test
    void everyUnitBecomesKilogramsRoundedUpToGrams() {
        assertThat(new Weight(new BigDecimal("1"), WeightUnit.LBS).inKilograms()).isEqualByComparingTo("0.454");
        assertThat(new Weight(new BigDecimal("2"), WeightUnit.OZ).inKilograms()).isEqualByComparingTo("0.057");
        assertThat(Weight.grams(999).inKilograms()).isEqualByComparingTo("0.999");
    }
}
