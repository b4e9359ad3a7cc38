package io.github.camelsendcloud.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers every {@link Case} with bytes that are ready, if the call has a credential; and gives out one token. */
final class FixedServer extends Handler.Abstract.NonBlocking {

    static final String TOKEN_PATH = "/oauth2/token";

    private static final String TOKEN = "benchmark-token";
    private static final byte[] TOKEN_ANSWER = ("{\"access_token\":\"" + TOKEN
                                                + "\",\"token_type\":\"bearer\",\"expires_in\":3600,\"scope\":\"api\"}")
            .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REFUSAL = "{}".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, Case> cases = new HashMap<>();
    private final Map<Case, ByteBuffer> answers = new HashMap<>();

    FixedServer() {
        for (Case known : Case.values()) {
            cases.put(known.path(), known);
            ByteBuffer direct = ByteBuffer.allocateDirect(known.answer().length);
            answers.put(known, direct.put(known.answer()).flip());
        }
    }

    public static void main(String[] args) throws Exception {
        Server.serve(new FixedServer());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getPath();
        Case asked = cases.get(path);
        if (path.equals(TOKEN_PATH)) {
            Server.body(request, callback,
                    body -> Server.answer(response, 200, "application/json", ByteBuffer.wrap(TOKEN_ANSWER), callback));
        } else if (asked == null || !asked.method().equals(request.getMethod())) {
            Server.answer(response, 404, "application/json", ByteBuffer.wrap(REFUSAL), callback);
        } else if (!isAuthorized(request.getHeaders().get(HttpHeader.AUTHORIZATION))) {
            Server.answer(response, 401, "application/json", ByteBuffer.wrap(REFUSAL), callback);
        } else if (asked.request() == null) {
            Server.answer(response, asked.status(), asked.contentType(), answers.get(asked).duplicate(), callback);
        } else {
            Server.body(request, callback, body -> {
                boolean whole = body.remaining() == asked.request().length;
                Server.answer(
                        response, whole ? asked.status() : 400, asked.contentType(), answers.get(asked).duplicate(), callback);
            });
        }
        return true;
    }

    private static boolean isAuthorized(String credential) {
        return Keys.BASIC.equals(credential) || ("Bearer " + TOKEN).equals(credential);
    }
}
