package io.github.camelsendcloud.sandbox;

import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;

import io.github.camelsendcloud.sandbox.internal.control.Guard;

/** Configures and starts sandboxes. Not safe for use by several threads. */
public final class SandboxBuilder {

    final NamedIntegrations integrations = new NamedIntegrations();
    int port;
    String host = "127.0.0.1";
    private String controlToken;
    int keptRequests = RequestLog.DEFAULT_REQUESTS;
    long keptBytes = RequestLog.DEFAULT_BODIES;
    long seed;
    Path data;
    Path keyStore;
    String keyStorePassword;

    SandboxBuilder() {
    }

    /** Sets the port; 0 (the default) for a free port. */
    public SandboxBuilder port(int port) {
        this.port = port;
        return this;
    }

    /**
     * Sets the address on which the sandbox listens. A host other than loopback demands a control token.
     *
     * @param host a name or an address of this machine; {@code 0.0.0.0} for all addresses; 127.0.0.1 by default
     */
    public SandboxBuilder host(String host) {
        this.host = Objects.requireNonNull(host, "host");
        return this;
    }

    /**
     * Sets the token that the control endpoints and the page demand.
     *
     * @param  token                    null for no token on loopback, and for a random token on another host
     * @throws IllegalArgumentException if the token is empty, or has other characters than letters, digits, dots,
     *                                  dashes and underscores
     */
    public SandboxBuilder controlToken(String token) {
        if (token != null && !token.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException(
                    "A control token consists of letters, digits, dots, dashes and underscores");
        }
        this.controlToken = token;
        return this;
    }

    /**
     * Sets how many requests the sandbox keeps. The sandbox forgets the oldest requests.
     *
     * @param  requests                 at least 1; 100,000 by default
     * @param  bytesOfBodies            about how many bytes of bodies the sandbox keeps; 64 MB by default
     * @throws IllegalArgumentException if the number of requests is less than 1, or the bytes are negative
     */
    public SandboxBuilder keepRequests(int requests, long bytesOfBodies) {
        if (requests < 1 || bytesOfBodies < 0) {
            throw new IllegalArgumentException("A sandbox keeps at least one request");
        }
        this.keptRequests = requests;
        this.keptBytes = bytesOfBodies;
        return this;
    }

    /** Sets the seed of all probabilities; 0 by default. */
    public SandboxBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Keeps the data in a file, so that the data survive the end of the process. A start with an existing file has the
     * accounts, their keys and their data. Tokens, requests and pending deliveries are not kept.
     *
     * @param file null (the default) for data in memory only
     */
    public SandboxBuilder data(Path file) {
        this.data = file;
        return this;
    }

    /**
     * Serves HTTPS instead of HTTP, and https addresses in the responses.
     *
     * @param keyStore a key store in the form PKCS12 or JKS with the certificate of the sandbox; not null
     * @param password the password of the key store and of its key; not null
     */
    public SandboxBuilder tls(Path keyStore, String password) {
        this.keyStore = Objects.requireNonNull(keyStore, "keyStore");
        this.keyStorePassword = Objects.requireNonNull(password, "password");
        return this;
    }

    String controlTokenOrRandom() {
        return controlToken == null && !Guard.isLoopback(host)
                ? UUID.randomUUID().toString().replace("-", "") : controlToken;
    }

    /**
     * Adds an account with this integration and the name {@code account-ID}. {@link Sandbox#publicKey()} is the key of
     * the first account. A sandbox without an account has the default account.
     *
     * @throws IllegalArgumentException if another account has the name, or if another integration has the id or the
     *                                  public key
     */
    public SandboxBuilder integration(Integration integration) {
        integrations.add(integration);
        return this;
    }

    /**
     * Adds an account. The integration has the next free id, the public key {@code NAME-public-key} and the secret key
     * {@code NAME-secret-key}.
     *
     * @param  name                     letters, digits, dots, dashes and underscores; unique
     * @throws IllegalArgumentException if the text is not a name, or if another account has the name
     */
    public SandboxBuilder account(String name) {
        integrations.add(name);
        return this;
    }

    /**
     * Adds an account with this integration.
     *
     * @param  name                     letters, digits, dots, dashes and underscores; unique
     * @throws IllegalArgumentException if the text is not a name, if another account has the name, or if another
     *                                  integration has the id or the public key
     */
    public SandboxBuilder account(String name, Integration integration) {
        integrations.add(name, integration);
        return this;
    }

    /**
     * Starts a sandbox. Each call starts another sandbox.
     *
     * @throws IllegalStateException if the port cannot be opened
     */
    public Sandbox start() {
        return new Sandbox(this).open();
    }
}
