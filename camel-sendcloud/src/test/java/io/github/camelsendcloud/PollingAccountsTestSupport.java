package io.github.camelsendcloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelsendcloud.sandbox.Account;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExceptionHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** One route polls the accounts of the sandbox. The test starts each poll. */
@Timeout(120)
abstract class PollingAccountsTestSupport extends SandboxTestSupport {

    protected static final String ALL = "sendcloud:shipments?startFrom=beginning";

    /** The accounts of the component. Tests change the map while routes run. */
    protected final Map<String, Object> accounts = new ConcurrentHashMap<>();
    protected final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    protected final MapStateRepository state = new MapStateRepository();
    protected final Failures failures = new Failures();
    /** Processes an exchange after the exchange is recorded. */
    protected volatile Processor processing = exchange -> {
    };
    /** The context of the route that polls. */
    protected DefaultCamelContext machine;

    /** Records what the consumer reports to its exception handler. */
    protected static final class Failures implements ExceptionHandler {
        private final List<String> accounts = new CopyOnWriteArrayList<>();
        private final List<Throwable> causes = new CopyOnWriteArrayList<>();

        @Override
        public void handleException(Throwable exception) {
            handleException(null, null, exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            handleException(message, null, exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            assertThat(message).doesNotContain("secret").doesNotContain("public");
            accounts.add(exchange == null ? "all" : account(exchange));
            causes.add(exception);
        }

        /** Returns and removes the names of the accounts that have failed. */
        List<String> take() {
            List<String> taken = List.copyOf(accounts);
            accounts.clear();
            return taken;
        }

        Throwable cause() {
            return causes.get(causes.size() - 1);
        }
    }

    @Override
    protected SendcloudConfiguration configuration() {
        return withAccountsOnly(super.configuration(), accounts);
    }

    @BeforeEach
    void addTwoShops() {
        add("one");
        add("two");
    }

    @AfterEach
    void stopMachine() throws Exception {
        if (machine != null) {
            machine.close();
        }
    }

    protected Account add(String name) {
        return addAccount(accounts, name);
    }

    /** Announces a shipment of an account. */
    protected void ship(String account) {
        Exchange exchange = call("sendcloud:shipments/announce", shipment(), SendcloudConstants.ACCOUNT, account);
        assertThat(exchange.getException()).isNull();
    }

    /** Starts a route that polls an address, in a new context. */
    protected void route(String address) throws Exception {
        machine = newMachine();
        machine.addRoutes(polling(address, "poll"));
        machine.start();
    }

    protected DefaultCamelContext newMachine() {
        DefaultCamelContext context = new DefaultCamelContext();
        context.addComponent("sendcloud", component());
        context.getRegistry().bind("state", state);
        context.getRegistry().bind("failures", failures);
        return context;
    }

    protected RouteBuilder polling(String address, String id) {
        String handler = address.contains("bridgeErrorHandler") ? "" : "&exceptionHandler=#failures";
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(address + "&startScheduler=false&outputType=map&stateRepository=#state" + handler).routeId(id)
                        .process(exchanges::add).process(exchange -> processing.process(exchange));
            }
        };
    }

    /** Polls once on the thread of the test. */
    protected void poll() {
        poller().run();
    }

    protected SendcloudPollingConsumer poller() {
        return (SendcloudPollingConsumer) machine.getRoute("poll").getConsumer();
    }

    /** Polls once, and returns the accounts of the exchanges. */
    protected List<String> pollAccounts() {
        exchanges.clear();
        poll();
        return exchanges.stream().map(PollingAccountsTestSupport::account).toList();
    }

    protected static String account(Exchange exchange) {
        return exchange.getMessage().getHeader(SendcloudConstants.ACCOUNT, String.class);
    }

    /** Polls once, and returns the accounts whose lists were requested. */
    protected List<String> requested() {
        int before = sandbox().requests().size();
        poll();
        List<RecordedRequest> requests = new ArrayList<>(sandbox().requests());
        return requests.subList(before, requests.size()).stream().map(RecordedRequest::account).toList();
    }
}
