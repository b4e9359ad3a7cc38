package io.github.camelsendcloud;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.sandbox.Account;
import io.github.camelsendcloud.sandbox.Sandbox;
import io.github.camelsendcloud.sandbox.SandboxExtension;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.SimpleRegistry;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Starts a Camel context whose component calls a sandbox over a real socket. */
public abstract class SandboxTestSupport extends CamelTestSupport {

    @RegisterExtension
    protected static final SandboxExtension SENDCLOUD = new SandboxExtension();

    protected static Sandbox sandbox() {
        return SENDCLOUD.sandbox();
    }

    /** Creates a context whose registry keeps the component after a stop, like the registry of a framework. */
    @Override
    protected CamelContext createCamelContext() throws Exception {
        SimpleRegistry beans = new SimpleRegistry();
        beans.bind("sendcloud", component());
        return new DefaultCamelContext(new DefaultRegistry(beans));
    }

    /** Returns a component with the keys and the addresses of the sandbox. */
    protected SendcloudComponent component() {
        SendcloudComponent component = new SendcloudComponent();
        component.setConfiguration(configuration());
        return component;
    }

    protected SendcloudConfiguration configuration() {
        SendcloudConfiguration configuration = new SendcloudConfiguration();
        configuration.setPublicKey(sandbox().publicKey());
        configuration.setSecretKey(sandbox().secretKey());
        configuration.setBaseUri(sandbox().baseUri().toString());
        configuration.setServicePointsUri(sandbox().servicePointsUri().toString());
        configuration.setTokenUri(sandbox().tokenUri().toString());
        // most tests check neither limits nor retries, so the calls must not wait
        configuration.setRateLimiter("off");
        configuration.setRetryDelay(1);
        return configuration;
    }

    /** Removes the keys of a configuration: each message or endpoint names one of the accounts. */
    protected static SendcloudConfiguration withAccountsOnly(
            SendcloudConfiguration configuration, Map<String, Object> accounts) {
        configuration.setAccounts(accounts);
        configuration.setPublicKey(null);
        configuration.setSecretKey(null);
        return configuration;
    }

    /** Adds an account to the sandbox, and the same account to the accounts of a component. */
    protected static Account addAccount(Map<String, Object> accounts, String name) {
        Account account = sandbox().addAccount(name);
        accounts.put(name, new SendcloudAccount(keys(account)));
        return account;
    }

    /** Returns the newest keys of an account of the sandbox. */
    protected static SendcloudCredentials keys(Account account) {
        return new SendcloudCredentials(account.publicKey(), account.secretKey());
    }

    /** Makes a call with the given body and headers. Names and values of headers alternate. */
    protected Exchange call(String uri, Object body, Object... headers) {
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getMessage().setHeader((String) headers[i], headers[i + 1]);
            }
        });
    }

    /** Returns a shipment that the sandbox announces. */
    protected static Map<String, Object> shipment() {
        Map<String, Object> shipment = new LinkedHashMap<>();
        shipment.put("order_number", "4711");
        shipment.put("from_address", address("Lager", "Stadhuisplein", "10", "5611 EM", "Eindhoven", "NL"));
        shipment.put("to_address", address("Jürgen Müßig", "Königstraße", "12", "70173", "Stuttgart", "DE"));
        shipment.put("ship_with", Map.of(
                "type", "shipping_option_code", "properties", Map.of("shipping_option_code", "sendcloud:letter")));
        shipment.put("parcels", List.of(Map.of("weight", Map.of("value", "1.320", "unit", "kg"))));
        return shipment;
    }

    private static Map<String, Object> address(
            String name, String street, String number, String postalCode, String city, String country) {
        return Map.of(
                "name", name, "address_line_1", street, "house_number", number, "postal_code", postalCode, "city", city,
                "country_code", country);
    }
}
