package io.github.camelsendcloud.internal.client;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelsendcloud.SendcloudConfiguration;
import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.api.Resource;
import io.github.camelsendcloud.internal.auth.Account;
import io.github.camelsendcloud.internal.auth.ApiCredentials;
import io.github.camelsendcloud.internal.binding.EndpointBinding;
import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import io.github.camelsendcloud.internal.client.ClientOptions.ConnectionSettings;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/** This HTTP client receives its responses from a test and opens no connection. */
public final class PreparedResponses implements AutoCloseable {

    private static final String API = "https://panel.sendcloud.sc";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();
    private final Deque<ClassicHttpResponse> responses = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final Runnable beforeResponse;
    private final SendcloudClient client;

    /** @param beforeResponse runs before each response */
    public PreparedResponses(Runnable beforeResponse) {
        this.beforeResponse = beforeResponse;
        HttpComponent http = new HttpComponent();
        http.setCamelContext(context);
        http.setHttpClientConfigurer(builder -> builder
                .replaceExecInterceptor(
                        ChainElement.CONNECT.name(), (request, scope, chain) -> chain.proceed(request, scope))
                .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "prepared", this::execute));
        Duration second = Duration.ofSeconds(1);
        client = new SendcloudClient(
                context, new ConnectionSettings(second, second, second, second, 1, null, null, http),
                new CallExecutor(threads, 1, threads), threads, API + "/api", "test", new RetryLog(threads),
                ActivityListener.NONE);
        context.start();
        client.start();
    }

    private ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain) {
        requests.add(URLDecoder.decode(request.getRequestUri(), StandardCharsets.UTF_8));
        beforeResponse.run();
        return responses.remove();
    }

    /** Adds a response with a JSON body and its content type. */
    public ClassicHttpResponse respond(int status, String body) {
        BasicClassicHttpResponse response = new BasicClassicHttpResponse(status);
        response.setHeader("Content-Type", "application/json");
        response.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        responses.add(response);
        return response;
    }

    /** Returns the decoded paths and queries of all requests. */
    public List<String> requests() {
        return requests;
    }

    public DefaultCamelContext context() {
        return context;
    }

    /** Returns the runtime of an endpoint without rate limits and retries. */
    public EndpointRuntime runtime(Resource resource, SendcloudConfiguration configuration) {
        return new EndpointRuntime(
                new EndpointBinding(context, configuration, resource, null), new ClientLease(
                        client, CallPolicy.NONE, ApiCredentials.basic(
                                Account.of(new Account.Settings(URI.create("http://localhost:1/token"), "public", "secret")),
                                Set.of(URI.create(API))),
                        null, List.of()));
    }

    @Override
    public void close() throws Exception {
        client.stop();
        context.close();
        threads.shutdownNow();
    }
}
