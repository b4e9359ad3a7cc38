package io.github.camelsendcloud.sandbox;

import java.net.http.*;
import java.util.concurrent.*;

class LoopTest {
    @org.junit.jupiter.api.Test
    void loop() throws Exception {
        int bad = 0;
        HttpClient h = HttpClient.newHttpClient();
        for (int i = 0; i < 300; i++) {
            CompletableFuture<HttpResponse<String>> answer;
            try (Sandbox other = Sandbox.start()) {
                other.controls().failNext(1, Fault.noAnswer());
                answer = h.sendAsync(new TestClient(other).request("/api/v3/user/auth/metadata").build(),
                        HttpResponse.BodyHandlers.ofString());
                while (other.requests().isEmpty())
                    Thread.onSpinWait();
            }
            try {
                answer.get(3, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                bad++;
                System.out.println("TIMEOUT at " + i);
            } catch (ExecutionException e) {
            }
        }
        System.out.println("bad=" + bad);
    }
}
